import { Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { testRedis } from '#test/support/redis.ts'
import { relayTo } from '#test/support/relay.ts'
import { waitFor } from '#test/support/wait.ts'
import { createBench, DONE } from './bench.ts'
import { queueDelivery } from './delivery.ts'
import { queueInterruption } from './interruption.ts'

async function flush(url: string) {
  const redis = new Redis(url)
  await redis.flushall()
  redis.disconnect()
}

const bench = createBench('redis', async () => relayTo((await testRedis()).url), flush)
queueDelivery(bench)
queueInterruption(bench)

// PostgreSQL's own limits do the same for the other store, after twenty seconds.
test('a connection that falls silent is made anew, by who adds jobs and by who waits for them', async () => {
  const queue = bench.openQueues({ silentMs: 500 }).open('silent')
  const taken: string[] = []
  await queue.process(async ({ id }) => {
    taken.push(id)
    return DONE
  })
  await queue.add({ id: 'before', payload: {} })
  await waitFor(() => taken.length === 1)
  bench.store().freeze()
  const add = () => queue.add({ id: 'after', payload: {} })
  await waitFor(() =>
    add().then(
      () => true,
      () => false,
    ),
  )
  await waitFor(() => taken.length === 2)
  expect(taken).toEqual(['before', 'after'])
})
