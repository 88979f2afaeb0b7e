import type { Monitor } from './monitor.ts'
import type { PreorderPlace } from './preorder-store.ts'

/** A preorder is booked at its own warehouse and with its own type only; what is not known of it may fit. */
export function isMisfit(
  { warehouseId, supplyType }: Omit<PreorderPlace, 'id'>,
  wanted: Pick<Monitor, 'warehouseIds' | 'supplyType'>,
): boolean {
  const isElsewhere = warehouseId !== null && !wanted.warehouseIds.includes(warehouseId)
  return isElsewhere || (supplyType !== undefined && supplyType !== wanted.supplyType)
}
