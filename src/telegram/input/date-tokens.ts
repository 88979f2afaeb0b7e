import { isOneSlip } from './slip.ts'
import { spelledDays } from './spelled-days.ts'

/** The words of a typed date, in both languages at once: sellers mix them. */
export type DateToken =
  | { readonly kind: 'iso'; readonly day: string }
  | {
      readonly kind: 'date'
      readonly day: number
      readonly month: number
      readonly year: number | undefined
    }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'month'; readonly month: number }
  /** Days from today. */
  | { readonly kind: 'relative'; readonly days: number }
  /** ISO weekday: 1 Monday … 7 Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** `skip`: days between the day that is said and the first one meant: "after" is a day later than "from". */
  | { readonly kind: 'from'; readonly skip: 0 | 1 }
  /** `isWord`: said, not drawn as a dash, so nothing need stand before it. */
  | { readonly kind: 'to'; readonly isWord: boolean }

/** Nominative and genitive; any beginning of three letters or more is understood. */
const MONTHS: readonly (readonly string[])[] = [
  ['январь', 'января', 'january'],
  ['февраль', 'февраля', 'february'],
  ['март', 'марта', 'march'],
  ['апрель', 'апреля', 'april'],
  ['май', 'мая', 'may'],
  ['июнь', 'июня', 'june'],
  ['июль', 'июля', 'july'],
  ['август', 'августа', 'august'],
  ['сентябрь', 'сентября', 'september'],
  ['октябрь', 'октября', 'october'],
  ['ноябрь', 'ноября', 'november'],
  ['декабрь', 'декабря', 'december'],
]
const RELATIVE: Readonly<Record<string, number>> = {
  позавчера: -2,
  вчера: -1,
  yesterday: -1,
  tmrw: 1,
  сегодня: 0,
  today: 0,
  завтра: 1,
  tomorrow: 1,
  послезавтра: 2,
}
const WEEKDAYS: readonly (readonly string[])[] = [
  ['пн', 'понедельник', 'понедельника', 'mon', 'monday'],
  ['вт', 'вторник', 'вторника', 'tue', 'tues', 'tuesday'],
  ['ср', 'среда', 'среды', 'среду', 'wed', 'wednesday'],
  ['чт', 'четверг', 'четверга', 'thu', 'thur', 'thurs', 'thursday'],
  ['пт', 'пятница', 'пятницы', 'пятницу', 'fri', 'friday'],
  ['сб', 'суббота', 'субботы', 'субботу', 'sat', 'saturday'],
  ['вс', 'воскресенье', 'воскресенья', 'воскресение', 'sun', 'sunday'],
]
/** The fourth is a Latin c, typed by who forgot to change the keyboard. */
const FROM = new Set([
  ...['с', 'со', 'от', 'c', 'начиная', 'далее', 'дальше'],
  ...['from', 'since', 'starting', 'onward', 'onwards'],
])
const AFTER = new Set(['после', 'after'])
const DASHES = new Set(['-', '..', '...', '…'])
const TO = new Set(['по', 'до', 'to', 'till', 'til', 'until', 'through', 'thru', 'by'])
const NOISE = new Set([
  ...['на', 'в', 'во', 'и', 'г', 'год', 'года', 'числа', 'число', ',', '.'],
  ...['on', 'of', 'the', 'and'],
])
/** Turns of several words, and the one word that says the same. */
const TURNS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})после ?завтра(?!\p{L})/gu, 'послезавтра'],
  [/(?<!\p{L})(?:между|between) ([^¦]*?) (?:и|and) /gu, 'с $1 по '],
  [/(?<!\p{L})day after tomorrow(?!\p{L})/gu, 'послезавтра'],
  [/(?<!\p{L})не (?:раньше|ранее)(?: чем)?(?!\p{L})/gu, 'с'],
  [/(?<!\p{L})(?:no|not) (?:earlier than|before)(?!\p{L})/gu, 'from'],
  [/(?<!\p{L})не (?:позже|позднее|после)(?: чем)?(?!\p{L})/gu, 'до'],
  [/(?<!\p{L})(?:no|not) (?:later than|after)(?!\p{L})/gu, 'until'],
]
const PIECE =
  /(?<iso>\d{4}-\d{2}-\d{2})(?!\d)|(?<date>\d{1,2}([./])\d{1,2}(?:\3(?:\d{4}|\d{2}))?)(?!\d)|(?<number>\d{1,4})(?:-?(?:о?го|о?е|му|st|nd|rd|th)(?!\p{L}))?(?!\d)|(?<word>\p{L}+)|(?<mark>\.{2,3}|[-…,.])|(?<space>\s+)|(?<other>.)/gsu

/** A text in lower case with its turns of several words as the one word that says the same. */
export function plainTurns(text: string): string {
  return spelledDays(TURNS.reduce((plain, [turn, word]) => plain.replace(turn, word), text))
}

/** The words of a date, or undefined when there is something that does not belong in one. */
export function dateTokens(text: string): DateToken[] | undefined {
  const clean = text
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/(\d{4}-\d{2}-\d{2})\/(?=\d)/, '$1 - ')
    .replace(/\s+/g, ' ')
  const tokens: DateToken[] = []
  for (const { groups = {} } of plainTurns(clean).matchAll(PIECE)) {
    if (groups.space) continue
    const token = tokenOf(groups)
    if (token === undefined) return undefined
    if (token !== 'noise') tokens.push(token)
  }
  return tokens
}

function tokenOf(groups: Record<string, string | undefined>): DateToken | 'noise' | undefined {
  const { iso, date, number } = groups
  if (iso) return { kind: 'iso', day: iso }
  if (date) return numericDate(date)
  if (number) return { kind: 'number', value: Number(number) }
  const word = groups.word ?? groups.mark ?? ''
  if (FROM.has(word)) return { kind: 'from', skip: 0 }
  if (AFTER.has(word)) return { kind: 'from', skip: 1 }
  if (TO.has(word) || DASHES.has(word)) return { kind: 'to', isWord: TO.has(word) }
  if (NOISE.has(word)) return 'noise'
  const days = RELATIVE[word]
  if (days !== undefined) return { kind: 'relative', days }
  const weekday = WEEKDAYS.findIndex((names) => names.includes(word)) + 1
  if (weekday > 0) return { kind: 'weekday', weekday }
  const month = word.length < 3 ? -1 : MONTHS.findIndex((forms) => startsOne(forms, word))
  return month < 0 ? mistyped(word) : { kind: 'month', month: month + 1 }
}

/** "По вторникам", "on Tuesdays": every one of them, which is no day and no slip of one. */
const EVERY = /(?:ам|ям|ах|ях|days)$|^(?:понедельник|вторник|четверг)и$/

/** One letter too many, too few, wrong or in another place; short words are too near to others. */
function mistyped(word: string): DateToken | undefined {
  if (EVERY.test(word)) return undefined
  const isNear = (form: string) => form.length >= 6 && isOneSlip(word, form)
  const relative = Object.entries(RELATIVE).find(([form]) => isNear(form))
  if (relative) return { kind: 'relative', days: relative[1] }
  const weekday = WEEKDAYS.findIndex((names) => names.some(isNear)) + 1
  if (weekday > 0) return { kind: 'weekday', weekday }
  const month = MONTHS.findIndex((forms) => forms.some(isNear)) + 1
  return month > 0 ? { kind: 'month', month } : undefined
}

const startsOne = (forms: readonly string[], word: string) =>
  forms.some((form) => form.startsWith(word))

/** `25.11`, `25/11/2026`, and `11/25` where only the month-first reading is possible. */
function numericDate(text: string): DateToken {
  const [first = 0, second = 0, year] = text.split(/[./]/).map(Number)
  const isMonthFirst = second > 12 && first <= 12
  return {
    kind: 'date',
    day: isMonthFirst ? second : first,
    month: isMonthFirst ? first : second,
    year: year === undefined || year >= 100 ? year : 2000 + year,
  }
}
