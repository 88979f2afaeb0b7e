import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { credentials } from '../schema.ts'

/** How exact "last used" is: a key may be opened many times a second. */
const HOUR_MS = 3_600_000

export type KeyUse = (id: string) => void

/** Notes that work went out with a key, without being waited for; what cannot be noted now is noted an hour later. */
export function createKeyUse(deps: {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
}): KeyUse {
  const { db, clock, log } = deps
  const noted = new Map<string, number>()
  return (id) => {
    const now = clock.now()
    if (now - (noted.get(id) ?? Number.NEGATIVE_INFINITY) < HOUR_MS) return
    noted.set(id, now)
    const isOld = or(
      isNull(credentials.lastUsedAt),
      lt(credentials.lastUsedAt, new Date(now - HOUR_MS)),
    )
    db.update(credentials)
      .set({ lastUsedAt: new Date(now) })
      .where(and(eq(credentials.id, id), isOld))
      .catch((error) => log.debug({ err: error }, 'use of a key not noted'))
  }
}
