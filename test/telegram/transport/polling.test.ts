import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { expect, test } from 'vitest'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { createPolling } from '#telegram/transport/polling.ts'
import { createTestClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'

const UPDATE: Update = { update_id: 1 }

test('a process whose storing stands still loses the lease, shows no progress, and gets on afterwards', async () => {
  const clock = createTestClock()
  const leases = createMemoryLeases({ clock })
  const { promise: isStorable, resolve: storable } = Promise.withResolvers<void>()
  const { promise: isEnded, resolve: end } = Promise.withResolvers<readonly Update[]>()
  const asked: (number | undefined)[] = []
  const getUpdates = async ({ offset }: { offset?: number }) => {
    asked.push(offset)
    return offset === undefined ? [UPDATE] : isEnded
  }
  const deleteWebhook = async () => true
  const stored: Update[] = []
  const polling = createPolling({
    api: { getUpdates, deleteWebhook } as unknown as Api,
    leases,
    clock,
    log,
    async receive(updates) {
      await isStorable
      stored.push(...updates)
    },
  })
  const begunAt = clock.now()
  await polling.start()
  await waitFor(() => asked.length === 1)
  await clock.advance(14_000)
  expect(await leases.hold('telegram-polling', 'standby', 15_000)).toBe(false)
  await clock.advance(1_000)
  expect(await leases.hold('telegram-polling', 'standby', 15_000)).toBe(true)
  expect(polling.progressAt()).toBe(begunAt)
  await leases.release('telegram-polling', 'standby')
  storable()
  await waitFor(() => asked.length === 2)
  expect(stored).toEqual([UPDATE])
  expect(asked).toEqual([undefined, 2])
  expect(polling.progressAt()).toBe(clock.now())
  end([])
  await polling.stop()
})
