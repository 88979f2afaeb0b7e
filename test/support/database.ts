import { randomBytes } from 'node:crypto'
import { Client, escapeIdentifier } from 'pg'
import { inject } from 'vitest'
import { type OpenDatabase, openDatabase } from '#db/connection.ts'
import { silentLog } from '#platform/log/log.ts'
import { afterFile } from './closing.ts'

/**
 * A database of the caller's own with all migrations applied (the queue's too), a few milliseconds' copy of a
 * template. Closed and dropped after the test file; `close()` earlier does no harm.
 */
export async function freshDatabase(options: { max?: number } = {}): Promise<OpenDatabase> {
  return open(await createDatabase(inject('databaseTemplate')), options.max ?? 5)
}

/** As {@link freshDatabase}, but without any table. */
export async function emptyDatabase(): Promise<OpenDatabase> {
  return open(await createDatabase('template0'), 5)
}

function open(url: string, max: number): OpenDatabase {
  const database = openDatabase({ url, log: silentLog, max })
  afterFile(async () => {
    await database.close()
    const name = escapeIdentifier(new URL(url).pathname.slice(1))
    await withServer((client) => client.query(`drop database if exists ${name} with (force)`))
  })
  return database
}

async function createDatabase(template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withServer((client) =>
    client.query(
      // Nobody writes to the templates: copying their files is cheaper than logging their pages.
      `create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)} strategy file_copy`,
    ),
  )
  const url = new URL(inject('databaseServer'))
  url.pathname = `/${name}`
  return url.href
}

let server: Promise<Client> | undefined

/** One connection for all databases of a process: a new one costs the server as much as copying the template. */
async function withServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  server ??= connect()
  return work(await server)
}

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: inject('databaseServer') })
  client.on('error', () => {
    server = undefined
  })
  await client.connect()
  return client
}
