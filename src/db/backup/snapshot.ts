import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Client, escapeIdentifier } from 'pg'
import { AS_TEXT, type BackupTable, FORMAT, writeLine } from './format.ts'

/** Rows asked for at once; few where a row may hold a file. */
const BATCH = 500
const LARGE_BATCH = 20

/**
 * Copies every table of the product into `file`, all as they stood at one moment: nothing that is written meanwhile is
 * half in it, and nobody waits. Needs no client program. The queue is left out: runs are found again by their rows.
 */
export async function writeSnapshot(
  client: Client,
  file: string,
  takenAt: Date,
): Promise<{ readonly rows: number }> {
  await client.query(AS_TEXT)
  await client.query('begin isolation level repeatable read read only')
  try {
    const counted = { rows: 0 }
    const target = await open(file, 'wx', 0o600)
    try {
      const lines = linesOf(client, takenAt, counted)
      await pipeline(Readable.from(lines), createGzip(), target.createWriteStream({ flush: true }))
    } finally {
      await target.close().catch(() => {})
    }
    return counted
  } finally {
    await client.query('rollback').catch(() => {})
  }
}

async function* linesOf(client: Client, takenAt: Date, counted: { rows: number }) {
  const migrated = await client.query<{ at: string }>(
    'select max(created_at)::text as at from drizzle.__drizzle_migrations',
  )
  const migratedTo = Number(migrated.rows[0]?.at ?? 0)
  yield writeLine({ format: FORMAT, takenAt: takenAt.toISOString(), migratedTo })
  for (const table of await tablesOf(client)) {
    yield writeLine(table)
    for await (const rows of rowsOf(client, table)) {
      counted.rows += rows.length
      yield rows.map((row) => `${row}\n`).join('')
    }
  }
  const { rows: sequences } = await client.query<{ name: string; value: string | null }>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = 'public' order by 1`,
  )
  yield writeLine({ rows: counted.rows, sequences })
}

/** Generated columns are left out: they follow from the others. */
async function tablesOf(client: Client): Promise<BackupTable[]> {
  const { rows } = await client.query<{ name: string; column: string; type: string }>(
    `select c.relname as name, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid
     where n.nspname = 'public' and c.relkind = 'r' and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     order by c.relname, a.attnum`,
  )
  return [...Map.groupBy(rows, ({ name }) => name)].map(([table, columns]) => ({
    table,
    columns: columns.map(({ column, type }) => ({ name: column, type })),
  }))
}

async function* rowsOf(client: Client, { table, columns }: BackupTable) {
  const batch = columns.some(({ type }) => type === 'bytea') ? LARGE_BATCH : BATCH
  const values = columns.map(({ name }) => `${escapeIdentifier(name)}::text`).join(', ')
  await client.query(
    `declare rows_of_one no scroll cursor for
     select json_build_array(${values})::text as row from ${escapeIdentifier(table)}`,
  )
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${batch} from rows_of_one`)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await client.query('close rows_of_one')
}
