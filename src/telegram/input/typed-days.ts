import { fail, ok, type Result } from '#core/result.ts'
import { createCutter, WALL } from './cutter.ts'
import type { DateChoice } from './date-choice.ts'
import { type DateFault, type DateLimits, parseDates } from './dates.ts'
import { takeDays } from './days-in-line.ts'
import { countedDays, namedDays } from './named-days.ts'

/** What people write around the days when they were asked for them. */
const AROUND =
  /(?<!\p{L})(?:дава?й(?:те)?|хочу|хотел\p{L}? бы|можно|мне|нужно|нужна|надо|например|примерно|где-то|ориентировочно|пожалуйста|плиз|пж|ну|лучше|поставк[ауи]|слот\p{L}*|(?<!люб\p{L}{2} )дат[аыу]|please|pls|maybe|about|around|let's say|dates?|i need|i want)(?!\p{L})/gu
const TIME = / ?(?:в |at )?\d{1,2}:\d{2}(?: ?[-–] ?\d{1,2}:\d{2})?/g
/** Signs nobody sees, and marks that stand around a day. */
const MARKS = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\ufe0f|["'«»“”„‘’()[\]!?]/g
const TO_END = /^(.+) (?:до|по|to|till|until|through) (?:конца|(?:the )?end of) (.+)$/

/** Days as a person types them when asked: everything that {@link parseDates} reads and what a line may say of days. */
export function readTypedDays(text: string, limits: DateLimits): Result<DateChoice, DateFault> {
  const first = parseDates(text, limits)
  if (first.ok || first.error !== 'unclear') return first
  const plain = plainOf(text, limits)
  const read = parseDates(plain, limits)
  if (read.ok || read.error !== 'unclear') return read
  const [, start, end] = TO_END.exec(plain) ?? []
  if (start !== undefined && end !== undefined) return toEndOf(start, end, limits)
  const line = createCutter(plain)
  const { value, begun } = takeDays(line, limits)
  if (begun) return fail('outside')
  const left = line.text
    .replaceAll(WALL, ' ')
    .replace(/(?<!\p{L})(?:в|во|на|и|или|or|on|for|the)(?!\p{L})|[,.]/gu, ' ')
  return value && left.trim() === '' ? ok(value) : fail('unclear')
}

function plainOf(text: string, { today }: DateLimits): string {
  const said = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(MARKS, '')
    .replace(/(\d)t\d{2}:\d{2}\S*/g, '$1')
    .replace(TIME, ' ')
    .replace(AROUND, ' ')
    .replace(/(?<![\d.])(\d{4})[./](\d{2})[./](\d{2})(?!\d)/g, '$1-$2-$3')
    .replace(/(?<![\d-])(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)/g, '$1.$2.$3')
    .replace(/(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/g, '$1-$2-$3')
    .replace(/(?<!\d)(\d{2})(\d{2})(20\d{2})(?!\d)/g, '$1.$2.$3')
    .replace(/(?<![\d.])(\d{1,2})(?:,| и| или| or| and) (\d{1,2})(?=\.\d)/g, (all, one, two) =>
      Number(two) === Number(one) + 1 ? `${one}-${two}` : all,
    )
    .replace(/(?<!\p{L})числа (\d{1,2})(?!\d)/gu, '$1 числа')
    .replace(/^к(?:о)? (?=\d|\p{L})/u, 'до ')
    .replace(/^(?:с|со|from) (завтрашнего|сегодняшнего) дня/, (_all, day: string) =>
      day.startsWith('з') ? 'с завтра' : 'с сегодня',
    )
    .replace(/\s+/g, ' ')
    .trim()
  return namedDays(countedDays(said, today), today)
}

/** "С 5.12 до конца месяца": the month the start lies in. */
function toEndOf(start: string, end: string, limits: DateLimits): Result<DateChoice, DateFault> {
  const from = parseDates(`с ${start.replace(/^(?:с|со|от|from) /, '')}`, limits)
  if (!from.ok || from.value.kind !== 'range') return fail('unclear')
  const first = from.value.from
  const to = readTypedDays(`до конца ${end}`, { ...limits, today: first, min: first })
  return to.ok ? to : fail('unclear')
}
