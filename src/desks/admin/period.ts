/** Times that figures are asked for, all of them up to now. */
export const PERIODS = ['hour', 'day', 'week', 'month'] as const
export type Period = (typeof PERIODS)[number]

const HOUR_MS = 3_600_000
const LENGTHS: Readonly<Record<Period, number>> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 168 * HOUR_MS,
  month: 720 * HOUR_MS,
}

/** Where a period that ends at `now` begins, ms. */
export const sinceOf = (period: Period, now: number): number => now - LENGTHS[period]
