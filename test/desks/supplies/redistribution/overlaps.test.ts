import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createOrderStore } from '#desks/supplies/redistribution/order-store.ts'
import { createTransferOutcomes } from '#desks/supplies/redistribution/outcomes.ts'
import { createPlanStore } from '#desks/supplies/redistribution/plan-store.ts'
import { transferRules } from '#desks/supplies/redistribution/rules/schema.ts'
import { transferOrders, transferPlans } from '#desks/supplies/redistribution/schema.ts'
import { waitFor } from '#test/support/wait.ts'
import { KOLEDINO, openTransferRig, TULA } from './rig.ts'

const rig = await openTransferRig({ isIdle: true })
const { db, clock, main } = rig

/** A process that looks when it is told to; `during` happens after stock or quotas were read and before they are judged. */
function open() {
  const during = { stock: async () => {}, limits: async () => {} }
  const { round } = rig.process({
    mover: {
      ...rig.mover,
      async stock(...asked) {
        const lines = await rig.mover.stock(...asked)
        await during.stock()
        return lines
      },
      async limits(...asked) {
        const limits = await rig.mover.limits(...asked)
        await during.limits()
        return limits
      },
    },
  })
  return { during, look: () => round(new AbortController().signal) }
}

/** A request of twenty pieces that left no mark in the stock, due for a look. */
async function request(status: 'unknown' | 'accepted', looks: number) {
  const anna = await rig.seller()
  const plan = await anna.plan({ when: 'window' })
  const { nmId, chrtId, sourceId, targetId, workspaceId, accountKey, windowAt } = plan
  await db.update(transferPlans).set({ status: 'checking' }).where(eq(transferPlans.id, plan.id))
  const id = randomUUID()
  await db.insert(transferOrders).values({
    ...{ id, planId: plan.id, nmId, chrtId, sourceId, targetId, workspaceId, accountKey, windowAt },
    ...{ units: 20, stockBefore: 40, executor: 'stock-control', status },
    ...{ verifyAt: new Date(clock.now()), verifyAttempts: looks, createdAt: plan.createdAt },
  })
  const read = async () =>
    (await db.select().from(transferOrders).where(eq(transferOrders.id, id)))[0]
  return { anna, plan, id, read }
}

test('a yes that comes while an older reading of the stock is judged is not called lost, and nothing is sent again', async () => {
  const { during, look } = open()
  const { id, read, plan } = await request('unknown', 1)
  during.stock = async () => {
    const verifyAt = new Date(clock.now() + 1_000)
    await createOrderStore(db).moveOrder(db, id, 'accepted', { verifyAt })
  }
  await look()
  expect(await read()).toMatchObject({ status: 'accepted' })
  expect(await rig.read(plan.id)).toMatchObject({ status: 'checking' })
})

test('what the seller says while the last look is under way ends the looks, and nobody asks them again', async () => {
  const { during, look } = open()
  const { anna, id, read, plan } = await request('accepted', 4)
  during.stock = async () => {
    expect(await main.service.say(anna.by, id, true)).toBe('noted')
  }
  await look()
  expect(await read()).toMatchObject({ status: 'confirmed', verifyAt: null, verifyAttempts: 4 })
  expect(await rig.messages(plan.id)).toEqual(['transfer-done'])
})

test('what the seller says while a look is under way is not looked up for ever', async () => {
  const { during, look } = open()
  const { anna, id, read } = await request('accepted', 1)
  during.stock = async () => {
    expect(await main.service.say(anna.by, id, true)).toBe('noted')
  }
  await look()
  expect(await read()).toMatchObject({ status: 'confirmed', verifyAt: null })
})

test('a rule that is edited while the stock of its old product is read is judged by its own', async () => {
  const { during, look } = open()
  const anna = await rig.seller()
  const [before, after] = [await anna.goods(100), await anna.goods(100)]
  const id = await anna.rule(before)
  during.stock = async () => {
    during.stock = async () => {}
    const route = { sourceId: KOLEDINO, sourceName: 'Коледино', targetId: TULA, targetName: 'Тула' }
    await main.rules.edit(anna.by, id, {
      ...{ ...after, ...route, title: 'Пижамы', keep: 20, lot: 10, executor: 'cabinet' },
      ...{ credentialId: anna.sid, accountKey: anna.sid },
    })
  }
  await look()
  const read = async () =>
    (await db.select().from(transferRules).where(eq(transferRules.id, id)))[0]
  expect(await read()).toMatchObject({ nmId: after.nmId, reason: null, lookedAt: null })
  clock.advance(5_000)
  await look()
  expect(await read()).toMatchObject({ reason: 'planned' })
})

test('a plan that was put off meanwhile is not handed over before its time', async () => {
  const anna = await rig.seller()
  const plan = await anna.plan({ executor: 'hand-over' })
  const outcomes = createTransferOutcomes({
    ...{ db, clock, plans: createPlanStore(db), orders: createOrderStore(db) },
    ...{ windows: [540, 1_080], cabinetUrl: 'https://seller.example' },
  })
  await outcomes.handOver(plan, 'asked')
  await main.service.decline(anna.by, plan.id)
  // Another process found it due before all that.
  await outcomes.handOver(plan, 'asked')
  expect(await rig.read(plan.id)).toMatchObject({ status: 'waiting' })
  expect(await rig.messages(plan.id)).toEqual(['transfer-handed'])
})

test('a plan that was made and put first while quotas were read gets of them first', async () => {
  const { during, look } = open()
  const anna = await rig.seller()
  const early = await anna.plan()
  await rig.open(20, 20)
  const late = Promise.withResolvers<string>()
  during.limits = async () => {
    during.limits = async () => {}
    const { id } = await anna.plan()
    await main.service.raise(anna.by, id)
    late.resolve(id)
  }
  await look()
  const first = await late.promise
  await waitFor(async () => (await rig.orders(first)).length > 0)
  await waitFor(async () => (await rig.read(early.id))?.reason === 'source-closed')
  expect(await rig.orders(early.id)).toEqual([])
})
