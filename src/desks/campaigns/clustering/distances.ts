import type { Vector } from './vectors.ts'

/** Distances of all pairs, row by row, only the half above the diagonal: 50 MB for 5,000 phrases. */
export type Distances = Float32Array

/** Where the row of `i` would begin, so that the pair (i, j), i < j, stands at `rowOf(i, n) + j`. */
export function rowOf(i: number, n: number): number {
  return i * n - (i * (i + 1)) / 2 - i - 1
}

/** 1 − dot product of every pair, through an index of terms: pairs without a common term cost nothing. */
export function distancesOf(vectors: readonly Vector[]): Distances {
  const n = vectors.length
  const distances = new Float32Array((n * (n - 1)) / 2).fill(1)
  const holders: { rows: number[]; weights: number[] }[] = []
  const dots = new Float64Array(n)
  for (let j = 0; j < n; j += 1) {
    const { terms, weights } = vectors[j] ?? { terms: [], weights: [] }
    dots.fill(0, 0, j)
    for (let k = 0; k < terms.length; k += 1) {
      const weight = weights[k] ?? 0
      const term = terms[k] ?? 0
      const held = holders[term] ?? { rows: [], weights: [] }
      holders[term] = held
      for (let h = 0; h < held.rows.length; h += 1) {
        const row = held.rows[h] ?? 0
        dots[row] = (dots[row] ?? 0) + weight * (held.weights[h] ?? 0)
      }
      held.rows.push(j)
      held.weights.push(weight)
    }
    for (let i = 0; i < j; i += 1) distances[rowOf(i, n) + j] = 1 - (dots[i] ?? 0)
  }
  return distances
}
