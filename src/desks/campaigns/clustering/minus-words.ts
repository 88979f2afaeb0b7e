import type { MinusWord, Phrase } from '../phrase.ts'
import { signalsIn } from './intent.ts'
import { townOf } from './lexicon/places.ts'
import { stem } from './stem.ts'
import { wordsIn } from './text.ts'

export interface MinusOptions {
  /** What the seller offers: no word of it is suggested. */
  readonly seeds?: readonly string[]
  /** Towns the campaign is shown in. Other towns are suggested only when each of these is a known one. */
  readonly places?: readonly string[]
}

/** Words of these phrases that keep ads from buyers' eyes, most frequent first. Words most phrases hold are what is sold. */
export function suggestMinusWords(phrases: readonly Phrase[], options: MinusOptions): MinusWord[] {
  const { seeds = [], places = [] } = options
  const offered = new Set(seeds.flatMap((seed) => wordsIn(seed).map(stem)))
  const served = new Set(places.flatMap(townsIn))
  const isLocal = places.length > 0 && places.every((place) => townsIn(place).length > 0)
  const found = new Map<string, { -readonly [K in keyof MinusWord]: MinusWord[K] }>()

  for (const { text } of phrases) {
    const seen = new Set<string>()
    const note = (word: string, reason: MinusWord['reason']) => {
      const key = word.split(' ').map(stem).join(' ')
      if (seen.has(key) || key.split(' ').some((part) => offered.has(part))) return
      seen.add(key)
      const known = found.get(key)
      if (known) known.phrases += 1
      else found.set(key, { word, reason, phrases: 1 })
    }
    for (const { signal, words } of signalsIn(text)) {
      if (signal.reason) note(words, signal.reason)
    }
    if (!isLocal) continue
    for (const word of wordsIn(text)) {
      const town = townOf(stem(word))
      if (town !== undefined && !served.has(town)) note(word, 'place')
    }
  }
  return [...found.values()]
    .filter(({ phrases: holding }) => holding * 2 <= phrases.length)
    .sort((a, b) => b.phrases - a.phrases || (a.word < b.word ? -1 : 1))
}

/** The seller's own stop words, with the number of phrases they keep away. */
export function stopWordsAmong(
  phrases: readonly Phrase[],
  stopList: readonly string[],
): MinusWord[] {
  return stopList.map((word) => ({
    word,
    reason: 'stop-list',
    phrases: phrases.filter(({ text }) => minusWordIn(text, [word]) !== undefined).length,
  }))
}

/** The first of the minus-words the phrase holds in any form. A minus-phrase stands for all of its words, in any order. */
export function minusWordIn(text: string, minusWords: readonly string[]): string | undefined {
  const held = new Set(wordsIn(text).map(stem))
  return minusWords.find((minusWord) => {
    const stems = wordsIn(minusWord).map(stem)
    return stems.length > 0 && stems.every((part) => held.has(part))
  })
}

function townsIn(text: string): string[] {
  return wordsIn(text)
    .map((word) => townOf(stem(word)))
    .filter((town) => town !== undefined)
}
