import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import type { RunDefinition } from '#runs/definition.ts'
import type { RunsDeps } from '#runs/engine.ts'
import { MAX_RETRIES } from '#runs/moves.ts'
import { runSteps, runs as runsTable } from '#runs/schema.ts'
import { findRun } from '#runs/store.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'
import { createMemoryQueues } from './memory-queue.ts'
import {
  createChat,
  createProcess,
  gate,
  reached,
  request,
  sampleRun,
  shiftedClock,
  WORKSPACE,
} from './support.ts'

const database = await freshDatabase({ max: 10 })
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((runs) => runs.close()))
  await database.db.delete(runsTable)
})

function start(definition: RunDefinition, more: Partial<RunsDeps> = {}) {
  const queues = createMemoryQueues()
  const chat = createChat()
  const made = createProcess(database, queues, definition, { cards: chat, ...more })
  open.push(made.runs)
  return { ...made, queues, chat }
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )

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
  const id = newId()
  await runs.start(database.db, { ...request(), id })
  await reached(database, id, 'completed')
  expect(await runs.start(database.db, { ...request(), id })).toBe(id)
  expect((await findRun(database.db, id))?.status).toBe('completed')
})

test('a run started in a transaction waits for its commit, and is nothing after a rollback', async () => {
  const { runs } = start(sampleRun({ one: async (state) => state }))
  await runs.work()
  const committing = gate()
  const started = gate<string>()
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
    expect(await runs.cancel(newId(), id)).toBe('not-found')
    expect(await runs.cancel(WORKSPACE, id)).toBe('asked')
    const run = await reached(database, id, 'cancelled', (row) => row.cardDueAt === null)
    expect(run.stage).toBe(at)
    expect(began.length).toBe(at + 1)
    expect([...chat.messages.values()][0]?.screen.text).toContain('Отменено')
    expect(await runs.cancel(WORKSPACE, id)).toBe('late')
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
  expect(await runs.cancel(WORKSPACE, id)).toBe('done')
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
  expect(await runs.pause(WORKSPACE, id)).toBe('asked')
  const paused = await reached(database, id, 'paused', (row) => row.cardDueAt === null)
  expect(paused.progress).toMatchObject({ done: 2, total: 4 })
  expect([...chat.messages.values()][0]?.screen.text).toContain('На паузе')
  holdAt = -1
  expect(await runs.resume(WORKSPACE, id)).toBe('done')
  await reached(database, id, 'completed')
  expect(done).toEqual([0, 1, 2, 3])
})

test('what cannot be paused is not', async () => {
  const begun = gate()
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
  expect(await runs.pause(WORKSPACE, id)).toBe('late')
  await runs.cancel(WORKSPACE, id)
  await reached(database, id, 'cancelled')
})

test('a fault that will not pass fails the run with a code; retry goes on from there', async () => {
  const done: string[] = []
  let isBroken = true
  const { runs, chat } = start(
    sampleRun({
      one: async (state) => {
        done.push('one')
        return [...state, 'one']
      },
      two: async (state, context) => {
        await context.step('x', async () => done.push('x'))
        context.progress(1, 2)
        if (isBroken) throw new AppError({ kind: 'auth', code: 'wb.refused' })
        return [...state, 'two']
      },
    }),
  )
  await runs.work()
  const id = await runs.start(database.db, request())
  const failed = await reached(database, id, 'failed', (row) => row.cardDueAt === null)
  expect(failed.failure).toMatchObject({ code: 'wb.refused', messageKey: 'error-auth' })
  expect(failed.failure?.reference).toMatch(/^SAM-[0-9A-F]{4}$/)
  const text = [...chat.messages.values()][0]?.screen.text
  expect(text).toContain(failed.failure?.reference)
  expect(text).toContain('Сохранено 1 из 2.')
  isBroken = false
  expect(await runs.retry(newId(), id)).toBe('not-found')
  expect(await runs.retry(WORKSPACE, id)).toBe('done')
  const run = await reached(database, id, 'completed')
  expect(run.state).toEqual(['one', 'two'])
  expect(done).toEqual(['one', 'x'])
  expect(run.failure).toBeNull()
})

test('retry is refused while other work holds the dedupe key', async () => {
  const { runs } = start(sampleRun({ one: async (state) => state }))
  const wanted = { ...request(), dedupeKey: 'busy' }
  const first = await runs.start(database.db, wanted)
  await runs.cancel(WORKSPACE, first)
  await runs.start(database.db, wanted)
  expect(await runs.retry(WORKSPACE, first)).toBe('busy')
})

test('a fault that passes is tried again by itself, a bounded number of times', async () => {
  let tries = 0
  const clock = shiftedClock()
  const { runs, queues } = start(
    sampleRun({
      one: async () => {
        tries += 1
        throw new AppError({ kind: 'unavailable', code: 'wb.down', retryAfterMs: 1_000_000 })
      },
    }),
    { clock },
  )
  await runs.work()
  const id = await runs.start(database.db, request())
  for (let retry = 1; retry <= MAX_RETRIES; retry++) {
    const parked = await reached(database, id, 'queued', (row) => row.retries === retry)
    expect(parked.resumeAt?.getTime()).toBeGreaterThan(clock.now() + 900_000)
    expect(parked.attempt).toBe(1)
    await waitFor(() => queues.size() === 1)
    clock.shift(1_000_000)
    queues.hurry()
  }
  const failed = await reached(database, id, 'failed')
  expect(failed.failure?.code).toBe('wb.down')
  expect(tries).toBe(MAX_RETRIES + 1)
})

test('tries are counted anew once something was achieved', async () => {
  let tries = 0
  const clock = shiftedClock()
  const { runs, queues } = start(
    sampleRun({
      one: async (state, context) => {
        tries += 1
        await context.step(String(tries), async () => tries)
        if (tries < MAX_RETRIES + 4) throw new AppError({ kind: 'limit', code: 'wb.limit' })
        return state
      },
    }),
    { clock },
  )
  await runs.work()
  const id = await runs.start(database.db, request())
  await waitFor(async () => {
    clock.shift(10_000)
    queues.hurry()
    return (await findRun(database.db, id))?.status === 'completed'
  })
  expect(tries).toBe(MAX_RETRIES + 4)
})

test('a parked run says until when and resumes then', async () => {
  let looks = 0
  const { runs, chat } = start(
    sampleRun({
      one: async (state, context) => {
        looks += 1
        if (looks === 1) context.park(Date.now() + 300, { key: 'error-limit' })
        return state
      },
    }),
  )
  await runs.work()
  const id = await runs.start(database.db, request())
  const parked = await reached(database, id, 'queued', (row) => row.resumeAt !== null)
  expect(parked).toMatchObject({ retries: 0, owner: null })
  await waitFor(() => chat.messages.get(1)?.screen.text.includes('Продолжим сами'))
  expect(chat.messages.get(1)?.screen.text).toContain('Сервис просит подождать')
  await reached(database, id, 'completed')
  expect(looks).toBe(2)
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
  await runs.retry(WORKSPACE, id)
  await reached(database, id, 'completed')
})

test('shutdown stores the run and puts it back without using up a try', async () => {
  const queues = createMemoryQueues()
  const done: string[] = []
  const begun = gate()
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
  open.push(second.runs)
  await second.runs.work()
  await reached(database, id, 'completed')
  expect(done).toEqual(['a', 'b'])
})

test('a stage that ignores its signal does not hold up cancel or close for ever', async () => {
  const queues = createMemoryQueues()
  const begun = gate()
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
  await runs.cancel(WORKSPACE, cancelled)
  await reached(database, cancelled, 'cancelled')
  const id = await runs.start(database.db, request())
  await reached(database, id, 'running')
  await runs.close()
  expect((await findRun(database.db, id))?.status).toBe('queued')
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
    notice: { messageKey: 'runs-notice-completed', vars: { title: '✓ Готово: Orlova' } },
  })
})

test('lists a workspace’s own runs only', async () => {
  const { runs } = start(sampleRun({ one: async (state) => state }))
  const workspaceId = newId()
  const id = await runs.start(database.db, { ...request(), workspaceId })
  expect((await runs.list(workspaceId, 10)).map((run) => run.id)).toEqual([id])
  expect(await runs.get(newId(), id)).toBeUndefined()
  expect(await runs.get(null, id)).toBeUndefined()
})
