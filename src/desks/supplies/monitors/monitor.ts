import { type Day, dayNumber } from '#core/dates.ts'
import type { SupplyType } from '../slot.ts'

/** WB counts days by Moscow time. */
export const MOSCOW = 'Europe/Moscow'

/** How far the feed looks, days. */
export const HORIZON_DAYS = 14

export const MONITOR_MODES = ['notify', 'hand-over', 'auto'] as const
export type MonitorMode = (typeof MONITOR_MODES)[number]

/** `removed` keeps the row while a booking of it may still be under way, and for statistics. */
export type MonitorStatus = 'active' | 'paused' | 'done' | 'expired' | 'blocked' | 'removed'

/** Which days are wanted: a calendar range, or the next N allowed ones. */
type DayWish =
  | { readonly kind: 'range'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'rolling'; readonly days: number }

/** What a seller asks for; see the columns of `monitors` for units. */
export interface MonitorDraft {
  readonly warehouseIds: readonly number[]
  readonly supplyType: SupplyType
  readonly days: DayWish
  readonly leadDays: number
  readonly weekdays: number
  readonly maxCoefficient: number
  readonly mode: MonitorMode
  readonly target: number
  readonly credentialId: string | null
  readonly preorderIds: readonly number[]
  readonly untilDay: Day | null
}

export interface Monitor extends MonitorDraft {
  readonly id: string
  readonly workspaceId: string
  readonly userId: number
  readonly chatId: number
  readonly caught: number
  readonly status: MonitorStatus
  readonly statusReason: string | null
  readonly revision: number
  readonly createdAt: Date
  /** Its messages wait until then; a catch does not. */
  readonly mutedUntil?: Date | null
}

/** First and last allowed day numbers when today is `today`; empty when first > last. */
export function windowOf(
  monitor: Pick<Monitor, 'days' | 'leadDays'>,
  today: number,
): { readonly first: number; readonly last: number } {
  const earliest = today + monitor.leadDays
  if (monitor.days.kind === 'rolling')
    return { first: earliest, last: earliest + monitor.days.days - 1 }
  return {
    first: Math.max(earliest, dayNumber(monitor.days.from)),
    last: dayNumber(monitor.days.to),
  }
}

/** True for a day number whose ISO weekday is in the bit mask. */
export function isWeekdayAllowed(weekdays: number, day: number): boolean {
  return (weekdays & (1 << ((day + 3) % 7))) !== 0
}

/** Nothing can match any more: its last day is behind the lead time, or it was wanted until yesterday. */
export function isOver(
  monitor: Pick<Monitor, 'days' | 'leadDays' | 'untilDay'>,
  today: number,
): boolean {
  if (monitor.untilDay !== null && dayNumber(monitor.untilDay) < today) return true
  const { first, last } = windowOf(monitor, today)
  return first > last
}

/** What is wrong with a draft, or undefined. The seller is told by `supplies-draft-<fault>`. */
export function faultOf(draft: MonitorDraft, today: number): DraftFault | undefined {
  if (draft.warehouseIds.length === 0) return 'no-warehouses'
  if (draft.weekdays < 1 || draft.weekdays > 127) return 'no-weekdays'
  if (!isWhole(draft.leadDays, 0, HORIZON_DAYS)) return 'lead'
  if (!isWhole(draft.maxCoefficient, 0, 10_000)) return 'coefficient'
  if (!isWhole(draft.target, 1, 50)) return 'target'
  if (draft.days.kind === 'rolling' && !isWhole(draft.days.days, 1, 90)) return 'days'
  if (draft.days.kind === 'range' && draft.days.to < draft.days.from) return 'days'
  if (isOver(draft, today)) return 'past'
  if (draft.mode === 'auto' && new Set(draft.preorderIds).size < draft.target) return 'preorders'
  return undefined
}

export type DraftFault =
  | 'no-warehouses'
  | 'no-weekdays'
  | 'lead'
  | 'coefficient'
  | 'target'
  | 'days'
  | 'past'
  | 'preorders'

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}
