import type { Vector } from './vectors.ts'

/** Average similarity below which a phrase is better left alone than taken in. */
const KINSHIP = 0.08
/** Groups below it look for a home as a whole. */
const SMALL = 3

/** Phrases by their number, together in groups. */
export type Groups = readonly (readonly number[])[]

/**
 * A tree never takes a merge back. Here each phrase may go to the group it is nearest to on average, and then small groups join the
 * nearest that is near enough.
 */
export function settle(vectors: readonly Vector[], groups: Groups): Groups {
  const moved = groups.map(() => [] as number[])
  for (const [phrase, home] of homesOf(vectors, groups)) moved[home]?.push(phrase)
  return takeInSmall(
    vectors,
    moved.filter((group) => group.length > 0),
  )
}

/** Each phrase with the group it is nearest to now. */
function homesOf(vectors: readonly Vector[], groups: Groups): [phrase: number, home: number][] {
  const similarities = similaritiesTo(vectors, groups)
  const sizes = groups.map(({ length }) => length)
  return groups.flatMap((group, own) =>
    group.map((phrase): [number, number] => {
      const sums = similarities([phrase])
      const others = group.length - 1
      const itself = squared(vectors[phrase] ?? NOTHING)
      const present = others > 0 ? ((sums[own] ?? 0) - itself) / others : KINSHIP
      return [phrase, nearest(sums, sizes, 2, own, present)]
    }),
  )
}

function takeInSmall(vectors: readonly Vector[], groups: Groups): Groups {
  const similarities = similaritiesTo(vectors, groups)
  const sizes = groups.map(({ length }) => length)
  const homes = groups.map((group) => [...group])
  for (const [own, group] of groups.entries()) {
    if (group.length >= SMALL) continue
    const home = nearest(similarities(group), sizes, SMALL, own, KINSHIP * group.length)
    if (home === own) continue
    homes[home]?.push(...group)
    homes[own] = []
  }
  return homes.filter((group) => group.length > 0)
}

/** The group of at least `smallest` with the highest average above `least`; `own` when there is none. */
function nearest(
  sums: Float64Array,
  sizes: readonly number[],
  smallest: number,
  own: number,
  least: number,
): number {
  let home = own
  let best = least
  for (let there = 0; there < sums.length; there += 1) {
    const size = sizes[there] ?? 0
    const average = (sums[there] ?? 0) / size
    if (average > best && size >= smallest && there !== own) {
      best = average
      home = there
    }
  }
  return home
}

/** Phrases → for each group, the sum of the similarities of all pairs between the two. */
function similaritiesTo(
  vectors: readonly Vector[],
  groups: Groups,
): (phrases: readonly number[]) => Float64Array {
  const holders = holdersOf(vectors, groups)
  return (phrases) => {
    const sums = new Float64Array(groups.length)
    for (const phrase of phrases) {
      const { terms, weights } = vectors[phrase] ?? NOTHING
      for (let k = 0; k < terms.length; k += 1) {
        const holder = holders[terms[k] ?? 0]
        const weight = weights[k] ?? 0
        if (!holder) continue
        for (let h = 0; h < holder.groups.length; h += 1) {
          const group = holder.groups[h] ?? 0
          sums[group] = (sums[group] ?? 0) + weight * (holder.weights[h] ?? 0)
        }
      }
    }
    return sums
  }
}

interface Holder {
  readonly groups: number[]
  /** Sum of the term's weights in each of the groups. */
  readonly weights: number[]
}

/** For each term the groups that hold it. */
function holdersOf(vectors: readonly Vector[], groups: Groups): Holder[] {
  const holders: Holder[] = []
  for (const [g, group] of groups.entries()) {
    for (const phrase of group) {
      const { terms, weights } = vectors[phrase] ?? NOTHING
      for (let k = 0; k < terms.length; k += 1) {
        const term = terms[k] ?? 0
        const holder = holders[term] ?? { groups: [], weights: [] }
        holders[term] = holder
        const last = holder.groups.length - 1
        if (holder.groups[last] === g)
          holder.weights[last] = (holder.weights[last] ?? 0) + (weights[k] ?? 0)
        else {
          holder.groups.push(g)
          holder.weights.push(weights[k] ?? 0)
        }
      }
    }
  }
  return holders
}

const NOTHING: Vector = { terms: new Int32Array(), weights: new Float64Array() }

function squared({ weights }: Vector): number {
  return weights.reduce((sum, weight) => sum + weight * weight, 0)
}
