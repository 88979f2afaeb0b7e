import { sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { OpenDatabase } from '#db/connection.ts'
import { levelAt } from '#db/figures/hours.ts'
import type { Backlog, Machine } from '#desks/admin/ports.ts'
import { createFeedStore } from '#desks/supplies/feed/store.ts'
import { inbox } from '#telegram/inbox/schema.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import type { Base } from '../../base.ts'

const DAY_MS = 86_400_000

/** How what the app stands on is, asked when an admin looks. */
export function machineOf({
  database,
  redis,
  clock,
}: {
  readonly database: OpenDatabase
  readonly redis: Base['redis']
  readonly clock: Clock
}): Machine {
  const { db, pool } = database
  const feed = createFeedStore(db)
  const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> => {
    const begun = performance.now()
    const value = await work()
    return { ms: Math.round(performance.now() - begun), value }
  }

  return {
    async backlogs() {
      const dayAgo = new Date(clock.now() - DAY_MS).toISOString()
      const { rows } = await db.execute<{
        name: Backlog['name']
        waiting: number
        oldest: Date | null
        failed: number
      }>(sql`
        select 'inbox' as name, count(*) filter (where ${inbox.status} = 'pending')::int as waiting,
          min(${inbox.receivedAt}) filter (where ${inbox.status} = 'pending') as oldest,
          count(*) filter (where ${inbox.status} = 'failed' and ${inbox.receivedAt} >= ${dayAgo}::timestamptz)::int as failed
        from ${inbox}
        union all
        select 'outbox', count(*) filter (where ${outbox.status} = 'pending')::int,
          min(${outbox.createdAt}) filter (where ${outbox.status} = 'pending'),
          count(*) filter (where ${outbox.status} = 'dead' and ${outbox.createdAt} >= ${dayAgo}::timestamptz)::int
        from ${outbox}`)
      return rows.map(({ oldest, ...row }) => ({
        ...row,
        oldestAt: oldest === null ? null : new Date(oldest).getTime(),
      }))
    },

    async database() {
      const { ms, value } = await timed(() =>
        pool.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes'),
      )
      const now = clock.now()
      const [dayAgo, weekAgo] = await Promise.all([
        levelAt(db, 'db.bytes', now - DAY_MS, DAY_MS),
        levelAt(db, 'db.bytes', now - 7 * DAY_MS, DAY_MS),
      ])
      return { ms, bytes: Number(value.rows[0]?.bytes ?? 0), dayAgo, weekAgo }
    },

    async redis() {
      if (!redis) return undefined
      try {
        const { ms, value } = await timed(() => redis.info('memory'))
        return { ms, bytes: Number(/^used_memory:(\d+)/m.exec(value)?.[1] ?? 0) }
      } catch {
        return null
      }
    },

    async feed() {
      const state = await feed.state()
      return (
        state && {
          status: state.status,
          lastOkAt: state.lastOkAt === null ? null : new Date(state.lastOkAt),
        }
      )
    },
  }
}
