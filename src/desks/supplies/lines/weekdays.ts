import type { Cutter } from '#telegram/input/cutter.ts'

const EVERY = 127
const WORK = 31
const REST = 96

/** Names of weekdays with what their cases and plurals add. */
const NAMES: readonly string[] = [
  'понедельник(?:а|ам|ов|и|у)?|пн|mondays?|mon',
  'вторник(?:а|ам|ов|и|у)?|вт|tuesdays?|tues?',
  'сред(?:а|у|ы|ам|е)|ср|wednesdays?|wed',
  'четверг(?:а|ам|ов|и|у)?|чт|thursdays?|thur?s?',
  'пятниц(?:а|у|ы|ам|е)|пт|fridays?|fri',
  'суббот(?:а|у|ы|ам|е)|сб|saturdays?|sat',
  'воскресень(?:е|я|ям|ю)|вс|sundays?|sun',
]
const ONE = `(?:${NAMES.join('|')})`
const LIST = `${ONE}(?: ?(?:,|и|или|and|or|&|\\+)(?: в| on)? ?${ONE})*`
const LONG_LIST = `${ONE}(?: ?(?:,|и|или|and|or|&|\\+)(?: в| on)? ?${ONE})+`
/** "По вторникам", "on Mondays": each of them. */
const EACH_RU = '(?:понедельникам|вторникам|средам|четвергам|пятницам|субботам|воскресеньям)'
const EACH_EN = '(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)'
const AND = '(?:,|и|или|and|or|&)'
/** "По вторникам", "on Mondays": each of them. */
const EACH = [
  `по ${EACH_RU}(?: ?${AND} ?(?:по )?${EACH_RU})*`,
  `(?:on |every )?${EACH_EN}(?: ?${AND} ?(?:on )?${EACH_EN})*`,
  `кажд\\p{L}{2} ${ONE}`,
  `every ${ONE}`,
].join('|')
const BUT = `(?:кроме|без|исключая|только не(?: в)?|не в|except(?: for)?|(?<=days? )but|but not(?: on)?|excluding|not on|without|no(?= \\p{L}+days)) (?:по )?(?:${LIST})`

/** The weekdays that are allowed; undefined: nothing was said of them. */
export function takeWeekdays(line: Cutter): number | undefined {
  const rest =
    '(?:кроме|без|не (?:на|в|по)|except|not(?: on| at)?|no|(?<=days? )but) (?:the )?(?:выходн\\p{L}*|weekends?)'
  const isWork = line.cut(rest).length > 0
  const but = line.cut(BUT).map(([all]) => maskOf(all))
  if (isWork || but.length > 0) {
    return but.reduce((left, mask) => left & ~mask, isWork ? WORK : EVERY)
  }
  const work =
    '(?:только )?(?:по |в )?(?:будн\\p{L}*(?: дн\\p{L}*)?|рабочи\\p{L}* дн\\p{L}*)|(?:only )?(?:on )?(?:weekdays|working days|business days)(?: only)?'
  if (line.cut(work).length > 0) return WORK
  if (line.cut('(?:только )?по выходным(?: дням)?|(?:only )?on weekends(?: only)?').length > 0) {
    return REST
  }
  const listed =
    line.cut(EACH)[0]?.[0] ?? line.cut(`(?:только |only )?(?:в |on )?${LONG_LIST}`)[0]?.[0]
  return listed === undefined ? undefined : maskOf(listed)
}

function maskOf(text: string): number {
  const words = text.split(/[^a-zа-я]+/)
  return NAMES.reduce((mask, names, index) => {
    const name = new RegExp(`^(?:${names})$`)
    return words.some((word) => name.test(word)) ? mask | (1 << index) : mask
  }, 0)
}
