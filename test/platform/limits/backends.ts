import { Redis } from 'ioredis'
import { createRedisMock } from 'js-redis-server'
import type { Leases } from '#platform/limits/leases.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { createRedisLeases } from '#platform/limits/redis-leases.ts'
import { createRedisLimiter } from '#platform/limits/redis-limiter.ts'
import { createTestClock, runningClock } from '#test/support/clock.ts'
import { afterFile } from '#test/support/closing.ts'
import { testRedis } from '#test/support/redis.ts'

/** A shared-state store under the conformance suites, with time passing as it does there. */
export interface Backend {
  readonly limiter: Limiter
  readonly leases: Leases
  /** A second client of the same store; undefined when there is one process only. */
  readonly other: Limiter | undefined
  now(): number
  pass(ms: number): Promise<void>
}

function connect(url: string): Redis {
  const redis = new Redis(url)
  afterFile(() => redis.disconnect())
  return redis
}

function overRedis(url: string): Backend {
  const redis = connect(url)
  return {
    limiter: createRedisLimiter({ redis }),
    leases: createRedisLeases({ redis }),
    other: createRedisLimiter({ redis: connect(url) }),
    now: runningClock.now,
    pass: (ms) => runningClock.sleep(ms),
  }
}

function inMemory(): Backend {
  const clock = createTestClock()
  return {
    limiter: createMemoryLimiter({ clock }),
    leases: createMemoryLeases({ clock }),
    other: undefined,
    now: clock.now,
    pass: clock.advance,
  }
}

async function inStandIn(): Promise<Backend> {
  const server = await createRedisMock()
  afterFile(() => server.close())
  return overRedis(server.url)
}

/** Memory, the stand-in, and whatever Redis this machine has. */
export const backends: readonly (readonly [string, () => Promise<Backend>])[] = [
  ['memory', async () => inMemory()],
  ['js-redis-server', inStandIn],
  ['redis', async () => overRedis((await testRedis()).url)],
]
