import { dayNumber } from '#core/dates.ts'
import { CLOSED, EMPTY_SNAPSHOT, type Lane, laneOf, slotOf, warehouseOf } from '../feed/snapshot.ts'
import { isWeekdayAllowed, windowOf } from '../monitors/monitor.ts'
import type { Slot } from '../slot.ts'
import { HOLDS_MS, type HoldReason } from './holds.ts'
import { ANYWHERE, type Counts, type Match, type Matcher, type Watch } from './watch.ts'

/**
 * What became of a slot that fits, kept until it stops fitting; only a slot that is not kept yet is news.
 * `spare` stood beside one that was taken. `waiting` was not taken because the monitor was on hold or had no free
 * preorder: when it goes it counts as missed.
 */
type SlotState = 'new' | 'tried' | 'spare' | 'waiting'

interface Entry {
  watch: Watch
  readonly rankOf: Map<Lane, number>
  first: number
  last: number
  /** Lane → day → what became of it. */
  readonly slots: Map<Lane, Map<number, SlotState>>
  capacity: number
  onHoldUntil: number
  /** What is known of slots that are open already when the monitor first looks. */
  readonly past: { tried: readonly Slot[]; readonly isCounted: boolean }
}

/**
 * Matches slots to monitors through an index lane → monitors, on changes only.
 * Rules: calendar days of Moscow, lead time, rolling window, weekdays, cap;
 * −1 never; a slot must reappear, or fall into the cap, to be news again.
 */
export function createMatcher(): Matcher {
  const entries = new Map<string, Entry>()
  const byLane = new Map<Lane, Set<Entry>>()
  /** Monitors with something to act on. */
  const ready = new Set<Entry>()
  const onHold = new Set<Entry>()
  let counts = new Map<string, Counts>()
  let snapshot = EMPTY_SNAPSHOT
  let today = 0

  const countsOf = (id: string): Counts => {
    let found = counts.get(id)
    if (!found) {
      found = { seen: 0, expensive: 0, missed: 0 }
      counts.set(id, found)
    }
    return found
  }

  const isWanted = (entry: Entry, day: number): boolean =>
    day >= entry.first && day <= entry.last && isWeekdayAllowed(entry.watch.weekdays, day)

  /** Brings one key of one monitor up to date. */
  const update = (entry: Entry, lane: Lane, day: number, coefficient: number): void => {
    const fits =
      coefficient !== CLOSED && coefficient <= entry.watch.maxCoefficient && isWanted(entry, day)
    const days = entry.slots.get(lane)
    const state = days?.get(day)
    if (fits && !state) {
      if (days) days.set(day, 'new')
      else entry.slots.set(lane, new Map([[day, 'new']]))
      ready.add(entry)
    } else if (!fits && state) {
      if (state === 'waiting') countsOf(entry.watch.id).missed += 1
      days?.delete(day)
    }
  }

  /** Looks at everything the monitor watches. */
  const survey = (entry: Entry, isCounted: boolean): void => {
    for (const [lane, days] of entry.slots) {
      for (const day of days.keys())
        update(entry, lane, day, snapshot.lanes.get(lane)?.get(day) ?? CLOSED)
    }
    for (const lane of entry.rankOf.keys()) {
      for (const [day, coefficient] of snapshot.lanes.get(lane) ?? []) {
        if (!isCounted) count(entry, day, CLOSED, coefficient)
        update(entry, lane, day, coefficient)
      }
    }
  }

  /** The first look: what was tried or counted before is not news. */
  const begin = (entry: Entry): void => {
    survey(entry, entry.past.isCounted)
    for (const slot of entry.past.tried) mark(entry, slot, 'tried')
  }

  const count = (entry: Entry, day: number, before: number, after: number): void => {
    if (before !== CLOSED || after === CLOSED || !isWanted(entry, day)) return
    const found = countsOf(entry.watch.id)
    found.seen += 1
    if (after > entry.watch.maxCoefficient) found.expensive += 1
  }

  const setWindow = (entry: Entry): void => {
    const { first, last } = windowOf(entry.watch, today)
    entry.first = first
    entry.last = last
  }

  const remove = (monitorId: string): void => {
    const entry = entries.get(monitorId)
    if (!entry) return
    entries.delete(monitorId)
    ready.delete(entry)
    onHold.delete(entry)
    for (const lane of entry.rankOf.keys()) byLane.get(lane)?.delete(entry)
  }

  /** Kept slots that may be acted on, best first. */
  const candidates = (entry: Entry): { lane: Lane; day: number; coefficient: number }[] => {
    const found: { lane: Lane; day: number; coefficient: number; rank: number }[] = []
    for (const [lane, days] of entry.slots) {
      const rank = entry.rankOf.get(lane) ?? 0
      for (const [day, state] of days) {
        if (state === 'tried') continue
        const coefficient = snapshot.lanes.get(lane)?.get(day) ?? CLOSED
        found.push({ lane, day, coefficient, rank })
      }
    }
    return found.sort((a, b) => a.rank - b.rank || a.coefficient - b.coefficient || a.day - b.day)
  }

  const holdBack = (entry: Entry, reason: HoldReason, now: number): void => {
    entry.onHoldUntil = now + HOLDS_MS[reason]
    onHold.add(entry)
  }

  const act = (entry: Entry, now: number): Match | undefined => {
    const fitting = candidates(entry)
    const capacity = entry.onHoldUntil > now ? 0 : entry.capacity
    const taken = choose(fitting, capacity, entry.watch.rooms)
    if (taken.length === 0) {
      for (const { lane, day } of fitting) {
        const days = entry.slots.get(lane)
        if (days?.get(day) === 'new') days.set(day, 'waiting')
      }
      return undefined
    }
    for (const { lane, day } of fitting) entry.slots.get(lane)?.set(day, 'spare')
    for (const { lane, day } of taken) entry.slots.get(lane)?.set(day, 'tried')
    const { mode, id } = entry.watch
    if (mode === 'notify') {
      // One alert names the best slot and the number of the others: they are told of, too.
      for (const { lane, day } of fitting) entry.slots.get(lane)?.set(day, 'tried')
      holdBack(entry, 'alerted', now)
    } else entry.capacity -= taken.length
    return {
      monitorId: id,
      slots: taken.map(({ lane, day, coefficient }) => slotOf(lane, day, coefficient)),
      spare: fitting.length - taken.length,
    }
  }

  return {
    add(watch, { tried = [], isCounted = false } = {}) {
      const onHoldUntil = entries.get(watch.id)?.onHoldUntil ?? 0
      remove(watch.id)
      const rankOf = new Map<Lane, number>()
      for (const id of watch.warehouseIds) {
        const lane = laneOf(id, watch.supplyType)
        if (!rankOf.has(lane)) rankOf.set(lane, rankOf.size)
      }
      const entry: Entry = {
        watch,
        rankOf,
        first: 0,
        last: -1,
        slots: new Map(),
        capacity: watch.capacity,
        onHoldUntil,
        past: { tried, isCounted },
      }
      setWindow(entry)
      entries.set(watch.id, entry)
      for (const lane of rankOf.keys()) {
        const watching = byLane.get(lane)
        if (watching) watching.add(entry)
        else byLane.set(lane, new Set([entry]))
      }
      begin(entry)
      if (onHoldUntil > 0) onHold.add(entry)
    },
    refresh(watch) {
      const entry = entries.get(watch.id)
      if (!entry) return
      entry.watch = watch
      entry.capacity = watch.capacity
      if (watch.capacity > 0) ready.add(entry)
    },
    remove,
    reopen(monitorId, slot) {
      const entry = entries.get(monitorId)
      if (!entry) return
      entry.past.tried = entry.past.tried.filter((one) => !isSameSlot(one, slot))
      mark(entry, slot, 'new')
      ready.add(entry)
    },
    hold(monitorId, reason, now) {
      const entry = entries.get(monitorId)
      if (entry) holdBack(entry, reason, now)
    },
    setToday(day) {
      if (day === today) return
      today = day
      for (const entry of entries.values()) {
        setWindow(entry)
        survey(entry, true)
      }
    },
    apply(next, changes) {
      const isFirst = snapshot === EMPTY_SNAPSHOT
      snapshot = next
      if (isFirst) {
        for (const entry of entries.values()) begin(entry)
        return
      }
      for (const { lane, day, before, after } of changes) {
        for (const entry of byLane.get(lane) ?? []) {
          count(entry, day, before, after)
          update(entry, lane, day, after)
        }
      }
    },
    drain(now) {
      for (const entry of onHold) {
        if (entry.onHoldUntil > now) continue
        onHold.delete(entry)
        ready.add(entry)
      }
      const matches: Match[] = []
      for (const entry of ready) {
        const match = act(entry, now)
        if (match) matches.push(match)
      }
      ready.clear()
      return matches
    },
    takeCounts() {
      const taken = counts
      counts = new Map()
      return taken
    },
    get size() {
      return entries.size
    },
  }
}

/** The best of the fitting slots, at most `capacity`, each with a preorder that may go there. */
function choose<T extends { readonly lane: Lane }>(
  fitting: readonly T[],
  capacity: number,
  rooms: Watch['rooms'],
): T[] {
  if (!rooms) return fitting.slice(0, capacity)
  const free = new Map(rooms)
  const taken: T[] = []
  for (const slot of fitting) {
    if (taken.length >= capacity) break
    const own = warehouseOf(slot.lane)
    const room = (free.get(own) ?? 0) > 0 ? own : ANYWHERE
    const count = free.get(room) ?? 0
    if (count === 0) continue
    free.set(room, count - 1)
    taken.push(slot)
  }
  return taken
}

const isSameSlot = (one: Slot, other: Slot): boolean =>
  one.warehouseId === other.warehouseId &&
  one.supplyType === other.supplyType &&
  one.day === other.day

/** Changes what became of a slot that is kept; one that is not stays unknown. */
function mark(entry: Entry, slot: Slot, state: SlotState): void {
  const days = entry.slots.get(laneOf(slot.warehouseId, slot.supplyType))
  const day = dayNumber(slot.day)
  if (days?.has(day)) days.set(day, state)
}
