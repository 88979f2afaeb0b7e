import { addDays, type Day, daysBetween, isDay, weekday } from '#core/dates.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { DateChoice, DayRange } from './date-choice.ts'
import { type DateToken, dateTokens } from './date-tokens.ts'

/** What may be chosen, and from where "tomorrow" counts. */
export interface DateLimits {
  readonly today: Day
  readonly min: Day
  readonly max: Day
}

/** Why a typed date was not taken. */
export type DateFault = 'unclear' | 'no-such-day' | 'order' | 'outside'

const SPAN =
  /^(?:(?:на |любые |ближайшие |any |next |the next )?(\d{1,3} ?)(дн(?:я|ей|\.)?|день|недел[яюиь]|days?|weeks?)|(?:на |a |ближайш(?:ая|ую|ий) )?(недел[яю]|месяц|week|month))$/
const LEAD =
  /^(?:любая |любой день |с |any |from )*\+ ?(\d{1,2})(?: ?(?:дн(?:я|ей|\.)?|день|days?))?$/

/** "Any of the next `days` days", kept within the limits. */
export function rolling(days: number, limits: DateLimits, leadDays = 0): DateChoice | undefined {
  const lead = Math.max(leadDays, daysBetween(limits.today, limits.min))
  const available = daysBetween(addDays(limits.today, lead), limits.max) + 1
  if (days < 1 || available < 1) return undefined
  return { kind: 'rolling', days: Math.min(days, available), leadDays: lead }
}

/**
 * A typed day, range or span: `завтра`, `25.11`, `25-30 ноября`, `с 25 ноября по 3 декабря`, `Nov 25-30, 2026`,
 * `2026-11-25`, `пн-ср`, `7 дней`, `+3`. `с 1 декабря` lasts to the last day allowed, `до 5 декабря` begins with the
 * first. A day without a year that is already gone means next year's.
 */
export function parseDates(text: string, limits: DateLimits): Result<DateChoice, DateFault> {
  const clean = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const span = SPAN.exec(clean)
  if (span) return within(rolling(Number(span[1] ?? 1) * daysIn(span[2] ?? span[3] ?? ''), limits))
  const lead = LEAD.exec(clean)
  if (lead) return within(rolling(Number.MAX_SAFE_INTEGER, limits, Number(lead[1])))
  const sides = sidesOf(dateTokens(text) ?? [])
  return sides ? resolve(sides, limits) : fail('unclear')
}

/** How far back a start may lie, days; a day farther back is meant of the next year. */
const PAST = 60

/** A typed range whose start lies before the first day that may be chosen and whose end does not. */
export function begunRange(text: string, limits: DateLimits): DayRange | undefined {
  const read = parseDates(text, { ...limits, min: addDays(limits.today, -PAST) })
  if (!read.ok || read.value.kind !== 'range') return undefined
  const { from, to } = read.value
  return from < limits.min && to >= limits.min ? { from, to } : undefined
}

const daysIn = (unit: string) =>
  /^(?:недел|week)/.test(unit) ? 7 : /^(?:месяц|month)/.test(unit) ? 30 : 1
const within = (choice: DateChoice | undefined): Result<DateChoice, DateFault> =>
  choice ? ok(choice) : fail('outside')

/** What one end of a range says; the rest is taken from the other end. */
interface Side {
  readonly day?: number
  readonly month?: number
  readonly year?: number
  /** Days from today. */
  readonly offset?: number
  /** The first such day (ISO number) that may be chosen. */
  readonly weekday?: number
  /** The end was not said: the first or the last day that may be chosen. */
  readonly edge?: 'min' | 'max'
  /** Days after the one that is said. */
  readonly skip?: number
}

/** Whether it names a day by its number, so that month and year may be missing. */
const isDated = (side: Side) => side.day !== undefined

function sidesOf(tokens: readonly DateToken[]): readonly [Side, Side] | undefined {
  const opening = tokens.find((token) => token.kind === 'from')
  const said = tokens.filter(({ kind }) => kind !== 'from')
  const cut = said.findIndex(({ kind }) => kind === 'to')
  const [before, after] = cut < 0 ? [said, said] : [said.slice(0, cut), said.slice(cut + 1)]
  const isOpenStart = cut === 0 && said[0]?.kind === 'to' && said[0].isWord && !opening
  const isOpenEnd = cut < 0 && opening !== undefined
  const first = isOpenStart ? ({ edge: 'min' } as const) : sideOf(before)
  const second = isOpenEnd ? ({ edge: 'max' } as const) : sideOf(after)
  if (!first || !second) return undefined
  const [from, to] = [borrow(first, second, true), borrow(second, first, false)]
  // "25" alone may be a number of days; a year makes sense beside a month only.
  const isNumberAlone = cut < 0 && !isOpenEnd && isDated(from) && from.month === undefined
  const isYearAlone = [from, to].some(({ year, month }) => year !== undefined && !month)
  if (isNumberAlone || isYearAlone) return undefined
  return [opening?.skip ? { ...from, skip: opening.skip } : from, to]
}

/** "25-30 ноября" and "Nov 25-30, 2026": month and year are said once; "28 декабря – 4 января 2027" begins the year before. */
function borrow(side: Side, other: Side, isFirst: boolean): Side {
  if (!isDated(side) || !isDated(other)) return side
  const month = side.month ?? other.month
  const months = (side.month ?? 0) - (side.month && other.month ? other.month : (side.month ?? 0))
  const turn = isFirst ? months > 0 : months < 0
  const year = side.year ?? (other.year && turn ? other.year + (isFirst ? -1 : 1) : other.year)
  return { ...side, ...(month && { month }), ...(year && { year }) }
}

function sideOf(tokens: readonly DateToken[]): Side | undefined {
  const named = tokens.find((token) => token.kind === 'weekday')
  const rest = tokens.filter(({ kind }) => kind !== 'weekday')
  const [only] = rest
  if (!only) return named && tokens.length === 1 ? { weekday: named.weekday } : undefined
  if (rest.length === 1) {
    if (only.kind === 'relative') return { offset: only.days }
    if (only.kind === 'date') {
      const { day, month, year } = only
      return { day, month, ...(year && { year }) }
    }
    if (only.kind === 'iso') {
      const [year = 0, month = 0, day = 0] = only.day.split('-').map(Number)
      return { day, month, year }
    }
  }
  const numbers = rest.flatMap((token) => (token.kind === 'number' ? [token.value] : []))
  const months = rest.flatMap((token) => (token.kind === 'month' ? [token.month] : []))
  const [day, year] = numbers
  if (numbers.length + months.length !== rest.length || months.length > 1) return undefined
  if (day === undefined || day > 31 || numbers.length > 2) return undefined
  if (year !== undefined && year < 1000) return undefined
  return { day, ...(months[0] && { month: months[0] }), ...(year && { year }) }
}

/** Days a range may last whose months were not said. */
const SHORT = 14

/** Tries this year, then the next; without a month this one, then the next. */
function resolve(sides: readonly [Side, Side], limits: DateLimits): Result<DateChoice, DateFault> {
  const [from, to] = sides
  const thisYear = Number(limits.today.slice(0, 4))
  const thisMonth = Number(limits.today.slice(5, 7))
  const dated = sides.find(isDated)
  const tries =
    dated && dated.month === undefined
      ? [thisMonth, thisMonth + 1].map((month) => [
          thisYear + Math.floor((month - 1) / 12),
          ((month - 1) % 12) + 1,
        ])
      : [
          [thisYear, 0],
          [thisYear + 1, 0],
        ]
  let fault: DateFault = 'unclear'
  for (const [index, [year = thisYear, month = 0]] of tries.entries()) {
    const start = dayOf(from, year, month, limits, limits.min)
    const end = endOf(to, start, year, month, limits)
    const found = check(start, end, limits)
    if (found.ok) return found
    // An end that was not said is never the wrong way round.
    const isOpen = found.error === 'order' && (from.edge ?? to.edge) !== undefined
    // The first reading names the fault, unless only the second one exists at all.
    if (index === 0 || fault === 'no-such-day') fault = isOpen ? 'outside' : found.error
    if (!dated || dated.year !== undefined) break
  }
  return fail(fault)
}

/** `since`: weekdays are looked for from this day on. */
function dayOf(side: Side, year: number, month: number, limits: DateLimits, since: Day): Day {
  if (side.edge) return limits[side.edge]
  const two = (value = 0) => String(value).padStart(2, '0')
  const { weekday: named, offset, skip = 0 } = side
  const day =
    offset !== undefined
      ? addDays(limits.today, offset)
      : named !== undefined
        ? addDays(since, (named - weekday(since) + 7) % 7)
        : `${side.year ?? year}-${two(side.month ?? month)}-${two(side.day)}`
  return skip > 0 && isDay(day) ? addDays(day, skip) : day
}

/** The end of "25 декабря – 3 января" lies in the year after its start's. */
function endOf(to: Side, start: Day, year: number, month: number, limits: DateLimits): Day {
  if (!isDated(to)) return dayOf(to, year, month, limits, isDay(start) ? start : limits.min)
  const startYear = Number(start.slice(0, 4))
  const end = dayOf(to, Math.max(year, startYear), month, limits, start)
  // "С 28 по 3": over the end of a month that nobody named.
  if (end < start && to.month === undefined && month > 0) {
    const next = dayOf(to, year + Math.floor(month / 12), (month % 12) + 1, limits, start)
    return isDay(next) && daysBetween(start, next) <= SHORT ? next : end
  }
  const isOtherMonth = end.slice(5, 7) !== start.slice(5, 7)
  if (end >= start || !isOtherMonth || to.year !== undefined) return end
  return dayOf(to, startYear + 1, month, limits, start)
}

function check(from: Day, to: Day, { min, max }: DateLimits): Result<DateChoice, DateFault> {
  if (!isDay(from) || !isDay(to)) return fail('no-such-day')
  if (to < from) return fail('order')
  if (from < min || to > max) return fail('outside')
  return ok({ kind: 'range', from, to })
}
