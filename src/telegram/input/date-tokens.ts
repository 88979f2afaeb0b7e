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
  | { readonly kind: 'to' }

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
  сегодня: 0,
  today: 0,
  завтра: 1,
  tomorrow: 1,
  послезавтра: 2,
}
const TO = new Set(['-', '..', '...', '…', 'по', 'до', 'to', 'till', 'until', 'through'])
const NOISE = new Set([
  ...['с', 'со', 'на', 'в', 'г', 'года', ',', '.', 'from', 'on', 'of', 'the', 'and'],
  ...['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
])
const PIECE =
  /(?<iso>\d{4}-\d{2}-\d{2})(?!\d)|(?<date>\d{1,2}([./])\d{1,2}(?:\3(?:\d{4}|\d{2}))?)(?!\d)|(?<number>\d{1,4})(?:-?(?:го|е|ое|st|nd|rd|th)(?!\p{L}))?(?!\d)|(?<word>\p{L}+)|(?<mark>\.{2,3}|[-…,.])|(?<space>\s+)|(?<other>.)/gsu

/** The words of a date, or undefined when there is something that does not belong in one. */
export function dateTokens(text: string): DateToken[] | undefined {
  const clean = text
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/(\d{4}-\d{2}-\d{2})\/(?=\d)/, '$1 - ')
    .replace('day after tomorrow', 'послезавтра')
  const tokens: DateToken[] = []
  for (const { groups = {} } of clean.matchAll(PIECE)) {
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
  if (TO.has(word)) return { kind: 'to' }
  if (NOISE.has(word)) return 'noise'
  const days = RELATIVE[word]
  if (days !== undefined) return { kind: 'relative', days }
  const month = word.length < 3 ? -1 : MONTHS.findIndex((forms) => startsOne(forms, word))
  return month < 0 ? undefined : { kind: 'month', month: month + 1 }
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
