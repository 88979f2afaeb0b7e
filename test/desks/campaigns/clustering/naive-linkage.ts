import { distancesOf, ONE } from '#desks/campaigns/clustering/distances.ts'
import { phraseSpace } from '#desks/campaigns/clustering/vectors.ts'

/** The usual way: look through all pairs for the closest, merge it, look through all pairs again. O(n³). */
export function naiveGroups(texts: readonly string[], threshold: number): number[][] {
  const n = texts.length
  const distances = distancesOf(phraseSpace(texts).vectors())
  const between = (i: number, j: number) => distances[i * n + j] ?? ONE
  const groups = new Map(texts.map((_, i) => [i, [i]]))
  for (;;) {
    let closest: readonly [number, number] | undefined
    let least = threshold * ONE
    for (const i of groups.keys()) {
      for (const j of groups.keys()) {
        if (j <= i) continue
        const distance = between(i, j)
        if (distance > least) continue
        least = distance
        closest = [i, j]
      }
    }
    if (!closest) return [...groups.values()]
    merge(...closest)
  }

  function merge(kept: number, joined: number): void {
    const a = groups.get(kept) ?? []
    const b = groups.get(joined) ?? []
    groups.delete(joined)
    for (const other of groups.keys()) {
      if (other === kept) continue
      const sum = a.length * between(kept, other) + b.length * between(joined, other)
      const average = Math.round(sum / (a.length + b.length))
      distances[kept * n + other] = average
      distances[other * n + kept] = average
    }
    a.push(...b)
  }
}
