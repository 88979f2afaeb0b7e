import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import type { RunProgress } from '../run.ts'
import type { Run } from '../schema.ts'
import { beat } from '../store.ts'

/** Why an attempt was cut short. 'asked': somebody wants it cancelled or paused, the row says which. */
export type Interruption = 'asked' | 'shutdown' | 'time-limit' | 'lost'

/** Reason of the signal that a stage gets. */
export class RunInterrupted extends Error {
  readonly by: Interruption

  constructor(by: Interruption) {
    super(`run interrupted: ${by}`)
    this.name = 'RunInterrupted'
    this.by = by
  }
}

/** Keeps one attempt alive in the row, and turns everything that should end it into one signal. */
export interface Heartbeat {
  /** Aborts with a {@link RunInterrupted}. */
  readonly signal: AbortSignal
  interrupt(by: Interruption): void
  /** When the last beat that was written began, ms. */
  beatAt(): number
  /** Rejects when the run is not this attempt's any more; asks the database only after a long silence. */
  confirm(): Promise<void>
  stop(): Promise<void>
}

export interface HeartbeatOptions {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly run: Run
  readonly owner: string
  readonly everyMs: number
  readonly timeLimitMs: number
  /** The job's own signal: shutdown. */
  readonly shutdown: AbortSignal
  readonly progress: () => RunProgress | null
  /** Sees the row as it is now, after each beat. */
  readonly onBeat: (run: Run) => void
}

/** After so many missed beats the hold is confirmed before anything with effect is begun. */
const SILENT_BEATS = 3

export function startHeartbeat(options: HeartbeatOptions): Heartbeat {
  const { db, clock, log, run, owner, everyMs } = options
  const interruption = new AbortController()
  const stopped = new AbortController()
  let lastBeat = clock.now()

  function interrupt(by: Interruption): void {
    if (!interruption.signal.aborted) interruption.abort(new RunInterrupted(by))
  }

  async function renew(): Promise<void> {
    const askedAt = clock.now()
    const row = await beat(db, run.id, owner, options.progress())
    if (!row) return interrupt('lost')
    lastBeat = askedAt
    if (row.asked) interrupt('asked')
    options.onBeat(row)
  }

  async function loop(): Promise<void> {
    while (await sleep(everyMs)) {
      await renew().catch((error) => log.warn({ err: error, runId: run.id }, 'heartbeat missed'))
    }
  }

  /** False when the heartbeat was stopped meanwhile. */
  function sleep(ms: number): Promise<boolean> {
    return clock.sleep(ms, stopped.signal).then(
      () => true,
      () => false,
    )
  }

  const onShutdown = () => interrupt('shutdown')
  if (options.shutdown.aborted) onShutdown()
  options.shutdown.addEventListener('abort', onShutdown, {
    once: true,
    signal: stopped.signal,
  })
  sleep(options.timeLimitMs).then((isOver) => isOver && interrupt('time-limit'))
  const beating = loop()

  return {
    signal: interruption.signal,
    interrupt,
    beatAt: () => lastBeat,
    async confirm() {
      if (clock.now() - lastBeat > everyMs * SILENT_BEATS) await renew()
      interruption.signal.throwIfAborted()
    },
    async stop() {
      stopped.abort()
      await beating
    },
  }
}
