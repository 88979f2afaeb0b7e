import type { BookingState } from './booking.ts'

/**
 * Pauses before each look at the official list, ms. The list answers 30 times a minute an account, so looks come
 * soon at first and then rarely; the last pause of a list repeats where more looks are needed.
 */
export const HAND_OVER_CHECKS_MS = [30_000, 90_000, 180_000, 300_000] as const
export const BOOKED_CHECKS_MS = [1_000, 5_000, 15_000, 60_000, 300_000] as const
export const UNKNOWN_CHECKS_MS = [2_000, 10_000, 45_000] as const

/** A caught supply may be moved or cancelled until its day: pause between looks whether it still stands. */
export const WATCH_MS = 1_800_000

/** A plain Base token may read supplies twice an hour: dev.wildberries.ru/openapi/orders-fbw, limits of the supplies methods. */
const BASE_PAUSE_MS = 1_800_000

/** Pause before the next look after `answered` looks that did not find it; undefined: that was the last one. */
export function nextCheckMs(
  state: BookingState,
  answered: number,
  tokenType: string,
): number | undefined {
  const pauses: readonly number[] =
    state === 'handed'
      ? HAND_OVER_CHECKS_MS
      : state === 'booked'
        ? BOOKED_CHECKS_MS
        : UNKNOWN_CHECKS_MS
  const pause = pauses[answered]
  if (pause === undefined) return undefined
  return tokenType === 'base' && answered > 0 ? Math.max(pause, BASE_PAUSE_MS) : pause
}

/** Pause before the next look whether caught supplies stand: looks that verify need a Base token's two an hour more. */
export function nextWatchMs(tokenType: string): number {
  return tokenType === 'base' ? 6 * BASE_PAUSE_MS : WATCH_MS
}
