import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { addDays } from '#core/dates.ts'
import { createBookingStore, type NewBooking } from '#desks/supplies/booking/store.ts'
import { bookings, monitors } from '#desks/supplies/schema.ts'
import { runningClock } from '#test/support/clock.ts'
import { seatedDatabase } from '#test/support/people.ts'
import { waitFor } from '#test/support/wait.ts'
import { createRig, draft, OWNER, type Rig, type RigOptions, today, WORKSPACE } from './rig.ts'
import { createWb, type Wb } from './wb-stand-in.ts'

const STRANGER = randomUUID()
const who = { workspaceId: WORKSPACE, userId: 7, chatId: 70 }
const running: Rig[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((rig) => rig.stop()))
})

async function quiet(options: RigOptions = {}) {
  const { db } = await seatedDatabase([OWNER])
  const wb = createWb()
  return { db, wb, rig: createRig(db, wb, options) }
}

/** An attempt as the poller left it, due for a look. */
async function attempt(
  { db, wb, rig }: Awaited<ReturnType<typeof quiet>>,
  status: 'unknown' | 'booked' | 'handed',
  preorderId: number | null = 101,
) {
  const monitorId = await rig.add({
    mode: 'hand-over',
    preorderIds: preorderId ? [preorderId] : [],
  })
  const id = randomUUID()
  const row: NewBooking = {
    id,
    monitorId,
    workspaceId: WORKSPACE,
    chatId: 70,
    credentialId: WORKSPACE,
    accountKey: wb.accountOf(WORKSPACE),
    preorderId,
    slot: { warehouseId: 507, supplyType: 'box', day: addDays(today(), 3), coefficient: 0 },
    executor: 'hand-over',
    status: 'handed',
    reason: null,
    detectedAt: runningClock.now(),
    verifyAt: 0,
  }
  await createBookingStore(db).insert(db, [row])
  await db.update(bookings).set({ status, verifyAt: new Date(0) })
  const look = () => rig.verifier.round(new AbortController().signal)
  const lookNow = async () => {
    await db.update(bookings).set({ verifyAt: new Date(0) })
    await look()
    return (await rig.bookings(monitorId))[0]
  }
  return { monitorId, id, lookNow }
}

test('a draft makes one monitor however often it is sent', async () => {
  const { rig } = await quiet()
  const id = randomUUID()
  const [one, two] = [
    await rig.service.create(who, draft(), id),
    await rig.service.create(who, draft({ target: 1 }), id),
  ]
  expect(two).toEqual(one)
  expect(await rig.service.list(WORKSPACE)).toHaveLength(1)
})

test('a stranger reaches nothing of another workspace', async () => {
  const { rig } = await quiet()
  const id = await rig.add()
  const { service } = rig
  const tries = [
    service.get(STRANGER, id),
    service.pause({ ...who, workspaceId: STRANGER }, id),
    service.resume({ ...who, workspaceId: STRANGER }, id),
    service.remove({ ...who, workspaceId: STRANGER }, id),
    service.edit({ ...who, workspaceId: STRANGER }, id, draft()),
    service.create({ ...who, workspaceId: STRANGER }, draft(), id),
  ]
  for (const one of await Promise.allSettled(tries))
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'supplies.no_monitor' } })
  expect(await rig.monitor(id)).toMatchObject({ status: 'active', revision: 1 })
})

test.for([
  [{ warehouseIds: [] }, 'no-warehouses'],
  [{ weekdays: 0 }, 'no-weekdays'],
  [{ leadDays: 99 }, 'lead'],
  [{ maxCoefficient: -1 }, 'coefficient'],
  [{ target: 0 }, 'target'],
  [{ target: 2 }, 'preorders'],
  [{ days: { kind: 'range', from: '2020-01-01', to: '2020-01-02' } }, 'past'],
  [{ credentialId: randomUUID() }, 'key'],
] as const)('a draft is refused with what to mend: %j → %s', async ([over, fault]) => {
  const { rig } = await quiet()
  await expect(rig.service.create(who, draft(over), randomUUID())).rejects.toMatchObject({
    kind: 'invalid',
    messageKey: `supplies-draft-${fault}`,
  })
})

test('nothing is written for who was removed meanwhile', async () => {
  const set = await quiet()
  const { rig } = set
  const gone = { ...who, userId: 8 }
  const active = await rig.add({ preorderIds: [102] })
  const paused = await rig.add({ preorderIds: [103] })
  await rig.service.pause(OWNER, paused)
  const handed = await attempt(set, 'handed')
  const before = await rig.service.list(WORKSPACE)
  const { service } = rig
  const tries: Promise<unknown>[] = [
    service.create(gone, draft(), randomUUID()),
    service.edit(gone, active, draft({ maxCoefficient: 300 })),
    service.pause(gone, active),
    service.resume(gone, paused),
    service.remove(gone, active),
    service.confirmHandOver(gone, handed.id),
    service.declineHandOver(gone, handed.id),
  ]
  for (const one of await Promise.allSettled(tries))
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'authority.gone' } })
  expect(await rig.service.list(WORKSPACE)).toEqual(before)
  expect(await rig.bookings(handed.monitorId)).toMatchObject([{ status: 'handed' }])
})

test('a removed monitor is gone from sight, an edit changes the wish and nothing else', async () => {
  const { rig } = await quiet()
  const id = await rig.add()
  const kept = await rig.add({ preorderIds: [102] })
  await rig.service.remove(OWNER, id)
  // The press is handled again when its process died right after.
  await rig.service.remove(OWNER, id)
  await expect(rig.service.get(WORKSPACE, id)).rejects.toMatchObject({ kind: 'not-found' })
  await rig.service.edit(OWNER, kept, draft({ preorderIds: [102], maxCoefficient: 300 }))
  expect(await rig.service.list(WORKSPACE)).toMatchObject([
    { id: kept, maxCoefficient: 300, status: 'active', caught: 0, revision: 2 },
  ])
})

test('not found once is no proof: an unknown outcome is lost only after several looks', async () => {
  const set = await quiet()
  const { lookNow } = await attempt(set, 'unknown')
  expect(await lookNow()).toMatchObject({ status: 'unknown', verifyAttempts: 1 })
  expect(await lookNow()).toMatchObject({ status: 'unknown', verifyAttempts: 2 })
  expect(await lookNow()).toMatchObject({ status: 'lost', reason: 'not-booked' })
  const told = (await set.rig.messages()).map((one) => one.messageKey)
  expect(told).toEqual(['supplies-checking', 'supplies-lost'])
})

test('a list that cannot be read decides nothing', async () => {
  const set = await quiet()
  const { lookNow } = await attempt(set, 'unknown')
  set.wb.state.isReaderAway = true
  for (let look = 0; look < 6; look++)
    expect(await lookNow()).toMatchObject({ status: 'unknown', verifyAttempts: 0 })
  set.wb.state.isReaderAway = false
  set.wb.bookByHand(101, addDays(today(), 3))
  expect(await lookNow()).toMatchObject({ status: 'verified' })
})

test('a yes of the cabinet that the official list never shows is no catch', async () => {
  const set = await quiet()
  const { lookNow, monitorId } = await attempt(set, 'booked')
  for (let look = 0; look < 5; look++) await lookNow()
  expect(await lookNow()).toMatchObject({ status: 'lost', reason: 'not-confirmed' })
  expect(await set.rig.monitor(monitorId)).toMatchObject({ caught: 0 })
})

test.for([
  ['taken-elsewhere', (wb: Wb) => wb.bookByHand(101, addDays(today(), 9))],
  ['preorder-gone', (wb: Wb) => wb.removePreorder(101)],
] as const)(
  '%s: the preorder is given up, the monitor waits for another',
  async ([reason, act]) => {
    const set = await quiet()
    const { lookNow, monitorId } = await attempt(set, 'handed')
    act(set.wb)
    expect(await lookNow()).toMatchObject({ status: 'lost', reason })
    expect(await set.rig.monitor(monitorId)).toMatchObject({
      status: 'blocked',
      statusReason: 'preorders',
      preorderIds: [],
    })
  },
)

test('booked by hand after we stopped looking: the tap brings it back, once', async () => {
  const set = await quiet()
  const { lookNow, id, monitorId } = await attempt(set, 'handed')
  for (let look = 0; look < 4; look++) await lookNow()
  expect((await set.rig.bookings(monitorId))[0]).toMatchObject({ reason: 'not-taken' })
  set.wb.bookByHand(101, addDays(today(), 3))
  expect(await set.rig.service.confirmHandOver(OWNER, id)).toBe('checking')
  expect(await lookNow()).toMatchObject({ status: 'verified' })
  await lookNow()
  expect(await set.rig.monitor(monitorId)).toMatchObject({ caught: 1, status: 'done' })
})

test('one look answers for all attempts of an account', async () => {
  const set = await quiet()
  await attempt(set, 'handed', 101)
  const { lookNow } = await attempt(set, 'handed', 102)
  const lists = set.wb.state.lists
  await lookNow()
  expect(set.wb.state.lists).toBe(lists + 1)
})

test('a monitor whose last day is over ends with one message', async () => {
  const { db, rig } = await quiet()
  const id = await rig.add({ mode: 'notify', preorderIds: [] })
  await db.update(monitors).set({ untilDay: addDays(today(), -1) })
  running.push(rig)
  rig.poller.start()
  await waitFor(async () => (await rig.monitor(id))?.status === 'expired')
  expect((await rig.messages()).map((one) => one.messageKey)).toEqual(['supplies-monitor-expired'])
})

test('statistics: what was tried, won and lost, and how fast', async () => {
  const set = await quiet()
  const { lookNow, monitorId } = await attempt(set, 'booked')
  const at = runningClock.now()
  await set.db
    .update(bookings)
    .set({ executor: 'cabinet', detectedAt: new Date(at), committedAt: new Date(at + 40) })
  set.wb.bookByHand(101, addDays(today(), 3))
  await lookNow()
  const won = { tried: 1, won: 1, open: 0, lost: {}, medianMs: 40, p95Ms: 40 }
  const { statistics } = set.rig
  for (const scope of [{ workspaceId: WORKSPACE, monitorId }, { workspaceId: WORKSPACE }]) {
    expect((await statistics.of(scope, 30)).figures).toEqual(won)
    expect((await statistics.series(scope, 30, 'Europe/Moscow')).outcomes).toEqual([
      { day: today(), won: 1, lost: 0 },
    ])
  }
  const shop = { workspaceId: WORKSPACE }
  const page = { offset: 0, limit: 8 }
  expect(await statistics.attempts(shop, 'won', page)).toMatchObject({
    total: 1,
    rows: [{ warehouseId: 507, status: 'verified', latencyMs: 40 }],
  })
  expect(await statistics.attempts(shop, 'lost', page)).toEqual({ total: 0, rows: [] })
  const stranger = { workspaceId: randomUUID() }
  expect((await statistics.of(stranger, 30)).figures.tried).toBe(0)
  expect(await statistics.attempts(stranger, 'all', page)).toEqual({ total: 0, rows: [] })
})

test('a workspace has so many monitors and no more, also when two are made at once', async () => {
  const { rig } = await quiet({ maxMonitors: 3 })
  const made = await Promise.allSettled(
    Array.from({ length: 5 }, () => rig.add({ mode: 'notify', preorderIds: [] })),
  )
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  const [refusal] = made.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refusal).toMatchObject({ messageKey: 'supplies-draft-limit', vars: { max: 3 } })
  const [first] = await rig.service.list(WORKSPACE)
  await rig.service.remove(OWNER, first?.id ?? '')
  await rig.add({ mode: 'notify', preorderIds: [] })
})
