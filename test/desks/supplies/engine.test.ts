import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addDays } from '#core/dates.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'
import { createRig, OWNER, type RigOptions, today, WORKSPACE } from './rig.ts'
import { createWb } from './wb-stand-in.ts'

type OnEnd = (work: () => Promise<void>) => void

async function started(onEnd: OnEnd, options: RigOptions = {}) {
  const { db } = await freshDatabase()
  const wb = createWb({ accounts: 500 })
  const rig = createRig(db, wb, options)
  onEnd(rig.stop)
  rig.start()
  return { db, wb, rig }
}

/** A free slot at Коледино in three days, in the words of the real calendar. */
const soon = () => ({ inDays: 3, day: addDays(today(), 3) })

function openSlot(wb: ReturnType<typeof createWb>, over: object = {}) {
  wb.open({ ...soon(), ...over } as never)
}

test.concurrent('a slot that opens is booked once, verified, counted and told', async ({
  onTestFinished,
}) => {
  const { wb, rig } = await started(onTestFinished, { freeCatches: 2 })
  const id = await rig.add()
  openSlot(wb)
  const booking = await rig.reached(id, 'verified')
  expect(wb.state.commits).toHaveLength(1)
  expect(booking).toMatchObject({
    preorderId: 101,
    executor: 'cabinet',
    slotDay: addDays(today(), 3),
  })
  expect(booking.committedAt?.getTime()).toBeGreaterThanOrEqual(booking.detectedAt.getTime())
  expect(await rig.monitor(id)).toMatchObject({ status: 'done', caught: 1, preorderIds: [] })
  expect(await rig.messages()).toMatchObject([
    {
      messageKey: 'supplies-caught',
      vars: { warehouse: 'Коледино', keyName: 'Основной', caught: 1, target: 1 },
    },
  ])
})

test.concurrent('a notifying monitor tells and books nothing', async ({ onTestFinished }) => {
  const { wb, rig } = await started(onTestFinished)
  const id = await rig.add({ mode: 'notify', preorderIds: [] })
  openSlot(wb)
  openSlot(wb, { day: addDays(today(), 4) })
  await rig.reached(id, 'notified')
  expect(wb.state.commits).toEqual([])
  expect((await rig.messages())[0]).toMatchObject({ messageKey: 'supplies-alert' })
})

test.concurrent('a handed-over slot is verified when the seller books it and says so', async ({
  onTestFinished,
}) => {
  const { wb, rig } = await started(onTestFinished)
  const id = await rig.add({ mode: 'hand-over' })
  openSlot(wb)
  const handed = await rig.reached(id, 'handed')
  expect((await rig.messages())[0]).toMatchObject({
    messageKey: 'supplies-handed',
    vars: { reason: 'asked' },
  })
  await expect(
    rig.service.confirmHandOver({ ...OWNER, workspaceId: randomUUID() }, handed.id),
  ).rejects.toThrow('supplies.no_booking')
  wb.bookByHand(101, addDays(today(), 3))
  expect(await rig.service.confirmHandOver(OWNER, handed.id)).toBe('checking')
  await rig.reached(id, 'verified')
  expect((await rig.messages()).map((m) => m.messageKey)).toEqual([
    'supplies-handed',
    'supplies-caught-by-hand',
  ])
  expect(await rig.service.confirmHandOver(OWNER, handed.id)).toBe('verified')
})

test.concurrent('declined: the next slot that fits is offered at once', async ({
  onTestFinished,
}) => {
  const { wb, rig } = await started(onTestFinished)
  const id = await rig.add({ mode: 'hand-over' })
  openSlot(wb)
  openSlot(wb, { day: addDays(today(), 5) })
  const first = await rig.reached(id, 'handed')
  await rig.service.declineHandOver(OWNER, first.id)
  await waitFor(async () => (await rig.bookings(id)).length === 2)
  const [one, two] = await rig.bookings(id)
  expect(one).toMatchObject({ status: 'lost', reason: 'declined' })
  expect(two).toMatchObject({ status: 'handed', slotDay: addDays(today(), 5) })
})

test.concurrent.for([
  ['captcha', 'captcha', []],
  ['expired', 'session', ['wb.session_expired']],
] as const)(
  '%s: handed over with the reason, never repeated',
  async ([manner, reason, codes], { onTestFinished }) => {
    const { wb, rig } = await started(onTestFinished)
    wb.state.manner = manner
    const id = await rig.add()
    openSlot(wb)
    await rig.reached(id, 'handed')
    await waitFor(() => wb.state.refusedCodes.length === codes.length)
    expect(wb.state.refusedCodes).toEqual(codes)
    expect((await rig.messages())[0]).toMatchObject({
      messageKey: 'supplies-handed',
      vars: { reason },
    })
    expect(wb.state.commits).toHaveLength(1)
  },
)

test.concurrent.for([
  ['cabinet-off', { isCabinetOff: true }, true],
  ['no-session', {}, false],
] as const)(
  'auto without its means is handed over: %s',
  async ([reason, options, hasSession], { onTestFinished }) => {
    const { wb, rig } = await started(onTestFinished, options)
    wb.state.hasSession = hasSession
    const id = await rig.add()
    openSlot(wb)
    await rig.reached(id, 'handed')
    expect((await rig.messages())[0]).toMatchObject({ vars: { reason } })
    expect(wb.state.commits).toEqual([])
  },
)

test.concurrent('refused: the next slot that fits is tried, the refused one only when it reappears', async ({
  onTestFinished,
}) => {
  const { wb, rig } = await started(onTestFinished)
  wb.state.manner = 'refuse'
  const id = await rig.add()
  openSlot(wb)
  openSlot(wb, { day: addDays(today(), 4) })
  await waitFor(() => wb.state.commits.length === 2)
  await waitFor(async () => (await rig.bookings(id)).every((b) => b.status === 'lost'))
  expect((await rig.bookings(id)).map((b) => b.reason)).toEqual(['slot-gone', 'slot-gone'])
  wb.closeAll()
  const looks = wb.state.looks
  await waitFor(() => wb.state.looks > looks + 2)
  expect(wb.state.commits).toHaveLength(2)
  wb.state.manner = 'accept'
  openSlot(wb)
  await rig.reached(id, 'verified')
  expect(wb.state.commits).toHaveLength(3)
})

test.concurrent('a commit that timed out but was done is verified and never repeated', async ({
  onTestFinished,
}) => {
  const { wb, rig } = await started(onTestFinished)
  wb.state.manner = 'accept-and-drop'
  const id = await rig.add({ target: 1, preorderIds: [101, 102] })
  openSlot(wb)
  await rig.reached(id, 'verified')
  expect(wb.state.commits).toHaveLength(1)
  expect(wb.booked()).toHaveLength(1)
})

test.concurrent('each booking takes a preorder of its own, one commit in flight a session', async ({
  onTestFinished,
}) => {
  const { wb, rig } = await started(onTestFinished)
  wb.state.commitMs = 30
  const id = await rig.add({ target: 3, preorderIds: [101, 102, 103] })
  for (const inDays of [2, 3, 4, 5]) openSlot(wb, { day: addDays(today(), inDays) })
  await waitFor(async () => (await rig.monitor(id))?.status === 'done')
  expect(wb.state.maxInFlight).toBe(1)
  expect(wb.state.commits.map((c) => c.preorderId).sort()).toEqual([101, 102, 103])
  expect((await rig.messages()).map((m) => m.messageKey).sort()).toEqual([
    'supplies-caught',
    'supplies-caught',
    'supplies-caught',
    'supplies-monitor-done',
  ])
})

test.concurrent('a preorder is only tried at the warehouse it belongs to', async ({
  onTestFinished,
}) => {
  const { wb, rig } = await started(onTestFinished)
  wb.addPreorder(WORKSPACE, 101)
  expect(await rig.service.preorders(WORKSPACE, undefined)).toMatchObject([
    { preorderId: 101, warehouseId: 507, warehouseName: 'Коледино' },
  ])
  const id = await rig.add({ warehouseIds: [206348, 507] })
  openSlot(wb, { warehouseId: 206348, warehouseName: 'Тула' })
  openSlot(wb)
  await rig.reached(id, 'verified')
  expect((await rig.bookings(id)).map((one) => one.warehouseId)).toEqual([507])
})

test.concurrent('two monitors that want one preorder: it is booked once', async ({
  onTestFinished,
}) => {
  const { wb, rig } = await started(onTestFinished)
  await rig.add()
  await rig.add()
  openSlot(wb)
  await waitFor(() => wb.booked().length === 1)
  const looks = wb.state.looks
  await waitFor(() => wb.state.looks > looks + 10)
  expect(wb.state.commits).toHaveLength(1)
})

test.concurrent('free catches: the last one taken blocks the workspace with one message', async ({
  onTestFinished,
}) => {
  const { wb, rig } = await started(onTestFinished, { freeCatches: 1 })
  const id = await rig.add()
  const other = await rig.add({ preorderIds: [201], warehouseIds: [507, 206348] })
  openSlot(wb)
  await waitFor(async () => {
    const states = [(await rig.monitor(id))?.status, (await rig.monitor(other))?.status].sort()
    return states.join() === 'blocked,done'
  })
  expect(wb.state.commits).toHaveLength(1)
  const keys = (await rig.messages()).map((m) => m.messageKey)
  expect(keys.filter((key) => key === 'supplies-monitor-blocked')).toHaveLength(1)
  await expect(rig.add({ preorderIds: [301] })).rejects.toThrow('plan.used_up')
})

test.concurrent('a paused monitor is left alone, a resumed one meets what is open', async ({
  onTestFinished,
}) => {
  const { wb, rig } = await started(onTestFinished)
  const id = await rig.add()
  await rig.service.pause(OWNER, id)
  // A second monitor shows when the change was taken over.
  const witness = await rig.add({ mode: 'notify', preorderIds: [] })
  openSlot(wb)
  await rig.reached(witness, 'notified')
  expect(await rig.bookings(id)).toEqual([])
  await rig.service.resume(OWNER, id)
  await rig.reached(id, 'verified')
})

test.concurrent('the feed goes off and on: told once each, nothing is lost', async ({
  onTestFinished,
}) => {
  const { wb, rig } = await started(onTestFinished, { probeMs: 300 })
  const id = await rig.add()
  wb.state.feed = 'disabled'
  await waitFor(async () => (await rig.service.feedView()).status === 'disabled')
  const looks = wb.state.looks
  openSlot(wb)
  await waitFor(() => wb.state.looks >= looks + 2)
  wb.state.feed = 'rows'
  await rig.reached(id, 'verified')
  const keys = (await rig.messages()).map((m) => m.messageKey)
  expect(keys).toEqual(['supplies-feed-off', 'supplies-feed-on', 'supplies-caught'])
})

test.concurrent('an empty answer or a fault closes nothing', async ({ onTestFinished }) => {
  const { wb, rig } = await started(onTestFinished)
  const id = await rig.add({ mode: 'notify', preorderIds: [] })
  openSlot(wb)
  await rig.reached(id, 'notified')
  for (const feed of ['empty', 'broken'] as const) {
    wb.state.feed = feed
    const looks = wb.state.looks
    await waitFor(() => wb.state.looks > looks + 2)
  }
  wb.state.feed = 'rows'
  const looks = wb.state.looks
  await waitFor(() => wb.state.looks > looks + 2)
  expect(await rig.bookings(id)).toHaveLength(1)
})

test.concurrent('two processes: one looks, the other takes over when it stops', async ({
  onTestFinished,
}) => {
  const { db } = await freshDatabase()
  const wb = createWb({ accounts: 500 })
  const leases = createMemoryLeases({ clock: runningClock })
  const first = createRig(db, wb, { leases, owner: 'first' })
  const second = createRig(db, wb, { leases, owner: 'second' })
  onTestFinished(second.stop)
  first.start()
  const id = await first.add()
  await waitFor(() => wb.state.looks > 1)
  second.start()
  await first.stop()
  openSlot(wb)
  await second.reached(id, 'verified')
  expect(wb.state.commits).toHaveLength(1)
})
