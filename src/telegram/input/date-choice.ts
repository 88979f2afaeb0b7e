import type { Day } from '#core/dates.ts'

/** First and last day. */
export interface DayRange {
  readonly from: Day
  readonly to: Day
}

/** A calendar range, or "any of the next N days" counted from `leadDays` after today. */
export type DateChoice =
  | ({ readonly kind: 'range' } & DayRange)
  | { readonly kind: 'rolling'; readonly days: number; readonly leadDays: number }
