import { addDays } from '#core/dates.ts'
import type { Cutter, Part } from './cutter.ts'
import type { DateChoice } from './date-choice.ts'
import { type DateLimits, parseDates } from './dates.ts'
import { A_MONTH, COUNT, SPELLED, UNIT, WEEKS } from './day-words.ts'

const BEGIN = '(?:starting|beginning|from)(?: from| on)?|(?:начиная )?(?:с|со)'
const DAY = [
  '(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресен)\\p{L}*',
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|завтра|послезавтра|tomorrow',
  `\\d{1,2}[./]\\d{1,2}|\\d{1,2} (?:${A_MONTH})|(?:${A_MONTH}) \\d{1,2}`,
].join('|')

/** "2 weeks starting Monday", "5 дней с 25.11": so many days from a day that is said. */
export function takeSpanFrom(line: Cutter, limits: DateLimits): Part<DateChoice> | undefined {
  const [found] = line.cut(`(?:на |for )?${COUNT} ?(?:(${WEEKS})|${UNIT}) (?:${BEGIN}) (${DAY})`)
  if (!found) return undefined
  const [, count = '', weeks, day = ''] = found
  const first = parseDates(day, limits)
  if (!first.ok || first.value.kind !== 'range') return { isDoubtful: true }
  const { from } = first.value
  const last = addDays(from, (SPELLED[count] ?? Number(count)) * (weeks ? 7 : 1) - 1)
  if (last < from) return { isDoubtful: true }
  return { value: { kind: 'range', from, to: last > limits.max ? limits.max : last } }
}
