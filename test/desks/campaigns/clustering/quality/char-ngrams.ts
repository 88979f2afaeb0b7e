import { distancesOf } from '#desks/campaigns/clustering/distances.ts'
import { averageLinkage, cutInto } from '#desks/campaigns/clustering/linkage.ts'
import type { Vector } from '#desks/campaigns/clustering/vectors.ts'

const LENGTHS = [3, 4, 5]

/**
 * What needs no knowledge of search phrases: average linkage over cosines of TF-IDF of letters, cut into `count` groups. The features are
 * those of scikit-learn's `TfidfVectorizer(analyzer='char_wb', ngram_range=(3, 5))`. Resolves to the group of each text.
 */
export function byCharNgrams(texts: readonly string[], count: number): number[] {
  const merges = averageLinkage(distancesOf(vectorsOf(texts)), texts.length)
  const group: number[] = []
  for (const [g, members] of cutInto(merges, texts.length, count).entries())
    for (const member of members) group[member] = g
  return group
}

function vectorsOf(texts: readonly string[]): Vector[] {
  const numbers = new Map<string, number>()
  const documents: number[] = []
  const counts = texts.map((text) => {
    const found = new Map<number, number>()
    for (const gram of gramsOf(text)) {
      const number = numbers.get(gram) ?? numbers.size
      numbers.set(gram, number)
      found.set(number, (found.get(number) ?? 0) + 1)
    }
    for (const number of found.keys()) documents[number] = (documents[number] ?? 0) + 1
    return found
  })
  return counts.map((found) => {
    const weights = [...found].map(
      ([number, times]) =>
        times * (Math.log((1 + texts.length) / (1 + (documents[number] ?? 0))) + 1),
    )
    const length = Math.hypot(...weights) || 1
    return {
      terms: Int32Array.from(found.keys()),
      weights: Float64Array.from(weights, (weight) => weight / length),
    }
  })
}

/** Pieces of each word with its borders; of a word shorter than a piece, the word once. */
function* gramsOf(text: string): Iterable<string> {
  for (const word of text.toLowerCase().split(/\s+/u)) {
    const bounded = ` ${word} `
    for (const length of LENGTHS) {
      yield bounded.slice(0, length)
      for (let at = 1; at + length <= bounded.length; at += 1) yield bounded.slice(at, at + length)
      if (bounded.length <= length) break
    }
  }
}
