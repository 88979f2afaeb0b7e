import { PURCHASE } from './lexicon/attributes.ts'
import { FUNCTION_WORDS, PREPOSITIONS } from './lexicon/function-words.ts'
import { kinOf } from './lexicon/kin.ts'
import { isPlace } from './lexicon/places.ts'
import type { NameOf } from './names.ts'
import { stem } from './stem.ts'

/** Terms of a phrase with their weights before rarity is counted. */
export type Terms = ReadonlyMap<string, number>

/** What a phrase is compared by. */
export interface PhraseTerms {
  readonly words: Terms
  /** Letters in threes: they meet over compounds, other derivations and misspellings. */
  readonly grams: Terms
}

const WEIGHT = { attribute: 0.4, number: 0.25, afterPreposition: 0.8, topic: 1 } as const
/** A stem counts less beside the family that speaks for it. */
const STEM_IN_FAMILY = 0.7
const GRAM = 3

/** A word's part in every phrase that holds it. */
interface WordTerms {
  readonly weight: number
  readonly stem: string
  readonly families: readonly string[]
  readonly grams: readonly string[]
}

/** Terms of phrases given as words; each word is looked at once. */
export function termsReader(nameOf: NameOf): (words: readonly string[]) => PhraseTerms {
  const known = new Map<string, WordTerms>()
  const of = (word: string) => {
    const terms = known.get(word) ?? wordTerms(word, nameOf)
    known.set(word, terms)
    return terms
  }
  return (words) => {
    const stems = new Map<string, number>()
    const grams = new Map<string, number>()
    const hasMeaning = words.some((word) => !FUNCTION_WORDS.has(word))
    for (const [i, word] of words.entries()) {
      if (hasMeaning && FUNCTION_WORDS.has(word)) continue
      const terms = of(word)
      const isAfter = terms.weight === WEIGHT.topic && PREPOSITIONS.has(words[i - 1] ?? '')
      const weight = isAfter ? WEIGHT.afterPreposition : terms.weight
      raise(stems, terms.stem, terms.families.length > 0 ? weight * STEM_IN_FAMILY : weight)
      for (const family of terms.families) raise(stems, family, weight)
      for (const gram of terms.grams) raise(grams, gram, weight)
    }
    return { words: stems, grams }
  }
}

function wordTerms(word: string, nameOf: NameOf): WordTerms {
  const root = stem(word)
  const name = nameOf(word)
  const isAttribute = PURCHASE.has(root) || isPlace(word)
  return {
    weight: isAttribute ? WEIGHT.attribute : /\d/.test(word) ? WEIGHT.number : WEIGHT.topic,
    stem: root,
    families: [
      ...kinOf(root).map((family) => `kin ${family}`),
      ...(name === undefined ? [] : [`name ${name}`]),
    ],
    grams: isAttribute ? [] : [...gramsOf(word)],
  }
}

function* gramsOf(word: string): Iterable<string> {
  const bounded = `_${word}_`
  for (let at = 0; at + GRAM <= bounded.length; at += 1) yield bounded.slice(at, at + GRAM)
}

function raise(weights: Map<string, number>, term: string, weight: number): void {
  weights.set(term, Math.max(weights.get(term) ?? 0, weight))
}
