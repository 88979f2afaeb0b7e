import { numberWord } from './number-words.ts'

/** A piece of a line. `text` is as written, `lower` in lower case with `ё` as `е`. */
export type Token =
  | {
      readonly kind: 'number'
      readonly text: string
      readonly lower: string
      /** Whole and not below 0, or NaN. */
      readonly value: number
      /** How sure it is a quantity: `unit` says pieces, `times` has an x, the others a sign. */
      readonly by: 'digits' | 'word' | 'unit' | 'times' | 'plus' | 'minus'
    }
  | { readonly kind: 'code' | 'word' | 'mark'; readonly text: string; readonly lower: string }

const PIECES = /^(?:шт|штук[аи]?|штучк\p{L}*|ед|pcs?|pieces?|units?)$/u
const MEASURES =
  'мл|л|см|мм|м|кг|г|гр|мг|вт|гб|тб|дюйм\\p{L}*|литр\\p{L}*|грамм\\p{L}*|ml|l|cm|mm|m|kg|g|mg|w|gb|tb|oz|inch(?:es)?'
const MEASURE = new RegExp(`^(?:${MEASURES})$`, 'u')
const MEASURED = new RegExp(`^\\d+(?:[.,]\\d+)?(?:${MEASURES})$`, 'u')
const NUMBER = /^(?:\d+(?:[.,]\d+)?)$/
const DASH = '\\-−–—'
const TIMES = 'xх×*'
/** Letters of one alphabet that look like the other's: a code is written in one of them. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'АВЕКМНОРСТУХ'].map((letter, index) => [letter, [...'ABEKMHOPCTYX'][index] ?? letter]),
)

const lowered = (text: string) => text.toLowerCase().replaceAll('ё', 'е')

/** A line cut into pieces; measures (`350 мл`) stay whole, signs and units join their numbers. */
export function tokensOf(line: string): Token[] {
  const spaced = line
    .normalize('NFC')
    .replace(/(?:->|=>|→)/g, ' → ')
    .replace(/[=|;]/g, ' $& ')
    .replace(/([:,])(?=\s|$)/g, ' $1 ')
    .replace(/[«»"“”()!]|\.(?=\s|$)/g, ' ')
    .trim()
  return join(
    spaced
      .split(/\s+/u)
      .filter((piece) => piece !== '')
      .flatMap(pieces),
  )
}

const token = (kind: 'code' | 'word' | 'mark', text: string): Token => ({
  ...{ kind, text, lower: lowered(text) },
})
const number = (
  text: string,
  by: Extract<Token, { kind: 'number' }>['by'],
  value = Number(text),
): Token => ({
  ...{ kind: 'number', text, lower: lowered(text), by },
  value: Number.isInteger(value) && value >= 0 ? value : Number.NaN,
})

function pieces(text: string): Token[] {
  const lower = lowered(text)
  if (/^[=:,;|→+]$/.test(text) || new RegExp(`^[${DASH}]$`).test(text)) return [token('mark', text)]
  const [, sign = '', after = ''] = new RegExp(`^([+${DASH}])(\\d[\\d.,]*)$`).exec(text) ?? []
  if (sign !== '' && NUMBER.test(after)) {
    return [number(after, sign === '+' ? 'plus' : 'minus', decimal(after))]
  }
  const [, left = '', right = ''] =
    new RegExp(`^[${TIMES}](\\d{1,6})$|^(\\d{1,6})[${TIMES}]$`).exec(lower) ?? []
  if (left + right !== '') return [number(text, 'times', Number(left + right))]
  const [, count = '', unit = ''] = /^(\d{1,7})(\p{L}+)$/u.exec(lower) ?? []
  if (PIECES.test(unit)) return [number(text, 'unit', Number(count))]
  if (/^\d{1,4}[-–]\d{1,4}$/.test(text)) return [number(text, 'digits', Number.NaN)]
  if (MEASURED.test(lower)) return [token('word', text)]
  if (isBarcode(text)) return [token('code', text)]
  if (NUMBER.test(text)) return [number(text, 'digits', decimal(text))]
  if (isCode(text)) return [token('code', oneAlphabet(text))]
  const value = numberWord(lower)
  return [value === undefined ? token('word', text) : number(text, 'word', value)]
}

/** `1,000` is a thousand; other fractions are no pieces. */
function decimal(text: string): number {
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(text)
    ? Number(text.replace(/[.,]/, ''))
    : Number(text.replace(',', '.'))
}

const isBarcode = (text: string) => /^\d{8,14}$/.test(text) || /^0\d+$/.test(text)

/** A mark of the seller's own: letters and digits in one piece, or capitals held together by dashes. */
function isCode(text: string): boolean {
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{N}_\-./#]*[\p{L}\p{N}])$/u.test(text)) return false
  const hasDigit = /\d/.test(text)
  if (/^\d+[-./]\d+([-./]\d+)*$/.test(text)) return false
  if (hasDigit && /\p{L}/u.test(text)) return text.length >= 4
  return /^[A-Z\d]+(?:[-_/][A-Z\d]+)+$/.test(text)
}

function oneAlphabet(text: string): string {
  if (!/[A-Za-z]/.test(text)) return text
  return text.replace(/[А-Я]/g, (letter) => LOOKALIKES[letter] ?? letter)
}

/** Numbers with what belongs to them: `350 мл` is a word, `2 шт` a quantity, `2 x` and `x 2` too. */
function join(tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const [one, next] = [tokens[at], tokens[at + 1]]
    if (!one) break
    if (one.kind === 'number' && next?.kind === 'word') {
      if (PIECES.test(next.lower) || isTimes(next)) {
        const by = isTimes(next) ? 'times' : 'unit'
        joined.push({ ...one, by: one.by === 'plus' || one.by === 'minus' ? one.by : by })
        at += 1
        continue
      }
      if (one.by === 'digits' && MEASURE.test(next.lower)) {
        joined.push(token('word', `${one.text} ${next.text}`))
        at += 1
        continue
      }
    }
    if (isTimes(one) && next?.kind === 'number' && next.by === 'digits') {
      joined.push({ ...next, by: 'times' })
      at += 1
      continue
    }
    joined.push(one)
  }
  return joined
}

const isTimes = ({ kind, lower }: Token) => kind === 'word' && /^[xх×*]$/.test(lower)
