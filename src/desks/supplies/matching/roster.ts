import type { Clock } from '#core/clock.ts'
import { dayIn, dayNumber } from '#core/dates.ts'
import { type LostReason, OPEN_STATES, RETRYABLE_REASONS } from '../booking/booking.ts'
import type { BookingFact, BookingStore } from '../booking/store.ts'
import { isOver, MOSCOW, type Monitor } from '../monitors/monitor.ts'
import type { PreorderPlace, PreorderStore } from '../monitors/preorder-store.ts'
import type { MonitorStore } from '../monitors/store.ts'
import type { Slot } from '../slot.ts'
import { PREORDER_HELD_MS } from './holds.ts'
import { preorderFor, type RosterEntry, watchOf } from './roster-entry.ts'
import type { Matcher } from './watch.ts'

/** Attempts are looked back at this far, hours. */
const FACT_HOURS = 6
/**
 * A slot tried this long ago or less that is open at the first look after a restart is taken for the same opening, ms.
 * Longer would miss slots that came back meanwhile, which costs more than a second alert.
 */
const SAME_OPENING_MS = 600_000
/** How far back changes are looked for beyond the time since the last look, ms. */
const OVERLAP_MS = 10_000

type Places = ReadonlyMap<number, PreorderPlace>

export interface RosterDeps {
  readonly monitors: MonitorStore
  readonly bookings: BookingStore
  readonly preorders: PreorderStore
  readonly matcher: Matcher
  readonly clock: Clock
}

/** Keeps the matcher in step with the monitors of the database; one query a call of `sync` when nothing changed. */
export function createRoster({ monitors, bookings, preorders, matcher, clock }: RosterDeps) {
  const entries = new Map<string, RosterEntry>()
  let syncedAt = 0
  let writes = 0

  const today = () => dayNumber(dayIn(MOSCOW, clock.now()))

  const learn = (entry: RosterEntry, facts: readonly BookingFact[]) => {
    const open = facts.filter((fact) => OPEN_STATES.some((state) => state === fact.status))
    entry.open = new Map(open.map((fact) => [fact.id, fact.preorderId]))
  }

  const add = (
    monitor: Monitor,
    facts: readonly BookingFact[],
    { isRestart, places }: { isRestart: boolean; places: Places },
  ) => {
    const entry: RosterEntry = {
      monitor,
      places,
      open: new Map(),
      pending: entries.get(monitor.id)?.pending ?? new Map(),
      conflicts: new Map(),
      writtenAt: writes,
      retried: new Set(facts.filter(isRetryable).map((fact) => fact.id)),
    }
    learn(entry, facts)
    const isCounted = isRestart || entries.has(monitor.id)
    entries.set(monitor.id, entry)
    const since = clock.now() - SAME_OPENING_MS
    const isTried = (fact: BookingFact) =>
      isRestart && !isRetryable(fact) && fact.detectedAt.getTime() > since
    matcher.add(watchOf(entry, clock.now()), {
      isCounted,
      tried: facts.filter(isTried).map((fact) => fact.slot),
    })
  }

  const refresh = (entry: RosterEntry, monitor: Monitor, facts: readonly BookingFact[]) => {
    entry.monitor = monitor
    learn(entry, facts)
    for (const fact of facts) {
      if (!isRetryable(fact) || entry.retried.has(fact.id)) continue
      entry.retried.add(fact.id)
      if (fact.reason === 'not-booked') matcher.hold(monitor.id, 'not-booked', clock.now())
      matcher.reopen(monitor.id, fact.slot)
    }
    matcher.refresh(watchOf(entry, clock.now()))
  }

  const placesOf = (changed: readonly Monitor[]): Promise<Places> =>
    preorders.places(changed.flatMap(({ preorderIds }) => preorderIds))

  /** Preorders that another monitor held are tried again after a while. */
  const forgive = (entry: RosterEntry) => {
    if (entry.conflicts.size === 0) return
    for (const [id, until] of entry.conflicts) if (until <= clock.now()) entry.conflicts.delete(id)
    matcher.refresh(watchOf(entry, clock.now()))
  }

  const remove = (id: string) => {
    entries.delete(id)
    matcher.remove(id)
  }

  const take = (
    changed: readonly Monitor[],
    facts: readonly BookingFact[],
    how: { isRestart: boolean; readAt: number; places: Places },
  ) => {
    const byMonitor = Map.groupBy(facts, (fact) => fact.monitorId)
    for (const monitor of changed) {
      const own = byMonitor.get(monitor.id) ?? []
      const known = entries.get(monitor.id)
      if (monitor.status !== 'active') remove(monitor.id)
      else if (known?.monitor.revision === monitor.revision) {
        known.places = how.places
        if (known.writtenAt <= how.readAt) refresh(known, monitor, own)
      } else add(monitor, own, how)
    }
  }

  return {
    get: (id: string) => entries.get(id),
    get size() {
      return entries.size
    },

    /** Reads everything anew: at start, and when another process was the poller meanwhile. */
    async load(): Promise<void> {
      const startedAt = clock.now()
      const readAt = writes
      const active = await monitors.active()
      const facts = await bookings.facts(undefined, FACT_HOURS)
      const gone = new Set(entries.keys())
      for (const { id } of active) gone.delete(id)
      for (const id of gone) remove(id)
      take(active, facts, { isRestart: true, readAt, places: await placesOf(active) })
      syncedAt = startedAt
    },

    /** Takes over what changed since the last call; returns the workspaces of the changed monitors. */
    async sync(): Promise<string[]> {
      const startedAt = clock.now()
      const readAt = writes
      const changed = await monitors.touched(startedAt - syncedAt + OVERLAP_MS)
      const active = changed.filter((monitor) => monitor.status === 'active').map(({ id }) => id)
      const facts = await bookings.facts(active, FACT_HOURS)
      take(changed, facts, { isRestart: false, readAt, places: await placesOf(changed) })
      for (const entry of entries.values()) forgive(entry)
      syncedAt = startedAt
      return [...new Set(changed.map(({ workspaceId }) => workspaceId))]
    },

    /** Monitors that book by themselves. */
    bookingMonitors: () =>
      [...entries.values()].map(({ monitor }) => monitor).filter(({ mode }) => mode === 'auto'),

    /** Workspaces with an active monitor. */
    workspaces: () => [...new Set([...entries.values()].map(({ monitor }) => monitor.workspaceId))],

    /** Monitors that nothing can match any more. */
    over(): string[] {
      const day = today()
      const done = [...entries.values()].filter(({ monitor }) => isOver(monitor, day))
      return done.map(({ monitor }) => monitor.id)
    },

    /** Sets an attempt's preorder aside until it is written down; null when it needs none, undefined when none is free. */
    reserve(entry: RosterEntry, bookingId: string, slot: Slot): number | null | undefined {
      const preorderId = preorderFor(entry, slot, clock.now())
      if (preorderId !== undefined) entry.pending.set(bookingId, preorderId)
      return preorderId
    },

    /** The attempt was written down (it is open now) or not. */
    settle(entry: RosterEntry, bookingId: string, isWritten: boolean): void {
      const preorderId = entry.pending.get(bookingId) ?? null
      entry.pending.delete(bookingId)
      writes += 1
      entry.writtenAt = writes
      if (isWritten) entry.open.set(bookingId, preorderId)
      matcher.refresh(watchOf(entry, clock.now()))
    },

    /** Another monitor holds the preorder: not to be tried for a while. */
    conflict(entry: RosterEntry, preorderId: number): void {
      entry.conflicts.set(preorderId, clock.now() + PREORDER_HELD_MS)
    },

    /** Everything is forgotten: another process polls now. */
    clear(): void {
      for (const id of [...entries.keys()]) remove(id)
    },
  }
}

export type Roster = ReturnType<typeof createRoster>

function isRetryable(fact: BookingFact): boolean {
  return fact.status === 'lost' && RETRYABLE_REASONS.includes(fact.reason as LostReason)
}
