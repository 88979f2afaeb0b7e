import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database, Transaction } from '#db/connection.ts'
import { cabinetChoices } from '#desks/supplies/cabinets/schema.ts'
import { supplyDrafts, supplyReminders } from '#desks/supplies/drafts/schema.ts'
import { transferRules } from '#desks/supplies/redistribution/rules/schema.ts'
import { transferPlans } from '#desks/supplies/redistribution/schema.ts'
import { memberGone, STOP } from '#src/app/rooms.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { waitFor } from '#test/support/wait.ts'
import { openTransferRig } from './rig.ts'

const rig = await openTransferRig()
const { controller, clock, db, main } = rig
const OWNER = 8

const owed = async (key: string, on: Database | Transaction = db) =>
  (await on.select().from(outbox)).filter((row) => row.key.startsWith(key))
const toldTo = async (key: string) => (await owed(key)).map((row) => row.chatId)

test('removed while a request is on its way: it is finished, and the owner hears of it and of everything after', async () => {
  const anna = await rig.seller()
  const { workspaceId, userId } = anna.by
  await controller.fault({
    ...{ method: 'transfer/order', kind: 'slow', times: 1, sid: anna.sid, ms: 4_000 },
  })
  await rig.open(12, 100)
  const { id } = await anna.plan()
  const row = await anna.goods(100)
  const ruleId = await anna.rule(row)
  await db.insert(cabinetChoices).values({
    ...{ workspaceId, userId, accountKey: anna.sid, chosenAt: new Date(clock.now()) },
  })
  const draft = { id: randomUUID(), workspaceId, userId, chatId: userId, accountKey: anna.sid }
  await db.insert(supplyDrafts).values({
    ...{ ...draft, credentialId: randomUUID(), status: 'made', createdAt: new Date(clock.now()) },
    goods: [{ sku: '2040000000017', quantity: 4 }],
  })
  await db.insert(supplyReminders).values({
    ...{ workspaceId, userId, chatId: userId, daysBefore: 1, checkAt: new Date(clock.now()) },
  })
  await waitFor(async () => (await rig.read(id))?.status === 'sending')
  const before = await db.transaction(async (tx) => {
    await memberGone(tx, { workspaceId, userId, ownerId: OWNER })
    return (await owed('transfer-rule:', tx)).map((row) => row.key)
  })
  await rig.reached(id, 'waiting', 'cooldown')
  expect(await anna.moves()).toMatchObject([{ count: 12 }])
  expect(await toldTo(`transfer:${id}`)).toEqual([OWNER])

  await waitFor(async () => {
    clock.advance(5_000)
    const [rule] = await db.select().from(transferRules).where(eq(transferRules.id, ruleId))
    return rule?.reason === 'planned' && rule.userId === OWNER
  })
  const made = await db.select().from(transferPlans).where(eq(transferPlans.ruleId, ruleId))
  expect(made).toMatchObject([{ userId: OWNER, chatId: OWNER }])
  // What was owed by then is turned to the owner when it is sent.
  const told = await owed(`transfer-rule:${made[0]?.id}`)
  const after = told.map(({ key, chatId }) => (before.includes(key) ? OWNER : chatId))
  expect(after).toEqual([OWNER])
  expect(await db.select().from(cabinetChoices)).toEqual([])
  for (const table of [supplyDrafts, supplyReminders])
    expect(await db.select().from(table)).toMatchObject([{ userId: OWNER, chatId: OWNER }])
})

test('a plan that a rule is making while its person is removed belongs to the owner', async () => {
  const boris = await rig.seller()
  const { workspaceId, userId } = boris.by
  const { id } = await boris.plan({ when: 'window' })
  const ruleId = await boris.rule(await boris.goods(100), { targetId: 130_744 })
  const madeId = randomUUID()
  let gone: Promise<void> | undefined
  await db.transaction(async (tx) => {
    await tx.select().from(transferRules).where(eq(transferRules.id, ruleId)).for('update')
    const [plan] = await tx.select().from(transferPlans).where(eq(transferPlans.id, id))
    if (!plan) throw new Error('no plan')
    await tx.insert(transferPlans).values({ ...plan, id: madeId, ruleId, number: 99, targetId: 1 })
    gone = db.transaction((other) => memberGone(other, { workspaceId, userId, ownerId: OWNER }))
    await waitFor(async () => {
      const { rows } = await db.execute(sql`select 1 from pg_locks where not granted`)
      return rows.length > 0
    })
  })
  await gone
  expect(await rig.read(madeId)).toMatchObject({ userId: OWNER, chatId: OWNER })
})

test('a stopped shop sends nothing more, and its rules are paused', async () => {
  const anna = await rig.seller()
  const { workspaceId } = anna.by
  const { id } = await anna.plan({ when: 'window' })
  const ruleId = await anna.rule(await anna.goods(100), { targetId: 130_744 })
  await db.transaction(async (tx) => {
    for (const stop of STOP) await stop(tx, workspaceId, new Date(clock.now()))
  })
  expect(await rig.read(id)).toMatchObject({ status: 'cancelled' })
  const [rule] = await db.select().from(transferRules).where(eq(transferRules.id, ruleId))
  expect(rule?.status).toBe('paused')
  await main.rules.resume(anna.by, ruleId)
})
