import { afterEach, describe, expect, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import type { BackendPlace } from '#platform/queue/backend.ts'
import { createQueues } from '#platform/queue/queues.ts'
import type { RunDefinition } from '#runs/definition.ts'
import { createSchedules } from '#runs/schedules.ts'
import { runs as runsTable } from '#runs/schema.ts'
import { findRun } from '#runs/store.ts'
import { runningClock } from '#test/support/clock.ts'
import { seatedDatabase } from '#test/support/people.ts'
import { testRedis } from '#test/support/redis.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  createProcess,
  OWNER,
  reached,
  request,
  sampleRun,
  TIMING,
  untilAborted,
} from './support.ts'

const database = await seatedDatabase([OWNER], { max: 10 })
const { db } = database
const redis = await testRedis()
const places: BackendPlace[] = [
  { kind: 'postgres', url: database.url },
  { kind: 'redis', url: redis.url },
]
/** Nobody dies here, so nobody is taken for dead, however busy the machine is. */
const PATIENT = { ...TIMING, ttlMs: 30_000, lostMs: 30_000, graceMs: 30_000 }
const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
  await db.delete(runsTable)
})

describe.each(places)('on the queue of $kind', (backend) => {
  /** One process with a queue connection of its own. */
  function process(definition: RunDefinition) {
    const queues = createQueues({ backend, log: silentLog })
    const { runs } = createProcess(database, queues, definition, { timing: PATIENT })
    open.push(runs, queues)
    return { runs, queues }
  }

  test('runs are done, those of a transaction after its commit', async () => {
    const { runs } = process(sampleRun({ one: async (state) => [...state, 'ok'] }))
    await runs.work()
    const ids = await Promise.all(
      Array.from({ length: 10 }, () => db.transaction((tx) => runs.start(tx, request()))),
    )
    for (const id of ids) await reached(database, id, 'completed')
  })

  test('asked in one process, paused and resumed and cancelled in another', async () => {
    let begun = 0
    const definition = sampleRun({
      one: async (_state, { signal }) => {
        begun += 1
        return untilAborted(signal)
      },
    })
    await process(definition).runs.work()
    const asking = process(definition).runs
    const id = await asking.start(db, request())
    await waitFor(() => begun === 1)
    expect(await asking.pause(OWNER, id)).toBe('asked')
    await reached(database, id, 'paused')
    expect(await asking.resume(OWNER, id)).toBe('done')
    await waitFor(() => begun === 2)
    expect(await asking.cancel(OWNER, id)).toBe('asked')
    await reached(database, id, 'cancelled')
    expect(await asking.retry(OWNER, id)).toBe('done')
    await waitFor(() => begun === 3)
    await asking.cancel(OWNER, id)
    await reached(database, id, 'cancelled')
  })

  test('a parked run comes back by itself', async () => {
    let looks = 0
    const { runs } = process(
      sampleRun({
        one: async (state, context) => {
          looks += 1
          if (looks < 3) context.park(runningClock.now() + 50, { key: 'error-limit' })
          return state
        },
      }),
    )
    await runs.work()
    const id = await runs.start(db, request())
    expect((await reached(database, id, 'completed')).attempt).toBe(1)
    expect(looks).toBe(3)
  })

  test('shutdown hands the run to the next process, no try used', async () => {
    const done: string[] = []
    const begun = Promise.withResolvers<void>()
    const definition = (name: string) =>
      sampleRun({
        one: async (state, context) => {
          await context.step('a', async () => done.push(name))
          if (name === 'first') {
            begun.resolve()
            await untilAborted(context.signal)
          }
          await context.step('b', async () => done.push(name))
          return state
        },
      })
    const first = process(definition('first'))
    await first.runs.work()
    const id = await first.runs.start(db, request())
    await begun.promise
    await first.runs.close()
    expect(await findRun(db, id)).toMatchObject({ status: 'queued', attempt: 1, retries: 0 })
    await process(definition('second')).runs.work()
    const run = await reached(database, id, 'completed')
    expect(run).toMatchObject({ attempt: 1, retries: 0 })
    expect(done).toEqual(['first', 'second'])
  })

  test('a schedule fires by the clock, and over several processes once a day', async () => {
    const daily = {
      id: `every-second-${backend.kind}`,
      kind: 'sample.work',
      cron: '* * * * * *',
      timeZone: 'Europe/Moscow',
      input: { shop: 'all' },
    }
    const begun: string[] = []
    let firings = 0
    // One day for ever; asked for once a firing.
    const clock = {
      sleep: runningClock.sleep,
      now: () => {
        firings += 1
        return Date.UTC(2026, 10, 20, 3)
      },
    }
    const definition = sampleRun({
      one: async (state, { runId }) => {
        begun.push(runId)
        return state
      },
    })
    for (let index = 0; index < 2; index++) {
      const { runs, queues } = process(definition)
      const schedules = createSchedules({ db, queues, clock, log: silentLog, runs })
      open.push(schedules)
      await runs.work()
      await schedules.work([daily])
    }
    const [run] = await waitFor(async () => {
      const rows = await db.select().from(runsTable)
      return rows.length > 0 ? rows : undefined
    })
    await reached(database, run?.id ?? '', 'completed')
    await waitFor(() => firings >= 3)
    expect(await db.select().from(runsTable)).toHaveLength(1)
    expect(begun).toEqual([run?.id])
  })
})
