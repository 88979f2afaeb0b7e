import { PURCHASE } from './lexicon/attributes.ts'
import { FUNCTION_WORDS, PREPOSITIONS } from './lexicon/function-words.ts'
import { kinOf } from './lexicon/kin.ts'
import { isPlace } from './lexicon/places.ts'
import type { NameOf } from './names.ts'
import { stem } from './stem.ts'

/** What a phrase is compared by: features with their weights before rarity is counted. */
export interface Terms {
  readonly words: ReadonlyMap<string, number>
  /** Letters in threes and fours: they meet over compounds, other derivations and misspellings. */
  readonly grams: ReadonlyMap<string, number>
}

const WEIGHT = { attribute: 0.4, number: 0.5, afterPreposition: 0.8, topic: 1 } as const
/** A stem counts less beside the family that speaks for it. */
const STEM_IN_FAMILY = 0.7

export function termsOf(words: readonly string[], nameOf: NameOf): Terms {
  const stems = new Map<string, number>()
  const grams = new Map<string, number>()
  const meaning = words.filter((word) => !FUNCTION_WORDS.has(word))
  for (const [i, word] of words.entries()) {
    if (meaning.length > 0 && FUNCTION_WORDS.has(word)) continue
    const root = stem(word)
    const isAttribute = PURCHASE.has(root) || isPlace(word)
    const weight = isAttribute
      ? WEIGHT.attribute
      : /\d/.test(word)
        ? WEIGHT.number
        : PREPOSITIONS.has(words[i - 1] ?? '')
          ? WEIGHT.afterPreposition
          : WEIGHT.topic
    const families = familiesOf(word, root, nameOf)
    raise(stems, root, families.length > 0 ? weight * STEM_IN_FAMILY : weight)
    for (const family of families) raise(stems, family, weight)
    if (!isAttribute) for (const gram of gramsOf(word)) raise(grams, gram, weight)
  }
  return { words: stems, grams }
}

function familiesOf(word: string, root: string, nameOf: NameOf): string[] {
  const name = nameOf(word)
  return [
    ...kinOf(root).map((family) => `kin ${family}`),
    ...(name === undefined ? [] : [`name ${name}`]),
  ]
}

function* gramsOf(word: string): Iterable<string> {
  const bounded = `_${word}_`
  for (const length of [3, 4]) {
    for (let at = 0; at + length <= bounded.length; at += 1) yield bounded.slice(at, at + length)
  }
}

function raise(weights: Map<string, number>, term: string, weight: number): void {
  weights.set(term, Math.max(weights.get(term) ?? 0, weight))
}
