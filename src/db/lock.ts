import { sql } from 'drizzle-orm'
import type { Database, Transaction } from './connection.ts'

/** Makes transactions that ask for the same name wait for each other until they end; outside of one it guards nothing. */
export async function lockName(tx: Transaction | Database, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}
