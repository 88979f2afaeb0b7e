import { latin } from '../texts/slug.ts'
import { CHINESE } from './words.ts'

/** A value of a shop's attribute. */
export interface Term {
  readonly name: string
  /** Latin. */
  readonly slug: string
  /** Thousandths, so that shops sort by whole numbers: 36⅔ is 36667. */
  readonly order: number
}

export const ONE_SIZE: Term = { name: 'Единый размер', slug: 'edinyj-razmer', order: 0 }

const IS_ONE_SIZE = /^(?:均码|均一码|单码|通用|不分码|标准码|one ?size|free(?: ?size)?|f|os)$/iu
/** Words of sizes; units follow a number. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/欧码|(?<![a-z])eur?(?![a-z])/giu, ''],
  [/美码/gu, 'US '],
  [/英码/gu, 'UK '],
  [/日码/gu, 'JP '],
  [/(?<=\d)\s*(?:厘米|公分|cm)(?![a-z])/giu, ' см'],
  [/(?<=\d)\s*(?:毫米|mm)(?![a-z])/giu, ' мм'],
  [/(?<=\d)\s*(?:毫升|ml)(?![a-z])/giu, ' мл'],
  [/(?<=\d)\s*(?:公斤|千克|kg)(?![a-z])/giu, ' кг'],
  [/(?<=\d)\s*(?:克)/gu, ' г'],
  [/(?<=\d)\s*(?:升)/gu, ' л'],
  [/(?<=\d)\s*(?:米)/gu, ' м'],
  [/(?<=\d)\s*(?:英寸|寸)/gu, ' дюйм.'],
  [/加大号|特大号|超大号/gu, 'Очень большой'],
  [/大号/gu, 'Большой'],
  [/中号/gu, 'Средний'],
  [/小号/gu, 'Маленький'],
  [/迷你/gu, 'Мини'],
  [/男款?/gu, ' муж. '],
  [/女款?/gu, ' жен. '],
  [/儿童/gu, ' дет. '],
  [/[码号]/gu, ''],
]
const THIRDS: Readonly<Record<string, string>> = { '33': '⅓', '34': '⅓', '66': '⅔', '67': '⅔' }
const LETTERS = ['XXXXS', 'XXXS', 'XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL', 'XXXXL']
const LETTER = /(?<![\p{L}\d])(?:(\d)X([SL])|(X{0,7}[SL]|M))(?![\p{L}])/u
const ORDERS = { letters: 1_000_000, ofLetter: 1_000, others: 3_000_000 }

/**
 * A size as shops show it: `36 2/3` → `36⅔` (slug `36-67`, order 36667), `42½` → `42.5`, `EU 42` → `42`, 均码 → `Единый размер`. Letters come
 * behind numbers, other words last. Undefined for Chinese that no table has.
 */
export function sizeOf(value: string): Term | undefined {
  const text = fractions(value)
  if (IS_ONE_SIZE.test(text)) return ONE_SIZE
  const name = WORDS.reduce((said, [pattern, word]) => said.replace(pattern, word), text)
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,.-]+|[\s,-]+$/gu, '')
  if (name === '' || CHINESE.test(name)) return undefined
  return termOfSize(name)
}

/** Slug and order of a size that is in Russian already. */
export function termOfSize(name: string): Term {
  const spelt = name.replaceAll('⅓', '.33').replaceAll('½', '.5').replaceAll('⅔', '.67')
  return { name, slug: latin(spelt), order: orderOf(name) }
}

/** Full-width forms as usual ones; thirds and halves in one spelling, whatever they were written with. */
function fractions(value: string): string {
  return value
    .replace(/²⁄₃|²\/₃/gu, '⅔')
    .replace(/¹⁄₃|¹\/₃/gu, '⅓')
    .replace(/¹⁄₂|¹\/₂/gu, '½')
    .replace(/[^⅓½⅔]+/gu, (part) => part.normalize('NFKC'))
    .replace(/(?<=\d)(?:\s*又\s*|\s+|-)([12])\s*[/⁄∕]\s*([23])(?!\d)/gu, (whole, up, down) =>
      down === '2' ? (up === '1' ? '½' : whole) : up === '1' ? '⅓' : '⅔',
    )
    .replace(/(?<=\d)\s+(?=[⅓½⅔])/gu, '')
    .replace(
      /(?<=\d)[.,](33|34|66|67)\d?(?!\d)/gu,
      (whole, digits: string) => THIRDS[digits] ?? whole,
    )
    .replace(/(?<=\d)(?:½|[.,]50?(?!\d))/gu, '.5')
    .replace(/(?<=\d)[.,]0+(?!\d)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

function orderOf(name: string): number {
  const letter = LETTER.exec(name.toUpperCase())
  if (letter) return ORDERS.letters + rank(letter) * ORDERS.ofLetter
  const found = /(\d+(?:\.\d+)?)([⅓⅔])?/u.exec(name)
  if (!found) return ORDERS.others
  const part = found[2] === '⅓' ? 333 : found[2] === '⅔' ? 667 : 0
  return Math.min(ORDERS.letters - 1, Math.round(Number(found[1]) * 1_000) + part)
}

/** Place of `XL`, `3XL`; sizes with more of X than the list are placed behind it. */
function rank([, times, ofTimes, plain]: RegExpExecArray): number {
  const word = plain ?? 'X'.repeat(Number(times)) + ofTimes
  const at = LETTERS.indexOf(word)
  if (at >= 0) return at
  return word.endsWith('S') ? 0 : LETTERS.length + word.length - 5
}
