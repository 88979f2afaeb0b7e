import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#core/dates.ts'
import { createBookingStore } from '#desks/supplies/booking/store.ts'
import { nextMorning } from '#desks/supplies/quiet/morning.ts'
import { monitors } from '#desks/supplies/schema.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { MOMENTS, START_MS } from '#test/support/moments.ts'
import { seat } from '#test/support/seat.ts'
import { waitFor } from '#test/support/wait.ts'
import { createRig, OWNER, today, WORKSPACE } from '../rig.ts'
import { createWb } from '../wb-stand-in.ts'

const ZONES = [
  'Europe/Moscow',
  'Asia/Yekaterinburg',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
]
const local = (ms: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(ms)

test.each(MOMENTS)('%s: quiet ends at the next nine in the morning of the reader', (_what, ms) => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: 0, max: 90_000_000 }),
      (zone, later) => {
        const now = ms + later
        const until = nextMorning(now, zone)
        expect(local(until, zone)).toBe('09:00')
        expect(until).toBeGreaterThan(now)
        // A night in which clocks are set back is 25 hours long.
        expect(until - now).toBeLessThanOrEqual(25 * 3_600_000)
      },
    ),
    { numRuns: 30 },
  )
})

test('a muted monitor books and tells its catch; the rest is one line in the morning, once', async ({
  onTestFinished,
}) => {
  const { db } = await freshDatabase()
  const wb = createWb({ accounts: 500 })
  const rig = createRig(db, wb)
  onTestFinished(rig.stop)
  rig.start()
  const [teller, hander, booker] = [
    await rig.add({ mode: 'notify', preorderIds: [] }),
    await rig.add({ mode: 'hand-over', preorderIds: [102] }),
    await rig.add({ mode: 'auto', preorderIds: [103] }),
  ]
  const ids = [teller, hander, booker]
  for (const id of ids) await rig.quiet.mute(OWNER, id, 'Europe/Moscow')
  wb.open({ inDays: 3, day: addDays(today(), 3) } as never)
  await rig.reached(teller, 'notified')
  await rig.reached(hander, 'handed')
  await rig.reached(booker, 'verified')
  const keys = async () => (await rig.messages()).map(({ messageKey }) => messageKey)
  expect(await keys()).toEqual(['supplies-caught'])

  await rig.quiet.mornings()
  expect(await keys()).toEqual(['supplies-caught'])
  // Asked again it ends at the same morning; what came before still counts.
  await rig.quiet.mute(OWNER, teller, 'Europe/Moscow')
  for (const id of ids) await rig.quiet.unmute(OWNER, id)
  await rig.quiet.mornings()
  await rig.quiet.mornings()
  const lines = (await rig.messages()).filter((one) => one.messageKey === 'supplies-quiet-over')
  expect(lines.map(({ vars }) => vars)).toMatchObject([
    { warehouse: 'Коледино', slots: 1, missed: 0 },
    { warehouse: 'Коледино', slots: 1, missed: 1 },
  ])
  expect((await rig.monitor(teller))?.mutedUntil).toBeNull()
})

test('once the morning is there, slots are told again', async ({ onTestFinished }) => {
  const { db } = await freshDatabase()
  const wb = createWb({ accounts: 500 })
  const rig = createRig(db, wb)
  onTestFinished(rig.stop)
  rig.start()
  const id = await rig.add({ mode: 'notify', preorderIds: [] })
  await rig.quiet.mute(OWNER, id, 'Europe/Moscow')
  await db
    .update(monitors)
    .set({ mutedUntil: new Date(runningClock.now()) })
    .where(eq(monitors.id, id))
  wb.open({ inDays: 3, day: addDays(today(), 3) } as never)
  await waitFor(async () => (await rig.messages())[0]?.messageKey === 'supplies-alert')
})

test('nobody mutes what is not theirs, and a viewer nothing at all', async () => {
  const { db } = await freshDatabase()
  const rig = createRig(db, createWb())
  const id = await rig.add({ mode: 'notify', preorderIds: [] })
  const stranger = { workspaceId: randomUUID(), userId: 99 }
  await seat(db, stranger)
  await expect(rig.quiet.mute(stranger, id, 'Europe/Moscow')).rejects.toThrow('supplies.no_monitor')
  await expect(
    rig.quiet.mute({ workspaceId: WORKSPACE, userId: 98 }, id, 'Europe/Moscow'),
  ).rejects.toThrow('authority.gone')
  const viewer = { workspaceId: WORKSPACE, userId: 97 }
  await seat(db, viewer, 'viewer')
  await expect(rig.quiet.mute(viewer, id, 'Europe/Moscow')).rejects.toThrow('authority.role')
  await expect(rig.quiet.unmute(viewer, id)).rejects.toThrow('authority.role')
  expect((await rig.monitor(id))?.mutedUntil).toBeNull()
})

test('muted again before the morning was told: what the night held back is told the next time', async () => {
  const { db } = await freshDatabase()
  const clock = createStepClock({ startMs: START_MS })
  const rig = createRig(db, createWb(), { clock })
  const id = await rig.add({ mode: 'notify', preorderIds: [] })
  const until = await rig.quiet.mute(OWNER, id, 'Europe/Moscow')
  await createBookingStore(db).insert(db, [
    {
      ...{ id: randomUUID(), monitorId: id, workspaceId: WORKSPACE, chatId: 70 },
      ...{ credentialId: null, accountKey: null, preorderId: null, executor: 'notify' },
      slot: { warehouseId: 507, supplyType: 'box', day: addDays(today(), 3), coefficient: 0 },
      ...{ status: 'notified', reason: null, detectedAt: clock.now(), verifyAt: null },
    },
  ])
  clock.advance(until - clock.now() + 1)
  await rig.quiet.mute(OWNER, id, 'Europe/Moscow')
  await rig.quiet.unmute(OWNER, id)
  await rig.quiet.mornings()
  expect(await rig.messages()).toMatchObject([
    { messageKey: 'supplies-quiet-over', vars: { slots: 1 } },
  ])
})
