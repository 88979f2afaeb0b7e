import type { Locked } from './lock.ts'
import type { Leg } from './operation.ts'

/** From which shelves so many pieces are taken, as far as they reach. */
export function pick(
  productId: string,
  quantity: number,
  {
    locked,
    shelves,
    earlier = [],
  }: {
    readonly locked: Locked
    /** Warehouses, the default one first. */
    readonly shelves: readonly string[]
    /** What the same operation takes already. */
    readonly earlier?: readonly Leg[]
  },
): Leg[] {
  const left = (warehouseId: string) =>
    earlier
      .filter((leg) => leg.productId === productId && leg.warehouseId === warehouseId)
      .reduce((sum, { delta }) => sum + delta, locked.onHand(productId, warehouseId))
  const stock = shelves.map((warehouseId) => ({ warehouseId, onHand: left(warehouseId) }))
  const enough = stock.find(({ onHand }) => onHand >= quantity)
  let wanted = quantity
  const legs: Leg[] = []
  for (const { warehouseId, onHand } of enough ? [enough] : stock) {
    const taken = Math.min(wanted, onHand)
    if (taken > 0) legs.push({ productId, warehouseId, delta: -taken })
    wanted -= taken
  }
  return legs
}
