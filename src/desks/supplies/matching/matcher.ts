import { dayNumber } from '#core/dates.ts'
import { CLOSED, EMPTY_SNAPSHOT, type Lane, laneOf, slotOf, warehouseOf } from '../feed/snapshot.ts'
import { isWeekdayAllowed, windowOf } from '../monitors/monitor.ts'
import type { Slot } from '../slot.ts'
import {
  ANYWHERE,
  COOL_DOWNS,
  type CoolDowns,
  type Counts,
  type Match,
  type Matcher,
  type Watch,
} from './watch.ts'

/**
 * A slot that fits is held until it stops fitting. Only what is not held yet is news.
 * `spare` stood beside one that was taken. `waiting` was not taken because of a cool-down or a lack of preorders:
 * when it goes it counts as missed.
 */
type Held = 'new' | 'tried' | 'spare' | 'waiting'

interface Entry {
  watch: Watch
  readonly rankOf: Map<Lane, number>
  first: number
  last: number
  /** Lane → day → what became of it. */
  readonly held: Map<Lane, Map<number, Held>>
  capacity: number
  hushedUntil: number
  /** What is known of slots that are open already when the monitor first looks. */
  readonly past: { tried: readonly Slot[]; readonly isCounted: boolean }
}

/**
 * Matches slots to monitors through an index lane → monitors, on changes only.
 * Rules: calendar days of Moscow, lead time, rolling window, weekdays, cap;
 * −1 never; a slot must reappear, or fall into the cap, to be news again.
 */
export function createMatcher(coolDowns: CoolDowns = COOL_DOWNS): Matcher {
  const entries = new Map<string, Entry>()
  const byLane = new Map<Lane, Set<Entry>>()
  /** Monitors with something to act on. */
  const ready = new Set<Entry>()
  const hushed = new Set<Entry>()
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
  const settle = (entry: Entry, lane: Lane, day: number, coefficient: number): void => {
    const fits =
      coefficient !== CLOSED && coefficient <= entry.watch.maxCoefficient && isWanted(entry, day)
    const days = entry.held.get(lane)
    const held = days?.get(day)
    if (fits && !held) {
      if (days) days.set(day, 'new')
      else entry.held.set(lane, new Map([[day, 'new']]))
      ready.add(entry)
    } else if (!fits && held) {
      if (held === 'waiting') countsOf(entry.watch.id).missed += 1
      days?.delete(day)
    }
  }

  /** Looks at everything the monitor watches. */
  const survey = (entry: Entry, isCounted: boolean): void => {
    for (const [lane, days] of entry.held) {
      for (const day of days.keys())
        settle(entry, lane, day, snapshot.lanes.get(lane)?.get(day) ?? CLOSED)
    }
    for (const lane of entry.rankOf.keys()) {
      for (const [day, coefficient] of snapshot.lanes.get(lane) ?? []) {
        if (!isCounted) count(entry, day, CLOSED, coefficient)
        settle(entry, lane, day, coefficient)
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

  const disarm = (monitorId: string): void => {
    const entry = entries.get(monitorId)
    if (!entry) return
    entries.delete(monitorId)
    ready.delete(entry)
    hushed.delete(entry)
    for (const lane of entry.rankOf.keys()) byLane.get(lane)?.delete(entry)
  }

  /** Held slots that may be acted on, best first. */
  const candidates = (entry: Entry): { lane: Lane; day: number; coefficient: number }[] => {
    const found: { lane: Lane; day: number; coefficient: number; rank: number }[] = []
    for (const [lane, days] of entry.held) {
      const rank = entry.rankOf.get(lane) ?? 0
      for (const [day, held] of days) {
        if (held === 'tried') continue
        const coefficient = snapshot.lanes.get(lane)?.get(day) ?? CLOSED
        found.push({ lane, day, coefficient, rank })
      }
    }
    return found.sort((a, b) => a.rank - b.rank || a.coefficient - b.coefficient || a.day - b.day)
  }

  const act = (entry: Entry, now: number): Match | undefined => {
    const fitting = candidates(entry)
    const capacity = entry.hushedUntil > now ? 0 : entry.capacity
    const taken = choose(fitting, capacity, entry.watch.rooms)
    if (taken.length === 0) {
      for (const { lane, day } of fitting) {
        const days = entry.held.get(lane)
        if (days?.get(day) === 'new') days.set(day, 'waiting')
      }
      return undefined
    }
    for (const { lane, day } of fitting) entry.held.get(lane)?.set(day, 'spare')
    for (const { lane, day } of taken) entry.held.get(lane)?.set(day, 'tried')
    const { mode, id } = entry.watch
    if (mode === 'notify') {
      // One alert names the best slot and the number of the others: they are told of, too.
      for (const { lane, day } of fitting) entry.held.get(lane)?.set(day, 'tried')
    } else entry.capacity -= taken.length
    if (coolDowns[mode] > 0) {
      entry.hushedUntil = now + coolDowns[mode]
      hushed.add(entry)
    }
    return {
      monitorId: id,
      slots: taken.map(({ lane, day, coefficient }) => slotOf(lane, day, coefficient)),
      spare: fitting.length - taken.length,
    }
  }

  return {
    arm(watch, { tried = [], isCounted = false } = {}) {
      const hushedUntil = entries.get(watch.id)?.hushedUntil ?? 0
      disarm(watch.id)
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
        held: new Map(),
        capacity: watch.capacity,
        hushedUntil,
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
      if (hushedUntil > 0) hushed.add(entry)
    },
    refresh(watch) {
      const entry = entries.get(watch.id)
      if (!entry) return
      entry.watch = watch
      entry.capacity = watch.capacity
      if (watch.capacity > 0) ready.add(entry)
    },
    disarm,
    forget(monitorId, slot) {
      const entry = entries.get(monitorId)
      if (!entry) return
      entry.past.tried = entry.past.tried.filter((one) => !isSameSlot(one, slot))
      mark(entry, slot, 'new')
      ready.add(entry)
    },
    hush(monitorId, until) {
      const entry = entries.get(monitorId)
      if (!entry) return
      entry.hushedUntil = until
      hushed.add(entry)
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
          settle(entry, lane, day, after)
        }
      }
    },
    drain(now) {
      for (const entry of hushed) {
        if (entry.hushedUntil > now) continue
        hushed.delete(entry)
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

/** Changes what became of a slot that is held; one that is not held stays unknown. */
function mark(entry: Entry, slot: Slot, held: Held): void {
  const days = entry.held.get(laneOf(slot.warehouseId, slot.supplyType))
  const day = dayNumber(slot.day)
  if (days?.has(day)) days.set(day, held)
}
