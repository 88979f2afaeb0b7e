import { sql } from 'drizzle-orm'
import { readGauge } from '#platform/metrics/registry.ts'
import type { Base } from '../base.ts'

/**
 * How long the oldest of what waits has waited, and how much there is: what processes are scaled by. Read from the tables,
 * so every process tells the same.
 */
export function registerGauges({
  db,
  clock,
  metrics,
}: Pick<Base, 'db' | 'clock' | 'metrics'>): void {
  const agesOf = async () => {
    const now = new Date(clock.now())
    const { rows } = await db.execute<{ runs: number; updates: number; messages: number }>(sql`
      select
        (select extract(epoch from ${now}::timestamptz - min(coalesce(resume_at, created_at)))::float8
           from runs where status = 'queued' and coalesce(resume_at, created_at) <= ${now}) as runs,
        (select extract(epoch from ${now}::timestamptz - min(received_at))::float8
           from inbox where status = 'pending') as updates,
        (select extract(epoch from now() - min(greatest(created_at, not_before)))::float8
           from outbox where status = 'pending' and not_before <= ${now}) as messages`)
    const { runs, updates, messages } = rows[0] ?? {}
    const seconds = (value: number | null | undefined) => Math.max(0, Math.round(value ?? 0))
    return { runs: seconds(runs), updates: seconds(updates), messages: seconds(messages) }
  }
  const countsOf = async () => {
    const { rows } = await db.execute<{ status: string; count: number }>(
      sql`select status, count(*)::int as count from runs
          where status in ('queued', 'running', 'paused') group by status`,
    )
    return {
      ...{ queued: 0, running: 0, paused: 0 },
      ...Object.fromEntries(rows.map(({ status, count }) => [status, count])),
    }
  }
  readGauge(
    metrics,
    {
      name: 'work_waiting_seconds',
      help: 'How long the oldest of what could be done now has waited: runs for a worker, updates for a bot, messages for the notifier',
      label: 'what',
    },
    agesOf,
  )
  readGauge(
    metrics,
    { name: 'runs_open', help: 'Runs that are not over, by status', label: 'status' },
    countsOf,
  )
}
