import { eq, sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { runs as runsTable } from '#runs/schema.ts'
import { beat, checkpoint, findRun, loadSteps, rememberStep } from '#runs/store.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'
import { createMemoryQueues } from './memory-queue.ts'
import { createChat, createProcess, reached, request, sampleRun, TIMING } from './support.ts'

const database = await freshDatabase({ max: 10 })
const { db } = database
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((runs) => runs.close()))
  await db.delete(runsTable)
})

function process(...args: Parameters<typeof createProcess>) {
  const made = createProcess(...args)
  open.push(made.runs)
  return made.runs
}

/** What a worker that stopped for long looks like to the others. */
const silence = (id: string) =>
  db
    .update(runsTable)
    .set({ heartbeatAt: sql`now() - interval '1 hour'` })
    .where(eq(runsTable.id, id))

test('of many jobs for one run one gets it', async () => {
  let begun = 0
  const definition = sampleRun({
    one: async (state) => {
      begun += 1
      return state
    },
  })
  const starter = createProcess(database, createMemoryQueues(), definition)
  const id = await starter.runs.start(db, request())
  const queues = Array.from({ length: 4 }, createMemoryQueues)
  for (const queue of queues) {
    await queue.open('runs').add({ id: 'extra', payload: { run: id, at: runningClock.now() } })
    await process(database, queue, definition).work()
  }
  await reached(database, id, 'completed')
  await waitFor(() => queues.every((queue) => queue.size() === 0))
  expect(begun).toBe(1)
})

test('a worker that comes back after its run was taken writes nothing', async () => {
  const began: string[] = []
  const held = Promise.withResolvers<void>()
  const lateStep = Promise.withResolvers<unknown>()
  const definition = (name: string) =>
    sampleRun({
      one: async (_state, context) => {
        began.push(name)
        if (name === 'slow') await held.promise
        const step = context.step('x', async () => name)
        if (name === 'slow') step.then(lateStep.resolve, lateStep.resolve)
        return [String(await step)]
      },
    })
  const chat = createChat()
  // The slow one renews its hold so seldom that it is taken for dead.
  const timing = { ...TIMING, heartbeatMs: 60_000, recoverMs: 60_000 }
  const slow = process(database, createMemoryQueues(), definition('slow'), { timing, cards: chat })
  await slow.work()
  const id = await slow.start(db, request())
  await waitFor(() => began.length === 1)
  await silence(id)
  await process(database, createMemoryQueues(), definition('quick'), { cards: chat }).work()
  const run = await reached(database, id, 'completed')
  expect(run).toMatchObject({ state: ['quick'], attempt: 2 })
  held.resolve()
  expect(String(await lateStep.promise)).toContain('lost')
  await slow.close()
  await waitFor(async () => (await findRun(db, id))?.cardDueAt === null)
  expect(await findRun(db, id)).toMatchObject({ status: 'completed', state: ['quick'] })
  expect([...chat.messages.values()].at(-1)?.screen.text).toBe('result quick')
})

test('every write of an attempt is refused to a former owner', async () => {
  const { runs } = createProcess(database, createMemoryQueues(), sampleRun({}))
  const id = await runs.start(db, request())
  await db.update(runsTable).set({ status: 'running', owner: 'new' }).where(eq(runsTable.id, id))
  expect(await beat(db, id, 'old', null)).toBeUndefined()
  expect(await rememberStep(db, id, 'old', 'k', 1)).toBeUndefined()
  expect(await checkpoint(db, id, 'old', { stage: 1, state: 1, progress: null })).toBe(false)
  expect(await rememberStep(db, id, 'new', 'k', 1)).toEqual({ result: 1 })
  expect(await rememberStep(db, id, 'new', 'k', 2)).toEqual({ result: 1 })
  expect(await loadSteps(db, id)).toEqual(new Map([['k', 1]]))
})

test('a run whose job was lost is put back, by many lookers once', async () => {
  const queues = createMemoryQueues()
  const definition = sampleRun({ one: async (state) => state })
  const { runs } = createProcess(database, queues, definition)
  const id = await runs.start(db, request())
  queues.lose()
  await silence(id)
  await db.update(runsTable).set({ createdAt: new Date(0) })
  const others = Array.from({ length: 4 }, () => createProcess(database, queues, definition).runs)
  await Promise.all(others.map((other) => other.recover()))
  expect(queues.size()).toBe(1)
  expect((await findRun(db, id))?.attempt).toBe(2)
})

test('a run that keeps killing its worker ends as failed', async () => {
  const { runs } = createProcess(database, createMemoryQueues(), sampleRun({}))
  const id = await runs.start(db, request())
  for (let death = 0; death < 9; death++) {
    await db.update(runsTable).set({ status: 'running', owner: 'dead' })
    await silence(id)
    await runs.recover()
  }
  const run = await findRun(db, id)
  expect(run).toMatchObject({ status: 'failed', failure: { code: 'run.crashed' } })
})

test('what was asked of a run whose worker died is done', async () => {
  const { runs } = createProcess(database, createMemoryQueues(), sampleRun({}))
  const id = await runs.start(db, request())
  await db.update(runsTable).set({ status: 'running', owner: 'dead', asked: 'pause' })
  await silence(id)
  await runs.recover()
  expect(await findRun(db, id)).toMatchObject({ status: 'paused', asked: null, owner: null })
})
