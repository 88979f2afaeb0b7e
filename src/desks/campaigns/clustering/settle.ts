import type { Vector } from './vectors.ts'

/** Average similarity below which a phrase is better left alone than taken in. */
const KINSHIP = 0.15
/** A phrase moves only for a clearly nearer group. */
const CLEARLY = 1.1
const ROUNDS = 3
/** Groups below it look for a home as a whole. */
const SMALL = 3

type Groups = readonly (readonly number[])[]

/**
 * A tree never takes a merge back. Here each phrase may go to the group it is nearest to on average, and then small groups join the
 * nearest that is near enough.
 */
export function settle(vectors: readonly Vector[], groups: Groups): Groups {
  let settled = groups
  for (let round = 0; round < ROUNDS; round += 1) {
    const homes = homesOf(vectors, settled)
    const moved = settled.map(() => [] as number[])
    for (const [phrase, home] of homes) moved[home]?.push(phrase)
    settled = moved.filter((group) => group.length > 0)
  }
  return takeInSmall(vectors, settled)
}

/** Each phrase with the group it is nearest to now. */
function homesOf(vectors: readonly Vector[], groups: Groups): [phrase: number, home: number][] {
  const similarities = similaritiesTo(vectors, groups)
  return groups.flatMap((group, own) =>
    group.map((phrase): [number, number] => {
      const sums = similarities([phrase])
      const others = group.length - 1
      const itself = squared(vectors[phrase])
      let home = own
      let best = CLEARLY * (others > 0 ? ((sums[own] ?? 0) - itself) / others : KINSHIP)
      for (const [there, { length }] of groups.entries()) {
        const average = there === own || length < 2 ? 0 : (sums[there] ?? 0) / length
        if (average > best) {
          best = average
          home = there
        }
      }
      return [phrase, home]
    }),
  )
}

function takeInSmall(vectors: readonly Vector[], groups: Groups): Groups {
  const similarities = similaritiesTo(vectors, groups)
  const homes = groups.map((group) => [...group])
  for (const [own, group] of groups.entries()) {
    if (group.length >= SMALL) continue
    const sums = similarities(group)
    let home = own
    let best = KINSHIP
    for (const [there, { length }] of groups.entries()) {
      const average = length < SMALL ? 0 : (sums[there] ?? 0) / (length * group.length)
      if (average > best) {
        best = average
        home = there
      }
    }
    if (home === own) continue
    homes[home]?.push(...group)
    homes[own] = []
  }
  return homes.filter((group) => group.length > 0)
}

/** Phrases → for each group, the sum of the similarities of all pairs between the two. */
function similaritiesTo(
  vectors: readonly Vector[],
  groups: Groups,
): (phrases: readonly number[]) => Float64Array {
  const holders: Map<number, number>[] = []
  for (const [g, group] of groups.entries()) {
    for (const [term, weight] of entries(vectors, group)) {
      const held = holders[term] ?? new Map<number, number>()
      holders[term] = held.set(g, (held.get(g) ?? 0) + weight)
    }
  }
  return (phrases) => {
    const sums = new Float64Array(groups.length)
    for (const [term, weight] of entries(vectors, phrases)) {
      for (const [g, held] of holders[term] ?? []) sums[g] = (sums[g] ?? 0) + weight * held
    }
    return sums
  }
}

function* entries(
  vectors: readonly Vector[],
  phrases: readonly number[],
): Iterable<[term: number, weight: number]> {
  for (const phrase of phrases) {
    const { terms, weights } = vectors[phrase] ?? { terms: [], weights: [] }
    for (let k = 0; k < terms.length; k += 1) yield [terms[k] ?? 0, weights[k] ?? 0]
  }
}

function squared(vector: Vector | undefined): number {
  return (vector?.weights ?? new Float64Array()).reduce((sum, weight) => sum + weight * weight, 0)
}
