import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { transferRules } from '#desks/supplies/redistribution/rules/schema.ts'
import { transferPlans } from '#desks/supplies/redistribution/schema.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { waitFor } from '#test/support/wait.ts'
import { KOLEDINO, openTransferRig, TULA } from './rig.ts'

const rig = await openTransferRig()
const { controller, clock, db, main } = rig
const { rules } = main
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const plansOf = (id: string) =>
  db.select().from(transferPlans).where(eq(transferPlans.ruleId, id)).orderBy(transferPlans.number)
const ruleOf = async (id: string) =>
  (await db.select().from(transferRules).where(eq(transferRules.id, id)))[0]
const told = async (messageKey: string, chatId: number) =>
  (await db.select().from(outbox)).filter(
    (row) =>
      row.chatId === chatId && (row.notice as { messageKey: string }).messageKey === messageKey,
  ).length

/** Lets time pass to the rule's next look and says what it found. */
const looked = async (id: string) => {
  const before = await ruleOf(id)
  clock.advance(Math.max(0, (before?.lookAt.getTime() ?? 0) - clock.now()))
  return waitFor(
    async () => {
      clock.advance(5_000)
      const row = await ruleOf(id)
      const isNew = (row?.lookedAt?.getTime() ?? 0) > (before?.lookedAt?.getTime() ?? 0)
      return isNew ? row : undefined
    },
    { what: 'a rule that looked' },
  )
}

test('too few pieces make a plan for the next window; what it brings counts until it is there', async () => {
  const anna = await rig.seller()
  const row = await anna.goods(100)
  await anna.stock(row, TULA, 3)
  const id = await anna.rule(row)
  expect(await looked(id)).toMatchObject({ reason: 'planned', seen: 3, coming: 17 })
  const [plan] = await plansOf(id)
  expect(plan).toMatchObject({
    quantity: 17,
    status: 'waiting',
    sourceId: KOLEDINO,
    targetId: TULA,
  })
  expect(plan?.windowAt.toISOString()).toMatch(/T(06|15):00:00/)
  expect(await told('transfer-rule-planned', anna.by.chatId)).toBe(1)

  await controller.quotaWindows({
    ...{ minutes: [540, 1_080], source: 1_000, target: 1_000, lastsMs: MINUTE_MS },
  })
  clock.advance((plan?.windowAt.getTime() ?? 0) - clock.now())
  await rig.reached(plan?.id ?? '', 'done')
  expect(await anna.moves()).toMatchObject([{ count: 17 }])
  // On the way: nothing more is asked for, in whatever window.
  expect(await looked(id)).toMatchObject({ reason: 'coming', seen: 3, coming: 17 })
  clock.advance(DAY_MS)
  expect(await looked(id)).toMatchObject({ reason: 'enough', seen: 20 })
  expect(await plansOf(id)).toHaveLength(1)
  await controller.quotaWindows(null)
})

test('a plan of the same seller for the same target counts, whoever made it', async () => {
  const anna = await rig.seller()
  const row = await anna.goods(100)
  await anna.plan({ ...row, when: 'window', quantity: 20 })
  const id = await anna.rule(row)
  expect(await looked(id)).toMatchObject({ reason: 'coming', seen: 0, coming: 20 })
  expect(await plansOf(id)).toEqual([])
})

test('a plan of the rule that the seller calls off rests for 72 hours', async () => {
  const anna = await rig.seller()
  const row = await anna.goods(100)
  const id = await anna.rule(row)
  await looked(id)
  const [plan] = await plansOf(id)
  await main.service.cancel(anna.by, plan?.id ?? '')
  expect(await looked(id)).toMatchObject({ reason: 'rest' })
  clock.advance(3 * DAY_MS)
  expect(await looked(id)).toMatchObject({ reason: 'planned' })
  expect((await plansOf(id)).map(({ status }) => status)).toEqual(['cancelled', 'waiting'])
})

test('paused it looks at nothing, resumed at once; deleted it is gone and its plan stays', async () => {
  const anna = await rig.seller()
  const row = await anna.goods(100)
  const id = await anna.rule(row)
  await rules.pause(anna.by, id)
  clock.advance(DAY_MS)
  await main.round(new AbortController().signal)
  const paused = await ruleOf(id)
  const before = paused?.lookedAt?.getTime() ?? 0
  clock.advance(DAY_MS)
  await main.round(new AbortController().signal)
  expect((await ruleOf(id))?.lookedAt?.getTime() ?? 0).toBe(before)
  await rules.resume(anna.by, id)
  await waitFor(async () => {
    clock.advance(5_000)
    return (await plansOf(id)).length > 0
  })
  await rules.remove(anna.by, id)
  await rules.remove(anna.by, id)
  await expect(rules.get(anna.by.workspaceId, id)).rejects.toMatchObject({ kind: 'not-found' })
  expect(await plansOf(id)).toMatchObject([{ status: 'waiting' }])
  // Its place is free again.
  await anna.rule(row)
})

test('one rule for a size and warehouse; another wish takes its place', async () => {
  const anna = await rig.seller()
  const row = await anna.goods(100)
  const id = await anna.rule(row)
  await expect(anna.rule(row)).rejects.toMatchObject({ messageKey: 'rule-draft-twice' })
  const rule = await rules.get(anna.by.workspaceId, id)
  await rules.edit(anna.by, id, { ...rule, keep: 50 })
  expect(await looked(id)).toMatchObject({ reason: 'planned', keep: 50, coming: 50 })
  const other = await anna.rule(row, { targetId: 130_744, targetName: 'Краснодар' })
  await expect(rules.edit(anna.by, other, { ...rule })).rejects.toMatchObject({
    messageKey: 'rule-draft-twice',
  })
})

test('without a session nothing is guessed', async () => {
  const anna = await rig.seller()
  const row = await anna.goods(100)
  const id = await anna.rule(row)
  const before = (await ruleOf(id))?.lookAt.getTime() ?? Number.POSITIVE_INFINITY
  await controller.expireSessions(anna.sid)
  const at = await waitFor(async () => {
    clock.advance(5_000)
    const rule = await ruleOf(id)
    return rule?.reason === 'session' ? rule : undefined
  })
  expect(at.lookAt.getTime()).toBeGreaterThan(before)
  expect(await plansOf(id)).toEqual([])
  expect(rig.refused).toContain(anna.sid)
})

test('who sends by hand is asked once a week, and their word makes the plan', async () => {
  const anna = await rig.seller()
  const { nmId } = await anna.goods(100)
  const byHand = { nmId, chrtId: null, executor: 'hand-over' } as const
  const id = await anna.rule({ nmId, chrtId: 0 }, byHand)
  const asked = await told('transfer-rule-asks', anna.by.chatId)
  clock.advance(7 * DAY_MS + 1_000)
  await waitFor(async () => {
    clock.advance(5_000)
    return (await told('transfer-rule-asks', anna.by.chatId)) === asked + 1
  })
  expect(await rules.tell(anna.by, id, 30)).toBe('enough')
  expect(await plansOf(id)).toEqual([])
  expect(await rules.tell(anna.by, id, 4)).toBe('planned')
  expect(await rules.tell(anna.by, id, 4)).toBe('coming')
  expect(await plansOf(id)).toMatchObject([{ quantity: 16, executor: 'hand-over' }])
})

test('two processes that look at once make one plan', async () => {
  const second = rig.process()
  const anna = await rig.seller()
  const row = await anna.goods(100)
  const id = await anna.rule(row)
  const { signal } = new AbortController()
  clock.advance(6_000)
  await Promise.all([main.round(signal), second.round(signal)])
  await waitFor(async () => {
    clock.advance(5_000)
    return (await ruleOf(id))?.lookedAt
  })
  expect(await plansOf(id)).toHaveLength(1)
})
