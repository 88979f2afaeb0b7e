import { afterEach, expect, test } from 'vitest'
import { seatedDatabase } from '#test/support/people.ts'
import { waitFor } from '#test/support/wait.ts'
import { createMemoryQueues } from './memory-queue.ts'
import {
  createProcess,
  OWNER,
  reached,
  request,
  sampleRun,
  shiftedClock,
  TIMING,
} from './support.ts'

const database = await seatedDatabase([OWNER], { max: 10 })
const closes: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closes.splice(0)) await close()
})

/** A worker with a run in hand that ends when told. */
async function atWork(heartbeatMs: number) {
  const clock = shiftedClock()
  const end = Promise.withResolvers<void>()
  let isBegun = false
  const definition = sampleRun({
    one: async (state) => {
      isBegun = true
      await end.promise
      return state
    },
  })
  const { runs } = createProcess(database, createMemoryQueues(), definition, {
    clock,
    timing: { ...TIMING, heartbeatMs },
  })
  closes.push(runs.close)
  await runs.work()
  const id = await runs.start(database.db, request())
  await waitFor(() => isBegun)
  return { clock, runs, id, finish: end.resolve, silentMs: () => clock.now() - runs.beatAt() }
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

test('the heartbeat of a run in hand tells how long it has been silent, until the run is over', async () => {
  const { clock, id, finish, silentMs } = await atWork(HOUR_MS)
  clock.shift(10 * MINUTE_MS)
  expect(silentMs()).toBeGreaterThanOrEqual(10 * MINUTE_MS)
  finish()
  await reached(database, id, 'completed')
  await waitFor(() => silentMs() < MINUTE_MS)
})

test('a beat, and a look for what was left lying, are up to date again at once', async () => {
  const { clock, runs, finish, silentMs } = await atWork(TIMING.heartbeatMs)
  clock.shift(10 * MINUTE_MS)
  await waitFor(() => silentMs() < MINUTE_MS)
  await waitFor(() => clock.now() - runs.recoveredAt() < MINUTE_MS)
  finish()
})
