import type { Day } from '#core/dates.ts'

/** A calendar range, or "any of the next N days" counted from `leadDays` after today. */
export type DateChoice =
  | { readonly kind: 'range'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'rolling'; readonly days: number; readonly leadDays: number }
