import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { type OpenDatabase, openDatabase } from '#db/connection.ts'
import { silentLog } from '#platform/log/log.ts'

const opened: OpenDatabase[] = []

afterAll(async () => {
  if (opened.length === 0) return
  await Promise.all(opened.map((database) => database.close()))
  await withServer(async (sql) => {
    for (const { url } of opened.splice(0)) {
      await sql`drop database if exists ${sql(new URL(url).pathname.slice(1))} with (force)`
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
  await withServer((sql) => sql`create database ${sql(name)} template ${sql(template)}`)
  const url = new URL(inject('databaseServer'))
  url.pathname = `/${name}`
  return url.href
}

async function withServer(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(inject('databaseServer'), { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
