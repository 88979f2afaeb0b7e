import { ErrorCode } from 'bullmq'
import { systemClock } from '../clock.ts'
import type { Producer } from './backend.ts'
import type { JobSchedule } from './queue.ts'

export interface SchedulesOptions {
  readonly name: string
  /** Once its store is ready. */
  readonly producer: () => Promise<Producer>
  /** How often the store is asked whether it still has them, ms. */
  readonly lookMs: number
  readonly report: (error: Error) => void
}

/** A firing this late, ms, will not come: the store has lost the job it keeps for the next one. */
const OVERDUE_MS = 30_000

const FIRING_TRIES = 5
const FIRING_PAUSE_MS = 200

/**
 * A queue's schedules in the store, and again there when the store forgot them: emptied, replaced by an empty one,
 * short of memory. One that is there is not touched, or it would start to count anew and never come round.
 */
export function keepSchedules({ name, producer, lookMs, report }: SchedulesOptions) {
  const kept = new Map<string, JobSchedule>()
  let looking: Promise<void> | undefined

  const put = async ({ id, cron, timeZone, everyMs }: JobSchedule) => {
    const repeat = cron
      ? { pattern: cron, ...(timeZone ? { tz: timeZone } : {}) }
      : { every: Math.ceil(everyMs ?? 0) }
    for (let tries = 1; ; tries++) {
      try {
        const store = await producer()
        await store.upsertJobScheduler(id, repeat, { name, data: { schedule: id } })
        return
      } catch (error) {
        if (!isFiring(error) || tries === FIRING_TRIES) throw error
        await systemClock.sleep(FIRING_PAUSE_MS)
      }
    }
  }

  const look = async () => {
    for (const schedule of kept.values()) {
      const store = await producer()
      const stored = await store.getJobScheduler(schedule.id)
      if (!stored?.next || stored.next < systemClock.now() - OVERDUE_MS) await put(schedule)
    }
  }

  const timer = setInterval(() => {
    looking ??= look()
      .catch(report)
      .finally(() => {
        looking = undefined
      })
  }, lookMs)
  timer.unref()

  return {
    async add(schedule: JobSchedule): Promise<void> {
      kept.set(schedule.id, schedule)
      await put(schedule)
    },
    async close(): Promise<void> {
      clearInterval(timer)
      await looking
    },
  }
}

/**
 * The moment that was asked for came while it was asked: another process has its job in hand already, and the store
 * does not replace that one. Asked again, it is the moment after.
 */
function isFiring(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return code === ErrorCode.SchedulerJobIdCollision || code === ErrorCode.SchedulerJobSlotsBusy
}
