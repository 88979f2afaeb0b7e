import { distancesOf } from './distances.ts'
import { averageLinkage, cutAt } from './linkage.ts'
import { partingVectors } from './vectors.ts'

/** Groups above it are looked at for parts. */
const BROAD = 30
/** Phrases of one thing that share a property (brand, size, use …) are a part of their own from so many and such a share of the group on. */
const PART = 3
const PART_SHARE = 1 / 12
const PART_DISTANCE = 0.8

/**
 * A word that dominates a shop («термокружка …») draws everything with it into one group. Its phrases are told apart by their other
 * words alone; what shares none of them stays together as the general group.
 */
export function splitBroad(
  texts: readonly string[],
  group: readonly number[],
): (readonly number[])[] {
  if (group.length <= BROAD) return [group]
  const vectors = partingVectors(group.map((phrase) => texts[phrase] ?? ''))
  const merges = averageLinkage(distancesOf(vectors), vectors.length)
  const cut = cutAt(merges, vectors.length, PART_DISTANCE).map((part) =>
    part.map((local) => group[local] ?? 0),
  )
  const least = Math.max(PART, group.length * PART_SHARE)
  const parts = cut.filter((part) => part.length >= least)
  const general = cut.filter((part) => part.length < least).flat()
  if (parts.length + (general.length > 0 ? 1 : 0) < 2) return [group]
  return [
    ...parts.flatMap((part) => splitBroad(texts, part)),
    ...(general.length > 0 ? [general] : []),
  ]
}
