import type { Intent } from '../phrase.ts'

/** Who asks, as far as it parts groups: an ad that sells does not answer those. */
type Audience = Extract<Intent, 'info' | 'free' | 'used'> | 'buyers'

/**
 * Keeps those who want to know, to have it free or second-hand out of the groups of buyers: two and more of them in a group become a
 * group of their own, lone ones of all groups stand together. What more than half of all phrases want is what the seller offers, and parts nothing.
 */
export function splitByAudience(
  groups: readonly (readonly number[])[],
  intentOf: (phrase: number) => Intent,
): (readonly number[])[] {
  const total = groups.reduce((sum, { length }) => sum + length, 0)
  const audiences = new Map<number, Audience>()
  for (const audience of ['info', 'free', 'used'] as const) {
    const theirs = groups.flat().filter((phrase) => intentOf(phrase) === audience)
    if (theirs.length * 2 <= total) for (const phrase of theirs) audiences.set(phrase, audience)
  }
  const parted: (readonly number[])[] = []
  const lone = new Map<Audience, number[]>()
  for (const group of groups) {
    for (const [audience, part] of Map.groupBy(
      group,
      (phrase) => audiences.get(phrase) ?? 'buyers',
    )) {
      if (audience === 'buyers' || part.length > 1) parted.push(part)
      else lone.set(audience, [...(lone.get(audience) ?? []), ...part])
    }
  }
  return [...parted, ...lone.values()]
}
