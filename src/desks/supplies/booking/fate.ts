import type { Day } from '#core/dates.ts'
import type { SupplyRow } from '../ports.ts'

/** A caught supply as it was told last. */
export interface Standing {
  readonly supplyId: number
  readonly preorderId: number | null
  readonly day: Day
}

/** What the official list says of a caught supply now. */
export type Fate =
  | { readonly kind: 'stands' }
  | { readonly kind: 'moved'; readonly day: Day }
  | { readonly kind: 'cancelled' }
  /** The list does not show it: it must be asked for by itself. */
  | { readonly kind: 'absent' }

export function fateOf({ supplyId, preorderId, day }: Standing, rows: readonly SupplyRow[]): Fate {
  const own = rows.find((row) => row.supplyId === supplyId)
  const row = own ?? rows.find((one) => preorderId !== null && one.preorderId === preorderId)
  if (!row) return { kind: 'absent' }
  // A preorder again: the date was given back.
  if (row.supplyId === null) return { kind: 'cancelled' }
  const isThere = row.supplyDay === null || row.supplyDay === day
  return isThere ? { kind: 'stands' } : { kind: 'moved', day: row.supplyDay }
}
