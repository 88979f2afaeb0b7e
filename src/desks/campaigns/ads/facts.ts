import { claimOf, isAttribute } from './lexicon/claims.ts'
import { isPlace, isPolite } from './lexicon/names.ts'
import { numeralOf, PRICE_UNITS, qualifierOf, unitOf } from './lexicon/units.ts'
import { keyOf, stemOf } from './words.ts'

/** Something a text says that may be true or not. */
export interface Fact {
  readonly kind: 'number' | 'claim' | 'attribute' | 'place' | 'name' | 'foreign'
  /** Equal for two ways of saying the same. Numbers: value; others: claim, stem or word. */
  readonly key: string
  /** Unit of a number, '' without one; '' for others. */
  readonly unit: string
  /** `от`, `до` … before a number; `не` for a claim that is denied. */
  readonly mark: string
  /** Money, shares and terms of the deal: only the seller's own text can say them. */
  readonly isOffer: boolean
  /** As written, with its unit. */
  readonly text: string
  readonly sentence: number
  /** Part of a sentence, between commas. */
  readonly clause: number
  /** Position among the tokens of the text. */
  readonly at: number
}

interface Token {
  readonly text: string
  readonly key: string
  readonly sentence: number
  readonly clause: number
  readonly startsClause: boolean
}

const TOKEN =
  /(?<![\p{L}\p{N}.,])\d{1,3}(?:[ \u00a0]\d{3})+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\d+(?:[.,]\d+)?|[\p{L}\p{N}]+|[%₽$€°№]|[.!?;\n]+|[,:—–"«»()]|-/gu
/** `6x6`, `6 х 6` and `6×6` are two numbers. */
const BY = /(?<=\d)\s*[xх×]\s*(?=\d)/giu
const DENIALS = new Set(['без', 'не', 'нет', 'ни', 'нету'])
const LATIN = /\p{Script=Latin}/u
const CYRILLIC = /\p{Script=Cyrillic}/u

/** Everything checkable a text says: numbers with units, claims, attributes, places, names, foreign words. */
export function factsOf(text: string): Fact[] {
  const tokens = tokensOf(text.normalize('NFC').replace(BY, '×'))
  return tokens.flatMap((token, at): Fact[] => {
    const { text: written, key, sentence, clause } = token
    const fact = { key, unit: '', mark: '', isOffer: false, text: written, sentence, clause, at }
    const numeral = /^\d/u.test(token.key) ? numberKey(token.key) : numeralOf(token.key)
    if (numeral !== undefined) {
      const number = around(tokens, at)
      const isOffer = PRICE_UNITS.has(number.unit)
      return [{ ...fact, kind: 'number', key: numeral, ...number, isOffer }]
    }
    if (!/\p{L}/u.test(token.key)) return []
    // Mixed letters hide a word from the lists below, so such a word is nobody's but the seller's.
    if (LATIN.test(token.key)) return [{ ...fact, kind: 'foreign', isOffer: true }]
    const mark = isDenied(tokens, at) ? 'не' : ''
    const claim = claimOf(token.key)
    if (claim) return [{ ...fact, kind: 'claim', key: claim.name, mark, isOffer: claim.isOffer }]
    if (isPlace(token.key))
      return [{ ...fact, kind: 'place', key: stemOf(token.key), isOffer: true }]
    if (isName(token)) return [{ ...fact, kind: 'name', key: stemOf(token.key), isOffer: true }]
    if (isAttribute(token.key))
      return [{ ...fact, kind: 'attribute', key: stemOf(token.key), mark }]
    return []
  })
}

function tokensOf(text: string): Token[] {
  let sentence = 0
  let clause = 0
  let startsClause = true
  const tokens: Token[] = []
  for (const match of text.matchAll(TOKEN)) {
    const written = match[0]
    if (/^[.!?;\n]/u.test(written)) {
      sentence += 1
      clause += 1
      startsClause = true
    } else if (/^[,:—–"«»()]/u.test(written)) {
      clause += 1
      if (/^[:—–(]/u.test(written)) startsClause = true
      if (/^[–—]/u.test(written)) tokens.push(dash(sentence, clause))
    } else {
      tokens.push({ text: written, key: keyOf(written), sentence, clause, startsClause })
      if (written !== '-') startsClause = false
    }
  }
  return tokens
}

const dash = (sentence: number, clause: number): Token => ({
  text: '-',
  key: '-',
  sentence,
  clause,
  startsClause: false,
})

/** Unit behind a number and qualifier before it; in a range both ends have the unit, and are `от` and `до`. */
function around(tokens: readonly Token[], at: number) {
  const key = (offset: number) => tokens[at + offset]?.key ?? ''
  const isNumber = (offset: number) => /^\d/u.test(key(offset))
  const unitAt = (offset: number) =>
    key(offset) === '-' ? unitOf(key(offset + 1)) : unitOf(key(offset))
  const written = tokens[at]?.text ?? ''
  const inDash = { from: key(1) === '-' && isNumber(2), to: key(-1) === '-' && isNumber(-2) }
  const inWords = qualifierOf(key(-1)) === 'от' && qualifierOf(key(1)) === 'до' && isNumber(2)
  const unit = unitAt(1) || (inDash.from || inWords ? unitAt(3) : '') || priceSignBefore(key(-1))
  const mark = inDash.from ? 'от' : inDash.to ? 'до' : qualifierOf(key(-1))
  return { unit, mark, text: unit === '' ? written : `${written} ${unit}` }
}

function priceSignBefore(key: string): string {
  return /^[₽$€]$/u.test(key) ? key : ''
}

/** `1 990`, `1990,0` and `1990` are one number. */
function numberKey(written: string): string {
  const plain = written.replace(/[ \u00a0]/gu, '').replace(',', '.')
  return plain.includes('.') ? plain.replace(/\.?0+$/u, '') : plain.replace(/^0+(?=\d)/u, '')
}

function isDenied(tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence
  return [-2, -1, 1, 2].some((offset) => {
    const other = tokens[at + offset]
    if (other?.sentence !== sentence || other?.clause !== tokens[at]?.clause) return false
    // "не" and "без" deny what follows them, "нет" also what stands before it.
    return offset < 0 ? DENIALS.has(other?.key ?? '') : offset === 1 && other?.key === 'нет'
  })
}

function isName(token: Token): boolean {
  const first = token.text.charAt(0)
  return (
    !token.startsClause &&
    CYRILLIC.test(first) &&
    first !== first.toLowerCase() &&
    token.text.length > 1 &&
    !isPolite(token.key)
  )
}
