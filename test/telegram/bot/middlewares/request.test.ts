import { expect, test } from 'vitest'
import { requestFields } from '#platform/log/context.ts'
import { request } from '#telegram/bot/middlewares/update.ts'
import { createTestClock } from '#test/support/clock.ts'
import { fails, openRig } from '../rig.ts'

const clock = createTestClock()
const named = request({ clock, receivedAt: ({ update_id }) => update_id * 1_000 })

test('names the work for the log, and brings the clock and the moment the update reached us', async () => {
  let fields: unknown
  const { say, passed } = openRig([named], { behind: () => (fields = requestFields()) })
  await say('hello')
  expect(fields).toEqual({ requestId: 'update-1', userId: 7 })
  expect(passed[0]?.clock).toBe(clock)
  expect(passed[0]?.receivedAt).toBe(1_000)
  expect(requestFields()).toBeUndefined()
})

test('a fault behind it goes through', async () => {
  const { say } = openRig([named], { behind: fails })
  await expect(say('hello')).rejects.toThrow('broken')
})
