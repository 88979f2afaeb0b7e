import { fileURLToPath } from 'node:url'
import { runMigrations } from 'bullmq'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import { QUEUE_SCHEMA } from '#platform/queue/backend.ts'
import { withClient } from './client.ts'

export const MIGRATIONS_DIR = fileURLToPath(new URL('../../drizzle', import.meta.url))

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
  await withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await applyMigrations(drizzle(client), { migrationsFolder: MIGRATIONS_DIR })
    // BullMQ ships its own migrations and takes a lock of its own.
    if (withQueue) await runMigrations(client, QUEUE_SCHEMA)
  })
}
