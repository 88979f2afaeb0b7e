/** Moscow has had no summer time since 2014. */
const MOSCOW_MS = 3 * 3_600_000
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A window is tried for so long, ms: popular quotas last seconds, some come back when others give up. */
export const TRY_MS = 10 * MINUTE_MS
/** A seller who acts by hand is told so long before, ms. */
export const REMIND_MS = 5 * MINUTE_MS
/** And may say what came of it for so long after a window began, ms. */
export const ANSWER_MS = 60 * MINUTE_MS

const HOT_MS = MINUTE_MS
const HOT_PAUSE_MS = 1_000
const CALM_PAUSE_MS = 15_000

/**
 * Start of the first window at or after a moment, ms.
 *
 * @param minutes when windows open, in minutes of Moscow's day
 */
export function nextWindow(minutes: readonly number[], atMs: number): number {
  const midnight = Math.floor((atMs + MOSCOW_MS) / DAY_MS) * DAY_MS - MOSCOW_MS
  const starts = [midnight, midnight + DAY_MS].flatMap((day) =>
    minutes.map((minute) => day + minute * MINUTE_MS),
  )
  return Math.min(...starts.filter((start) => start >= atMs))
}

/** Pause before the next look at quotas, ms; undefined when the window is not tried any more. */
export function retryPause(windowAt: number, nowMs: number): number | undefined {
  const elapsed = nowMs - windowAt
  if (elapsed >= TRY_MS) return undefined
  return elapsed < HOT_MS ? HOT_PAUSE_MS : CALM_PAUSE_MS
}
