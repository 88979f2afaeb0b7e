import type { Clock } from '#core/clock.ts'
import type { Log } from '#platform/log/log.ts'
import { type Lanes, type PendingRow, ROWS_AT_ONCE } from './lanes.ts'

export interface DispatcherOptions {
  readonly lanes: Lanes
  readonly clock: Clock
  readonly log: Log
  /** Tries one update; resolves with the pause (ms) its lane needs before it is tried again, 0 when settled. */
  attempt(row: PendingRow): Promise<number>
  /** Chats in hand at once. Default 32. */
  readonly concurrency?: number
}

export interface Dispatcher {
  /** Says that these lanes have something new. */
  wake(lanes: Iterable<number>): void
  /** When it last found nothing older to do, or settled something, ms. */
  progressAt(): number
  /** Takes up what is pending, and looks for leftovers of other processes from then on. */
  start(): void
  /** Takes nothing new, and resolves when what is in hand is done. */
  stop(): Promise<void>
}

/** Another process has the lane: it may have looked for the last time just before our row came. */
const LOCKED_OUT_MS = 100
const DATABASE_AWAY_MS = 1_000
const RESCAN_MS = 5_000

/** Handles stored updates: one at a time a chat, in order, many chats at once. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { lanes, clock, log, attempt, concurrency = 32 } = options
  const waiting = new Set<number>()
  const active = new Set<number>()
  /** Lanes that pause after a failure, or that somebody else has in hand. */
  const resting = new Set<number>()
  const stopping = new AbortController()
  const works = new Set<Promise<void>>()
  let isPumping = false
  let lookedAt = clock.now()
  /** When the oldest update that waits was received; infinite when none does. */
  let oldestAt = Number.POSITIVE_INFINITY
  let settledAt = 0

  const track = (work: Promise<void>) => {
    works.add(work)
    work.finally(() => works.delete(work))
  }
  const complain = (error: unknown) => log.error({ err: error }, 'inbox database fault')

  const rest = async (lane: number, ms: number) => {
    resting.add(lane)
    await clock.sleep(ms, stopping.signal).catch(() => {})
    resting.delete(lane)
    wake([lane])
  }

  /** Ends a lane's time in hand; a pause keeps it from being taken up at once. */
  const leave = (lane: number, pauseMs: number) => {
    active.delete(lane)
    if (pauseMs > 0) track(rest(lane, pauseMs))
    wake([])
  }

  /** `epoch`: the connection that took the lane's lock. */
  const runLane = async (lane: number, rows: readonly PendingRow[], epoch: number) => {
    let pause = 0
    try {
      for (const row of rows) {
        // Without the connection the lock is gone: somebody else may have the lane by now.
        if (stopping.signal.aborted || lanes.epoch() !== epoch) break
        pause = await attempt(row)
        if (pause > 0) break
        settledAt = clock.now()
      }
    } catch (error) {
      complain(error)
      pause = DATABASE_AWAY_MS
    }
    if (rows.length === ROWS_AT_ONCE || lanes.epoch() !== epoch) waiting.add(lane)
    await lanes.unlock([lane]).catch(complain)
    leave(lane, pause)
  }

  const take = async (wanted: readonly number[]) => {
    const epoch = lanes.epoch()
    try {
      // Done in this order: rows are read after the locks were taken.
      const [locked, rows] = await Promise.all([lanes.lock(wanted), lanes.pending(wanted)])
      for (const lane of wanted) {
        if (locked.has(lane)) track(runLane(lane, rows.get(lane) ?? [], epoch))
        else leave(lane, LOCKED_OUT_MS)
      }
    } catch (error) {
      complain(error)
      await lanes.unlock(wanted).catch(complain)
      for (const lane of wanted) leave(lane, DATABASE_AWAY_MS)
    }
  }

  const pump = async () => {
    if (isPumping) return
    isPumping = true
    while (!stopping.signal.aborted) {
      const free = [...waiting].filter((lane) => !active.has(lane) && !resting.has(lane))
      const wanted = free.slice(0, concurrency - active.size)
      if (wanted.length === 0) break
      for (const lane of wanted) {
        waiting.delete(lane)
        active.add(lane)
      }
      await take(wanted)
    }
    isPumping = false
  }

  const wake = (woken: Iterable<number>) => {
    for (const lane of woken) waiting.add(lane)
    if (!stopping.signal.aborted && waiting.size > 0) track(pump())
  }

  const look = async () => {
    const since = await lanes.waiting()
    lookedAt = clock.now()
    oldestAt = Math.min(...since.values())
    wake(since.keys())
  }

  const rescan = async () => {
    while (!stopping.signal.aborted) {
      await look().catch(complain)
      await clock.sleep(RESCAN_MS, stopping.signal).catch(() => {})
    }
  }

  return {
    wake,
    progressAt: () => Math.min(lookedAt, Math.max(oldestAt, settledAt)),
    start: () => track(rescan()),
    async stop() {
      stopping.abort()
      while (works.size > 0) await Promise.all(works)
    },
  }
}
