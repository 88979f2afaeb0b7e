import { type Day, dayFromNumber, dayNumber } from '#core/dates.ts'
import type { FeedRow } from '../ports.ts'
import { type Slot, SUPPLY_TYPES, type SupplyType } from '../slot.ts'

/** A warehouse and a supply type in one number: what monitors subscribe to. */
export type Lane = number

/** Coefficient of a day that cannot be booked at any price. */
export const CLOSED = -1

/** Day number → coefficient in hundredths, or {@link CLOSED}. */
type LaneDays = ReadonlyMap<number, number>

/** The whole feed at one moment. A day that is absent is closed. */
export interface Snapshot {
  /** When the answer arrived, ms. */
  readonly at: number
  readonly lanes: ReadonlyMap<Lane, LaneDays>
}

/** One key that differs between two snapshots. */
export interface Change {
  readonly lane: Lane
  readonly day: number
  readonly before: number
  readonly after: number
}

export const EMPTY_SNAPSHOT: Snapshot = { at: 0, lanes: new Map() }

const TYPE_INDEX = Object.fromEntries(SUPPLY_TYPES.map((type, index) => [type, index])) as Record<
  SupplyType,
  number
>

export function laneOf(warehouseId: number, type: SupplyType): Lane {
  return warehouseId * SUPPLY_TYPES.length + TYPE_INDEX[type]
}

export function warehouseOf(lane: Lane): number {
  return Math.floor(lane / SUPPLY_TYPES.length)
}

export function typeOf(lane: Lane): SupplyType {
  return SUPPLY_TYPES[lane % SUPPLY_TYPES.length] ?? 'box'
}

export function slotOf(lane: Lane, day: number, coefficient: number): Slot {
  return {
    warehouseId: warehouseOf(lane),
    supplyType: typeOf(lane),
    day: dayFromNumber(day),
    coefficient,
  }
}

/** Folds the feed's rows; the last of two rows with one key wins. */
export function takeSnapshot(rows: readonly FeedRow[], at: number): Snapshot {
  const lanes = new Map<Lane, Map<number, number>>()
  // A feed holds some 14 different days in thousands of rows: parse each once.
  const numbers = new Map<Day, number>()
  for (const row of rows) {
    let day = numbers.get(row.day)
    if (day === undefined) {
      day = dayNumber(row.day)
      numbers.set(row.day, day)
    }
    const lane = laneOf(row.warehouseId, row.supplyType)
    let days = lanes.get(lane)
    if (!days) {
      days = new Map()
      lanes.set(lane, days)
    }
    days.set(day, row.isOpen && row.coefficient >= 0 ? row.coefficient : CLOSED)
  }
  return { at, lanes }
}

/** Keys whose coefficient differs, vanished ones (now closed) included. */
export function diff(before: Snapshot, after: Snapshot): Change[] {
  const changes: Change[] = []
  const compare = (lane: Lane, old: LaneDays | undefined, now: LaneDays | undefined) => {
    for (const [day, coefficient] of now ?? []) {
      const was = old?.get(day) ?? CLOSED
      if (was !== coefficient) changes.push({ lane, day, before: was, after: coefficient })
    }
    for (const [day, was] of old ?? []) {
      if (was !== CLOSED && !now?.has(day)) changes.push({ lane, day, before: was, after: CLOSED })
    }
  }
  for (const [lane, days] of after.lanes) compare(lane, before.lanes.get(lane), days)
  for (const [lane, days] of before.lanes) {
    if (!after.lanes.has(lane)) compare(lane, days, undefined)
  }
  return changes
}

/** The coefficient of one day, or {@link CLOSED}. */
export function coefficientAt(snapshot: Snapshot, slot: Omit<Slot, 'coefficient'>): number {
  const days = snapshot.lanes.get(laneOf(slot.warehouseId, slot.supplyType))
  return days?.get(dayNumber(slot.day)) ?? CLOSED
}

/** A snapshot as plain JSON, for the shared cache. */
export interface PackedSnapshot {
  readonly at: number
  /** Lane, then day and coefficient by turns. */
  readonly lanes: readonly (readonly number[])[]
}

export function pack(snapshot: Snapshot): PackedSnapshot {
  const lanes = [...snapshot.lanes].map(([lane, days]) => {
    const numbers = [lane]
    for (const [day, coefficient] of days) numbers.push(day, coefficient)
    return numbers
  })
  return { at: snapshot.at, lanes }
}

export function unpack(packed: PackedSnapshot): Snapshot {
  const lanes = new Map<Lane, Map<number, number>>()
  for (const [lane = 0, ...pairs] of packed.lanes) {
    const days = new Map<number, number>()
    for (let i = 0; i < pairs.length; i += 2) days.set(pairs[i] ?? 0, pairs[i + 1] ?? CLOSED)
    lanes.set(lane, days)
  }
  return { at: packed.at, lanes }
}
