import { access, constants, statfs } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { withClient } from '#db/client.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { silentLog } from '#platform/log/log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's PostgreSQL, database `postgres`. */
    readonly databaseServer: string
    /** Every test's database is a copy of this one. */
    readonly databaseTemplate: string
    /** Program file of a real Redis, or '' when none is installed. */
    readonly redisServer: string
  }
}

const TEMPLATE = 'template_test'

/** Where a database of hundreds of files is copied several times as fast as on a disk. */
const IN_MEMORY = '/dev/shm'
/** What all tests at once come nowhere near. */
const ENOUGH_BYTES = 4 * 1024 ** 3

/** One PostgreSQL for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const temporaryIn = (await hasRoom(IN_MEMORY)) ? { temporaryIn: IN_MEMORY } : {}
  const server = await startEmbeddedPostgres({ ...temporaryIn, log: silentLog })
  const admin = new URL(server.url)
  admin.pathname = '/postgres'
  await withClient(admin.href, (client) => client.query(`create database ${TEMPLATE}`))
  const template = new URL(server.url)
  template.pathname = `/${TEMPLATE}`
  await migrate(template.href, { withQueue: true })
  project.provide('databaseServer', admin.href)
  project.provide('databaseTemplate', TEMPLATE)
  project.provide('redisServer', await findRedis())
  return () => server.stop()
}

async function hasRoom(dir: string): Promise<boolean> {
  try {
    await access(dir, constants.W_OK)
    const { bavail, bsize } = await statfs(dir)
    return bavail * bsize >= ENOUGH_BYTES
  } catch {
    return false
  }
}

async function findRedis(): Promise<string> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, 'redis-server')
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) {
      process.stdout.write(`Redis in this run: ${file}\n`)
      return file
    }
  }
  process.stdout.write('Redis in this run: js-redis-server (no redis-server on PATH)\n')
  return ''
}
