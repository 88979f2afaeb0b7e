import { fileURLToPath } from 'node:url'
import { runMigrations } from 'bullmq'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import pg from 'pg'
import postgres from 'postgres'
import { QUEUE_SCHEMA } from '#platform/queue/backend.ts'

const MIGRATIONS_DIR = fileURLToPath(new URL('../../drizzle', import.meta.url))

/** Any number that nothing else in this database locks: "PRLV". */
const MIGRATION_LOCK = 0x50524c56

export interface MigrateOptions {
  /** Also make the queue's tables: when jobs are kept in PostgreSQL. */
  readonly withQueue: boolean
}

/**
 * Brings the database to the shape this version needs. Any number of processes may call it together: one works,
 * the others wait and then find nothing to do.
 */
export async function migrate(url: string, { withQueue }: MigrateOptions): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`
    await applyMigrations(drizzle(sql), { migrationsFolder: MIGRATIONS_DIR })
  } finally {
    await sql.end({ timeout: 5 })
  }
  if (withQueue) await migrateQueue(url)
}

/** BullMQ ships its own migrations and takes a lock of its own; it speaks through `pg` only. */
async function migrateQueue(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await runMigrations(client, QUEUE_SCHEMA)
  } finally {
    await client.end()
  }
}
