import { dayNumber, weekday } from '#core/dates.ts'
import { HOLDS_MS } from '#desks/supplies/matching/holds.ts'
import type { Counts, Match, Watch } from '#desks/supplies/matching/watch.ts'
import type { FeedRow } from '#desks/supplies/ports.ts'

interface State {
  watch: Watch
  capacity: number
  onHoldUntil: number
  held: Map<string, 'new' | 'tried' | 'spare' | 'waiting'>
}

/**
 * The rules written down once more without any index: every monitor looks at every row of every snapshot.
 * The oracle of the property tests and the baseline of the bench.
 */
export function createNaiveMatcher() {
  const states = new Map<string, State>()
  const counts = new Map<string, Counts>()
  let previous = new Map<string, number>()

  const keyOf = (row: FeedRow) => `${row.warehouseId}|${row.supplyType}|${row.day}`

  const isWanted = ({ watch }: State, row: FeedRow, today: number): boolean => {
    if (!watch.warehouseIds.includes(row.warehouseId)) return false
    if (row.supplyType !== watch.supplyType) return false
    if ((watch.weekdays & (1 << (weekday(row.day) - 1))) === 0) return false
    const day = dayNumber(row.day)
    const first = today + watch.leadDays
    if (day < first) return false
    if (watch.days.kind === 'rolling') return day < first + watch.days.days
    return row.day >= watch.days.from && row.day <= watch.days.to
  }

  const match = (state: State, rows: readonly FeedRow[], today: number, now: number) => {
    const { watch, held } = state
    const count = counts.get(watch.id) ?? { seen: 0, expensive: 0, missed: 0 }
    counts.set(watch.id, count)
    const fitting = new Map<string, FeedRow>()
    for (const row of rows) {
      if (!isWanted(state, row, today)) continue
      if (!row.isOpen) continue
      const isCheap = row.coefficient <= watch.maxCoefficient
      if (!previous.has(keyOf(row))) {
        count.seen += 1
        if (!isCheap) count.expensive += 1
      }
      if (isCheap) fitting.set(keyOf(row), row)
    }
    for (const [key, what] of held) {
      if (fitting.has(key)) continue
      if (what === 'waiting') count.missed += 1
      held.delete(key)
    }
    for (const key of fitting.keys()) if (!held.has(key)) held.set(key, 'new')
    const open = [...fitting.entries()]
      .filter(([key]) => held.get(key) !== 'tried')
      .sort(
        ([, a], [, b]) =>
          watch.warehouseIds.indexOf(a.warehouseId) - watch.warehouseIds.indexOf(b.warehouseId) ||
          a.coefficient - b.coefficient ||
          a.day.localeCompare(b.day),
      )
    const taken = state.onHoldUntil > now ? [] : open.slice(0, state.capacity)
    for (const [key] of open) {
      if (taken.length > 0) held.set(key, 'spare')
      else if (held.get(key) === 'new') held.set(key, 'waiting')
    }
    if (taken.length === 0) return undefined
    for (const [key] of watch.mode === 'notify' ? open : taken) held.set(key, 'tried')
    if (watch.mode !== 'notify') state.capacity -= taken.length
    if (watch.mode === 'notify') state.onHoldUntil = now + HOLDS_MS.alerted
    const slots = taken.map(([, { warehouseId, supplyType, day, coefficient }]) => ({
      warehouseId,
      supplyType,
      day,
      coefficient,
    }))
    return { monitorId: watch.id, slots, spare: open.length - taken.length } satisfies Match
  }

  return {
    add(watch: Watch) {
      const onHoldUntil = states.get(watch.id)?.onHoldUntil ?? 0
      states.set(watch.id, { watch, capacity: watch.capacity, onHoldUntil, held: new Map() })
    },
    remove: (id: string) => states.delete(id),
    /** One tick: the whole feed against every monitor. */
    step(rows: readonly FeedRow[], today: number, now: number): Match[] {
      const matches = [...states.values()].flatMap((state) => match(state, rows, today, now) ?? [])
      previous = new Map(rows.filter((row) => row.isOpen).map((r) => [keyOf(r), r.coefficient]))
      return matches
    },
    counts,
  }
}
