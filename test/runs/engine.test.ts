import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { runSteps } from '#runs/schema.ts'
import { findRun } from '#runs/store.ts'
import { freshDatabase } from '#test/support/database.ts'
import { createRig, reached, request, sampleRun, shiftedClock } from './support.ts'

const database = await freshDatabase({ max: 10 })
const { start, close } = createRig(database)
afterEach(close)

test('stages follow each other, each with the state of the one before, and end as the result card', async () => {
  const { runs, chat } = start(
    sampleRun({
      one: async (state) => [...state, 'a'],
      two: async (state, context) => {
        const step = await context.step('b', async () => ({ at: new Date(0) }))
        return [...state, JSON.stringify(step)]
      },
    }),
  )
  await runs.work()
  const id = await runs.start(database.db, request())
  const run = await reached(database, id, 'completed', (row) => row.cardDueAt === null)
  expect(run.state).toEqual(['a', '{"at":"1970-01-01T00:00:00.000Z"}'])
  expect([...chat.messages.values()].map((card) => card.screen.text)).toEqual([
    'result a {"at":"1970-01-01T00:00:00.000Z"}',
  ])
  expect(chat.updates.at(-1)?.final).toBe(true)
  expect(await database.db.select().from(runSteps).where(eq(runSteps.runId, id))).toEqual([])
})

test('one run a dedupe key while it is open, one a given id for ever', async () => {
  const { runs } = start(sampleRun({ one: async (state) => state }))
  const wanted = { ...request(), dedupeKey: 'shop:1' }
  const all = await Promise.all(Array.from({ length: 5 }, () => runs.start(database.db, wanted)))
  expect(new Set(all).size).toBe(1)
  await runs.work()
  await reached(database, all[0] ?? '', 'completed')
  expect(await runs.start(database.db, wanted)).not.toBe(all[0])
  const id = randomUUID()
  await runs.start(database.db, { ...request(), id })
  await reached(database, id, 'completed')
  expect(await runs.start(database.db, { ...request(), id })).toBe(id)
  expect((await findRun(database.db, id))?.status).toBe('completed')
})

test('a run started in a transaction waits for its commit, and is nothing after a rollback', async () => {
  const { runs } = start(sampleRun({ one: async (state) => state }))
  await runs.work()
  const committing = Promise.withResolvers<void>()
  const started = Promise.withResolvers<string>()
  const commit = database.db.transaction(async (tx) => {
    started.resolve(await runs.start(tx, request()))
    await committing.promise
  })
  const id = await started.promise
  expect(await findRun(database.db, id)).toBeUndefined()
  committing.resolve()
  await commit
  await reached(database, id, 'completed')
  const undone = await database.db
    .transaction(async (tx) => {
      throw new Error(await runs.start(tx, request()))
    })
    .catch((error: Error) => error.message)
  expect(await findRun(database.db, String(undone))).toBeUndefined()
})

test('a run over half a minute leaves a notice in the transaction that ends it', async () => {
  const clock = shiftedClock()
  const { runs, notified } = start(
    sampleRun({
      one: async (state) => {
        clock.shift(31_000)
        return state
      },
    }),
    { clock },
  )
  await runs.work()
  const id = await runs.start(database.db, request())
  await reached(database, id, 'completed')
  expect(notified).toHaveLength(1)
  expect(notified[0]).toMatchObject({
    key: `run:${id}:1:completed`,
    notice: { messageKey: 'runs-notice-completed', vars: { title: '✅ Готово: Orlova' } },
  })
})

test('lists a workspace’s own runs only', async () => {
  const { runs } = start(sampleRun({ one: async (state) => state }))
  const workspaceId = randomUUID()
  const id = await runs.start(database.db, { ...request(), workspaceId })
  expect((await runs.list(workspaceId, 10)).map((run) => run.id)).toEqual([id])
  expect(await runs.get(randomUUID(), id)).toBeUndefined()
  expect(await runs.get(null, id)).toBeUndefined()
})

test('a shop with as many open runs as it may have starts no other that somebody would watch', async () => {
  const { runs } = start(sampleRun({ one: async (state) => state }), { mostOpen: 2 })
  const workspaceId = randomUUID()
  const wish = { ...request(), workspaceId, chatId: 7 }
  const [first] = [
    await runs.start(database.db, { ...wish, id: randomUUID() }),
    await runs.start(database.db, { ...wish, dedupeKey: 'second' }),
  ]
  const more = { ...wish, id: randomUUID() }
  await expect(runs.start(database.db, more)).rejects.toMatchObject({
    ...{ code: 'runs.too_many', messageKey: 'error-runs-too-many', vars: { max: 2 } },
  })
  // The same starts again, work of nobody's and other shops are no more than before.
  expect(await runs.start(database.db, { ...wish, id: first })).toBe(first)
  await runs.start(database.db, { ...wish, dedupeKey: 'second' })
  await runs.start(database.db, { ...more, chatId: null })
  await runs.start(database.db, { ...more, id: randomUUID(), workspaceId: randomUUID() })
  await runs.work()
  await reached(database, first, 'completed')
  await reached(database, more.id, 'completed')
  await runs.start(database.db, { ...wish, id: randomUUID() })
})
