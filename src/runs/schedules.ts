import { createHash } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import { dayIn } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import type { Queues } from '#platform/queue/queue.ts'
import type { Runs } from './engine.ts'

/** A run of the installation itself that starts at most once a calendar day. */
interface RunSchedule {
  /** Stable name, e.g. `daily-key-check`: letters, digits and '-'. */
  readonly id: string
  readonly kind: string
  /** e.g. `0 6 * * *`, in `timeZone`. */
  readonly cron: string
  /** IANA name; also decides what a day is. */
  readonly timeZone: string
  readonly input: unknown
}

export interface SchedulesDeps {
  readonly db: Database
  readonly queues: Queues
  readonly clock: Clock
  readonly log: Log
  readonly runs: Runs
}

export interface Schedules {
  /** Takes part in firing these from now on; any number of processes may. */
  work(schedules: readonly RunSchedule[]): Promise<void>
  close(): Promise<void>
}

const FAULT_PAUSE_MS = 5_000

/**
 * Starts runs by the clock. A firing is a run whose id follows from the schedule and the day, so a job delivered
 * twice, or to two workers, starts it once; one that is still under way from the day before is not doubled.
 */
export function createSchedules({ db, queues, clock, log, runs }: SchedulesDeps): Schedules {
  const queue = queues.open('schedules')

  async function fire({ id, kind, timeZone, input }: RunSchedule): Promise<void> {
    await runs.start(db, {
      id: firingId(id, dayIn(timeZone, clock.now())),
      dedupeKey: `schedule:${id}`,
      ...{ kind, input, workspaceId: null, userId: null, chatId: null },
    })
  }

  return {
    async work(schedules) {
      await queue.process(async ({ payload }) => {
        const schedule = schedules.find(({ id }) => id === payload.schedule)
        if (!schedule) return { kind: 'done' }
        try {
          await fire(schedule)
          return { kind: 'done' }
        } catch (error) {
          log.error({ err: error, schedule: schedule.id }, 'schedule not fired')
          return { kind: 'again', delayMs: FAULT_PAUSE_MS }
        }
      })
      for (const { id, cron, timeZone } of schedules) await queue.schedule({ id, cron, timeZone })
    },
    close: () => queue.close(),
  }
}

/** The same UUID (version 8, RFC 9562: made from a hash) for the same firing, wherever it is computed. */
function firingId(schedule: string, day: string): string {
  const hex = createHash('sha256').update(`${schedule} ${day}`).digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ]
  return [...parts, hex.slice(20, 32)].join('-')
}
