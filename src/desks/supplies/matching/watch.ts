import type { Change, Snapshot } from '../feed/snapshot.ts'
import type { Monitor } from '../monitors/monitor.ts'
import type { Slot } from '../slot.ts'
import type { HoldReason } from './holds.ts'

/** What the matcher has to know of an active monitor. */
export type Watch = Pick<
  Monitor,
  | 'id'
  | 'warehouseIds'
  | 'supplyType'
  | 'days'
  | 'leadDays'
  | 'weekdays'
  | 'maxCoefficient'
  | 'mode'
> & {
  /** Slots that may be acted on now: what is left of the target, bounded by free preorders. */
  readonly capacity: number
  /** Free preorders by the warehouse they belong to, under {@link ANYWHERE} when that is not known; absent: no matter. */
  readonly rooms?: ReadonlyMap<number, number>
}

/** Key in `rooms` of preorders that may go to any warehouse. */
export const ANYWHERE = 0

/** Slots to act on for one monitor, best first: by order of warehouses, then coefficient, then day. */
export interface Match {
  readonly monitorId: string
  readonly slots: readonly Slot[]
  /** Further slots that fit as well and are not acted on. */
  readonly spare: number
}

/** What a monitor saw since the last call of `takeCounts`. */
export interface Counts {
  seen: number
  expensive: number
  missed: number
}

export interface Matcher {
  /**
   * Adds a new or edited monitor and matches it against the whole snapshot. Slots in `tried` are not acted on
   * before they reappear; `isCounted`: what is open now was counted as seen before.
   */
  add(watch: Watch, options?: { tried?: readonly Slot[]; isCounted?: boolean }): void
  /** The same wish with another capacity; what was tried stays tried. */
  refresh(watch: Watch): void
  remove(monitorId: string): void
  /** The slot may be acted on again although it never went away. */
  reopen(monitorId: string, slot: Slot): void
  /** Nothing of this monitor is acted on for as long as the reason says. */
  hold(monitorId: string, reason: HoldReason, now: number): void
  /** Moscow's calendar day: windows move with it. */
  setToday(today: number): void
  /** Takes over a newer snapshot; only monitors on a changed key are looked at. */
  apply(snapshot: Snapshot, changes: readonly Change[]): void
  /** Everything to act on now: after `apply`, `add`, `refresh`, a new day or the end of a hold. */
  drain(now: number): Match[]
  takeCounts(): Map<string, Counts>
  readonly size: number
}
