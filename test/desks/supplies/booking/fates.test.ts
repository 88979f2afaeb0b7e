import { expect, test } from 'vitest'
import { addDays } from '#core/dates.ts'
import { fateOf } from '#desks/supplies/booking/fate.ts'
import { createFates } from '#desks/supplies/booking/fates.ts'
import type { SupplyRow } from '#desks/supplies/ports.ts'
import { bookings } from '#desks/supplies/schema.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { createRig, today, WORKSPACE } from '../rig.ts'
import { createWb } from '../wb-stand-in.ts'

const row = (over: Partial<SupplyRow>): SupplyRow => ({
  ...{ preorderId: 101, supplyId: 38, statusId: 2, supplyType: 'box', createdAt: null },
  supplyDay: '2026-11-25',
  ...over,
})

test.each([
  ['it stands', [row({})], { kind: 'stands' }],
  ['its day is not shown', [row({ supplyDay: null })], { kind: 'stands' }],
  ['another day', [row({ supplyDay: '2026-11-27' })], { kind: 'moved', day: '2026-11-27' }],
  ['a preorder again', [row({ supplyId: null, supplyDay: null })], { kind: 'cancelled' }],
  ['booked anew for that day', [row({ supplyId: 39 })], { kind: 'stands' }],
  [
    'booked anew for another day',
    [row({ supplyId: 39, supplyDay: '2026-11-28' })],
    { kind: 'moved', day: '2026-11-28' },
  ],
  ['not in the list', [row({ supplyId: 40, preorderId: 5 })], { kind: 'absent' }],
  ['an empty list', [], { kind: 'absent' }],
] as const)('%s', (_what, rows, fate) => {
  expect(fateOf({ supplyId: 38, preorderId: 101, day: '2026-11-25' }, rows)).toEqual(fate)
})

/** A supply that was caught and verified, its engine stopped. */
async function caught(onTestFinished: (stop: () => Promise<void>) => void) {
  const { db } = await freshDatabase()
  const wb = createWb({ accounts: 500 })
  const rig = createRig(db, wb)
  onTestFinished(rig.stop)
  rig.start()
  const id = await rig.add()
  wb.open({ day: addDays(today(), 3) })
  await rig.reached(id, 'verified')
  await rig.stop()
  return { db, wb, rig }
}

test('a caught supply that is moved and then cancelled is told of once each', async ({
  onTestFinished,
}) => {
  const { db, wb, rig } = await caught(onTestFinished)

  const clock = createStepClock({ startMs: runningClock.now() })
  const key = await wb.keys.key(WORKSPACE)
  const fates = createFates({
    ...{ db, reader: wb.reader, clock, log, cabinetUrl: 'https://cabinet.example' },
    keyOf: async () => key,
  })
  const signal = new AbortController().signal
  const told = async () => (await rig.messages()).map(({ messageKey }) => messageKey)
  const look = async () => {
    clock.advance(31 * 60_000)
    await fates.round(signal)
    return told()
  }
  expect(await look()).toEqual(['supplies-caught'])
  const lists = wb.state.lists
  await fates.round(signal)
  expect(wb.state.lists).toBe(lists)

  wb.move(101, addDays(today(), 5))
  expect(await look()).toEqual(['supplies-caught', 'supplies-moved'])
  expect(await look()).toEqual(['supplies-caught', 'supplies-moved'])
  expect(await db.select().from(bookings)).toMatchObject([
    { status: 'verified', fate: 'moved', supplyDay: addDays(today(), 5) },
  ])
  wb.move(101, null)
  expect(await look()).toEqual(['supplies-caught', 'supplies-moved', 'supplies-cancelled'])
  expect(await look()).toHaveLength(3)
  expect(await db.select().from(bookings)).toMatchObject([{ fate: 'cancelled', watchAt: null }])
})

test('a caught supply that never had a preorder: absent from the list it is asked for by itself, and gone it is told once', async ({
  onTestFinished,
}) => {
  const { db, wb, rig } = await caught(onTestFinished)
  await db.update(bookings).set({ preorderId: null })

  const clock = createStepClock({ startMs: runningClock.now() })
  const key = await wb.keys.key(WORKSPACE)
  const fates = createFates({
    ...{ db, reader: wb.reader, clock, log, cabinetUrl: 'https://cabinet.example' },
    keyOf: async () => key,
  })
  const look = async () => {
    clock.advance(31 * 60_000)
    await fates.round(new AbortController().signal)
    return (await rig.messages()).map(({ messageKey }) => messageKey)
  }
  expect(await look()).toEqual(['supplies-caught'])
  wb.state.isListLate = true
  expect(await look()).toEqual(['supplies-caught'])
  wb.state.isReaderAway = true
  expect(await look()).toEqual(['supplies-caught'])
  wb.state.isReaderAway = false
  wb.removePreorder(101)
  expect(await look()).toEqual(['supplies-caught', 'supplies-cancelled'])
  expect(await look()).toHaveLength(2)
  expect(await db.select().from(bookings)).toMatchObject([{ fate: 'cancelled', watchAt: null }])
})
