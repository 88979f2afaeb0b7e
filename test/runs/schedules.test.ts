import { afterEach, expect, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import { cancel } from '#runs/moves.ts'
import { createSchedules } from '#runs/schedules.ts'
import { runs as runsTable } from '#runs/schema.ts'
import { changeRun } from '#runs/store.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { MOMENTS } from '#test/support/moments.ts'
import { waitFor } from '#test/support/wait.ts'
import { createMemoryQueues } from './memory-queue.ts'
import { createProcess, sampleRun } from './support.ts'

const database = await freshDatabase()
const { db } = database
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
  await db.delete(runsTable)
})

const daily = {
  id: 'daily-check',
  kind: 'sample.work',
  cron: '0 6 * * *',
  timeZone: 'Europe/Moscow',
  input: { shop: 'all' },
}

test.each(MOMENTS)(
  '%s: a day’s firing starts one run, however often and to whom it is delivered',
  async (_what, startMs) => {
    const clock = createTestClock(startMs)
    const processes = Array.from({ length: 3 }, () => {
      const queues = createMemoryQueues()
      const { runs } = createProcess(database, queues, sampleRun({}), { clock })
      const schedules = createSchedules({ db, queues, clock, log: silentLog, runs })
      open.push(schedules)
      return { queues, runs, schedules }
    })
    for (const { schedules } of processes) await schedules.work([daily])
    const fire = async (id: string) => {
      for (const { queues } of processes) {
        await queues.open('schedules').add({ id, payload: { schedule: daily.id } })
      }
      await waitFor(() => processes.every(({ queues }) => queues.waiting('schedules') === 0))
    }

    await fire('first')
    await fire('delivered-again')
    const [run, ...others] = await waitFor(async () => {
      const rows = await db.select().from(runsTable)
      return rows.length > 0 ? rows : undefined
    })
    expect(others).toEqual([])
    expect(run).toMatchObject({ kind: 'sample.work', workspaceId: null, input: { shop: 'all' } })

    await clock.advance(24 * 3_600_000)
    await fire('while-the-first-is-open')
    expect(await db.select().from(runsTable)).toHaveLength(1)

    await changeRun(db, run?.id ?? '', clock.now(), cancel(clock.now()))
    await fire('next-day')
    expect(await db.select().from(runsTable)).toHaveLength(2)
  },
)
