import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createEntries } from '#desks/admin/access/entries.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'

async function open(places: number) {
  const { db } = await freshDatabase()
  const clock = createTestClock()
  const entries = createEntries({ db, clock })
  const id = randomUUID()
  const code = await db.transaction((tx) => entries.create(tx, { id, createdBy: 1, places }))
  const come = (userId: number) => entries.admits(`join_${code}`, userId)
  return { db, clock, entries, id, come }
}

test('a link lets in as many as it has places for, however many come at once, and who is in stays in', async () => {
  const { entries, come } = await open(2)
  const outcomes = await Promise.all([11, 12, 13, 14].map(come))
  expect(outcomes.filter(Boolean)).toHaveLength(2)
  const inside = await Promise.all([11, 12, 13, 14].map(entries.isAdmitted))
  expect(inside).toEqual(outcomes)
  expect(await entries.list()).toEqual([])
  expect(await entries.admits('join_nonsense', 15)).toBe(false)
  expect(await entries.admits('inv_nonsense', 15)).toBe(false)
})

test('a revoked link and one whose week is over let nobody in', async () => {
  const revoked = await open(5)
  await revoked.db.transaction((tx) => revoked.entries.revoke(tx, revoked.id))
  expect(await revoked.come(11)).toBe(false)
  const late = await open(5)
  await late.clock.advance(7 * 86_400_000 + 1)
  expect(await late.come(11)).toBe(false)
})

test('an admin lets somebody in by their id and out again', async () => {
  const { db, entries } = await open(1)
  await db.transaction((tx) => entries.admit(tx, 11, 1))
  expect([await entries.isAdmitted(11), await entries.count()]).toEqual([true, 1])
  await db.transaction((tx) => entries.expel(tx, 11))
  expect(await entries.isAdmitted(11)).toBe(false)
})
