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

const ROWS = 300
const MOST = 8

/** The newest known coefficient of each warehouse and type. */
export async function lastSeen(
  db: Database,
  warehouseIds: readonly number[],
): Promise<readonly LastSeen[]> {
  if (warehouseIds.length === 0) return []
  const rows = await db
    .select()
    .from(slotOpenings)
    .where(inArray(slotOpenings.warehouseId, [...warehouseIds]))
    .orderBy(desc(slotOpenings.openedAt))
    .limit(ROWS)
  const lanes = new Map<string, LastSeen>()
  for (const { warehouseId, supplyType, slotDay, lowest, openedAt, closedAt } of rows) {
    const lane = `${warehouseId} ${supplyType}`
    if (lanes.has(lane)) continue
    const at = (closedAt ?? openedAt).getTime()
    lanes.set(lane, { warehouseId, supplyType, day: slotDay, coefficient: lowest, at })
  }
  return [...lanes.values()].slice(0, MOST)
}
