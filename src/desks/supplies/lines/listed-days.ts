import { addDays, type Day, daysBetween, weekday } from '#core/dates.ts'
import type { Cutter } from '#telegram/input/cutter.ts'
import type { DateChoice } from '#telegram/input/date-choice.ts'
import { type DateLimits, parseDates } from '#telegram/input/dates.ts'
import { A_MONTH } from '#telegram/input/day-words.ts'

/** Days, and of which weekdays: bit n−1 is ISO weekday n. Without weekdays all between are meant. */
export interface ListedDays {
  readonly value: DateChoice
  readonly weekdays?: number
}

const DATE = '\\d{1,2}[./]\\d{1,2}(?:[./](?:\\d{4}|\\d{2}))?'
const AND = '(?:, ?(?:и |and )?| и | или | and | or )'
/** Not the end of a range, nor its beginning. */
const AFTER = '(?<!(?:с|со|до|по|от|к|после|from|to|till|until|by|since|after) |[-./] ?)'
const BEFORE = '(?! ?[-./]| (?:по|до|to|till|until|through) )'
const LIST = `${AFTER}(?:(${DATE}(?:${AND}${DATE})+)|(\\d{1,2}(?:${AND}\\d{1,2})+) (${A_MONTH}))${BEFORE}`

/**
 * "25.11, 27.11", "25 и 27 ноября": single days that lie within a week are a range with its weekdays, for each comes
 * once in it. Others are left in the line.
 */
export function takeListedDays(line: Cutter, limits: DateLimits): ListedDays | undefined {
  const before = line.text
  const found = line.cut(LIST)
  const days = found.length === 1 ? daysOf(found[0], limits) : undefined
  const [first, last] = [days?.[0], days?.at(-1)]
  if (!days || !first || !last || daysBetween(first, last) > 6) {
    line.rewrite(() => before)
    return undefined
  }
  const value = { kind: 'range', from: first, to: last } as const
  if (days.every((day, index) => day === addDays(first, index))) return { value }
  return { value, weekdays: days.reduce((mask, day) => mask | (1 << (weekday(day) - 1)), 0) }
}

/** In their order; undefined unless each is a day that may be chosen. */
function daysOf(found: RegExpExecArray | undefined, limits: DateLimits): Day[] | undefined {
  const [, dates, numbers, month] = found ?? []
  const words = dates?.match(new RegExp(DATE, 'g')) ?? numbers?.match(/\d+/g) ?? []
  const days = words.flatMap((word) => {
    const read = parseDates(month ? `${word} ${month}` : word, limits)
    return read.ok && read.value.kind === 'range' ? read.value.from : []
  })
  return days.length === words.length ? [...new Set(days)].toSorted() : undefined
}
