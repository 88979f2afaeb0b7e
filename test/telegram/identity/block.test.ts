import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createMonitorStore } from '#desks/supplies/monitors/store.ts'
import { insertRun } from '#runs/store.ts'
import { ROOMS } from '#src/app/rooms.ts'
import { withAuthority } from '#telegram/identity/authority.ts'
import { block, unblock } from '#telegram/identity/block.ts'
import { users } from '#telegram/identity/schema.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { createOutboxStore } from '#telegram/outbox/store.ts'
import { draft } from '#test/desks/supplies/rig.ts'
import { somebodyWaits } from '#test/support/locks.ts'
import { seatedDatabase } from '#test/support/people.ts'
import { seat } from '#test/support/seat.ts'

const OWN = { workspaceId: randomUUID(), userId: 7 }
const TEAM = { workspaceId: randomUUID(), userId: 7 }
const ANNA = { workspaceId: TEAM.workspaceId, userId: 1_000_007 }
const AT = new Date(1_000)
const rooms = ROOMS

async function open() {
  const { db, pool } = await seatedDatabase([OWN])
  await seat(db, ANNA)
  await seat(db, TEAM, 'manager')
  const monitors = createMonitorStore(db)
  const start = async ({ workspaceId, userId }: typeof OWN) => {
    const run = { id: randomUUID(), kind: 'sample.work', input: {}, dedupeKey: null, createdAt: AT }
    await insertRun(db, { ...run, workspaceId, userId, chatId: userId })
    await monitors.create(db, run.id, { workspaceId, userId, chatId: userId }, draft())
    const notice = { messageKey: 'x', vars: {} }
    await enqueue(db, { key: run.id, chatId: userId, workspaceId, notice })
    return run.id
  }
  const stateOf = async (id: string) => {
    const { rows } = await pool.query(
      `select r.status as run, r.chat_id::int as chat, m.status as monitor, m.chat_id::int as watcher,
        o.chat_id::int as reader from runs r join monitors m on m.id = r.id join outbox o on o.key = r.id::text
        where r.id = $1`,
      [id],
    )
    return rows[0]
  }
  return { db, monitors, start, stateOf }
}

test('what a blocked person has running stops; what they helped with goes on under its owner', async () => {
  const { db, start, stateOf } = await open()
  const [own, helped] = [await start(OWN), await start(TEAM)]
  expect(await block(db, { id: 7, reason: 'spam', at: AT }, rooms)).toBe(true)
  const mine = { chat: 7, watcher: 7, reader: 7 }
  expect(await stateOf(own)).toEqual({ run: 'cancelled', monitor: 'paused', ...mine })
  const annas = { chat: ANNA.userId, watcher: ANNA.userId, reader: ANNA.userId }
  expect(await stateOf(helped)).toEqual({ run: 'queued', monitor: 'active', ...annas })
})

test('a blocked person writes nothing and is told nothing of a workspace, until they are let in again', async () => {
  const { db } = await open()
  await block(db, { id: 7, reason: null, at: AT }, rooms)
  const writing = withAuthority(db, TEAM, 'manager', async () => 'written')
  await expect(writing).rejects.toMatchObject({ code: 'authority.gone' })
  const notice = { messageKey: 'x', vars: {} }
  await enqueue(db, { key: 'late', chatId: 7, workspaceId: TEAM.workspaceId, notice })
  const [late] = await createOutboxStore(db).claim(2_000, {
    claimMs: 1_000,
    limit: 10,
    busyChats: [],
  })
  expect(late?.row.chatId).toBe(ANNA.userId)
  expect(await unblock(db, 7)).toBe(true)
  expect(await withAuthority(db, TEAM, 'manager', async () => 'written')).toBe('written')
  const [person] = await db.select().from(users).where(eq(users.id, 7))
  expect(person).toMatchObject({ blockedAt: null, blockReason: null, refusedAt: null })
})

test('nobody who never wrote can be blocked', async () => {
  const { db } = await open()
  expect(await block(db, { id: 99, reason: null, at: AT }, rooms)).toBe(false)
  expect(await unblock(db, 99)).toBe(false)
})

test.each([
  ['their own shop', OWN, { status: 'paused', chatId: 7 }],
  ['a shop they help in', TEAM, { status: 'active', chatId: ANNA.userId }],
] as const)(
  'what somebody is writing in %s while they are blocked is met by the block, too',
  async (_what, by, then) => {
    const { db, monitors } = await open()
    const id = randomUUID()
    let blocked: Promise<boolean> | undefined
    await withAuthority(db, by, 'manager', async (tx) => {
      blocked = block(db, { id: 7, reason: null, at: AT }, rooms)
      await Promise.race([blocked, somebodyWaits(db)])
      await monitors.create(tx, id, { ...by, chatId: 7 }, draft())
    })
    expect(await blocked).toBe(true)
    expect(await monitors.one(id)).toMatchObject(then)
  },
)
