import type { Redis } from 'ioredis'
import { loadScript } from '../redis.ts'
import type { Leases } from './leases.ts'

const PREFIX = 'lease:'

/** Leases among processes. When Redis does not answer both calls reject: nobody may believe it holds one. */
export function createRedisLeases({ redis }: { redis: Redis }): Leases {
  const hold = loadScript(redis, new URL('./lease-hold.lua', import.meta.url))
  const release = loadScript(redis, new URL('./lease-release.lua', import.meta.url))
  return {
    hold: async (name, owner, ttlMs) => (await hold([PREFIX + name], [owner, ttlMs])) === 1,
    async release(name, owner) {
      await release([PREFIX + name], [owner])
    },
  }
}
