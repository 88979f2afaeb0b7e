import { type Distances, ONE } from './distances.ts'

/** Two groups became one; each goes by its first member. */
export interface Merge {
  readonly kept: number
  readonly joined: number
  /** Average distance over the pairs between them. */
  readonly distance: number
}

/**
 * Average-linkage agglomeration by the nearest-neighbour chain (Murtagh 1983): the same tree as merging the closest pair over and over,
 * in O(n²) instead of O(n³). Overwrites `distances`. Merges come in the order of their distance, children before parents.
 */
export function averageLinkage(distances: Distances, n: number): Merge[] {
  const sizes = new Float64Array(n).fill(1)
  const heights = new Float64Array(n)
  const alive = Int32Array.from({ length: n }, (_, i) => i)
  let left = n
  const chain: number[] = []
  const merges: Merge[] = []

  while (left > 1) {
    const top = chain.at(-1) ?? alive[0] ?? 0
    if (chain.length === 0) chain.push(top)
    const before = chain.at(-2)
    let nearest = before ?? -1
    let least = before === undefined ? Number.POSITIVE_INFINITY : (distances[top * n + before] ?? 0)
    const row = distances.subarray(top * n, top * n + n)
    for (let k = 0; k < left; k += 1) {
      const other = alive[k] ?? 0
      const distance = row[other] ?? 0
      if (distance < least && other !== top) {
        least = distance
        nearest = other
      }
    }
    if (nearest !== before) {
      chain.push(nearest)
      continue
    }
    chain.length -= 2
    const kept = Math.min(top, nearest)
    const joined = Math.max(top, nearest)
    // Rounding may put a parent a hair below its child, and sorting would then undo the tree.
    heights[kept] = Math.max(least, heights[kept] ?? 0, heights[joined] ?? 0)
    merges.push({ kept, joined, distance: heights[kept] / ONE })
    join(kept, joined)
  }
  return merges.sort((a, b) => a.distance - b.distance)

  function join(kept: number, joined: number): void {
    alive.copyWithin(alive.indexOf(joined), alive.indexOf(joined) + 1, left)
    left -= 1
    const a = sizes[kept] ?? 1
    const b = sizes[joined] ?? 1
    for (let k = 0; k < left; k += 1) {
      const other = alive[k] ?? 0
      if (other === kept) continue
      const place = kept * n + other
      const sum = a * (distances[place] ?? 0) + b * (distances[joined * n + other] ?? 0)
      const average = Math.round(sum / (a + b))
      distances[place] = average
      distances[other * n + kept] = average
    }
    sizes[kept] = a + b
  }
}

/** Groups left when only merges up to `distance` are done; members and groups in ascending order. */
export function cutAt(merges: readonly Merge[], n: number, distance: number): number[][] {
  const beyond = merges.findIndex((merge) => merge.distance > distance)
  return cutInto(merges, n, n - (beyond < 0 ? merges.length : beyond))
}

/** The `count` groups that the closest merges leave; members and groups in ascending order. */
export function cutInto(merges: readonly Merge[], n: number, count: number): number[][] {
  const groups: number[][] = Array.from({ length: n }, (_, i) => [i])
  for (const { kept, joined } of merges.slice(0, Math.max(0, n - count))) {
    groups[kept]?.push(...(groups[joined] ?? []))
    groups[joined] = []
  }
  return groups.filter((group) => group.length > 0).map((group) => group.sort((a, b) => a - b))
}
