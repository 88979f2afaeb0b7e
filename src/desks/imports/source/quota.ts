import { and, eq, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { addDays, dayIn } from '#core/dates.ts'
import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type { Database } from '#db/connection.ts'
import type { SourceQuota } from '../ports.ts'
import { sourceUsage } from '../quota/schema.ts'

const ZONE = 'Europe/Moscow'
/** Kept for people, so that a run never takes the last call from somebody who looks: a twentieth, 500 at most. */
const RESERVED_PART = 0.05
const MOST_RESERVED = 500

/** The column's greatest number: who says no limit has this one. */
const UNCOUNTABLE = 2_147_483_647

/** Calls that runs leave alone. */
export function reserveOf(limit: number): number {
  return Math.min(MOST_RESERVED, Math.ceil(limit * RESERVED_PART))
}

/** Calls of a source by calendar month of Moscow, counted in the database: one meter for all processes. */
export function createQuota({
  db,
  clock,
}: {
  readonly db: Database
  readonly clock: Clock
}): SourceQuota {
  const month = () => `${dayIn(ZONE, clock.now()).slice(0, 7)}-01`
  /** Moscow has had no summer time since 2014: UTC+3 all year. */
  const renewsAt = () => {
    const next = addDays(month(), 31).slice(0, 7)
    return Date.parse(`${next}-01T00:00:00+03:00`)
  }

  function usedUp(): AppError {
    return new AppError({
      ...{ kind: 'limit', code: 'poizon.quota', messageKey: 'error-poizon-quota' },
      retryAfterMs: renewsAt() - clock.now(),
    })
  }

  return {
    async spend(key, priority) {
      const limit = limitOf(key)
      const reserved = limit !== null && priority === 'background' ? reserveOf(limit) : 0
      const most = Math.min(UNCOUNTABLE, limit ?? UNCOUNTABLE) - reserved
      if (most < 1) throw usedUp()
      const counted = await db
        .insert(sourceUsage)
        .values({ accountKey: key.accountKey, month: month(), calls: 1 })
        .onConflictDoUpdate({
          target: [sourceUsage.accountKey, sourceUsage.month],
          set: { calls: sql`${sourceUsage.calls} + 1` },
          setWhere: sql`${sourceUsage.calls} < ${most}`,
        })
        .returning({ calls: sourceUsage.calls })
      if (counted.length === 0) throw usedUp()
    },
    async add(accountKey, calls) {
      await db
        .insert(sourceUsage)
        .values({ accountKey, month: month(), calls: Math.max(0, calls) })
        .onConflictDoUpdate({
          target: [sourceUsage.accountKey, sourceUsage.month],
          set: { calls: sql`greatest(0, ${sourceUsage.calls} + ${calls})` },
        })
    },
    async left(key) {
      const [row] = await db
        .select({ calls: sourceUsage.calls })
        .from(sourceUsage)
        .where(and(eq(sourceUsage.accountKey, key.accountKey), eq(sourceUsage.month, month())))
      return { used: row?.calls ?? 0, limit: limitOf(key), renewsAt: renewsAt() }
    },
  }
}

function limitOf({ facts }: AccountKey): number | null {
  return typeof facts.monthlyCalls === 'number' ? facts.monthlyCalls : null
}
