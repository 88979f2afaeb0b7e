import { expect, test } from 'vitest'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { createCourtesy } from '#telegram/bot/courtesy.ts'
import { createTestClock } from '#test/support/clock.ts'
import { fails } from './rig.ts'

test('a chat is told something once in half a minute, each by itself', async () => {
  const clock = createTestClock()
  const { mayTell } = createCourtesy({ limiter: createMemoryLimiter({ clock }), log: silentLog })
  expect([await mayTell(7), await mayTell(7), await mayTell(8)]).toEqual([true, false, true])
  await clock.advance(30_000)
  expect(await mayTell(7)).toBe(true)
})

test('while the store of the buckets is away people are let in', async () => {
  const limiter = {
    ...createMemoryLimiter({ clock: createTestClock() }),
    take: async () => fails(),
  }
  const { take, mayTell } = createCourtesy({ limiter, log: silentLog })
  expect(await take('chat:7', { capacity: 1, refillMs: 1 })).toBe(true)
  expect(await mayTell(7)).toBe(true)
})
