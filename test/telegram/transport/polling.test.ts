import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { expect, onTestFinished, test } from 'vitest'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { createLog } from '#platform/log/log.ts'
import { createPolling } from '#telegram/transport/polling.ts'
import { createTestClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'

/** A server that answers at once with what it is told. */
async function open(answers: (Update[] | Promise<Update[]>)[]) {
  const clock = createTestClock()
  const lines: string[] = []
  let calls = 0
  const api = {
    deleteWebhook: async () => true,
    getUpdates: async () => {
      calls += 1
      return answers.shift() ?? []
    },
  } as unknown as Api
  const polling = createPolling({
    api,
    clock,
    leases: createMemoryLeases({ clock }),
    log: createLog({ level: 'warn', destination: { write: (line) => void lines.push(line) } }),
    receive: async () => {},
  })
  await polling.start()
  onTestFinished(polling.stop)
  return { clock, lines, polling, calls: () => calls }
}

test('a server that does not wait is asked once a second', async () => {
  const { clock, calls } = await open([])
  await waitFor(() => calls() === 1)
  for (let second = 2; second <= 5; second += 1) {
    await clock.advance(1_000)
    await waitFor(() => calls() === second)
  }
  await clock.advance(500)
  expect(calls()).toBe(5)
})

test('ids that start over are told in the log', async () => {
  const { clock, lines, calls } = await open([[{ update_id: 900 }], [{ update_id: 5 }]])
  await waitFor(() => calls() === 3)
  expect(lines.join('')).toContain('update ids of the server start over')
  await clock.advance(1_000)
})

test('while an answer does not come, the last step is as old as its question', async () => {
  const answer = Promise.withResolvers<Update[]>()
  const { clock, polling, calls } = await open([answer.promise])
  await waitFor(() => calls() === 1)
  await clock.advance(90_000)
  expect(clock.now() - polling.progressAt()).toBe(90_000)
  answer.resolve([])
  await waitFor(() => clock.now() <= polling.progressAt())
})
