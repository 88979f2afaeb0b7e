import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import type { FeedStore } from '../feed/store.ts'
import type { KeyRing } from '../ports.ts'
import { bookings } from '../schema.ts'
import type { MonitorStatistics } from '../views.ts'
import type { Monitor } from './monitor.ts'

const DAY_MS = 86_400_000

/** What came of a monitor's attempts, and the load of its workspace's own accounts. */
export function createStatistics(db: Database, feed: FeedStore, keys: Pick<KeyRing, 'list'>) {
  const attemptsOf = async (monitorId: string) => {
    const isAttempt = and(eq(bookings.monitorId, monitorId), sql`${bookings.executor} <> 'notify'`)
    return db
      .select({
        status: bookings.status,
        reason: bookings.reason,
        count: sql<number>`count(*)::int`,
      })
      .from(bookings)
      .where(isAttempt)
      .groupBy(bookings.status, bookings.reason)
  }

  const speedOf = async (monitorId: string) => {
    const ms = sql`extract(epoch from ${bookings.committedAt} - ${bookings.detectedAt}) * 1000`
    const [speed] = await db
      .select({
        median: sql<number | null>`percentile_cont(0.5) within group (order by ${ms})::float8`,
        p95: sql<number | null>`percentile_cont(0.95) within group (order by ${ms})::float8`,
      })
      .from(bookings)
      .where(and(eq(bookings.monitorId, monitorId), sql`${bookings.committedAt} is not null`))
    return { medianMs: speed?.median ?? null, p95Ms: speed?.p95 ?? null }
  }

  return async (monitor: Monitor, now: number): Promise<MonitorStatistics> => {
    const own = await keys.list(monitor.workspaceId)
    const names = new Map(own.map((key) => [key.accountKey, key.name]))
    const [attempts, speed, load] = await Promise.all([
      attemptsOf(monitor.id),
      speedOf(monitor.id),
      feed.loadOf([...names.keys()], now - DAY_MS),
    ])
    const sum = (rows: typeof attempts) => rows.reduce((total, { count }) => total + count, 0)
    const lost = attempts.filter(({ status }) => status === 'lost')
    return {
      tried: sum(attempts),
      won: sum(attempts.filter(({ status }) => status === 'verified')),
      lost: Object.fromEntries(lost.map(({ reason, count }) => [reason ?? 'refused', count])),
      ...speed,
      accounts: [...load].map(([account, { requests, limited }]) => ({
        name: names.get(account) ?? account,
        requests,
        limited,
      })),
    }
  }
}
