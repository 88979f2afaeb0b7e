import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { waitFor } from '#test/support/wait.ts'
import { KOLEDINO, openTransferRig, TULA } from './rig.ts'

const rig = await openTransferRig()
const { controller, clock, main } = rig
const HOUR_MS = 3_600_000
const fault = (sid: string, kind: 'hang' | 'hang-after' | 'empty-ok' | 'slow', ms?: number) =>
  controller.fault({ method: 'transfer/order', kind, times: 1, sid, ...(ms ? { ms } : {}) })

test('a request that timed out but was taken is found in the list of stock and not repeated', async () => {
  const anna = await rig.seller()
  await fault(anna.sid, 'hang-after')
  await rig.open(100, 100)
  const { id } = await anna.plan()
  expect(await rig.reached(id, 'done')).toMatchObject({ moved: 20 })
  expect(await anna.moves()).toHaveLength(1)
  expect(await rig.messages(id)).toEqual(['transfer-done'])
})

test('a request that timed out and was not taken is looked up twice, then sent again', async () => {
  const anna = await rig.seller()
  await fault(anna.sid, 'hang')
  await rig.open(100, 100)
  const { id } = await anna.plan()
  await rig.reached(id, 'done')
  expect(await anna.moves()).toHaveLength(1)
  expect((await rig.orders(id)).map(({ status }) => status).sort()).toEqual(['confirmed', 'lost'])
})

test('an empty yes is no yes', async () => {
  const anna = await rig.seller()
  await fault(anna.sid, 'empty-ok')
  await rig.open(100, 100)
  const { id } = await anna.plan()
  await rig.reached(id, 'done')
  expect((await rig.orders(id)).map(({ status }) => status).sort()).toEqual(['confirmed', 'lost'])
  expect(await anna.moves()).toHaveLength(1)
})

test('a quota that is smaller sends a part, tells it, and the rest waits out the cool-down', async () => {
  const anna = await rig.seller()
  await rig.open(12, 100)
  const { id } = await anna.plan()
  const plan = await rig.reached(id, 'waiting', 'cooldown')
  expect(plan.moved).toBe(12)
  const [order] = await rig.orders(id)
  expect(plan.windowAt.getTime()).toBeGreaterThanOrEqual(
    (order?.createdAt.getTime() ?? 0) + 72 * HOUR_MS,
  )
  expect(await rig.messages(id)).toEqual(['transfer-part'])
  await main.service.cancel(anna.by, id)
  expect(await rig.read(id)).toMatchObject({ status: 'done', moved: 12 })
})

test('all at once or nothing: a smaller quota is left alone', async () => {
  const anna = await rig.seller()
  await rig.open(12, 100)
  const { id } = await anna.plan({ isWhole: true })
  await rig.reached(id, 'waiting', 'quota-small')
  expect(await anna.moves()).toEqual([])
  await main.service.cancel(anna.by, id)
  expect(await rig.read(id)).toMatchObject({ status: 'cancelled' })
})

test('an anti-bot check is handed over, and the seller’s word ends the plan', async () => {
  const anna = await rig.seller()
  await controller.switches({ captchaRequired: true })
  await rig.open(100, 100)
  const { id } = await anna.plan()
  await rig.reached(id, 'handed', 'captcha')
  await controller.switches({ captchaRequired: false })
  expect(await anna.moves()).toEqual([])
  expect(await main.service.confirm(anna.by, id)).toBe('done')
  expect(await main.service.confirm(anna.by, id)).toBe('over')
  expect(await rig.read(id)).toMatchObject({ status: 'done', moved: 20 })
  expect(await rig.messages(id)).toEqual(['transfer-handed', 'transfer-done'])
})

test('a session that ends in the middle of a window hands over and is refused once', async () => {
  const anna = await rig.seller()
  await rig.open(0, 0)
  const { id } = await anna.plan()
  await rig.reached(id, 'waiting', 'source-closed')
  await controller.expireSessions(anna.sid)
  await rig.open(100, 100)
  await rig.reached(id, 'handed', 'session')
  expect(rig.refused.filter((one) => one === anna.sid)).toHaveLength(1)
  expect(await anna.moves()).toEqual([])
})

test('where today’s calls are gone the older ones move the stock', async () => {
  await controller.switches({ stockControlOff: true })
  const anna = await rig.seller()
  await rig.open(12, 100)
  const { id } = await anna.plan()
  await rig.reached(id, 'waiting', 'cooldown')
  await controller.switches({ stockControlOff: false })
  // The first try asked for all of it and was told that the quota does not suffice.
  expect(await anna.moves()).toMatchObject([{ via: 'shifts', count: 12 }])
})

test('a request for the product and route that is under way already counts only where it shows', async () => {
  const anna = await rig.seller()
  const goods = await anna.goods()
  const other = { ...goods, chrtId: goods.chrtId + 1, sizeName: '52' }
  await controller.setGoods({
    ...{ ...other, sid: anna.sid, name: 'Пижамы', warehouseId: KOLEDINO, count: 40 },
  })
  await rig.open(100, 100)
  const { nmId, chrtId } = other
  await controller.transferByHand({
    ...{ sid: anna.sid, nmId, chrtId, sourceId: KOLEDINO, targetId: TULA, count: 10 },
  })
  const { id } = await anna.plan(goods)
  const plan = await rig.reached(id, 'waiting', 'in-process')
  expect(plan.moved).toBe(0)
  expect(await anna.moves()).toHaveLength(1)
})

test('cancelled while its request is on the way: the answer is waited for, then it is over', async () => {
  const anna = await rig.seller()
  await fault(anna.sid, 'slow', 4_000)
  await rig.open(12, 100)
  const { id } = await anna.plan()
  await waitFor(async () => (await rig.read(id))?.status === 'sending')
  expect(await main.service.cancel(anna.by, id)).toBe('after')
  expect(await rig.reached(id, 'done')).toMatchObject({ moved: 12, reason: 'declined' })
  expect(await anna.moves()).toHaveLength(1)
  expect(await rig.messages(id)).toEqual(['transfer-done'])
})

test.for(['taken', 'not taken'] as const)(
  'killed between a stored request and its answer (%s): looked up first, moved once',
  async (what) => {
    const anna = await rig.seller()
    const plan = await anna.plan({ when: 'window' })
    await rig.open(100, 100)
    const { id, nmId, chrtId, workspaceId } = plan
    const before = { windowAt: new Date(clock.now()), dueAt: new Date(clock.now()) }
    await rig.db.execute(sql`
      insert into transfer_orders (id, plan_id, workspace_id, account_key, nm_id, chrt_id, source_id, target_id, units,
        stock_before, executor, status, window_at, created_at, updated_at)
      values (gen_random_uuid(), ${id}, ${workspaceId}, ${anna.sid}, ${nmId}, ${chrtId}, ${KOLEDINO}, ${TULA}, 20, 40,
        'stock-control', 'committing', ${before.windowAt}, ${before.windowAt}, now() - interval '2 minutes')`)
    await rig.db.execute(sql`update transfer_plans set status = 'sending', window_at = ${before.windowAt},
      due_at = ${before.dueAt} where id = ${id}`)
    if (what === 'taken')
      await controller.transferByHand({
        ...{ sid: anna.sid, nmId, chrtId: chrtId ?? 0, sourceId: KOLEDINO, targetId: TULA },
        count: 20,
      })
    await rig.process().round(new AbortController().signal)
    await rig.reached(id, 'done')
    expect(await anna.moves()).toHaveLength(1)
    expect(await rig.messages(id)).toEqual(['transfer-done'])
  },
)

test('two processes with one plan in hand send it once', async () => {
  const second = rig.process()
  second.start()
  const anna = await rig.seller()
  await fault(anna.sid, 'slow', 4_000)
  await rig.open(100, 100)
  const { id } = await anna.plan()
  await rig.reached(id, 'done')
  await second.stop()
  expect(await anna.moves()).toHaveLength(1)
  expect(await rig.orders(id)).toHaveLength(1)
})

test('closed quotas are tried for ten minutes, then in the next window; by hand it is told five minutes before', async () => {
  const anna = await rig.seller()
  await rig.open(0, 0)
  const { id } = await anna.plan()
  await rig.reached(id, 'waiting', 'source-closed')
  const byHand = await anna.plan({ executor: 'hand-over', when: 'window', chrtId: null })
  clock.advance(11 * 60_000)
  const plan = await waitFor(async () => {
    clock.advance(1_000)
    const row = await rig.read(id)
    return row && row.windowAt.getTime() > clock.now() ? row : undefined
  })
  expect(new Date(plan.windowAt).toISOString()).toMatch(/T(06|15):00:00/)
  clock.advance(plan.windowAt.getTime() - 5 * 60_000 - clock.now())
  await rig.reached(byHand.id, 'handed')
  expect(await rig.messages(byHand.id)).toEqual(['transfer-handed'])
  await main.service.decline(anna.by, byHand.id)
  expect(await rig.read(byHand.id)).toMatchObject({ status: 'waiting' })
  await controller.quotaWindows({
    minutes: [540, 1_080],
    source: 100,
    target: 100,
    lastsMs: 60_000,
  })
  clock.advance(plan.windowAt.getTime() - clock.now())
  await rig.reached(id, 'done')
  await controller.quotaWindows(null)
})

test('a form that cannot read stock says who does not answer; an ended session leaves the seller to act by hand', async () => {
  const { sid, goods } = await rig.seller()
  const { nmId } = await goods()
  await controller.fault({ method: 'transfer/list', kind: 'http-5xx', sid })
  let failed: unknown
  const asked = main.service.stock(sid, sid, nmId).catch((error) => {
    failed = error
  })
  await waitFor(() => {
    clock.advance(500)
    return failed !== undefined
  })
  await asked
  expect(failed).toMatchObject({ kind: 'unavailable', messageKey: 'error-wb-away' })
  await controller.clearFaults('transfer/list')
  await controller.expireSessions(sid)
  expect(await main.service.stock(sid, sid, nmId)).toEqual([])
  expect(rig.refused).toContain(sid)
  expect(await main.service.canSend(sid, sid)).toBe(false)
})
