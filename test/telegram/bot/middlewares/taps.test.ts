import { expect, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import { createTaps } from '#telegram/bot/middlewares/presence.ts'
import { createTestClock } from '#test/support/clock.ts'
import { createFakeApi, tapUpdate, textUpdate } from '../../fake-api.ts'
import { anna, fails } from '../rig.ts'

/** Longer than a tap may wait, ms. */
const LONG_MS = 1_000

function open(answer?: () => unknown) {
  const clock = createTestClock()
  const { api, calls } = createFakeApi(answer)
  return { clock, calls, ...createTaps({ api, clock, log: silentLog, patienceMs: 600 }) }
}

test('a tap that waits too long is answered while it waits, once', async () => {
  const taps = open()
  taps.expect([tapUpdate(1, anna, 'data'), textUpdate(2, anna, 'hello')])
  await taps.clock.advance(LONG_MS)
  taps.expect([tapUpdate(1, anna, 'data')])
  await taps.clock.advance(LONG_MS)
  expect(taps.calls.map(({ body }) => body)).toEqual([{ callback_query_id: '7:1' }])
  expect(taps.begin('7:1')).toBe(true)
})

test('a tap taken up in time is left to its handler', async () => {
  const taps = open()
  taps.expect([tapUpdate(1, anna, 'data')])
  expect(taps.begin('7:1')).toBe(false)
  await taps.clock.advance(LONG_MS)
  expect(taps.calls).toEqual([])
})

test('an answer that does not get through hurts nobody', async () => {
  const taps = open(fails)
  taps.expect([tapUpdate(1, anna, 'data')])
  await taps.clock.advance(LONG_MS)
  expect(taps.begin('7:1')).toBe(true)
})
