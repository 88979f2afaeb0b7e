import { addDays, type Day, daysBetween, isDay } from '#core/dates.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { DateChoice } from './date-choice.ts'
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
  /^(?:на |любые |ближайшие |any |next )?(\d{1,3} ?)?(дн(?:я|ей|\.)?|день|недел[яюиь]|days?|weeks?)$/
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
 * A typed day, range or span: `завтра`, `25.11`, `25-30 ноября`, `с 25 ноября по 3 декабря`, `Nov 25-30`,
 * `2026-11-25`, `7 дней`, `+3`. A day without a year that is already gone means next year's.
 */
export function parseDates(text: string, limits: DateLimits): Result<DateChoice, DateFault> {
  const clean = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const span = SPAN.exec(clean)
  if (span) return within(rolling(Number(span[1] ?? 1) * daysIn(span[2] ?? ''), limits))
  const lead = LEAD.exec(clean)
  if (lead) return within(rolling(Number.MAX_SAFE_INTEGER, limits, Number(lead[1])))
  const sides = sidesOf(dateTokens(text) ?? [])
  return sides ? resolve(sides, limits) : fail('unclear')
}

const daysIn = (unit: string) => (/^(?:недел|week)/.test(unit) ? 7 : 1)
const within = (choice: DateChoice | undefined): Result<DateChoice, DateFault> =>
  choice ? ok(choice) : fail('outside')

/** What one end of a range says; the rest is taken from the other end. */
interface Side {
  readonly day?: number
  readonly month?: number
  readonly year?: number | undefined
  /** Days from today. */
  readonly offset?: number
}

function sidesOf(tokens: readonly DateToken[]): [Side, Side] | undefined {
  const cut = tokens.findIndex(({ kind }) => kind === 'to')
  const first = sideOf(cut < 0 ? tokens : tokens.slice(0, cut))
  const second = cut < 0 ? first : sideOf(tokens.slice(cut + 1))
  if (!first || !second) return undefined
  const from = borrow(first, second)
  const to = borrow(second, first)
  const isNumberAlone = cut < 0 && from.month === undefined && from.offset === undefined
  return isNumberAlone ? undefined : [from, to]
}

/** "25-30 ноября" and "Nov 25-30": the month is said once. */
function borrow(side: Side, other: Side): Side {
  if (side.offset !== undefined || other.offset !== undefined) return side
  return { ...side, month: side.month ?? other.month, year: side.year ?? other.year } as Side
}

function sideOf(tokens: readonly DateToken[]): Side | undefined {
  const [only] = tokens
  if (tokens.length === 1 && only) {
    if (only.kind === 'relative') return { offset: only.days }
    if (only.kind === 'date') return { day: only.day, month: only.month, year: only.year }
    if (only.kind === 'iso') {
      const [year, month, day] = only.day.split('-').map(Number)
      return { day, month, year } as Side
    }
  }
  const numbers = tokens.flatMap((token) => (token.kind === 'number' ? [token.value] : []))
  const months = tokens.flatMap((token) => (token.kind === 'month' ? [token.month] : []))
  const [day, year] = numbers
  if (numbers.length + months.length !== tokens.length || months.length > 1) return undefined
  if (day === undefined || day > 31 || numbers.length > 2) return undefined
  if (year !== undefined && (year < 1000 || months.length === 0)) return undefined
  return { day, ...(months[0] && { month: months[0] }), ...(year && { year }) }
}

/** Tries this year, then the next; without a month this one, then the next. */
function resolve(sides: readonly [Side, Side], limits: DateLimits): Result<DateChoice, DateFault> {
  const thisYear = Number(limits.today.slice(0, 4))
  const thisMonth = Number(limits.today.slice(5, 7))
  const [from, to] = sides
  const isMonthOpen = from.month === undefined && from.offset === undefined
  const tries = isMonthOpen
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
    const start = dayOf(from, year, month, limits.today)
    const end = endOf(to, start, year, month, limits.today)
    const found = check(start, end, limits)
    if (found.ok) return found
    // The first reading names the fault, unless only the second one exists at all.
    if (index === 0 || fault === 'no-such-day') fault = found.error
    if (from.year !== undefined || from.offset !== undefined) break
  }
  return fail(fault)
}

function dayOf(side: Side, year: number, month: number, today: Day): Day {
  if (side.offset !== undefined) return addDays(today, side.offset)
  const two = (value = 0) => String(value).padStart(2, '0')
  return `${side.year ?? year}-${two(side.month ?? month)}-${two(side.day)}`
}

/** The end of "25 декабря – 3 января" lies in the year after its start's. */
function endOf(to: Side, start: Day, year: number, month: number, today: Day): Day {
  const startYear = Number(start.slice(0, 4))
  const end = dayOf(to, Math.max(year, startYear), month, today)
  const isOtherMonth = end.slice(5, 7) !== start.slice(5, 7)
  if (end >= start || !isOtherMonth || to.year !== undefined) return end
  return dayOf(to, startYear + 1, month, today)
}

function check(from: Day, to: Day, { min, max }: DateLimits): Result<DateChoice, DateFault> {
  if (!isDay(from) || !isDay(to)) return fail('no-such-day')
  if (to < from) return fail('order')
  if (from < min || to > max) return fail('outside')
  return ok({ kind: 'range', from, to })
}
