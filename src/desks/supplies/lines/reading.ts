import type { DateChoice, DayRange } from '#telegram/input/date-choice.ts'
import type { MonitorMode } from '../monitors/monitor.ts'
import type { SupplyType } from '../slot.ts'

/** What a line leaves open although it speaks of it; such a part is asked. */
export type Doubt = 'warehouses' | 'type' | 'dates' | 'cap' | 'mode'

/** A wish for a slot as one line says it; what is undefined was not said, or is in doubt. */
export interface MonitorReading {
  /** Most wanted first. */
  readonly warehouseIds?: readonly number[] | undefined
  readonly supplyType?: SupplyType | undefined
  readonly dates?: DateChoice | undefined
  /** The days as they were written, when their start has passed and `dates` is what is left of them. */
  readonly begun?: DayRange | undefined
  /** Hundredths. */
  readonly maxCoefficient?: number | undefined
  readonly mode?: MonitorMode | undefined
  readonly target?: number | undefined
  readonly leadDays?: number | undefined
  /** Mask of ISO weekdays. */
  readonly weekdays?: number | undefined
  readonly doubts: readonly Doubt[]
  /** Words that mean nothing here, as they were written; '' when all was understood. */
  readonly unread: string
}

/** `maybe`: it speaks of supplies, yet there is nothing to fill a form with. */
export type LineReading =
  | { readonly kind: 'monitor'; readonly reading: MonitorReading; readonly isSure: boolean }
  | { readonly kind: 'maybe' }
  | { readonly kind: 'none' }
