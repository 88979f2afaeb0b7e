import type { Day } from '#core/dates.ts'

/** An opening as the history reads it. Times in ms, coefficients in hundredths. */
export interface SeenOpening {
  readonly day: Day
  readonly coefficient: number
  readonly lowest: number
  readonly openedAt: number
  readonly closedAt: number | null
  readonly isOpeningSeen: boolean
  readonly isClosingSeen: boolean
}

/** An hour (its beginning, ms) and how much of it was watched. */
export interface WatchedHour {
  readonly hour: number
  readonly watchedMs: number
}

/** Steps of coefficients that sellers tell apart: the highest of each, hundredths. */
export const STEPS = { free: 0, one: 100, three: 300, more: Number.POSITIVE_INFINITY } as const
export type Step = keyof typeof STEPS

/** How slots of one warehouse and supply type came and went. */
export interface SlotHistory {
  /** Openings whose beginning was seen. */
  readonly openings: number
  /** Moments at which one or more days opened together. */
  readonly releases: number
  readonly watchedMs: number
  /** Of slots that were seen to come and to go. */
  readonly lives: { readonly count: number; readonly medianMs: number; readonly longMs: number }
  /** Openings at each step, by the lowest coefficient of their lives. */
  readonly steps: Readonly<Record<Step, number>>
  readonly hours: BestHour
  /** The newest, at most {@link SHOWN}. */
  readonly last: readonly SeenOpening[]
}

/** When to look, as far as that can be said. */
export type BestHour =
  /** `hour` 0–23 of the reader's day; `releases` of all came in it, on `days` on which that hour was watched. */
  | {
      readonly kind: 'best'
      readonly hour: number
      readonly releases: number
      readonly days: number
    }
  /** No hour differs from the others by more than chance does. */
  | { readonly kind: 'even' }
  /** Too few observations to say anything. */
  | { readonly kind: 'few' }

const SHOWN = 3
/** Below these nothing is said of hours. */
const MIN_RELEASES = 20
const MIN_DAYS = 7
const HOUR_MS = 3_600_000
/** One reader in twenty may be misled by chance, over all 24 hours together. */
const CHANCE = 0.05 / 24

/** @param openings newest first */
export function historyOf(
  openings: readonly SeenOpening[],
  hours: readonly WatchedHour[],
  timeZone: string,
): SlotHistory {
  const seen = openings.filter(({ isOpeningSeen }) => isOpeningSeen)
  const releases = [...new Set(seen.map(({ openedAt }) => openedAt))]
  const lives = seen
    .flatMap(({ openedAt, closedAt, isClosingSeen }) =>
      closedAt !== null && isClosingSeen ? [closedAt - openedAt] : [],
    )
    .sort((one, other) => one - other)
  const steps = { free: 0, one: 0, three: 0, more: 0 }
  for (const { lowest } of seen) steps[stepOf(lowest)] += 1
  return {
    openings: seen.length,
    releases: releases.length,
    watchedMs: hours.reduce((sum, { watchedMs }) => sum + watchedMs, 0),
    lives: { count: lives.length, medianMs: quantile(lives, 0.5), longMs: quantile(lives, 0.9) },
    steps,
    hours: bestHour(releases, hours, timeZone),
    last: seen.slice(0, SHOWN),
  }
}

function stepOf(coefficient: number): Step {
  const found = Object.entries(STEPS).find(([, highest]) => coefficient <= highest)
  return (found?.[0] ?? 'more') as Step
}

/**
 * The hour that stands out most, weighed by how long each was watched: the number of releases in it must be higher than
 * chance would give (Poisson, corrected for the 24 that are looked at).
 */
export function bestHour(
  releases: readonly number[],
  hours: readonly WatchedHour[],
  timeZone: string,
): BestHour {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  const hourOf = (ms: number) => Number(format.format(ms))
  const watched = Array.from({ length: 24 }, () => ({ ms: 0, days: 0, releases: 0 }))
  for (const { hour, watchedMs } of hours) {
    const slot = watched[hourOf(hour)]
    if (!slot) continue
    slot.ms += watchedMs
    if (watchedMs >= HOUR_MS / 2) slot.days += 1
  }
  for (const at of releases) {
    const slot = watched[hourOf(at)]
    if (slot) slot.releases += 1
  }
  const total = watched.reduce((sum, { ms }) => sum + ms, 0)
  if (releases.length < MIN_RELEASES || total < MIN_DAYS * 24 * HOUR_MS * 0.5)
    return { kind: 'few' }
  const [best] = watched
    .map((slot, hour) => {
      const expected = (releases.length * slot.ms) / total
      return { ...slot, hour, chance: poissonTail(slot.releases, expected) }
    })
    .filter(({ days, chance }) => days >= MIN_DAYS && chance < CHANCE)
    .sort((one, other) => one.chance - other.chance || other.releases - one.releases)
  if (!best) return { kind: 'even' }
  return { kind: 'best', hour: best.hour, releases: best.releases, days: best.days }
}

/** Probability of `count` or more events where `expected` are expected. */
export function poissonTail(count: number, expected: number): number {
  if (count === 0) return 1
  if (expected <= 0) return 0
  let term = Math.exp(-expected)
  let below = term
  for (let at = 1; at < count; at += 1) {
    term *= expected / at
    below += term
  }
  return Math.max(0, 1 - below)
}

/** Of sorted values; 0 without any. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
