import type { Cutter, Part } from '#telegram/input/cutter.ts'

const TIMES = '[xх×*]'
const NUMBER = '\\d{1,3}(?:[.,]\\d{1,2})?'
const WORDS: Readonly<Record<string, number>> = {
  ...{ одного: 1, одной: 1, единицы: 1, единички: 1, один: 1, одну: 1, одна: 1, one: 1, a: 1 },
  ...{ двух: 2, двойки: 2, два: 2, две: 2, двое: 2, two: 2 },
  ...{ трех: 3, тройки: 3, три: 3, three: 3, четырех: 4, четыре: 4, four: 4 },
  ...{ пяти: 5, пятерки: 5, пять: 5, five: 5, шесть: 6, шести: 6, six: 6 },
  ...{ десяти: 10, десять: 10, ten: 10, полтора: 1.5, полутора: 1.5 },
}
const SPELLED = Object.keys(WORDS).join('|')
const NAME =
  '(?:к-т\\.?|коэф(?:фициент\\p{L}*|ф?\\p{L}{0,3})?\\.?|к[эе]?ф\\p{L}{0,3}\\.?|к(?= ?[=:])|coef(?:ficient|s)?|coeff|cap|multiplier|множител\\p{L}{1,2})'
/** Else the name belongs to what follows. */
const AT_END = '(?= *(?:$|,|¦| (?:с|со|на|в|from|on|next|for) ))'
const MOST =
  '(?:не (?:дороже|выше|больше|более)(?: чем)?|макс(?:имум|имальн\\p{L}*)?\\.?|максимум до|(?:no|not) (?:above|over|more than|higher than|higher)|no more than|max(?:imum)?\\.?|up to|at most|<=|≤)'
const OR_LESS =
  '(?:or|and|и|или) (?:less|lower|below|under|cheaper|fewer|меньше|менее|ниже|дешевле)(?! than)'
/** Strictly less is no cap one can be sure of. */
const BELOW = '(?:дешевле|ниже|меньше|under|below|less than|cheaper than|<(?!=))'
const FREE =
  'беспл(?:ат\\p{L}*)?|халяв\\p{L}*|фри|(?:(?:по|за) )?(?:нул[яюь]м?|ноль|нолям?|нолю|нули)|(?:по|за) 0(?! ?[-./\\d])|нулев\\p{L}*(?: к[эо]\\p{L}*)?|[xх] ?(?:ноль|нуль|zero)|free(?: only| of charge)?|for free|at no cost|zero coef\\p{L}*'
/** Dearer than something is no cap either. */
const DEARER = [
  'не бесплат\\p{L}*|(?:только )?платн\\p{L}*|not free|paid(?: only)?',
  `(?:(?<!не )(?:выше|больше|дороже|более)|(?<!(?:no|not) )(?:above|over|higher than|more than)|at least) ?${TIMES} ?${NUMBER}`,
  `${TIMES} ?${NUMBER} (?:и|или|and|or) (?:выше|больше|дороже|above|more|higher|up)|от ${TIMES} ?${NUMBER}(?! ?(?:до|-))`,
].join('|')
const ANY = `без ${NAME}|without ${NAME}|люб\\p{L}{1,3} (?:${NAME}|цен\\p{L}*)|по люб\\p{L}{1,3} цен\\p{L}*|any ${NAME}|any price|цена не важна|(?:${NAME}|коэффициент) (?:люб\\p{L}*|не важ\\p{L}*)`
/** What makes "до 5" a day. */
const DAY_AHEAD =
  '(?!\\s*(?:[-./]\\s*\\d|-?(?:го|е|ое)(?!\\p{L})|\\s*(?:числ|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?!\\p{L}* \\d)|дн|день|нед|day|week|шт|мес)))'

const PIECES =
  'штук\\p{L}*|шт\\.?|постав(?:к\\p{L}*|ок)|слот\\p{L}*|брон\\p{L}{1,2}|раза?|pcs|pieces|slots?|supplies|suppl(?:y|ies)|bookings?|times'

/** The highest coefficient that is wanted, in hundredths. */
export function takeCap(line: Cutter): Part<number> {
  // "X2 or less" says what "x2" does.
  line.put(`(${TIMES} ?${NUMBER}|${NUMBER} ?${TIMES}) ${OR_LESS}`, ' $1 ')
  if (line.cut(DEARER).length + line.cut(ANY).length > 0) return { isDoubtful: true }
  if (line.cut(`${BELOW} ?${TIMES}? ?${NUMBER}(?: ?${TIMES})?${DAY_AHEAD}`).length > 0) {
    return { isDoubtful: true }
  }
  // Roubles are no coefficient.
  if (line.cut(`(?:${MOST}|до) ${NUMBER} ?(?:руб\\p{L}*\\.?|р\\.?|₽|rub\\p{L}*)`).length > 0) {
    return { isDoubtful: true }
  }
  const found: number[] = []
  const joint = '(?:-|/|или|либо|to|or)'
  for (const [, one, other, bare] of line.cut(
    `${NAME}[:=]? ?(?:${NUMBER} ?(?:${joint}|,)|от ${NUMBER} до) ?(${NUMBER})${DAY_AHEAD}(?! ?(?:${PIECES}|[-./]))|(?:от )?${NUMBER} ?${joint} ?(${NUMBER})-?[йяе]? ${NAME}${AT_END}|(?:от 0 до|${TIMES} ?${NUMBER} ?-) ?(${NUMBER})${DAY_AHEAD}(?! ?(?:${PIECES}|[-./]))`,
  )) {
    found.push(hundredths(one ?? other ?? bare ?? ''))
  }
  const most = `(?:(?:${NAME}[:=]?|по) )?(?:(?:${MOST}|до|=|:) ?)?`
  for (const [, one, other] of line.cut(
    `${most}(?:${TIMES} ?(${NUMBER})|(${NUMBER}) ?-?${TIMES})(?!\\p{L}| ?(?:${PIECES}))`,
  )) {
    found.push(hundredths(one ?? other ?? ''))
  }
  if (line.cut(`(?:${most}|только |only )(?:${FREE})`).length > 0) found.push(0)
  const said = `(?:${NAME}[:=]? ?(?:${MOST}|до|=|:)?|${MOST}(?: ${NAME})?) ?`
  for (const [, digits] of line.cut(`${said}(${NUMBER})${DAY_AHEAD}(?! ?(?:${TIMES}|${PIECES}))`)) {
    found.push(hundredths(digits ?? ''))
  }
  for (const [, word] of line.cut(`(?:${said}|до )(${SPELLED})(?: ${NAME})?(?! ?(?:${PIECES}))`)) {
    found.push((WORDS[word ?? ''] ?? 0) * 100)
  }
  for (const [, one, other] of line.cut(
    `(?:${MOST} |до )?(?:[кk](\\d{1,2})${DAY_AHEAD}|(\\d{1,2})(?:-?[йяе]\\p{L}{0,2})? ${NAME}${AT_END})`,
  )) {
    found.push(hundredths(one ?? other ?? ''))
  }
  if (line.cut(`${said}(?:ноля|нуля|ноль|zero)`).length > 0) found.push(0)
  if (found.length === 0) return {}
  const cap = Math.max(...found)
  return cap <= 2_000 ? { value: cap } : { isDoubtful: true }
}

const hundredths = (digits: string) => Math.round(Number(digits.replace(',', '.')) * 100)

/** A bare "до 5" with no other number about: a coefficient or a day of the month, who knows. */
export function takeBareTop(line: Cutter): boolean {
  const isAlone = (line.text.match(/\d+/g) ?? []).length === 1
  return isAlone && line.cut(`(?:до|to) \\d{1,2}${DAY_AHEAD}`).length > 0
}

/** How many supplies are wanted. */
export function takeTarget(line: Cutter): number | undefined {
  const most = `(?:(?:${MOST}|до) )?(?:[xх×*] ?)?`
  const found = line.cut(`${most}(\\d{1,2}|${SPELLED}) ?(?:${PIECES})`)
  const [, count = ''] = found[0] ?? []
  const target = /^\d+$/.test(count) ? Number(count) : WORDS[count]
  // "A slot" and "одну поставку" are how one speaks of any.
  return found.length === 1 && target !== undefined && target > 1 ? target : undefined
}

const READY =
  '(?:подготовк\\p{L}*|на подготовку|на сборку|собрать|сборк\\p{L}*|lead time|lead|to prepare|for preparation|prep(?:aration)?(?: time)?)'
const DAYS = '(?:дн(?:я|ей|\\.)?|день|days?)'

/** Days that are needed between now and the supply. */
export function takeLead(line: Cutter): number | undefined {
  const found = [
    ...line.cut(`${READY}:? ?(?:нуж(?:но|ен|ны) )?(?:of )?(\\d{1,2}) ?${DAYS}?`),
    ...line.cut(`(\\d{1,2}) ?${DAYS} (?:${READY})`),
  ]
  const days = Number(found[0]?.[1] ?? Number.NaN)
  return days >= 0 && days <= 13 ? days : undefined
}
