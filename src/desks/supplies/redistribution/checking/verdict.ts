import type { StockLine } from '../../ports/transfers.ts'
import type { Order } from '../plan.ts'
import type { OrderState } from '../states.ts'

/** Pauses before each look at the stock, ms. */
const ACCEPTED_LOOKS_MS = [1_000, 4_000, 15_000, 60_000, 300_000]
const UNKNOWN_LOOKS_MS = [2_000, 4_000, 15_000, 60_000, 300_000]

/** Pause before the next look after so many that said nothing certain; undefined: that was the last. */
export function nextLookMs(status: OrderState, looks: number): number | undefined {
  return (status === 'unknown' ? UNKNOWN_LOOKS_MS : ACCEPTED_LOOKS_MS)[looks]
}

/**
 * What the list of stock says of a request. WB offers no call that tells: a request that was taken lowers the stock at the
 * source and closes the target for the size, and one that left no mark at two looks was not taken.
 */
export function verdictOf(
  order: Pick<
    Order,
    'chrtId' | 'sourceId' | 'targetId' | 'units' | 'stockBefore' | 'status' | 'verifyAttempts'
  >,
  stock: readonly StockLine[],
): 'done' | 'not-done' | 'unclear' {
  const line = stock.find(
    (one) => one.chrtId === order.chrtId && one.warehouseId === order.sourceId,
  )
  const before = order.stockBefore ?? 0
  const count = line?.count ?? 0
  const isOffered = line?.targetIds.includes(order.targetId) ?? false
  if (count <= before - order.units || (line && !isOffered)) return 'done'
  const isUntouched = count >= before && isOffered
  const isSecondLook = order.verifyAttempts > 0
  // A yes is believed until the seller says otherwise: the list may be late.
  return isUntouched && isSecondLook && order.status === 'unknown' ? 'not-done' : 'unclear'
}
