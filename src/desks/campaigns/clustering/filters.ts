import type { Dropped, DropReason, Phrase } from '../phrase.ts'
import { FUNCTION_WORDS } from './lexicon/function-words.ts'
import { minusWordIn } from './minus-words.ts'
import { stem } from './stem.ts'
import { wordsIn } from './text.ts'

export interface FilterOptions {
  /** Shows a month below which a phrase is left out; 0 by default. */
  readonly minFrequency?: number
  /** The most frequent so many are kept; all by default. */
  readonly maxKeywords?: number
  /** Direct takes keywords of 7 words at most. */
  readonly maxWords?: number
  /** Minus-words the seller gave: phrases that hold one are left out. */
  readonly stopList?: readonly string[]
  /** Keep phrases that differ only in order and form of their words. */
  readonly keepDuplicates?: boolean
}

const MOST_WORDS = 7

/** Parts what is worth grouping from the rest. `phrases` come most frequent first, and stay so. */
export function sift(
  phrases: readonly Phrase[],
  options: FilterOptions,
): { readonly kept: readonly Phrase[]; readonly dropped: readonly Dropped[] } {
  const { minFrequency = 0, maxKeywords = Number.POSITIVE_INFINITY } = options
  const { maxWords = MOST_WORDS, stopList = [], keepDuplicates = false } = options
  const kept: Phrase[] = []
  const dropped: Dropped[] = []
  const known = new Map<string, string>()

  for (const phrase of phrases) {
    const words = wordsIn(phrase.text)
    const key = keepDuplicates ? undefined : duplicateKey(words)
    const minusWord = minusWordIn(phrase.text, stopList)
    const original = key && known.get(key)
    if (words.length > maxWords) drop(phrase, 'too-long')
    else if (minusWord !== undefined) drop(phrase, 'minus-word', minusWord)
    else if (original !== undefined && original !== '') drop(phrase, 'duplicate', original)
    else if (phrase.frequency < minFrequency) drop(phrase, 'rare')
    else if (kept.length >= maxKeywords) drop(phrase, 'over-limit')
    else {
      kept.push(phrase)
      if (key) known.set(key, phrase.text)
    }
  }
  return { kept, dropped }

  function drop(phrase: Phrase, reason: DropReason, because = ''): void {
    dropped.push({ phrase, reason, because })
  }
}

/** The same for phrases of the same words in any order and form; function words do not count, as Direct ignores them. */
function duplicateKey(words: readonly string[]): string {
  const meaning = words.filter((word) => !FUNCTION_WORDS.has(word))
  return [...new Set((meaning.length > 0 ? meaning : words).map(stem))].sort().join(' ')
}
