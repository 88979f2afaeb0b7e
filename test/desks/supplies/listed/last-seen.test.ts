import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { lastSeen } from '#desks/supplies/listed/last-seen.ts'
import { slotOpenings } from '#desks/supplies/slots/schema.ts'
import { freshDatabase } from '#test/support/database.ts'
import { START_MS } from '#test/support/moments.ts'

const { db } = await freshDatabase()
const MINUTE_MS = 60_000

const opened = (
  warehouseId: number,
  supplyType: string,
  minutesAgo: number,
  lowest: number,
  isClosed = true,
) => ({
  ...{ id: randomUUID(), warehouseId, supplyType, slotDay: '2026-12-01', coefficient: 500, lowest },
  openedAt: new Date(START_MS - minutesAgo * MINUTE_MS),
  closedAt: isClosed ? new Date(START_MS - (minutesAgo - 1) * MINUTE_MS) : null,
  isOpeningSeen: true,
})

test('the newest of each warehouse and type, however often others open; at most eight, the newest first', async () => {
  const busy = Array.from({ length: 400 }, (_, at) => opened(1, 'box', at + 2, 100 + at))
  const rare = [
    opened(2, 'box', 5_000, 300),
    opened(2, 'box', 6_000, 700),
    opened(2, 'mono', 900, 0, false),
    opened(3, 'box', 1, 200),
  ]
  await db.insert(slotOpenings).values([...busy, ...rare])
  expect(await lastSeen(db, [])).toEqual([])
  expect(await lastSeen(db, [1, 2])).toEqual([
    {
      ...{ warehouseId: 1, supplyType: 'box', day: '2026-12-01', coefficient: 100 },
      at: START_MS - MINUTE_MS,
    },
    {
      ...{ warehouseId: 2, supplyType: 'mono', day: '2026-12-01', coefficient: 0 },
      at: START_MS - 900 * MINUTE_MS,
    },
    {
      ...{ warehouseId: 2, supplyType: 'box', day: '2026-12-01', coefficient: 300 },
      at: START_MS - 4_999 * MINUTE_MS,
    },
  ])
  const many = Array.from({ length: 9 }, (_, at) => opened(100 + at, 'box', 50 + at, 100))
  await db.insert(slotOpenings).values(many)
  const found = await lastSeen(
    db,
    many.map(({ warehouseId }) => warehouseId),
  )
  expect(found.map(({ warehouseId }) => warehouseId)).toEqual([
    100, 101, 102, 103, 104, 105, 106, 107,
  ])
})
