import { expect, test } from 'vitest'
import { addDays, dayIn } from '#core/dates.ts'
import { parseSession } from '#integrations/wildberries/cabinet-session.ts'
import type { BoxType } from '#sandbox/wildberries/words.ts'
import { runningClock } from '#test/support/clock.ts'
import { startClients } from './clients.ts'

const day = addDays(dayIn('Europe/Moscow', runningClock.now()), 4)
const place = { warehouseId: 507, type: 'box' as BoxType, day }

async function start(options: Parameters<typeof startClients>[0] = {}) {
  const clients = await startClients(options)
  const { cabinet, controller, seller, session } = clients
  await controller.openSlot({ ...place, coefficient: 1 })
  const preorder = await controller.addPreorder({ sid: seller.sid, ...place })
  const opened = await session()
  let sent = 0
  const commit = (preorderId = preorder.preorderId, secret = opened) =>
    cabinet.booking.commit(
      secret,
      { preorderId, warehouseId: 507, day },
      {
        signal: new AbortController().signal,
        onSend: () => {
          sent += 1
        },
      },
    )
  const booked = async () => (await controller.commits()).filter((one) => one.outcome === 'booked')
  return { ...clients, preorderId: preorder.preorderId, opened, commit, booked, sent: () => sent }
}

test('books, says when it was sent, and the official list confirms', async () => {
  const { commit, sent, official, preorderId, key } = await start()
  const outcome = await commit()
  if (outcome.kind !== 'booked') throw new Error(JSON.stringify(outcome))
  expect(sent()).toBe(1)
  expect(await official.supplyReader.list(await key(), { days: 3 })).toMatchObject([
    { preorderId, supplyId: outcome.supplyId, statusId: 2, supplyDay: day },
  ])
})

test('the short token is kept, and renewed when the service no longer takes it', async () => {
  const { commit, controller, seller, calls } = await withFigures()
  await controller.addPreorder({ sid: seller.sid, ...place })
  await commit()
  await commit()
  expect(await calls('auth/token')).toBe(1)
  await controller.switches({ lkTtlMs: 0 })
  await controller.restore(await controller.snapshot())
  expect((await commit()).kind).toBe('session-expired')
  await controller.switches({ lkTtlMs: 300_000 })
  expect((await commit()).kind).toBe('refused')
})

async function withFigures() {
  const clients = await start()
  const calls = async (method: string) =>
    (await clients.controller.state()).calls
      .filter((figure) => figure.method === method)
      .reduce((sum, figure) => sum + figure.requests, 0)
  return { ...clients, calls }
}

test('refusals of the service', async () => {
  const { commit, controller, seller, booked } = await start()
  expect((await commit()).kind).toBe('booked')
  expect(await commit()).toMatchObject({ kind: 'refused', reason: 'slot-gone' })

  const second = await controller.addPreorder({ sid: seller.sid, ...place })
  await controller.closeSlot(place)
  expect(await commit(second.preorderId)).toMatchObject({ kind: 'refused', reason: 'slot-gone' })

  await controller.openSlot({ ...place, coefficient: 1 })
  await controller.switches({ raiseCoefficientOnCommit: 3 })
  expect(await commit(second.preorderId)).toMatchObject({ kind: 'refused' })
  expect(await booked()).toHaveLength(1)
})

test('the first to come takes a slot with one place', async () => {
  const { commit, controller, seller, preorderId, booked } = await start()
  await controller.closeSlot(place)
  await controller.openSlot({ ...place, coefficient: 1, capacity: 1 })
  const second = await controller.addPreorder({ sid: seller.sid, ...place })
  const outcomes = await Promise.all([commit(preorderId), commit(second.preorderId)])
  expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['booked', 'refused'])
  expect(await booked()).toHaveLength(1)
})

test('an anti-bot check is handed over', async () => {
  const { commit, controller, booked } = await start()
  await controller.switches({ captchaRequired: true })
  expect(await commit()).toEqual({ kind: 'captcha' })
  expect(await booked()).toEqual([])
})

test('a session that ended, is of another seller, or was never one', async () => {
  const { commit, controller, opened, preorderId, booked } = await start()
  const stranger = await controller.issueSession({ sid: (await controller.addSeller()).sid })
  const other = { ...opened, secret: stranger.text }
  expect(await commit(preorderId, other)).toMatchObject({ kind: 'refused' })
  expect(await commit(preorderId, { ...opened, secret: 'qwerty' })).toEqual({
    kind: 'session-expired',
  })
  await controller.expireSessions()
  expect(await commit()).toEqual({ kind: 'session-expired' })
  expect(await booked()).toEqual([])
})

test.each([
  ['hang-after', 1],
  ['drop-after', 1],
  ['cut', 1],
  ['truncated', 1],
  ['hang', 0],
  ['drop', 0],
  ['http-5xx', 0],
  ['empty-ok', 0],
  ['not-json', 0],
] as const)('%s leaves the outcome open; really booked: %i', async (kind, really) => {
  const { commit, controller, booked, official, key } = await start()
  await controller.fault({ method: 'plan/add', kind })
  expect(await commit()).toMatchObject({ kind: 'unknown' })
  expect(await booked()).toHaveLength(really)
  const [row] = await official.supplyReader.list(await key(), { days: 3 })
  expect(row?.supplyId === null).toBe(really === 0)
})

test('nothing was sent when the short token cannot be had', async () => {
  const { commit, controller, sent } = await start()
  await controller.fault({ method: 'auth/token', kind: 'unpaid' })
  expect(await commit()).toMatchObject({ kind: 'refused', reason: 'not-booked' })
  expect(sent()).toBe(0)
})

test('a commit that WB had no time for may be tried again', async () => {
  const { commit, controller, booked } = await start()
  await controller.fault({ method: 'plan/add', kind: 'limited', ms: 1_000, times: 1 })
  expect(await commit()).toMatchObject({ kind: 'refused', reason: 'not-booked' })
  expect(await booked()).toEqual([])
})

test('being stopped in the middle leaves the outcome open', async () => {
  const { cabinet, controller, opened, preorderId } = await start()
  await controller.fault({ method: 'plan/add', kind: 'hang' })
  const stop = new AbortController()
  const outcome = await cabinet.booking.commit(
    opened,
    { preorderId, warehouseId: 507, day },
    { signal: stop.signal, onSend: () => setImmediate(() => stop.abort(new Error('shutdown'))) },
  )
  expect(outcome.kind).toBe('unknown')
})

test('a prepared session commits in a single call', async () => {
  const { cabinet, commit, controller, opened } = await start()
  await cabinet.booking.prepare?.(opened, new AbortController().signal)
  await controller.fault({ method: 'auth/token', kind: 'hang' })
  expect((await commit()).kind).toBe('booked')
})

test('suppliers and warehouses of the log-in', async () => {
  const { cabinet, controller, opened, seller } = await start()
  const parsed = parseSession(opened.secret)
  if (!parsed.ok) throw new Error(parsed.error)
  expect(await cabinet.suppliers(parsed.value)).toEqual([{ id: seller.sid, name: seller.name }])
  await controller.feed(false)
  const warehouses = await cabinet.warehouses(parsed.value, new AbortController().signal)
  expect(warehouses).toContainEqual({ id: 507, name: 'Коледино', isSortingCenter: false })
})
