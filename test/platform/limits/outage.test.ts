import { expect, test } from 'vitest'
import { createRedisLeases } from '#platform/limits/redis-leases.ts'
import { createRedisLimiter } from '#platform/limits/redis-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { createRedis } from '#platform/redis.ts'
import { testRedis } from '#test/support/redis.ts'
import { relayTo } from '#test/support/relay.ts'
import { waitFor } from '#test/support/wait.ts'

const SPEC = { capacity: 1_000, refillMs: 1_000 }

test('a store that does not answer is "unavailable", soon', async () => {
  const redis = createRedis({ url: 'redis://127.0.0.1:1', log: silentLog, commandTimeoutMs: 50 })
  try {
    await expect(createRedisLimiter({ redis }).take('k', SPEC)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'limiter.unavailable',
    })
    await expect(createRedisLeases({ redis }).hold('n', 'o', 1_000)).rejects.toThrow()
  } finally {
    redis.disconnect()
  }
})

test('a connection that falls silent is made anew', async () => {
  const server = await testRedis()
  const relay = await relayTo(server.url)
  const redis = createRedis({
    url: relay.url,
    log: silentLog,
    commandTimeoutMs: 2_000,
    silentMs: 4_000,
  })
  try {
    const take = () => createRedisLimiter({ redis }).take('silent', SPEC)
    await take()
    relay.freeze()
    await expect(take()).rejects.toMatchObject({ code: 'limiter.unavailable' })
    await waitFor(() =>
      take().then(
        () => true,
        () => false,
      ),
    )
  } finally {
    redis.disconnect()
  }
})

test('a restart of Redis under load loses no answer', async (context) => {
  const server = await testRedis()
  if (server.kind !== 'redis-server') context.skip('needs a real redis-server')
  const redis = createRedis({ url: server.url, log: silentLog })
  try {
    const limiter = createRedisLimiter({ redis })
    await limiter.take('k', SPEC)
    let answered = 0
    let stopped = false
    const load = (async () => {
      while (!stopped) {
        await limiter.take('k', SPEC)
        answered += 1
      }
    })()
    await server.restart()
    const atRestart = answered
    await waitFor(() => answered > atRestart + 10, { what: 'answers after the restart' })
    stopped = true
    await load
  } finally {
    redis.disconnect()
  }
})
