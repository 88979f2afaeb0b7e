import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { findRun } from '#runs/store.ts'
import { seatedDatabase } from '#test/support/people.ts'
import { waitFor } from '#test/support/wait.ts'
import { createMemoryQueues } from './memory-queue.ts'
import {
  createProcess,
  createRig,
  OWNER,
  reached,
  request,
  sampleRun,
  untilAborted,
} from './support.ts'

const database = await seatedDatabase([OWNER], { max: 10 })
const { start, close } = createRig(database)
afterEach(close)

test.each([0, 1, 2])(
  'cancel in stage %i stops it within a second and keeps what was done',
  async (at) => {
    const began: string[] = []
    const stage = (index: number) => async (state: string[], context: { signal: AbortSignal }) => {
      began.push(String(index))
      if (index === at) await untilAborted(context.signal)
      return [...state, String(index)]
    }
    const { runs, chat } = start(sampleRun({ s0: stage(0), s1: stage(1), s2: stage(2) }))
    await runs.work()
    const id = await runs.start(database.db, request())
    await waitFor(() => began.length === at + 1)
    expect(await runs.cancel({ ...OWNER, workspaceId: randomUUID() }, id)).toBe('not-found')
    expect(await runs.cancel(OWNER, id)).toBe('asked')
    const run = await reached(database, id, 'cancelled', (row) => row.cardDueAt === null)
    expect(run.stage).toBe(at)
    expect(began.length).toBe(at + 1)
    expect([...chat.messages.values()][0]?.screen.text).toContain('Отменено')
    expect(await runs.cancel(OWNER, id)).toBe('late')
  },
)

test('a waiting run is cancelled at once, and its job then does nothing', async () => {
  let isBegun = false
  const { runs } = start(
    sampleRun({
      one: async (state) => {
        isBegun = true
        return state
      },
    }),
  )
  const id = await runs.start(database.db, request())
  expect(await runs.cancel(OWNER, id)).toBe('done')
  await runs.work()
  const next = await runs.start(database.db, request())
  await reached(database, next, 'completed')
  expect((await findRun(database.db, id))?.status).toBe('cancelled')
  expect(isBegun).toBe(true)
})

test('pause keeps the steps, resume goes on behind them', async () => {
  const done: number[] = []
  let holdAt = 2
  const { runs, chat } = start(
    sampleRun({
      one: async (state, context) => {
        for (let item = 0; item < 4; item++) {
          if (item === holdAt) await untilAborted(context.signal)
          await context.step(String(item), async () => done.push(item))
          context.progress(item + 1, 4)
        }
        return [...state, 'done']
      },
    }),
  )
  await runs.work()
  const id = await runs.start(database.db, request())
  await waitFor(() => done.length === 2)
  expect(await runs.pause(OWNER, id)).toBe('asked')
  const paused = await reached(database, id, 'paused', (row) => row.cardDueAt === null)
  expect(paused.progress).toMatchObject({ done: 2, total: 4 })
  expect([...chat.messages.values()][0]?.screen.text).toContain('На паузе')
  holdAt = -1
  expect(await runs.resume(OWNER, id)).toBe('done')
  await reached(database, id, 'completed')
  expect(done).toEqual([0, 1, 2, 3])
})

test('what cannot be paused is not', async () => {
  const begun = Promise.withResolvers<void>()
  const { runs } = start(
    sampleRun(
      {
        one: async (_state, context) => {
          begun.resolve()
          return untilAborted(context.signal)
        },
      },
      { pausable: false },
    ),
  )
  await runs.work()
  const id = await runs.start(database.db, request())
  await begun.promise
  expect(await runs.pause(OWNER, id)).toBe('late')
  await runs.cancel(OWNER, id)
  await reached(database, id, 'cancelled')
})

test('the time limit ends an attempt, and retry gives it the time anew', async () => {
  let isSlow = true
  const { runs } = start(
    sampleRun(
      { one: async (state, context) => (isSlow ? untilAborted(context.signal) : state) },
      { timeLimitMs: 60 },
    ),
  )
  await runs.work()
  const id = await runs.start(database.db, request())
  const failed = await reached(database, id, 'failed')
  expect(failed.failure?.code).toBe('run.time_limit')
  isSlow = false
  await runs.retry(OWNER, id)
  await reached(database, id, 'completed')
})

test('shutdown stores the run and puts it back without using up a try', async () => {
  const queues = createMemoryQueues()
  const done: string[] = []
  const begun = Promise.withResolvers<void>()
  let isFirst = true
  const definition = sampleRun({
    one: async (state, context) => {
      await context.step('a', async () => done.push('a'))
      if (isFirst) {
        begun.resolve()
        await untilAborted(context.signal)
      }
      await context.step('b', async () => done.push('b'))
      return state
    },
  })
  const first = createProcess(database, queues, definition)
  await first.runs.work()
  const id = await first.runs.start(database.db, request())
  await begun.promise
  await first.runs.close()
  expect(await findRun(database.db, id)).toMatchObject({
    status: 'queued',
    attempt: 1,
    retries: 0,
    owner: null,
  })
  isFirst = false
  const second = createProcess(database, queues, definition)
  await second.runs.work()
  await reached(database, id, 'completed')
  await second.runs.close()
  expect(done).toEqual(['a', 'b'])
})

test('a stage that ignores its signal does not hold up cancel or close for ever', async () => {
  const queues = createMemoryQueues()
  const begun = Promise.withResolvers<void>()
  const never = sampleRun({
    one: () => {
      begun.resolve()
      return new Promise<never>(() => {})
    },
  })
  const { runs } = createProcess(database, queues, never)
  await runs.work()
  const cancelled = await runs.start(database.db, request())
  await begun.promise
  await runs.cancel(OWNER, cancelled)
  await reached(database, cancelled, 'cancelled')
  const id = await runs.start(database.db, request())
  await reached(database, id, 'running')
  await runs.close()
  expect((await findRun(database.db, id))?.status).toBe('queued')
})
