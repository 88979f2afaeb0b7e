/**
 * Everything that keeps a fitting slot from being acted on for a while, ms. The first four hold a whole monitor
 * ({@link Matcher.hold}), the last one a single preorder ({@link Roster.conflict}). A slot that closes meanwhile counts
 * as missed; one that is still open afterwards is acted on.
 */
export const HOLDS_MS = {
  /** An alert went out: at most one a minute a monitor. */
  alerted: 60_000,
  /** An alert went out in place of a booking, because the monitor has no usable key. */
  'alerted-instead': 60_000,
  /** The match could not be acted on: no catch left, no preorder free, or the database was away. */
  'not-acted-on': 5_000,
  /** The request was sent and the official list shows that nothing was booked. */
  'not-booked': 3_000,
} as const

export type HoldReason = keyof typeof HOLDS_MS

/** A preorder that another monitor's attempt holds is not tried again for this long, ms. */
export const PREORDER_HELD_MS = 300_000
