import type { Day } from '#core/dates.ts'

/** Kinds of FBW supply as sellers speak of them. */
export const SUPPLY_TYPES = ['box', 'mono', 'super-safe', 'qr'] as const
export type SupplyType = (typeof SUPPLY_TYPES)[number]

/** One bookable day of one warehouse for one supply type. */
export interface Slot {
  readonly warehouseId: number
  readonly supplyType: SupplyType
  readonly day: Day
  /** Hundredths: 0 free, 100 ×1, 250 ×2.5. */
  readonly coefficient: number
}
