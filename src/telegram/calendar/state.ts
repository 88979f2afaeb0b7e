import { addDays, type Day, daysBetween } from '#core/dates.ts'
import { type Param, param } from '../action.ts'

/** What a calendar shows and what is chosen in it; small enough to live in every button. */
export interface CalendarState {
  /** `YYYY-MM`. */
  readonly month: string
  /** First day of the range, '' when none is chosen. */
  readonly from: Day | ''
  /** Last day, '' while the range is open; never before `from`. */
  readonly to: Day | ''
}

/** First and last day that may be chosen. */
export interface CalendarBounds {
  readonly min: Day
  readonly max: Day
}

export type CalendarPreset = 'week' | 'fortnight' | 'any'

export type CalendarEvent =
  | { readonly kind: 'tap'; readonly day: Day }
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'range'; readonly from: Day; readonly to: Day }

/** What a preset chooses, or undefined where the bounds leave no room for it. */
export function presetRange(
  preset: CalendarPreset,
  { min, max }: CalendarBounds,
  today: Day,
): { from: Day; to: Day } | undefined {
  const third = addDays(today, 3)
  const from = preset === 'any' && third > min ? third : min
  const to = preset === 'any' ? max : addDays(min, preset === 'week' ? 6 : 13)
  return from <= to && to <= max ? { from, to } : undefined
}

/** A calendar opened on what is already chosen, or on the first month that has something. */
export function openCalendar(
  bounds: CalendarBounds,
  chosen?: { readonly from: Day; readonly to: Day },
): CalendarState {
  const month = monthOf(chosen?.from ?? bounds.min)
  return settleCalendar({ month, from: chosen?.from ?? '', to: chosen?.to ?? '' }, bounds)
}

/** The state after an event: first tap start, second tap end, an earlier second tap a new start. */
export function reduceCalendar(
  state: CalendarState,
  event: CalendarEvent,
  bounds: CalendarBounds,
): CalendarState {
  if (event.kind === 'month') return settleCalendar({ ...state, month: event.month }, bounds)
  if (event.kind === 'range') {
    return settleCalendar({ month: monthOf(event.from), from: event.from, to: event.to }, bounds)
  }
  const { day } = event
  if (day < bounds.min || day > bounds.max) return state
  const isOpen = state.from !== '' && state.to === ''
  if (isOpen && day >= state.from) return { ...state, to: day }
  return { ...state, from: day, to: '' }
}

/** Drops what the bounds no longer allow: a button may be a day old. */
export function settleCalendar(state: CalendarState, { min, max }: CalendarBounds): CalendarState {
  const isInside = (day: Day) => day >= min && day <= max
  const isKept = isInside(state.from) && (state.to === '' || isInside(state.to))
  // The middle one of three is the month held within the bounds.
  const [, month = state.month] = [monthOf(min), state.month, monthOf(max)].sort()
  return isKept ? { ...state, month } : { month, from: '', to: '' }
}

export const monthOf = (day: Day) => day.slice(0, 7)

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1

/** The month `count` months later. */
export function addMonths(month: string, count: number): string {
  const number = monthNumber(month) + count
  const year = String(Math.floor(number / 12)).padStart(4, '0')
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}`
}

/** All days of a month in weeks of seven, Monday first; undefined where another month's day would be. */
export function weeksOf(month: string): (Day | undefined)[][] {
  const first = `${month}-01`
  const length = daysBetween(first, `${addMonths(month, 1)}-01`)
  // 1970-01-05 was a Monday.
  const lead = ((daysBetween('1970-01-05', first) % 7) + 7) % 7
  return Array.from({ length: Math.ceil((lead + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, column) => {
      const index = week * 7 + column - lead
      return index >= 0 && index < length ? addDays(first, index) : undefined
    }),
  )
}

/** The whole state in at most 16 characters of callback data. */
export const calendarParam: Param<CalendarState> = {
  encode: ({ month, from, to }) =>
    [param.int.encode(monthNumber(month)), param.day.encode(from), param.day.encode(to)].join('-'),
  decode: (text) => {
    const parts = text.split('-')
    const [number = -1, from, to] = [
      param.int.decode(parts[0] ?? ''),
      param.day.decode(parts[1] ?? '?'),
      param.day.decode(parts[2] ?? '?'),
    ]
    if (parts.length !== 3 || from === undefined || to === undefined) return undefined
    if (number < 1970 * 12 || number >= 2200 * 12) return undefined
    if (to !== '' && (from === '' || to < from)) return undefined
    return { month: addMonths('0000-01', number), from, to }
  },
}
