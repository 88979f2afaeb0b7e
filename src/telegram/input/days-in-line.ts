import { addDays, type Day, weekday } from '#core/dates.ts'
import { ok } from '#core/result.ts'
import { type Cutter, type Part, WALL } from './cutter.ts'
import type { DateChoice, DayRange } from './date-choice.ts'
import { dateTokens, plainTurns } from './date-tokens.ts'
import { begunRange, type DateLimits, parseDates, rolling } from './dates.ts'
import {
  A_MONTH,
  ANY_DAY,
  BLURRED,
  BY,
  COUNT,
  LISTED,
  letters,
  MONTHS,
  NEXT,
  NTH,
  ORDINAL,
  SOON,
  SPELLED,
  THIS,
  UNIT,
  VAGUE,
  WEEK,
  WEEKS,
} from './day-words.ts'
import { monthEnd, namedDays, namedEnds } from './named-days.ts'
import { takeSpanFrom } from './span-from.ts'
import { spelledDays } from './spelled-days.ts'

/** What a line says of days; `begun`: the range as it was written, when its start has passed and the rest is in `value`. */
export interface DaysPart extends Part<DateChoice> {
  readonly begun?: DayRange
}

/** The days that are wanted. */
export function takeDays(line: Cutter, limits: DateLimits): DaysPart {
  line.rewrite((text) => namedEnds(namedDays(spelledDays(text), limits.today), limits.today))
  if (line.cut(BLURRED).length > 0) return { isDoubtful: true }
  if (line.has(ANY_DAY)) {
    const { text } = line
    // "Any day until the 5th": what bounds the days says more.
    line.cut(ANY_DAY)
    const bound = takeTyped(line, limits)
    if (bound.value) return bound
    line.rewrite(() => text)
  }
  const phrase = takePhrase(line, limits)
  if (phrase) {
    // Two answers to one question are none.
    return takeTyped(line, limits).value ? { isDoubtful: true } : phrase
  }
  const typed = takeTyped(line, limits)
  if (typed.value || typed.isDoubtful) return typed
  return line.cut(VAGUE).length > 0 ? { isDoubtful: true } : {}
}

/** Turns that say days without numbering them, and spans. */
function takePhrase(line: Cutter, limits: DateLimits): Part<DateChoice> | undefined {
  const { today, min } = limits
  const monday = addDays(today, 1 - weekday(today))
  const said = (pattern: string) => line.cut(pattern)[0]
  const year = today.slice(0, 4)
  const span = takeSpanFrom(line, limits)
  if (span) return span

  if (said(`(?:на |в |during )?${THIS}(?: ${WEEK})? (?:и|или|and|or) ${NEXT} ${WEEK}`)) {
    return clipped(min, addDays(monday, 13), limits)
  }
  if (said(`(?:начиная )?(?:с|со|from|starting(?: from)?|since) ${NEXT} ${WEEK}`)) {
    return clipped(addDays(monday, 7), limits.max, limits)
  }
  if (said(`(?:на |в |during |for )?(?:${NEXT} ${WEEK}|${WEEK} ${NEXT})`)) {
    return clipped(addDays(monday, 7), addDays(monday, 13), limits)
  }
  if (
    said(`(?:до |by |until |till )(?:конца|the end of|end of) (?:${THIS} |the )?(?:${WEEK}|недели)`)
  ) {
    return clipped(min, addDays(monday, 6), limits)
  }
  if (said(`(?:на |в |during )?(?:${THIS} ${WEEK}|${WEEK} ${THIS})`)) {
    return clipped(min, addDays(monday, 6), limits)
  }
  if (
    said(
      '(?:до|by|until|till|before|through) (?:конца|the end of|end of) (?:этого |the |this )?(?:месяца|month)',
    )
  ) {
    return clipped(min, monthEnd(today.slice(0, 7)), limits)
  }
  const toEnd = said(`(?:до|по|by|until|till|through) (?:конца|(?:the )?end of) (${A_MONTH})`)
  if (toEnd) return clipped(min, monthEnd(monthOf(toEnd[1] ?? '', limits)), limits)
  if (said('(?:в |на |during )?(?:эт\\p{L}{1,2}|текущ\\p{L}*|this) (?:месяц\\p{L}?|month)')) {
    return clipped(min, monthEnd(today.slice(0, 7)), limits)
  }
  const next = said(`(?:в |на |during )?${NEXT} (?:месяц\\p{L}?|month)`)
  if (next) return ofMonthAfter(today, limits)
  if (
    said(
      "(?:до|к|by|until|till|before) (?:конца года|нового года|нг|the new year|new year(?:'s)?|(?:the )?end of (?:the )?year|year end)",
    )
  ) {
    return clipped(min, `${year}-12-31`, limits)
  }
  if (
    said(
      '(?:в |на )(?:эти |ближайшие )?выходн(?:ые|ых)|(?:эти |ближайшие )?выходные|(?:(?:this|on the|at the|the) )?weekend',
    )
  ) {
    const saturday = addDays(min, (6 - weekday(min) + 7) % 7)
    const first = weekday(min) === 7 ? min : saturday
    return clipped(first, addDays(first, 7 - weekday(first)), limits)
  }
  const ofMonth = said(`(?:в |на |in |during )?(?:the )?(${ORDINAL}) ${WEEK}(?: of)? (${A_MONTH})`)
  if (ofMonth) return weekOfMonth(ofMonth[1] ?? '', ofMonth[2] ?? '', limits)
  const decade = said(`(?:в |на )?(${ORDINAL}|[1-3]) декад\\p{L}* (${A_MONTH})`)
  if (decade) return decadeOf(decade[1] ?? '', decade[2] ?? '', limits)
  const later =
    said(
      `(?:любая дата |любой день |any date |any day )?(?:не (?:раньше|ранее|ближе|скорее) (?:чем )?(?:через )?|(?:как минимум|минимум|хотя бы) через |с |от |(?:no|not) (?:earlier|sooner) than (?:in )?|at least in |from )(\\d{1,2}) ?${UNIT}(?: (?:от|from) (?:сегодня|today|now))?`,
    ) ??
    said(
      `через (\\d{1,2}) ?${UNIT} (?:и|или) (?:позже|дальше|далее|позднее)|in (\\d{1,2}) days? (?:or|and) later`,
    ) ??
    said(
      '(?:люб(?:ая|ой|ые) (?:дата |день |дни )?|any (?:date |day )?|с |from )?\\+ ?(\\d{1,2})(?: ?(?:дн(?:я|ей)?|days?))?',
    )
  if (later) return whole(rolling(Number.MAX_SAFE_INTEGER, limits, Number(later[1] ?? later[2])))
  const days =
    said(`(?<!(?:через|(?<!with)in) )(?!in \\S+ (?:days?|weeks?))${SOON}${COUNT} ?${UNIT}`) ??
    said('(?:в |на |for |within )?(?:ближайшие|next|the next) (\\d{1,2})(?! ?(?:недел|нед|week))')
  if (days) return whole(rolling(countOf(days[1]), limits))
  const weeks = said(`${SOON}${COUNT} ?${WEEKS}`)
  if (weeks) return whole(rolling(countOf(weeks[1]) * 7, limits))
  if (
    said(
      `(?:на|за|в течение|в ближайшую|ближайшую|within a|for a|in the next|within the) (?:недел[юи]|week)|(?<!через )недел[яю]`,
    )
  ) {
    return whole(rolling(7, limits))
  }
  if (said('(?:на|в течение|за|for a|within a|in the next) (?:ближайший )?(?:месяца?|month)')) {
    return whole(rolling(30, limits))
  }
  if (said(ANY_DAY)) {
    return whole(rolling(Number.MAX_SAFE_INTEGER, limits))
  }
  return takeMonth(line, limits)
}

/** "Первая неделя декабря": its first seven days, and so on; the last one are its last seven. */
function weekOfMonth(which: string, name: string, limits: DateLimits): Part<DateChoice> {
  const month = monthOf(name, limits)
  const last = monthEnd(month)
  if (/^(?:посл|last)/.test(which)) return clipped(addDays(last, -6), last, limits)
  const index = NTH.findIndex((nth) => nth.test(which))
  const first = addDays(`${month}-01`, index * 7)
  return clipped(first, addDays(first, 6), limits)
}

/** "Первая декада декабря": ten days; the third one are those that remain. */
function decadeOf(which: string, name: string, limits: DateLimits): Part<DateChoice> {
  const month = monthOf(name, limits)
  const index = /^посл/.test(which) ? 2 : NTH.findIndex((nth) => nth.test(which))
  const first = addDays(`${month}-01`, index * 10)
  return clipped(first, index === 2 ? monthEnd(month) : addDays(first, 9), limits)
}

/** The month after today's. */
function ofMonthAfter(today: Day, limits: DateLimits): Part<DateChoice> {
  const first = addDays(monthEnd(today.slice(0, 7)), 1)
  return clipped(first, monthEnd(first.slice(0, 7)), limits)
}

/** The coming month of a name, `YYYY-MM`. */
function monthOf(name: string, { today }: DateLimits): string {
  const month = MONTHS.findIndex((names) => wordOf(names).test(name)) + 1
  const [year, now] = today.split('-').map(Number)
  return `${(year ?? 0) + (month < (now ?? 0) ? 1 : 0)}-${String(month).padStart(2, '0')}`
}

/** "В декабре": the whole month, as far as it may be chosen; a number beside it makes it a date. */
function takeMonth(line: Cutter, limits: DateLimits): Part<DateChoice> | undefined {
  const numbered = `(?:\\d{1,2}(?:-?\\p{L}{1,3})?|го|е|числа)(?: |-)(?:of )?(?:${A_MONTH})|(?:${A_MONTH}) \\d{1,4}(?:st|nd|rd|th)?`
  if (line.has(numbered) || line.has(`\\d{1,2} ?- ?\\d{1,2} (?:${A_MONTH})`)) return undefined
  const found = line.cut(
    `(?<!(?:с|со|до|по|от|к|from|until|till|by|since|after|после|before|starting|starting in) )(?:(?:в|на|весь|in|for|during|all) )?(?:${A_MONTH})`,
  )
  const name = found[0]?.[0].split(' ').at(-1)
  if (name === undefined) return undefined
  const first = monthOf(name, limits)
  return clipped(`${first}-01`, monthEnd(first), limits)
}

/** Days written as people write them: runs of words that can be part of a date. */
function takeTyped(line: Cutter, limits: DateLimits): DaysPart {
  line.rewrite(plainTurns)
  line.rewrite(joinedDays)
  line.put(
    `(?<!(?:с|со|до|по|от|после|from|until|till|by|after|to|-|${A_MONTH})(?: the)? |[-./,])(\\d{1,2})(?:-?(?:го|о?е)| числа|-?(?:st|nd|rd|th))(?! ?-| (?:of )?(?:${A_MONTH})| числа| (?:to|till|until|through|по|до) )`,
    ' с $1 по $1 ',
  )
  line.put('(?:с|со) завтрашнего дня', 'с завтра')
  line.rewrite((text) => text.replace(BY, 'до '))
  line.put(`(?:с|со|from|since|starting(?: in)?) (${A_MONTH})(?! ?\\d)`, ' с 1 $1 ')
  line.put(
    '(завтра|tomorrow),? (?:и |или |and |or )?(послезавтра|the day after(?: tomorrow)?)',
    '$1-послезавтра',
  )
  const words = line.text.trim().split(/\s+/)
  const dated = runsOf(words).filter((run) => isDated(run.words.join(' ')))
  if (dated.length === 0) return {}
  const read = dated.map((run) => fromTomorrow(run.words.join(' '), limits))
  const taken = new Set(dated.flatMap(({ at, words }) => words.map((_word, index) => at + index)))
  line.rewrite(() => ` ${words.map((word, at) => (taken.has(at) ? WALL : word)).join(' ')} `)
  const values = read.map((one) => (one.ok ? one.value : undefined))
  const [only] = values
  if (values.length === 1 && only) return { value: only }
  const [run] = dated
  const begun = dated.length === 1 && run ? begunRange(run.words.join(' '), limits) : undefined
  if (begun) return { value: { kind: 'range', from: limits.min, to: begun.to }, begun }
  return relativePair(values) ?? { isDoubtful: true }
}

const joinedDays = (text: string): string =>
  text.replace(LISTED, (all: string, days: string, month: string) => {
    const numbers = days.match(/\d+/g)?.map(Number) ?? []
    const [first = 0] = numbers
    const isRun = numbers.every((day, index) => day === first + index)
    return isRun ? `${first}-${first + numbers.length - 1} ${month}` : all
  })

/** A range that begins today is meant from tomorrow on: nothing can be had sooner. */
function fromTomorrow(text: string, limits: DateLimits): ReturnType<typeof parseDates> {
  const read = parseDates(text, limits)
  if (read.ok) return read
  const today = parseDates(text, { ...limits, min: limits.today })
  if (!today.ok || today.value.kind !== 'range' || today.value.to < limits.min) return read
  return ok({ ...today.value, from: limits.min })
}

interface Run {
  /** Index of the first word. */
  readonly at: number
  readonly words: readonly string[]
}

/** Neighbouring words that all may stand in a date, without what means nothing at their ends. */
function runsOf(words: readonly string[]): Run[] {
  const runs: Run[] = []
  let from = 0
  for (let at = 0; at <= words.length; at += 1) {
    if (at < words.length && words[at] !== WALL && dateTokens(words[at] ?? '')) continue
    const run = trimmed({ at: from, words: words.slice(from, at) })
    if (run.words.length > 0) runs.push(run)
    from = at + 1
  }
  return runs
}

function trimmed({ at, words }: Run): Run {
  const kinds = words.map((word) => dateTokens(word)?.map(({ kind }) => kind) ?? [])
  const isIdle = (kind: readonly string[] | undefined, idle: readonly string[]) =>
    kind?.every((one) => idle.includes(one)) ?? false
  let [first, last] = [0, words.length]
  while (first < last && isIdle(kinds[first], [])) first += 1
  while (last > first && isIdle(kinds[last - 1], ['to'])) last -= 1
  return { at: at + first, words: words.slice(first, last) }
}

/** Surely of days: a number alone may be part of a name. */
function isDated(text: string): boolean {
  const kinds = (dateTokens(text) ?? []).map(({ kind }) => kind)
  const isBound = kinds.includes('number') && (kinds.includes('from') || kinds.includes('to'))
  return isBound || kinds.some((kind) => DATED.has(kind))
}

const DATED: ReadonlySet<string> = new Set(['iso', 'date', 'month', 'relative', 'weekday'])

/** "Завтра послезавтра": two days one after the other are a range. */
function relativePair(values: readonly (DateChoice | undefined)[]): Part<DateChoice> | undefined {
  const [one, two, more] = values
  if (more || one?.kind !== 'range' || two?.kind !== 'range') return undefined
  const isNext = one.from === one.to && two.from === two.to && addDays(one.to, 1) === two.from
  return isNext ? { value: { kind: 'range', from: one.from, to: two.to } } : undefined
}

const whole = (value: DateChoice | undefined): Part<DateChoice> =>
  value ? { value } : { isDoubtful: true }

/** The days between that may be chosen. */
function clipped(from: Day, to: Day, { min, max }: DateLimits): Part<DateChoice> {
  const [first, last] = [from < min ? min : from, to > max ? max : to]
  return first <= last ? { value: { kind: 'range', from: first, to: last } } : { isDoubtful: true }
}

const wordOf = (names: string) => new RegExp(`^(?:${letters(names)})$`)
const countOf = (text = '') => SPELLED[text] ?? Number(text)
