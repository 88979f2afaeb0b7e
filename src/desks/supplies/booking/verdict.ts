import type { SupplyRow } from '../ports.ts'
import type { Booking } from './store.ts'

/** What the official list says of one attempt. */
export type Verdict =
  | { readonly kind: 'booked'; readonly supplyId: number }
  /** The preorder became a supply on another day: not our catch, and no use to the monitor any more. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'not-booked' }
  /** The list does not show the preorder: its details must be asked for. */
  | { readonly kind: 'absent' }

/** Supplies that an attempt without a preorder may have become, newest first. */
export function candidatesOf(booking: Booking, rows: readonly SupplyRow[]): number[] {
  return rows
    .filter(({ supplyId, supplyDay, supplyType, createdAt }) => {
      const isSameType = supplyType === undefined || supplyType === booking.slot.supplyType
      const isNew = createdAt !== null && Date.parse(createdAt) >= booking.detectedAt.getTime()
      return supplyId !== null && supplyDay === booking.slot.day && isSameType && isNew
    })
    .flatMap(({ supplyId }) => supplyId ?? [])
}

/** What the list says of an attempt's preorder; an attempt without one is looked up by {@link candidatesOf}. */
export function verdictFrom(booking: Booking, rows: readonly SupplyRow[]): Verdict {
  // Without a preorder nothing says whose row it is: rows that name none must not be taken for it.
  const { preorderId } = booking
  const row = rows.find((one) => preorderId !== null && one.preorderId === preorderId)
  if (!row) return { kind: 'absent' }
  if (row.supplyId === null) return { kind: 'not-booked' }
  // The cabinet named this very supply: its day may be shown late.
  const isOurs = row.supplyId === booking.supplyId
  const isOnDay = row.supplyDay === null || row.supplyDay === booking.slot.day
  return isOurs || isOnDay ? { kind: 'booked', supplyId: row.supplyId } : { kind: 'elsewhere' }
}
