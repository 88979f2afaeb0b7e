import type { Vector } from './vectors.ts'

/**
 * Distances of all pairs, in parts of `ONE`: the pair (i, j) stands at `i * n + j` and at `j * n + i`. Two bytes a pair, 50 MB for 5,000
 * phrases: getting the memory costs more than the sums.
 */
export type Distances = Uint16Array
/** A distance of 1. The greatest, of opposite vectors, is 2 and just fits. */
export const ONE = 32_767

/** Side of the squares by which the matrix is mirrored: two of them fit the cache. */
const TILE = 64

/**
 * 1 − dot product of every pair, through an index of terms: pairs without a common term cost nothing. Written into `distances`, of n × n
 * numbers.
 */
export function distancesOf(
  vectors: readonly Vector[],
  distances: Distances = new Uint16Array(vectors.length ** 2),
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
    for (let i = 0; i < j; i += 1) distances[j * n + i] = Math.round(ONE * (1 - (dots[i] ?? 0)))
  }
  mirror(distances, n)
  return distances
}

/** Copies what is below the diagonal above it. */
function mirror(distances: Distances, n: number): void {
  for (let top = 0; top < n; top += TILE) {
    for (let left = 0; left <= top; left += TILE) {
      const bottom = Math.min(top + TILE, n)
      for (let j = top; j < bottom; j += 1) {
        const right = Math.min(left + TILE, j)
        let mirrored = left * n + j
        for (let place = j * n + left; place < j * n + right; place += 1) {
          distances[mirrored] = distances[place] ?? 0
          mirrored += n
        }
      }
    }
  }
}
