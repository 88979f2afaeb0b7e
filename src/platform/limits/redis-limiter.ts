import type { Redis } from 'ioredis'
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { systemClock } from '../clock.ts'
import { loadScript, type RedisScript } from '../redis.ts'
import { checkWant } from './bucket.ts'
import type { Limiter, Want } from './limiter.ts'
import { createTaking } from './waiting.ts'

const PREFIX = 'limit:'
const Taken = z.tuple([z.number(), z.number(), z.number()])

/**
 * Token buckets shared by any number of processes; Redis' own time decides, so waits are by the machine's
 * time as well. Keys go by themselves once their bucket is full.
 */
export function createRedisLimiter({ redis }: { redis: Redis }): Limiter {
  const take = reporting(loadScript(redis, new URL('./take.lua', import.meta.url)))
  const sync = reporting(loadScript(redis, new URL('./sync.lua', import.meta.url)))
  const block = reporting(loadScript(redis, new URL('./block.lua', import.meta.url)))

  async function takeAll(wants: readonly Want[]) {
    wants.forEach(checkWant)
    const keys = wants.map(({ key }) => PREFIX + key)
    const sums = wants.flatMap(({ spec, count = 1 }) => [spec.capacity, spec.refillMs, count])
    const [taken, waitMs, remaining] = Taken.parse(await take(keys, sums))
    return { ok: taken === 1, waitMs, remaining }
  }

  return {
    ...createTaking(takeAll, systemClock),
    async block(key, forMs) {
      await block([PREFIX + key], [forMs])
    },
    async sync(key, spec, remaining) {
      await sync([PREFIX + key], [spec.capacity, spec.refillMs, remaining])
    },
  }
}

function reporting(script: RedisScript): RedisScript {
  return async (keys, args) => {
    try {
      return await script(keys, args)
    } catch (cause) {
      throw new AppError({ kind: 'unavailable', code: 'limiter.unavailable', cause })
    }
  }
}
