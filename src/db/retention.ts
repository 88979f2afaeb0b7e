import { and, getTableName, lt, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Log } from '#platform/log/log.ts'
import type { Database } from './connection.ts'

/** How long rows of a table stay. A table may have several lines, each for some of its rows. */
export interface Retention {
  readonly table: PgTable
  /** Which rows, in words, for the operator's table. */
  readonly rows: string
  readonly why: string
  /** Absent: as long as what they belong to. */
  readonly ends?: {
    /** Days after `since`. */
    readonly days: number
    readonly since: PgColumn
    /** Which of those; a function is given the moment before which rows are over. */
    readonly where?: SQL | ((before: Date) => SQL)
  }
}

export interface RetentionSweep {
  readonly db: Database
  readonly log: Log
  readonly rules: readonly Retention[]
  /** Rows a statement. Default 1 000: a lock is held for some milliseconds. */
  readonly batch?: number
}

const DAY_MS = 86_400_000
const BATCH = 1_000

/** Deletes what is over at `now` (ms), rule by rule; one that fails does not hold up the others. */
export async function sweepRetention(options: RetentionSweep, now: number): Promise<void> {
  for (const rule of options.rules) {
    const table = getTableName(rule.table)
    try {
      const rows = await deleteOver(options, rule, now)
      if (rows > 0) options.log.info({ table, rows }, 'old rows deleted')
    } catch (error) {
      options.log.error({ err: error, table }, 'old rows not deleted')
    }
  }
}

async function deleteOver(
  { db, batch = BATCH }: RetentionSweep,
  { table, ends }: Retention,
  now: number,
): Promise<number> {
  if (!ends) return 0
  const { since, where } = ends
  const before = new Date(now - ends.days * DAY_MS)
  const isOver = and(lt(since, before), typeof where === 'function' ? where(before) : where)
  for (let deleted = 0; ; ) {
    // Rows that somebody is using are left to the next sweep.
    const { rowCount } = await db.execute(sql`
      delete from ${table} where ctid = any(array(
        select ctid from ${table} where ${isOver} limit ${batch} for update skip locked))`)
    deleted += rowCount ?? 0
    if ((rowCount ?? 0) < batch) return deleted
  }
}
