import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import type { CacheLevel } from './cache.ts'

const PREFIX = 'cache:'
const Entry = z.object({ value: z.unknown(), expiresAt: z.number() })

/** The cache level all processes share; Redis itself forgets what is over. */
export function createRedisCacheLevel(deps: { redis: Redis; clock: Clock }): CacheLevel {
  const { redis, clock } = deps
  return {
    async read(key) {
      const text = await redis.get(PREFIX + key)
      return text === null ? undefined : Entry.parse(JSON.parse(text))
    },
    async write(key, value, expiresAt) {
      const lifeMs = Math.ceil(expiresAt - clock.now())
      if (lifeMs <= 0) return
      await redis.set(PREFIX + key, JSON.stringify({ value, expiresAt }), 'PX', lifeMs)
    },
    async delete(key) {
      await redis.del(PREFIX + key)
    },
  }
}
