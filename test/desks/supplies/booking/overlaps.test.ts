import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays } from '#core/dates.ts'
import { createBookingStore, type NewBooking } from '#desks/supplies/booking/store.ts'
import { createMonitorStore } from '#desks/supplies/monitors/store.ts'
import { bookings, monitors } from '#desks/supplies/schema.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { createRig, OWNER, today, WORKSPACE } from '../rig.ts'
import { createWb } from '../wb-stand-in.ts'

const DAY = addDays(today(), 3)

/** An engine that looks when it is told to; `during` happens after a list was read and before it is judged. */
async function open() {
  const { db } = await freshDatabase()
  const wb = createWb()
  const during = { list: async () => {}, verdict: async (_workspaceId: string) => {} }
  const asked = new Map<string, number>()
  const store = createBookingStore(db)
  const rig = createRig(db, {
    ...wb,
    reader: {
      ...wb.reader,
      async list(key, options) {
        const rows = await wb.reader.list(key, options)
        await during.list()
        return rows
      },
    },
    keys: {
      ...wb.keys,
      async list(workspaceId) {
        const times = (asked.get(workspaceId) ?? 0) + 1
        asked.set(workspaceId, times)
        // First for the key to look with, then for the message of what was found.
        if (times === 2) await during.verdict(workspaceId)
        return wb.keys.list(workspaceId)
      },
    },
  })
  /** An attempt whose last look is due. */
  const attempt = async (
    status: 'handed' | 'unknown',
    { preorderId = 101 as number | null, workspaceId = WORKSPACE } = {},
  ) => {
    const preorderIds = preorderId === null ? [] : [preorderId]
    const monitorId = await rig.add({ mode: 'hand-over', preorderIds }, workspaceId)
    const row: NewBooking = {
      ...{ id: randomUUID(), monitorId, workspaceId, chatId: 70, preorderId },
      ...{ credentialId: workspaceId, accountKey: wb.accountOf(workspaceId) },
      slot: { warehouseId: 507, supplyType: 'box', day: DAY, coefficient: 0 },
      ...{ executor: 'hand-over', status: 'handed', reason: null },
      ...{ detectedAt: runningClock.now(), verifyAt: 0 },
    }
    await store.insert(db, [row])
    await db
      .update(bookings)
      .set({ status, verifyAt: new Date(0), verifyAttempts: status === 'handed' ? 3 : 2 })
      .where(sql`${bookings.id} = ${row.id}`)
    return { id: row.id, monitorId }
  }
  const look = () => rig.verifier.round(new AbortController().signal)
  const told = async () => (await rig.messages()).map(({ messageKey }) => messageKey)
  return { db, wb, rig, store, during, attempt, look, told }
}

test('a list that was read before the seller booked and said so is not the last word', async () => {
  const { rig, wb, during, attempt, look, told } = await open()
  const { id, monitorId } = await attempt('handed')
  during.list = async () => {
    during.list = async () => {}
    wb.bookByHand(101, DAY)
    expect(await rig.service.confirmHandOver(OWNER, id)).toBe('checking')
  }
  await look()
  expect(await rig.bookings(monitorId)).toMatchObject([{ status: 'handed' }])
  await look()
  expect(await rig.bookings(monitorId)).toMatchObject([{ status: 'verified' }])
  expect(await told()).toEqual(['supplies-caught-by-hand'])
})

test('a yes of the cabinet that comes while an older list is judged is not called lost', async () => {
  const { rig, store, during, attempt, look, told } = await open()
  const { id, monitorId } = await attempt('unknown')
  during.list = async () => {
    const at = new Date(runningClock.now())
    const times = { committedAt: at, answeredAt: at, verifyAt: at }
    await store.answer([{ id, status: 'booked', supplyId: 38, ...times }])
  }
  await look()
  expect(await rig.bookings(monitorId)).toMatchObject([{ status: 'booked', supplyId: 38 }])
  expect(await told()).toEqual([])
})

test('one supply is the catch of one attempt, also when two shops of a seller account look at once', async () => {
  const { db, rig, wb, during, attempt, look, told } = await open()
  // The stand-in names a shop's seller account by its end.
  const other = `${randomUUID().slice(0, -4)}${WORKSPACE.slice(-4)}` as typeof WORKSPACE
  await attempt('handed', { preorderId: null })
  await attempt('handed', { preorderId: null, workspaceId: other })
  const supply = {
    ...{ preorderId: null, supplyId: 39, statusId: 2, supplyType: 'box' as const, supplyDay: DAY },
    createdAt: new Date(runningClock.now() + 1_000).toISOString(),
  }
  wb.addSupply(WORKSPACE, supply)
  const both = Promise.withResolvers<void>()
  const seen = new Set<string>()
  during.verdict = async (workspaceId) => {
    seen.add(workspaceId)
    if (seen.size === 2) both.resolve()
    await both.promise
  }
  await look()
  expect((await db.select().from(monitors)).map(({ caught }) => caught).sort()).toEqual([0, 1])
  expect(await told()).toEqual(['supplies-caught-by-hand'])
  const left = (await db.select().from(bookings)).find(({ status }) => status !== 'verified')
  await look()
  expect(await rig.bookings(left?.monitorId ?? '')).toMatchObject([
    { status: 'lost', reason: 'not-taken' },
  ])
})

test('a change is as fresh as its write, however long its transaction has waited before', async () => {
  const { db, rig } = await open()
  const id = await rig.add()
  const store = createMonitorStore(db)
  await db.transaction(async (tx) => {
    await tx.execute(sql`select now()`)
    for (const write of [store.touch, (on: typeof tx) => store.setStatus(on, id, 'paused')]) {
      await write(tx, id)
      const { rows } = await tx.execute<{ fresh: boolean }>(
        sql`select updated_at > now() as fresh from ${monitors} where id = ${id}`,
      )
      expect(rows).toEqual([{ fresh: true }])
    }
  })
})
