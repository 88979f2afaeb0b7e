import { addDays, type Day, weekday } from '#core/dates.ts'

const WEEKDAYS: readonly RegExp[] = [
  /^(?:пн|понедельник|mon)/,
  /^(?:вт|tue)/,
  /^(?:ср|wed)/,
  /^(?:чт|четверг|thu)/,
  /^(?:пт|пятниц|fri)/,
  /^(?:сб|суббот|sat)/,
  /^(?:вс|воскресень|sun)/,
]
const NAME =
  '(?:понедельник\\p{L}*|вторник\\p{L}*|сред[уые]|четверг\\p{L}*|пятниц\\p{L}|суббот\\p{L}|воскресень\\p{L}|пн|вт|ср|чт|пт|сб|вс|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?!\\p{L})'
const NEXT = new RegExp(
  `(?<!\\p{L})(?:(следующ\\p{L}+|след\\.?|next)|ближайш\\p{L}+|эт(?:от|у|о)|this|coming) (${NAME})`,
  'gu',
)
const NEXT_WEEK = ',? (?:на )?(?:след(?:ующ\\p{L}*|\\.)? недел\\p{L}|(?:of )?next week)(?!\\p{L})'
const TO = ' ?- ?| по | до | to | till | until | through '
const SPAN = new RegExp(`(?<!\\p{L})(${NAME})(${TO})(${NAME})${NEXT_WEEK}`, 'gu')
/** One day of it, not the last of several. */
const ONE = new RegExp(
  `(?<!(?:или|и|or|and|,|по|до|to|-) ?(?:в |on )?)(?<!\\p{L})(${NAME})${NEXT_WEEK}`,
  'gu',
)

/**
 * "В следующий вторник", "во вторник на следующей неделе" as that day: the one of the next week; "this", "ближайший": the
 * first to come. In lower case.
 */
export function namedDays(text: string, today: Day): string {
  const first = (name: string, since: Day) => {
    const named = WEEKDAYS.findIndex((look) => look.test(name)) + 1
    return addDays(since, (named - weekday(since) + 7) % 7)
  }
  const monday = addDays(today, 8 - weekday(today))
  return text
    .replace(SPAN, (all, from: string, to: string, till: string) => {
      const [start, end] = [first(from, monday), first(till, monday)]
      return start < end ? `${start}${to}${end}` : all
    })
    .replace(ONE, (_all, name: string) => first(name, monday))
    .replace(NEXT, (_all, next: string | undefined, name: string) =>
      first(name, next === undefined ? addDays(today, 1) : monday),
    )
}

const COUNTS: Readonly<Record<string, number>> = {
  ...{ один: 1, одну: 1, два: 2, две: 2, пару: 2, три: 3, четыре: 4, пять: 5, шесть: 6, семь: 7 },
  ...{ десять: 10, a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7 },
  ...{ ten: 10 },
}
const AHEAD = new RegExp(
  `(?<!\\p{L})(?:через|in) (?:(\\d{1,3}|${Object.keys(COUNTS).join('|')}) )?(день|дн(?:я|ей)|сутки|недел[юиья]|месяц|days?|weeks?|month)(?!\\p{L})`,
  'gu',
)

/** "Через неделю" as that day; "через день" is the day after the next. In lower case. */
export function countedDays(text: string, today: Day): string {
  return text.replace(AHEAD, (_all, said: string | undefined, unit: string) => {
    const count = said === undefined ? 1 : (COUNTS[said] ?? Number(said))
    if (/^(?:месяц|month)/.test(unit)) return sameDayLater(today, count)
    if (unit === 'день' && said === undefined) return addDays(today, 2)
    return addDays(today, count * (/^(?:недел|week)/.test(unit) ? 7 : 1))
  })
}

/** The same number months later, or the last day of a shorter month. */
function sameDayLater(today: Day, months: number): Day {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  const first = `${year + Math.floor((month - 1 + months) / 12)}-${String(((month - 1 + months) % 12) + 1).padStart(2, '0')}-01`
  const same = addDays(first, day - 1)
  return same.slice(0, 7) === first.slice(0, 7) ? same : addDays(`${same.slice(0, 7)}-01`, -1)
}

const OPEN_TO_END =
  /(?<![a-zа-я\d])((?:с|со|после|from|since|after|starting(?: from)?) \S+(?: (?!до |по |until |till |through |to )\S+)??)(?:,? и)? (?:до|по|until|till|through|to) (?:конца|(?:the )?end of)(?: (?:этого|этой|текущего|the|this))? (месяца|month|недели|week|года|year)(?![a-zа-я])/g

/** "С 25 до конца месяца": the end that a start is given in words, as the day it is. In lower case. */
export const namedEnds = (text: string, today: Day): string =>
  text.replace(OPEN_TO_END, (_all, start: string, unit: string) => {
    const isWeek = /^(?:недел|week)/.test(unit)
    const isYear = /^(?:год|year)/.test(unit)
    const end = isYear ? `${today.slice(0, 4)}-12-31` : monthEnd(today.slice(0, 7))
    return `${start} по ${isWeek ? addDays(today, 7 - weekday(today)) : end}`
  })

/** Last day of `YYYY-MM`. */
export function monthEnd(month: string): Day {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return addDays(`${next}-01`, -1)
}
