import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { silentLog } from '#platform/log/log.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'
import { createMemoryQueues } from './memory-queue.ts'
import { createProcess, reached, request, sampleRun } from './support.ts'

const database = await freshDatabase()
const watcher = openDatabase({ url: database.url, log: silentLog, max: 1 })
afterAll(() => watcher.close())

/** Cuts every connection but the watcher's, as a restart of the server does. */
const cut = () =>
  watcher.db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`,
  )

test('connections cut in the middle cost no step and no try', async () => {
  const done: number[] = []
  const definition = sampleRun({
    one: async (state, context) => {
      for (let item = 0; item < 30; item++) {
        await context.step(String(item), async () => {
          done.push(item)
          if (item % 10 === 5) await cut()
        })
      }
      return state
    },
  })
  const timing = { heartbeatMs: 50, ttlMs: 5_000, recoverMs: 50 }
  const { runs } = createProcess(database, createMemoryQueues(), definition, { timing })
  const id = await runs.start(database.db, request())
  await runs.work()
  const run = await reached(watcher, id, 'completed')
  expect(run).toMatchObject({ attempt: 1, retries: 0 })
  expect(done).toEqual(Array.from({ length: 30 }, (_, item) => item))
  await waitFor(() => runs.close().then(() => true))
})
