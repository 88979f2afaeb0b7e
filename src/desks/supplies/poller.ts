import type { Clock } from '#core/clock.ts'
import { dayIn, dayNumber } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import type { Leases } from '#platform/limits/leases.ts'
import type { Log } from '#platform/log/log.ts'
import type { Booker } from './booking/booker.ts'
import type { CatchBudget } from './booking/catch-budget.ts'
import type { KeyBook } from './booking/key-book.ts'
import type { BookingStore } from './booking/store.ts'
import type { FeedReader } from './feed/reader.ts'
import { EMPTY_SNAPSHOT } from './feed/snapshot.ts'
import type { FeedStore } from './feed/store.ts'
import type { Roster } from './matching/roster.ts'
import type { Match, Matcher } from './matching/watch.ts'
import { MOSCOW } from './monitors/monitor.ts'
import type { MonitorStore } from './monitors/store.ts'
import type { SlotRecorder } from './slots/recorder.ts'

export interface PollerDeps {
  readonly db: Database
  readonly reader: FeedReader
  readonly roster: Roster
  readonly matcher: Matcher
  readonly dispatch: (matches: readonly Match[]) => Promise<void>
  readonly booker: Booker | undefined
  readonly budget: CatchBudget
  readonly keyBook: KeyBook
  /** Makes the sellers' sessions ready. */
  readonly warmUp: ((signal: AbortSignal) => Promise<void>) | undefined
  readonly bookings: BookingStore
  readonly monitors: MonitorStore
  readonly feedStore: FeedStore
  readonly recorder: SlotRecorder
  /** Ends the quiet of monitors whose morning has come. */
  readonly mornings: () => Promise<void>
  readonly leases: Leases
  readonly clock: Clock
  readonly log: Log
  /** This process, in the lease. */
  readonly owner: string
}

const LEASE = 'supplies:poller'
/** With a look of those who wait, somebody else leads within five seconds after a death. */
const LEASE_MS = 4_000
const RENEW_MS = 1_000
const WAITING_MS = 500
const TICK_MS = 100
/** After a failed step: the database is away. */
const FAULT_MS = 1_000
const SYNC_MS = 1_000
/** Matches are written within milliseconds; the lease is not renewed after this. */
const STALL_MS = 5_000
const KEYS_MS = 10_000
/** Keys for bookings: a withdrawn one is not chosen any more after this. */
const KEY_BOOK_MS = 5_000
/** Catches of workspaces in which nothing changed. */
const BUDGET_MS = 60_000
const FLUSH_MS = 10_000
const SOON_MS = 1_000
/** Rows nobody in this process holds and that stand still for this long belong to a process that is gone. */
const ADOPT_MS = 30_000
const OVER_MS = 60_000
/** A morning comes this much late at most. */
const MORNING_MS = 20_000
/** A prepared session stays ready for some minutes. */
const WARM_MS = 30_000

/** The one loop that looks for everybody. Several processes may run it: the holder of the lease works, the others wait. */
export function createPoller(deps: PollerDeps) {
  const { reader, roster, matcher, budget, keyBook, clock, log } = deps
  /** Work under way with the moment it began, the oldest first. */
  const dispatching = new Map<Promise<void>, number>()
  const doneAt = new Map<string, number>()
  let isLeader = false
  let leaseUntil = 0
  let progressAt = clock.now()
  let stopping: AbortController | undefined
  let loop: Promise<void> | undefined
  let warming: Promise<void> | undefined

  /** True at most once in `everyMs`. */
  const isDue = (name: string, everyMs: number): boolean => {
    const now = clock.now()
    if (now < (doneAt.get(name) ?? Number.NEGATIVE_INFINITY) + everyMs) return false
    doneAt.set(name, now)
    return true
  }

  const act = async (): Promise<void> => {
    const matches = matcher.drain(clock.now())
    if (matches.length === 0) return
    // Who looks at the card after a match wants to see it counted.
    doneAt.set('flush', Math.min(doneAt.get('flush') ?? 0, clock.now() - FLUSH_MS + SOON_MS))
    const work = deps.dispatch(matches).finally(() => dispatching.delete(work))
    dispatching.set(work, clock.now())
    await work
  }

  const warmUp = (): void => {
    if (!deps.warmUp || !stopping || warming) return
    warming = deps
      .warmUp(stopping.signal)
      .catch((err) => log.warn({ err }, 'sessions were not made ready'))
      .finally(() => {
        warming = undefined
      })
  }

  /** Whoever cannot store what was found must not keep others from looking. */
  const isStalled = (): boolean => {
    const [begunAt] = dispatching.values()
    return begunAt !== undefined && clock.now() - begunAt > STALL_MS
  }

  const lead = async (): Promise<boolean> => {
    if (isLeader && clock.now() >= leaseUntil) await stepDown()
    if (isStalled() || !isDue('lease', isLeader ? RENEW_MS : WAITING_MS)) return isLeader
    const askedAt = clock.now()
    const isHeld = await deps.leases.hold(LEASE, deps.owner, LEASE_MS)
    if (isHeld) leaseUntil = askedAt + LEASE_MS
    if (isHeld && !isLeader) await takeOver()
    if (!isHeld && isLeader) await stepDown()
    return isLeader
  }

  const takeOver = async (): Promise<void> => {
    await deps.bookings.adopt({ but: deps.booker?.inHand() ?? [], olderMs: 0, now: clock.now() })
    matcher.setToday(today())
    await reader.load()
    await deps.recorder.begin()
    await roster.load()
    const watching = roster.workspaces()
    await Promise.all([budget.refresh(watching), keyBook.refresh(watching)])
    doneAt.clear()
    doneAt.set('lease', clock.now())
    isLeader = true
    log.info({ monitors: roster.size }, 'polling the slot feed')
  }

  const stepDown = async (): Promise<void> => {
    isLeader = false
    log.warn('another process polls the slot feed')
    await reader.stop()
    // Whoever reads what was tried next must find it written.
    await Promise.all(dispatching.keys())
    roster.clear()
    budget.clear()
    deps.recorder.forget()
    matcher.apply(EMPTY_SNAPSHOT, [])
  }

  const today = () => dayNumber(dayIn(MOSCOW, clock.now()))

  const sync = async (): Promise<void> => {
    const before = roster.workspaces().length
    const changed = await roster.sync()
    const watching = roster.workspaces()
    await budget.refresh(isDue('budget', BUDGET_MS) ? watching : changed)
    if (isDue('key-book', KEY_BOOK_MS)) await keyBook.refresh(watching)
    matcher.setToday(today())
    const over = isDue('over', OVER_MS) ? roster.over() : []
    if (over.length > 0) {
      await deps.db.transaction((tx) => deps.monitors.end(tx, { ids: over }, { status: 'expired' }))
    }
    if (isDue('keys', KEYS_MS) || watching.length !== before) await reader.useKeysOf(watching)
  }

  const flush = async (): Promise<void> => {
    await deps.feedStore.addCounts(matcher.takeCounts(), clock.now())
    await deps.recorder.flush()
    await reader.flush()
  }

  const tick = async (): Promise<void> => {
    if (!(await lead())) return
    if (isDue('sync', SYNC_MS)) await sync()
    void act()
    reader.poll()
    if (isDue('flush', FLUSH_MS)) await flush()
    if (isDue('adopt', ADOPT_MS)) {
      const but = deps.booker?.inHand() ?? []
      await deps.bookings.adopt({ but, olderMs: ADOPT_MS, now: clock.now() })
    }
    if (isDue('warm', WARM_MS)) warmUp()
    if (isDue('mornings', MORNING_MS)) await deps.mornings()
  }

  const run = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      let pause = TICK_MS
      await tick().then(
        () => {
          progressAt = clock.now()
        },
        (err) => {
          pause = FAULT_MS
          log.error({ err }, 'poller step failed')
        },
      )
      await clock.sleep(pause, signal).catch(() => {})
    }
  }

  return {
    /** Matches what changed right away; called by the feed with every newer snapshot. Resolves when all is written. */
    act,
    /** When the last step ended well, ms. */
    progressAt: () => progressAt,
    /** The bookings of some monitor changed: look at them with the next step. */
    hurry: () => doneAt.delete('sync'),
    start(): void {
      stopping = new AbortController()
      loop = run(stopping.signal)
    },
    /** Stops looking, lets commits under way end, gives the lease back. */
    async stop(): Promise<void> {
      stopping?.abort()
      await loop
      await reader.stop()
      await Promise.all(dispatching.keys())
      await deps.booker?.stop()
      await warming
      if (!isLeader) return
      isLeader = false
      await flush().catch((err) => log.error({ err }, 'counters were not stored'))
      await deps.leases.release(LEASE, deps.owner)
    },
  }
}
