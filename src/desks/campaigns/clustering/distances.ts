import type { Vector } from './vectors.ts'

/** Distances of all pairs: the pair (i, j) stands at `i * n + j` and at `j * n + i`. 100 MB for 5,000 phrases. */
export type Distances = Float32Array

/** Side of the squares by which the matrix is mirrored: two of them fit the cache. */
const TILE = 64

/**
 * 1 − dot product of every pair, through an index of terms: pairs without a common term cost nothing. Written into `distances`, of n × n
 * numbers: getting that much memory anew costs more than the sums.
 */
export function distancesOf(
  vectors: readonly Vector[],
  distances: Distances = new Float32Array(vectors.length ** 2),
): Distances {
  const n = vectors.length
  const holders: { rows: number[]; weights: number[] }[] = []
  const dots = new Float64Array(n)
  for (const [j, { terms, weights }] of vectors.entries()) {
    dots.fill(0, 0, j)
    for (let k = 0; k < terms.length; k += 1) {
      const weight = weights[k] ?? 0
      if (weight === 0) continue
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
    for (let i = 0; i < j; i += 1) distances[j * n + i] = 1 - (dots[i] ?? 0)
  }
  mirror(distances, n)
  return distances
}

/** Copies what is below the diagonal above it. */
function mirror(distances: Distances, n: number): void {
  for (let top = 0; top < n; top += TILE) {
    for (let left = 0; left <= top; left += TILE) {
      for (let j = top; j < Math.min(top + TILE, n); j += 1) {
        for (let i = left; i < Math.min(left + TILE, j); i += 1) {
          distances[i * n + j] = distances[j * n + i] ?? 0
        }
      }
    }
  }
}
