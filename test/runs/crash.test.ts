import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { isNotNull, sql } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import { createQueues } from '#platform/queue/queues.ts'
import { runs as runsTable } from '#runs/schema.ts'
import { findRun } from '#runs/store.ts'
import { PRELOAD } from '#test/processes/child.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'
import { crashRun, createEffects, DEATHS, STEPS, storedChat } from './crash-run.ts'
import { createProcess, request } from './support.ts'

const database = await freshDatabase({ max: 10 })
const { db } = database
const children = new Set<ChildProcess>()
const nobody = () => {}
const workers: { close(): Promise<void> }[] = []

beforeAll(() => createEffects(db))
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
  await Promise.all(workers.splice(0).map((worker) => worker.close()))
  await db.delete(runsTable)
  await db.execute(sql`truncate chat`)
})

function worker() {
  const queues = createQueues({ backend: { kind: 'postgres', url: database.url }, log: silentLog })
  const cards = storedChat(db, nobody)
  const { runs } = createProcess(database, queues, crashRun(db, nobody), { cards })
  workers.push(runs)
  return runs
}

async function childAtWork(death = ''): Promise<ChildProcess> {
  const script = new URL('./crash-worker.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [...PRELOAD, script, database.url, death], {
    env: { ...process.env, TEST_NOW: new Date(runningClock.now()).toISOString() },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  // One that dies early has no time to say that it works.
  if (child.stdout) await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  return child
}

async function startRuns(count: number): Promise<string[]> {
  const runs = worker()
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      runs.start(db, { ...request(), chatId: 1_000 + index }),
    ),
  )
}

async function effectsOf(id: string): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ step: string; times: number }>(
    sql`select step, times from effects where run = ${id}`,
  )
  return new Map(rows.map((row) => [row.step, row.times]))
}

/** A final card whose sender died is free again after half a minute; the test does not wait so long. */
async function forgetClaims(): Promise<void> {
  const cardDueAt = new Date(runningClock.now() - 60_000)
  await db.update(runsTable).set({ cardDueAt }).where(isNotNull(runsTable.cardDueAt))
}

async function isShown(id: string): Promise<boolean> {
  const run = await findRun(db, id)
  return run?.status === 'completed' && run.cardDueAt === null
}

/** The last card a chat shows of a run is its result. */
async function expectResultShown(id: string): Promise<void> {
  const { rows } = await db.execute<{ body: string }>(
    sql`select body from chat where chat = (select chat_id from runs where id = ${id})
      order by id desc limit 1`,
  )
  expect(rows[0]?.body).toBe('result one two')
}

test.each(DEATHS)(
  'killed %s: goes on, nothing missing, nothing remembered done twice',
  async (death) => {
    const [id = ''] = await startRuns(1)
    const child = await childAtWork(death)
    await waitFor(() => child.signalCode === 'SIGKILL')
    await forgetClaims()
    await worker().work()
    await waitFor(() => isShown(id))
    const effects = await effectsOf(id)
    const twice = death === 'before-remembered' ? ['one/2'] : []
    expect(effects.size).toBe(2 * STEPS)
    expect([...effects].filter(([, times]) => times > 1).map(([step]) => step)).toEqual(twice)
    await expectResultShown(id)
  },
)

test('killed again and again at random: every effect there, each death repeats at most what was in hand', async () => {
  const ids = await startRuns(6)
  let deaths = 0
  for (; deaths < 6; deaths++) {
    const child = await childAtWork()
    const at = performance.now() + Math.random() * 60
    await waitFor(() => performance.now() > at)
    child.kill('SIGKILL')
    await waitFor(() => child.signalCode === 'SIGKILL')
  }
  await forgetClaims()
  await worker().work()
  for (const id of ids) {
    await waitFor(() => isShown(id))
    const effects = await effectsOf(id)
    expect(effects.size).toBe(2 * STEPS)
    const repeats = [...effects.values()].reduce((sum, times) => sum + times - 1, 0)
    expect(repeats).toBeLessThanOrEqual(deaths)
    await expectResultShown(id)
  }
})
