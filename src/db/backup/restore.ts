import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import { z } from 'zod'
import { withClient } from '../client.ts'
import { MIGRATIONS_DIR, migrate } from '../migrate.ts'
import { DUMP_SUFFIX } from './format.ts'
import { checkSnapshot, loadSnapshot } from './load.ts'
import { serverMajor } from './make.ts'
import { findPgTool, runPgTool } from './pg-tools.ts'

export type RestoreRefusal =
  /** The database holds the product's tables already, and nobody said that they may go. */
  | { readonly kind: 'not-empty' }
  /** Processes of the product are connected. */
  | { readonly kind: 'in-use'; readonly connections: number }
  | { readonly kind: 'no-pg-restore'; readonly major: number }
  | { readonly kind: 'newer-version' }

export type RestoreResult =
  | { readonly kind: 'restored'; readonly rows: number | null }
  | RestoreRefusal

export interface RestoreOptions {
  readonly url: string
  readonly file: string
  /** Throw away what the database holds. */
  readonly mayReplace: boolean
  /** As for `migrate`: jobs are kept in PostgreSQL. */
  readonly withQueue: boolean
}

/**
 * Puts a backup in the place of what the database holds and brings it to the shape this version needs. The file is
 * read to its end before anything is thrown away. Throws when it is damaged.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const { url, file, withQueue } = options
  const isDump = file.endsWith(DUMP_SUFFIX)
  const major = await withClient(url, serverMajor)
  const tool = isDump ? await findPgTool('pg_restore', major) : undefined
  if (isDump && !tool) return { kind: 'no-pg-restore', major }
  const head = isDump ? undefined : await checkSnapshot(file)
  const steps = head ? await migrationsUpTo(head.migratedTo) : undefined
  if (head && !steps) return { kind: 'newer-version' }
  const refusal = await refusalOf(options)
  if (refusal) return refusal

  await clear(url)
  let rows: number | null = null
  if (tool) {
    await runPgTool(tool, url, ['--no-owner', '--no-privileges', '--exit-on-error', file])
  } else {
    await migrateTo(url, steps ?? [])
    rows = (await withClient(url, (client) => loadSnapshot(client, file))).rows
  }
  await migrate(url, { withQueue })
  return { kind: 'restored', rows }
}

async function refusalOf({ url, mayReplace }: RestoreOptions): Promise<RestoreRefusal | undefined> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ connections: number; has_tables: boolean }>(
      `select (select count(*)::int from pg_stat_activity
               where datname = current_database() and application_name like 'prilavok%') as connections,
              exists (select 1 from pg_tables where schemaname = 'public') as has_tables`,
    )
    const { connections = 0, has_tables: hasTables = false } = rows[0] ?? {}
    if (connections > 0) return { kind: 'in-use', connections }
    return hasTables && !mayReplace ? { kind: 'not-empty' } : undefined
  })
}

/** Jobs go with the rest: runs are found again by their rows. */
async function clear(url: string): Promise<void> {
  await withClient(url, (client) =>
    client.query(`drop schema if exists public cascade; create schema public;
      drop schema if exists drizzle cascade; drop schema if exists bullmq cascade`),
  )
}

const journal = z.looseObject({ entries: z.array(z.looseObject({ when: z.number() })) })

async function readJournal() {
  const text = await readFile(join(MIGRATIONS_DIR, 'meta', '_journal.json'), 'utf8')
  return journal.parse(JSON.parse(text))
}

/** The migrations a database had; undefined when this version does not know the last of them. */
async function migrationsUpTo(when: number) {
  const { entries } = await readJournal()
  const known = entries.filter((entry) => entry.when <= when)
  return known.at(-1)?.when === when ? known : undefined
}

/** Makes the tables as they were after these migrations. */
async function migrateTo(url: string, entries: readonly object[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'prilavok-migrations-'))
  try {
    await cp(MIGRATIONS_DIR, folder, { recursive: true })
    const shortened = { ...(await readJournal()), entries }
    await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify(shortened))
    await withClient(url, (client) =>
      applyMigrations(drizzle(client), { migrationsFolder: folder }),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
