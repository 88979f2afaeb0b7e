import { addDays, type Day, dayNumber } from '#core/dates.ts'
import { CLOSED, laneOf, type Snapshot } from '../feed/snapshot.ts'
import { HORIZON_DAYS, type Monitor } from '../monitors/monitor.ts'
import { SUPPLY_TYPES, type SupplyType } from '../slot.ts'

/** The coming days of some warehouses for one supply type. */
export interface SlotCalendar {
  readonly supplyType: SupplyType
  /** From today (Moscow), {@link HORIZON_DAYS} of them. */
  readonly days: readonly Day[]
  readonly places: readonly CalendarPlace[]
  /** When WB said so, ms; undefined: nobody looks, and nothing is known of any day. */
  readonly at: number | undefined
}

export interface CalendarPlace {
  readonly warehouseId: number
  /** A coefficient in hundredths a day, or {@link CLOSED}. */
  readonly cells: readonly number[]
}

/** What a seller's monitors are about. */
type Wish = Pick<Monitor, 'warehouseIds' | 'supplyType' | 'status'>

export function calendarOf(
  snapshot: Snapshot | undefined,
  warehouseIds: readonly number[],
  supplyType: SupplyType,
  today: Day,
): SlotCalendar {
  const days = Array.from({ length: HORIZON_DAYS }, (_, ahead) => addDays(today, ahead))
  const first = dayNumber(today)
  const places = warehouseIds.map((warehouseId) => {
    const lane = snapshot?.lanes.get(laneOf(warehouseId, supplyType))
    return { warehouseId, cells: days.map((_, ahead) => lane?.get(first + ahead) ?? CLOSED) }
  })
  return { supplyType, days, places, at: snapshot?.at }
}

/** Open days of a place and their lowest coefficient; undefined when all are closed. */
export function bestOf({ cells }: CalendarPlace): { open: number; lowest: number } | undefined {
  const open = cells.filter((one) => one !== CLOSED)
  return open.length === 0 ? undefined : { open: open.length, lowest: Math.min(...open) }
}

/** Warehouses a seller watches, those of monitors that look now before the others. */
export function warehousesOf(monitors: readonly Wish[]): number[] {
  return [...new Set(inOrder(monitors).flatMap(({ warehouseIds }) => warehouseIds))]
}

/** The supply type most of the seller's monitors wait for. */
export function usualType(monitors: readonly Wish[]): SupplyType {
  const counted = Map.groupBy(inOrder(monitors), ({ supplyType }) => supplyType)
  const [first = SUPPLY_TYPES[0]] = [...counted]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([type]) => type)
  return first
}

const inOrder = (monitors: readonly Wish[]): readonly Wish[] => {
  const looks = (one: Wish) => (one.status === 'active' ? 0 : 1)
  return monitors.toSorted((one, other) => looks(one) - looks(other))
}
