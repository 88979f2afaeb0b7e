import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { MAX_RETRIES } from '#runs/moves.ts'
import { findRun } from '#runs/store.ts'
import { runningClock } from '#test/support/clock.ts'
import { seatedDatabase } from '#test/support/people.ts'
import { waitFor } from '#test/support/wait.ts'
import { createRig, OWNER, reached, request, sampleRun, shiftedClock } from './support.ts'

const database = await seatedDatabase([OWNER], { max: 10 })
const { start, close } = createRig(database)
afterEach(close)

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
  expect(await runs.retry({ ...OWNER, workspaceId: randomUUID() }, id)).toBe('not-found')
  expect(await runs.retry(OWNER, id)).toBe('done')
  const run = await reached(database, id, 'completed')
  expect(run.state).toEqual(['one', 'two'])
  expect(done).toEqual(['one', 'x'])
  expect(run.failure).toBeNull()
})

test('retry is refused while other work holds the dedupe key', async () => {
  const { runs } = start(sampleRun({ one: async (state) => state }))
  const wanted = { ...request(), dedupeKey: 'busy' }
  const first = await runs.start(database.db, wanted)
  await runs.cancel(OWNER, first)
  await runs.start(database.db, wanted)
  expect(await runs.retry(OWNER, first)).toBe('busy')
})

test('retry is refused while the shop has as many open runs as it may', async () => {
  const { runs } = start(sampleRun({ one: async (state) => state }), { mostOpen: 1 })
  const first = await runs.start(database.db, request())
  await runs.cancel(OWNER, first)
  const second = await runs.start(database.db, request())
  await expect(runs.retry(OWNER, first)).rejects.toMatchObject({ code: 'runs.too_many' })
  expect(await findRun(database.db, first)).toMatchObject({ status: 'cancelled' })
  await runs.cancel(OWNER, second)
  expect(await runs.retry(OWNER, first)).toBe('done')
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
    expect(parked.failure).toMatchObject({ code: 'wb.down' })
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
        if (looks === 1) context.park(runningClock.now() + 300, { key: 'error-limit' })
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
