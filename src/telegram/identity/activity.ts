import { LRUCache } from 'lru-cache'
import type { Clock } from '#core/clock.ts'
import { type Day, dayIn } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import type { Tally } from '#platform/metrics/tally.ts'
import { activeDays } from './schema.ts'

/** Days of the installation begin in Moscow. */
const ZONE = 'Europe/Moscow'
const REMEMBERED = 20_000

export type Activity = ReturnType<typeof createActivity>

/** Remembers who had an update handled on which day, and counts updates. Never fails what it counts. */
export function createActivity(deps: {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly tally: Tally
}) {
  const { db, clock, log, tally } = deps
  const seen = new LRUCache<number, Day>({ max: REMEMBERED })
  return {
    async handled(userId: number): Promise<void> {
      tally.add({ name: 'updates' })
      const day = dayIn(ZONE, clock.now())
      if (seen.get(userId) === day) return
      try {
        await db.insert(activeDays).values({ day, userId }).onConflictDoNothing()
        seen.set(userId, day)
      } catch (error) {
        log.warn({ err: error }, 'activity not remembered')
      }
    },
  }
}
