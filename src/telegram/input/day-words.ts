export const SOON =
  '(?:(?:в |на |за |within |in |for )?(?:течени[ею] )?(?:ближайш\\p{L}{2,3}|следующ\\p{L}{2} |next|the next|coming|the coming|люб\\p{L}{2,3}|any of the next)? ?)'
export const UNIT = '(?:дн(?:я|ей|\\.)?|день|сут(?:ок|ки)|days?)'
export const WEEKS = '(?:недел[яюиье]\\p{L}?|нед\\.?|weeks?)'
export const SPELLED: Readonly<Record<string, number>> = {
  ...{ два: 2, две: 2, пару: 2, три: 3, четыре: 4, пять: 5, шесть: 6, семь: 7, десять: 10 },
  ...{ четырнадцать: 14, 'a couple of': 2, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7 },
  ...{ ten: 10, fourteen: 14 },
}
export const COUNT = `(\\d{1,3}|${Object.keys(SPELLED).join('|')})`
export const NEXT = '(?:след(?:ующ\\p{L}*|\\.)?|будущ\\p{L}*|next|the next)'
export const THIS = '(?:эт\\p{L}{1,2}|текущ\\p{L}*|this)'
export const WEEK = '(?:недел\\p{L}|нед\\.?|week)'
export const ORDINAL =
  '[1-4](?:-?(?:я|ая|ю|ую|st|nd|rd|th))|перв\\p{L}{2}|втор\\p{L}{2}|трет\\p{L}{2,3}|четверт\\p{L}{2}|последн\\p{L}{2}|first|second|third|fourth|last'
export const NTH = [
  /^(?:1|перв|first)/,
  /^(?:2|втор|second)/,
  /^(?:3|трет|third)/,
  /^(?:4|четв|fourth)/,
]
export const MONTHS: readonly string[] = [
  ...['январ\\p{L}|january|jan', 'феврал\\p{L}|february|feb', 'март\\p{L}?|march'],
  ...['апрел\\p{L}|april|apr', 'ма[йея]|may', 'июн\\p{L}|june|jun', 'июл\\p{L}|july|jul'],
  ...['август\\p{L}?|august|aug', 'сентябр\\p{L}|september|sept?', 'октябр\\p{L}|october|oct'],
  ...['ноябр\\p{L}|november|nov', 'декабр\\p{L}|december|dec'],
]
export const A_MONTH = MONTHS.join('|')
export const letters = (pattern: string) => pattern.replaceAll('\\p{L}', '[a-zа-я]')

/** Says which days, but not clearly, whatever else the line says. */
export const BLURRED = [
  '(?:за )?(?:\\d{1,2}|пару|несколько) (?:дн(?:я|ей)|days?) (?:до|before)(?: \\p{L}+){1,2}',
  `(?:начал\\p{L}|середин\\p{L}|(?<!до )конц\\p{L}|конец|перв\\p{L}{2} половин\\p{L}|втор\\p{L}{2} половин\\p{L}) (?:${A_MONTH}|месяц\\p{L}|недел\\p{L})`,
  `(?:кроме|без|исключая|except(?: for)?|but not(?: on)?|not on|excluding) (?:the )?(?:(?:${A_MONTH}) )?\\d{1,2}(?!\\d)(?:[./]\\d{1,2}| (?:${A_MONTH}))?`,
  `(?:до|к|until|till|by|before) ${NEXT} ${WEEK}`,
  `(?:в )?(?:перв\\p{L}{2}|последн\\p{L}{2}) числ\\p{L}* (?:${A_MONTH})`,
  'w/c|week (?:of|commencing)',
  `(?<!(?:by|until|till|through|to) (?:the )?)(?:at |in )?(?:the )?(?:beginning|start|middle|end|early|mid|late)(?: of)?[- ](?:${A_MONTH})`,
  `(?<!(?:no|not) )before (?:the )?(?:\\d|(?:${A_MONTH}) \\d)[\\d./]*(?:st|nd|rd|th)?(?: (?:${A_MONTH}))?`,
  '(?:на |в )?следующ\\p{L}{2} выходн\\p{L}*|next weekend',
].join('|')
export const ANY_DAY =
  'кажд\\p{L}{2} день|ежедневно|every day|daily|(?:на |в )?люб(?:ая|ую|ой|ые|ое) (?:дат\\p{L}|день|дни|числ\\p{L}|время)|any ?(?:days?|dates?|time)|когда угодно'
/** Says a time, but not which days. */
export const VAGUE = [
  'вчера|позавчера|сегодня|yesterday|today|tonight',
  'как можно (?:скорее|быстрее|раньше)|(?:в )?ближайшее время|побыстрее|поскорее|asap|as soon as possible|soon',
  `(?:в )?(?:перв\\p{L}{2}|втор\\p{L}{2}|последн\\p{L}{2}) числ\\p{L}*(?: (?:${A_MONTH}))?`,
  `через (?:\\d{1,2}|пару|месяц|${WEEKS})(?: ?(?:${UNIT}|${WEEKS}))?|in (?:a|\\d{1,2}) (?:${UNIT}|${WEEKS})`,
  '(?:в )?ближайшие дни|после (?:нового года|нг|праздников)|after (?:the )?new year|the next few days',
  '(?:на )?ближайш\\p{L}{2,3} (?:дат\\p{L}|день|слот)|на ближайшее',
].join('|')

/** "К 1 декабря", "к пятнице": by then. */
export const BY = new RegExp(
  `(?<![a-zа-я\\d])ко? (?=\\d{1,2}(?:\\.\\d|-?(?:му|го|е)| числ| (?:${letters(A_MONTH)}))|понедельник|вторник|сред[еу]|четверг|пятниц|суббот|воскресен|завтра|послезавтра)`,
  'g',
)
/** "24, 25 и 26 ноября": days one after the other are a range. */
export const LISTED = new RegExp(
  `(?<![\\d./-])(\\d{1,2}(?:-?(?:го|е|ое))?(?:(?:, ?| и | или | or | and |, и | ?/ ?| )\\d{1,2}(?:-?(?:го|е|ое))?)+) (${letters(A_MONTH)})(?![a-zа-я])`,
  'g',
)
