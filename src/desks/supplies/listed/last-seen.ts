import { desc, inArray } from 'drizzle-orm'
import type { Day } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import { slotOpenings } from '../slots/schema.ts'

/** What the feed showed last of a warehouse and type; a memory, not a slot. */
export interface LastSeen {
  readonly warehouseId: number
  readonly supplyType: string
  readonly day: Day
  /** Hundredths. */
  readonly coefficient: number
  /** When it was last known to be so, ms. */
  readonly at: number
}

const MOST = 8

/** The newest known coefficient of each warehouse and type. */
export async function lastSeen(
  db: Database,
  warehouseIds: readonly number[],
): Promise<readonly LastSeen[]> {
  if (warehouseIds.length === 0) return []
  const { warehouseId, supplyType, openedAt } = slotOpenings
  // However often others open: one row a warehouse and type.
  const rows = await db
    .selectDistinctOn([warehouseId, supplyType])
    .from(slotOpenings)
    .where(inArray(warehouseId, [...warehouseIds]))
    .orderBy(warehouseId, supplyType, desc(openedAt))
  return rows
    .map((row) => ({
      ...{ warehouseId: row.warehouseId, supplyType: row.supplyType, day: row.slotDay },
      ...{ coefficient: row.lowest, at: (row.closedAt ?? row.openedAt).getTime() },
    }))
    .toSorted((one, other) => other.at - one.at)
    .slice(0, MOST)
}
