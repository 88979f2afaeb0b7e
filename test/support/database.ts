import { randomBytes } from 'node:crypto'
import { type Client, escapeIdentifier } from 'pg'
import { afterAll, inject } from 'vitest'
import { withClient } from '#db/client.ts'
import { type OpenDatabase, openDatabase } from '#db/connection.ts'
import { silentLog } from '#platform/log/log.ts'

const opened: OpenDatabase[] = []

afterAll(async () => {
  if (opened.length === 0) return
  await Promise.all(opened.map((database) => database.close()))
  await withServer(async (client) => {
    for (const { url } of opened.splice(0)) {
      const name = escapeIdentifier(new URL(url).pathname.slice(1))
      await client.query(`drop database if exists ${name} with (force)`)
    }
  })
})

/**
 * A database of the caller's own with all migrations applied (the queue's too), a few milliseconds' copy of a
 * template. Closed and dropped after the test file; `close()` earlier does no harm.
 */
export async function freshDatabase(options: { max?: number } = {}): Promise<OpenDatabase> {
  const database = openDatabase({
    url: await createDatabase(inject('databaseTemplate')),
    log: silentLog,
    max: options.max ?? 5,
  })
  opened.push(database)
  return database
}

/** As {@link freshDatabase}, but without any table. */
export async function emptyDatabase(): Promise<OpenDatabase> {
  const database = openDatabase({ url: await createDatabase('template0'), log: silentLog, max: 5 })
  opened.push(database)
  return database
}

async function createDatabase(template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withServer((client) =>
    client.query(
      `create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)}`,
    ),
  )
  const url = new URL(inject('databaseServer'))
  url.pathname = `/${name}`
  return url.href
}

function withServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return withClient(inject('databaseServer'), work)
}
