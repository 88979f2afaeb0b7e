import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { RUN_STATUSES, type RunStatus } from '#runs/run.ts'
import { runs } from '#runs/schema.ts'
import { changeRun, findRun, insertRun } from '#runs/store.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'

/** Written out once more by hand: a slip in the table must not pass unseen. */
const ALLOWED = new Set([
  'queued>running',
  'queued>paused',
  'queued>cancelled',
  'running>queued',
  'running>paused',
  'running>completed',
  'running>failed',
  'running>cancelled',
  'paused>queued',
  'paused>cancelled',
  'failed>queued',
  'cancelled>queued',
])

const pairs = RUN_STATUSES.flatMap((from) => RUN_STATUSES.map((to) => [from, to] as const))
const database = await freshDatabase()

async function runIn(status: RunStatus): Promise<string> {
  const id = randomUUID()
  const nobody = { workspaceId: null, userId: null, chatId: null, dedupeKey: null }
  await insertRun(database.db, {
    id,
    kind: 'a.b',
    input: {},
    ...nobody,
    createdAt: new Date(runningClock.now()),
  })
  await database.db.update(runs).set({ status }).where(eq(runs.id, id))
  return id
}

test.each(pairs)('%s → %s', async (from, to) => {
  const id = await runIn(from)
  const change = changeRun(database.db, id, runningClock.now(), () => ({ status: to }))
  if (ALLOWED.has(`${from}>${to}`)) await change
  else await expect(change).rejects.toThrow(`cannot go from ${from} to ${to}`)
  const after = await findRun(database.db, id)
  expect(after?.status).toBe(ALLOWED.has(`${from}>${to}`) ? to : from)
})
