import { dayFromNumber } from '#core/dates.ts'
import type { Watch } from '#desks/supplies/matching/watch.ts'
import type { FeedRow } from '#desks/supplies/ports.ts'
import { SUPPLY_TYPES } from '#desks/supplies/slot.ts'

/** 2026-11-20, the test clock's day. */
export const TODAY = 20_777

/** A row of the feed; open and free unless told otherwise. Days are counted from {@link TODAY}. */
export function row(over: Partial<FeedRow> & { inDays?: number } = {}): FeedRow {
  const { inDays = 3, ...rest } = over
  return {
    warehouseId: 507,
    warehouseName: 'Коледино',
    isSortingCenter: false,
    supplyType: 'box',
    day: dayFromNumber(TODAY + inDays),
    coefficient: 0,
    isOpen: true,
    ...rest,
  }
}

export function watch(over: Partial<Watch> = {}): Watch {
  return {
    id: 'm1',
    warehouseIds: [507],
    supplyType: 'box',
    days: { kind: 'rolling', days: 14 },
    leadDays: 0,
    weekdays: 127,
    maxCoefficient: 100,
    mode: 'auto',
    capacity: 1,
    ...over,
  }
}

/** A whole feed: warehouses × types × 14 days, all closed. */
export function closedFeed(warehouses: number, today = TODAY): FeedRow[] {
  const rows: FeedRow[] = []
  for (let id = 1; id <= warehouses; id++) {
    for (const supplyType of SUPPLY_TYPES) {
      for (let inDays = 0; inDays < 14; inDays++) {
        const place = { warehouseId: id, warehouseName: `Склад ${id}`, supplyType }
        rows.push(row({ ...place, inDays: inDays + today - TODAY, isOpen: false }))
      }
    }
  }
  return rows
}
