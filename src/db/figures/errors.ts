import { desc, eq, gte, lte, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import type { LoggedError } from '#platform/log/recent-errors.ts'
import { loggedErrors } from './schema.ts'

/** Rows that stay; older ones make room. */
const MOST = 2_000

/** Keeps the latest errors. */
export async function keepErrors(db: Database, errors: readonly LoggedError[]): Promise<void> {
  if (errors.length === 0) return
  const rows = errors.map(({ at, code, reference, words }) => ({
    ...{ at: new Date(at), code, reference, words },
  }))
  const added = await db.insert(loggedErrors).values(rows).returning({ id: loggedErrors.id })
  const last = Math.max(...added.map(({ id }) => id))
  await db.delete(loggedErrors).where(lte(loggedErrors.id, last - MOST))
}

export interface ErrorCode {
  readonly code: string
  readonly count: number
  readonly lastAt: Date
}

/** Codes of the errors kept since a moment, the most frequent first. */
export function errorCodes(db: Database, since: number): Promise<ErrorCode[]> {
  const count = sql<number>`count(*)::int`
  return db
    .select({
      code: loggedErrors.code,
      count,
      lastAt: sql`max(${loggedErrors.at})`.mapWith(loggedErrors.at),
    })
    .from(loggedErrors)
    .where(gte(loggedErrors.at, new Date(since)))
    .groupBy(loggedErrors.code)
    .orderBy(desc(count), loggedErrors.code)
}

export type KeptError = typeof loggedErrors.$inferSelect

/** The latest error of a code, or of those that begin with it, `back` before it. */
export async function errorOf(
  db: Database,
  code: string,
  back: number,
): Promise<KeptError | undefined> {
  const [row] = await db
    .select()
    .from(loggedErrors)
    .where(sql`starts_with(${loggedErrors.code}, ${code})`)
    .orderBy(desc(loggedErrors.id))
    .limit(1)
    .offset(back)
  return row
}

/** The latest error shown under a reference, e.g. `ACC-3F7A`. */
export async function errorUnder(db: Database, reference: string): Promise<KeptError | undefined> {
  const [row] = await db
    .select()
    .from(loggedErrors)
    .where(eq(loggedErrors.reference, reference))
    .orderBy(desc(loggedErrors.id))
    .limit(1)
  return row
}
