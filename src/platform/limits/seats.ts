import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { AppError } from '#core/errors.ts'
import { systemClock } from '../clock.ts'
import { loadScript } from '../redis.ts'

/** So many pieces of work under one name at a time, among all processes. */
export interface Seats {
  /** Waits for a seat, which is kept until what this returns is called. Rejects with the signal's reason, or `unavailable`. */
  take(name: string, seats: number, signal: AbortSignal): Promise<() => Promise<void>>
}

const PREFIX = 'seats:'
/** The seat of a process that died is free after so long; those that live renew theirs. */
const LIFE_MS = 15_000
const RENEWED_MS = LIFE_MS / 3
/** Between two looks for a free seat, up to twice as long. */
const LOOK_MS = 25

/** Seats in Redis, by its own time. */
export function createRedisSeats({ redis }: { redis: Redis }): Seats {
  const script = loadScript(redis, new URL('./seat-take.lua', import.meta.url))

  return {
    async take(name, seats, signal) {
      const key = PREFIX + name
      const owner = randomUUID()
      const keep = async () => (await script([key], [owner, seats, LIFE_MS])) === 1
      try {
        while (!(await keep())) await systemClock.sleep(LOOK_MS * (1 + Math.random()), signal)
      } catch (cause) {
        signal.throwIfAborted()
        throw new AppError({ kind: 'unavailable', code: 'limiter.unavailable', cause })
      }
      // A renewal that is missed is made up for by the next.
      const renewal = setInterval(() => void keep().catch(() => {}), RENEWED_MS)
      return async () => {
        clearInterval(renewal)
        await redis.zrem(key, owner).catch(() => {})
      }
    },
  }
}
