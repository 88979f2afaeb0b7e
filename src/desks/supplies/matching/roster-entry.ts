import type { Monitor } from '../monitors/monitor.ts'
import type { PreorderPlace } from '../monitors/preorder-store.ts'
import type { Slot } from '../slot.ts'
import { ANYWHERE, type Watch } from './watch.ts'

/** An active monitor in the poller's hands. */
export interface RosterEntry {
  monitor: Monitor
  /** Open attempts: booking id → preorder. */
  open: Map<string, number | null>
  /** Attempts being written down right now, not in the database yet. */
  readonly pending: Map<string, number | null>
  /** Preorders that other monitors hold, until when (ms). */
  readonly conflicts: Map<number, number>
  /** Lost attempts whose slot was given back already. */
  readonly retried: Set<string>
  /** Where its preorders belong. */
  places: ReadonlyMap<number, PreorderPlace>
  /** Number of the last write of an attempt: what was read before it is older than what we know. */
  writtenAt: number
}

/** The wish with its room as of now. An alert needs no preorder, a hand-over may go without. */
export function watchOf(entry: RosterEntry, now: number): Watch {
  const { monitor } = entry
  if (monitor.mode === 'notify') return { ...monitor, capacity: 1 }
  const attempts = new Set([...entry.open.keys(), ...entry.pending.keys()]).size
  const left = Math.max(0, monitor.target - monitor.caught - attempts)
  if (!needsPreorder(monitor)) return { ...monitor, capacity: left }
  const rooms = new Map<number, number>()
  const free = freePreorders(entry, now)
  for (const id of free) {
    const warehouse = entry.places.get(id)?.warehouseId ?? ANYWHERE
    rooms.set(warehouse, (rooms.get(warehouse) ?? 0) + 1)
  }
  return { ...monitor, capacity: Math.min(left, free.length), rooms }
}

/** A free preorder for the slot, one that belongs to its warehouse first; null: none is needed; undefined: none is free. */
export function preorderFor(
  entry: RosterEntry,
  slot: Slot,
  now: number,
): number | null | undefined {
  if (!needsPreorder(entry.monitor)) return null
  const free = freePreorders(entry, now)
  const placeOf = (id: number) => entry.places.get(id)?.warehouseId ?? null
  return (
    free.find((id) => placeOf(id) === slot.warehouseId) ?? free.find((id) => placeOf(id) === null)
  )
}

function needsPreorder(monitor: Monitor): boolean {
  return monitor.mode === 'auto' || monitor.preorderIds.length > 0
}

function freePreorders({ monitor, open, pending, conflicts, places }: RosterEntry, now: number) {
  const taken = new Set([...open.values(), ...pending.values()])
  return monitor.preorderIds.filter((id) => {
    const type = places.get(id)?.supplyType ?? monitor.supplyType
    return !taken.has(id) && (conflicts.get(id) ?? 0) <= now && type === monitor.supplyType
  })
}
