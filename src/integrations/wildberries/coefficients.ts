import type { FeedRow } from '#desks/supplies/ports.ts'
import type { SupplyType } from '#desks/supplies/slot.ts'

/**
 * The feed's rows out of parsed JSON; undefined when there are rows and none can be read. By hand, because a row
 * of an unknown type or shape is left out and must not spoil the other five thousand.
 */
export function parseCoefficients(data: readonly unknown[]): FeedRow[] | undefined {
  const rows: FeedRow[] = []
  for (const item of data) {
    const row = parseRow(item)
    if (row !== undefined) rows.push(row)
  }
  return rows.length === 0 && data.length > 0 ? undefined : rows
}

interface RawRow {
  readonly date?: unknown
  readonly coefficient?: unknown
  readonly warehouseID?: unknown
  readonly warehouseName?: unknown
  readonly allowUnload?: unknown
  readonly boxTypeID?: unknown
  readonly isSortingCenter?: unknown
}

function parseRow(item: unknown): FeedRow | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  const raw: RawRow = item
  const { date, coefficient, warehouseID } = raw
  if (typeof date !== 'string' || date.length < 10 || date[4] !== '-') return undefined
  if (typeof coefficient !== 'number' || typeof warehouseID !== 'number') return undefined
  const supplyType = feedSupplyType(raw.boxTypeID)
  if (supplyType === undefined) return undefined
  return {
    warehouseId: warehouseID,
    supplyType,
    // The calendar date as written: it is no instant, so no time zone applies.
    day: date.slice(0, 10),
    coefficient: Math.round(coefficient * 100),
    warehouseName: typeof raw.warehouseName === 'string' ? raw.warehouseName : '',
    isSortingCenter: raw.isSortingCenter === true,
    isOpen: raw.allowUnload === true && coefficient >= 0,
  }
}

/** `boxTypeID` of the feed; a row without one is a QR supply. */
function feedSupplyType(boxTypeID: unknown): SupplyType | undefined {
  if (boxTypeID === 2) return 'box'
  if (boxTypeID === 5) return 'mono'
  if (boxTypeID === 6) return 'super-safe'
  return boxTypeID === undefined || boxTypeID === null ? 'qr' : undefined
}
