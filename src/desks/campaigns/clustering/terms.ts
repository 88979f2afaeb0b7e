import { PURCHASE } from './lexicon/attributes.ts'
import { FUNCTION_WORDS, PREPOSITIONS } from './lexicon/function-words.ts'
import { kinOf } from './lexicon/kin.ts'
import { isPlace } from './lexicon/places.ts'
import { type Thing, thingsIn, type WordForm } from './lexicon/things.ts'
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

const WEIGHT = { attribute: 0.4, number: 0.25, afterPreposition: 0.85, topic: 1 } as const
/** A stem counts less beside the family, and beside the kind, that speaks for it. */
const SPOKEN_FOR = 0.67
/** What a thing's place in the catalogue counts: its kind and its shelf; the department only of what is looked for. */
const PLACE = { kind: 0.84, shelf: 0.93, department: 0.47 } as const
/** Things beside the one that is looked for. */
const BESIDE = 0.93
const GRAM = 3

/** A word's part in every phrase that holds it. */
interface WordTerms extends WordForm {
  readonly weight: number
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
      raise(stems, terms.stem, terms.families.length > 0 ? weight * SPOKEN_FOR : weight)
      for (const family of terms.families) raise(stems, family, weight)
      for (const gram of terms.grams) raise(grams, gram, weight)
    }
    addPlaces(stems, thingsIn(words, words.map(of)))
    return { words: stems, grams }
  }
}

/** The places of things; the stems that name them count less. */
function addPlaces(terms: Map<string, number>, things: readonly Thing[]): void {
  for (const { stems, places, isHead } of things) {
    for (const root of stems) {
      const weight = terms.get(root)
      if (weight !== undefined) terms.set(root, weight * SPOKEN_FOR)
    }
    const weight = isHead ? 1 : BESIDE
    for (const { kind, shelf, department } of places) {
      raise(terms, `kind ${kind}`, weight * PLACE.kind)
      raise(terms, `shelf ${shelf}`, weight * PLACE.shelf)
      if (isHead) raise(terms, `department ${department}`, PLACE.department)
    }
  }
}

function wordTerms(word: string, nameOf: NameOf): WordTerms {
  const root = stem(word)
  const name = nameOf(word)
  const isAttribute = PURCHASE.has(root) || isPlace(word)
  return {
    weight: isAttribute ? WEIGHT.attribute : /\d/.test(word) ? WEIGHT.number : WEIGHT.topic,
    stem: root,
    isAttribute,
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

/** Whether a term of words stands for more than one stem. */
export const isFamily = (term: string): boolean => term.includes(' ')

function raise(weights: Map<string, number>, term: string, weight: number): void {
  weights.set(term, Math.max(weights.get(term) ?? 0, weight))
}
