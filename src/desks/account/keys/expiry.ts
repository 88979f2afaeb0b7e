import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import { deactivate, listExpiring } from '../store.ts'
import { keyExpired, keyExpiresSoon } from './notices.ts'

const DAY_MS = 86_400_000
/** Days ahead at which an ending key is announced. */
const ANNOUNCED_DAYS = [7, 1]

/** Announces keys that end soon, once for each distance, and retires those that ended. */
export async function sweepExpiry(deps: {
  readonly db: Database
  readonly clock: Clock
  readonly enqueue: Enqueue
}): Promise<void> {
  const now = deps.clock.now()
  const furthest = new Date(now + Math.max(...ANNOUNCED_DAYS) * DAY_MS)
  for (const key of await listExpiring(deps.db, furthest)) {
    const leftMs = (key.expiresAt?.getTime() ?? now) - now
    await deps.db.transaction(async (tx) => {
      if (leftMs <= 0) {
        if (await deactivate(tx, key.id, 'expired', 'expired')) {
          await deps.enqueue(tx, keyExpired(key))
        }
        return
      }
      // The smallest distance already reached: a bot that slept through day 7 still tells it once.
      const reached = ANNOUNCED_DAYS.filter((distance) => leftMs <= distance * DAY_MS)
      if (reached.length === 0) return
      const days = Math.ceil(leftMs / DAY_MS)
      await deps.enqueue(tx, keyExpiresSoon(key, Math.min(...reached), days))
    })
  }
}
