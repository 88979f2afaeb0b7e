import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { type Client, escapeIdentifier } from 'pg'
import { AS_TEXT, type BackupEnd, type BackupHead, type BackupTable, readLine } from './format.ts'

/** Rows a statement, and characters at which it goes earlier. */
const BATCH = 500
const BATCH_CHARS = 4_000_000

/** Reads a whole backup without using it; throws when it is damaged, cut or not of this format. */
export async function checkSnapshot(file: string): Promise<BackupHead> {
  let head: BackupHead | undefined
  let end: BackupEnd | undefined
  let rows = 0
  for await (const line of linesOf(file)) {
    if (end) throw new Error('the backup goes on after its end')
    if (line.kind === 'head') head = line.head
    else if (line.kind === 'row') rows += 1
    else if (line.kind === 'end') end = line.end
  }
  if (!head || !end) throw new Error('the backup is cut off: its end is missing')
  if (end.rows !== rows) throw new Error(`the backup is damaged: ${rows} of ${end.rows} rows`)
  return head
}

/**
 * Fills the empty tables of a database, migrated to where the backup's was, all or nothing. Needs no superuser: what
 * tables demand of each other is taken off and put back, which checks it.
 */
export async function loadSnapshot(
  client: Client,
  file: string,
): Promise<{ readonly rows: number }> {
  await client.query(AS_TEXT)
  await client.query('begin')
  try {
    const { rows: links } = await client.query<{ relation: string; name: string; words: string }>(
      `select conrelid::regclass::text as relation, conname as name, pg_get_constraintdef(oid) as words
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    )
    for (const { relation, name } of links) {
      await client.query(`alter table ${relation} drop constraint ${escapeIdentifier(name)}`)
    }
    const rows = await loadRows(client, file)
    for (const { relation, name, words } of links) {
      await client.query(
        `alter table ${relation} add constraint ${escapeIdentifier(name)} ${words}`,
      )
    }
    await client.query('commit')
    return { rows }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function loadRows(client: Client, file: string): Promise<number> {
  let table: BackupTable | undefined
  let waiting: string[] = []
  let chars = 0
  let rows = 0
  const flush = async () => {
    if (table && waiting.length > 0) await insert(client, table, waiting)
    waiting = []
    chars = 0
  }
  for await (const line of linesOf(file)) {
    if (line.kind === 'row') {
      waiting.push(line.json)
      chars += line.json.length
      rows += 1
      if (waiting.length >= BATCH || chars >= BATCH_CHARS) await flush()
      continue
    }
    await flush()
    if (line.kind === 'table') {
      if (table) await setTriggers(client, table, 'enable')
      table = line.table
      await setTriggers(client, table, 'disable')
    }
    if (line.kind === 'end') {
      if (table) await setTriggers(client, table, 'enable')
      await setSequences(client, line.end)
    }
  }
  return rows
}

/** The rows are complete already: nothing is to be reckoned or refused anew. */
function setTriggers(client: Client, { table }: BackupTable, how: 'enable' | 'disable') {
  return client.query(`alter table ${escapeIdentifier(table)} ${how} trigger user`)
}

function insert(client: Client, { table, columns }: BackupTable, rows: readonly string[]) {
  const names = columns.map(({ name }) => escapeIdentifier(name)).join(', ')
  const values = columns.map(({ type }, index) => `(row->>${index})::${type}`).join(', ')
  return client.query(
    `insert into ${escapeIdentifier(table)} (${names}) overriding system value
     select ${values} from json_array_elements($1::json) as row`,
    [`[${rows.join(',')}]`],
  )
}

async function setSequences(client: Client, { sequences }: BackupEnd): Promise<void> {
  for (const { name, value } of sequences) {
    if (value === null) continue
    await client.query('select setval($1::regclass, $2)', [escapeIdentifier(name), value])
  }
}

async function* linesOf(file: string) {
  const source = createReadStream(file)
  const plain = createGunzip()
  // Without this a file that cannot be read would end the process.
  source.on('error', (error) => plain.destroy(error))
  let failure: unknown
  plain.on('error', (error) => {
    failure = error
  })
  for await (const line of createInterface({ input: source.pipe(plain), crlfDelay: Infinity })) {
    if (line !== '') yield readLine(line)
  }
  if (failure) throw failure
}
