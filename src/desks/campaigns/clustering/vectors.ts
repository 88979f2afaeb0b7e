import { namesAmong } from './names.ts'
import { type Terms, termsOf } from './terms.ts'
import { normalise, wordsOf } from './text.ts'

/** A sparse vector of length 1 (0 when a phrase has nothing to compare): the dot product of two is their similarity. */
export interface Vector {
  readonly terms: Int32Array
  readonly weights: Float64Array
}

type Weights = ReadonlyMap<string, number>

/** Share of letters against stems, and of a model's embeddings against both, in the similarity. */
const GRAMS = 0.3
const EMBEDDINGS = 0.5
/** Numbers of an embedding that are used: the first ones tell nearly all, and time and memory grow with each. */
const DIMENSIONS = 256
/** A word of a single phrase brings it near to none: it must not keep it away from its kind either. */
const LONE_WORD = 0.5

/** TF-IDF over stems and letters; `embeddings`, when given, one a text in the same order. */
export function vectorsOf(
  texts: readonly string[],
  embeddings?: readonly (readonly number[])[],
): Vector[] {
  const terms = termsOfAll(texts)
  const words = weighed(
    terms.map((of) => of.words),
    LONE_WORD,
  )
  const grams = weighed(
    terms.map((of) => of.grams),
    1,
  )
  const meanings = embeddings && centred(embeddings)
  const lexical = meanings ? 1 - EMBEDDINGS : 1
  const number = numbering()
  return texts.map((_, i) =>
    joined(
      [
        [words[i], lexical * (1 - GRAMS)],
        [grams[i], lexical * GRAMS],
        [meanings?.[i], EMBEDDINGS],
      ],
      number,
    ),
  )
}

/**
 * Vectors of phrases of one group, to tell its parts: by words only, and without those that more than half of them share.
 */
export function partingVectors(texts: readonly string[]): Vector[] {
  const terms = termsOfAll(texts).map((of) => of.words)
  const common = new Set(
    [...documentsOf(terms)].filter(([, count]) => count > texts.length / 2).map(([term]) => term),
  )
  const own = terms.map((of) => new Map([...of].filter(([term]) => !common.has(term))))
  const number = numbering()
  return weighed(own, LONE_WORD).map((weights) => joined([[weights, 1]], number))
}

function termsOfAll(texts: readonly string[]): Terms[] {
  const words = texts.map((text) => wordsOf(normalise(text)))
  const nameOf = namesAmong(words.flat())
  return words.map((of) => termsOf(of, nameOf))
}

function documentsOf(documents: readonly Weights[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const document of documents) {
    for (const term of document.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return counts
}

/** Each weight times the rarity of its term, then all to length 1. */
function weighed(documents: readonly Weights[], lone: number): Map<string, number>[] {
  const counts = documentsOf(documents)
  const rarity = (term: string) => {
    const count = counts.get(term) ?? 1
    return Math.log(1 + documents.length / count) * (count === 1 ? lone : 1)
  }
  return documents.map((document) =>
    toUnit(new Map([...document].map(([term, weight]) => [term, weight * rarity(term)]))),
  )
}

/** Embeddings of one topic all point one way; what tells phrases apart is the difference from their mean. */
function centred(embeddings: readonly (readonly number[])[]): Map<string, number>[] {
  const shortened = embeddings.map((of) => of.slice(0, DIMENSIONS))
  const mean = (shortened[0] ?? []).map(
    (_, d) => shortened.reduce((sum, of) => sum + (of[d] ?? 0), 0) / shortened.length,
  )
  return shortened.map((of) =>
    toUnit(new Map(of.map((value, d) => [`meaning ${d}`, value - (mean[d] ?? 0)]))),
  )
}

function toUnit(weights: Map<string, number>): Map<string, number> {
  let squares = 0
  for (const weight of weights.values()) squares += weight * weight
  const length = Math.sqrt(squares) || 1
  for (const [term, weight] of weights) weights.set(term, weight / length)
  return weights
}

function joined(
  parts: readonly (readonly [Weights | undefined, number])[],
  number: (term: string) => number,
): Vector {
  const terms: number[] = []
  const weights: number[] = []
  for (const [i, [part = new Map<string, number>(), share]] of parts.entries()) {
    for (const [term, weight] of part) {
      terms.push(number(`${i} ${term}`))
      weights.push(weight * Math.sqrt(share))
    }
  }
  return { terms: Int32Array.from(terms), weights: Float64Array.from(weights) }
}

function numbering(): (term: string) => number {
  const numbers = new Map<string, number>()
  return (term) => {
    const known = numbers.get(term) ?? numbers.size
    numbers.set(term, known)
    return known
  }
}
