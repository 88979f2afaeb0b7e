import { fail, ok, type Result } from '#core/result.ts'
import type { Lang, Locale } from '#platform/texts/lang.ts'

/** What people write behind a number and do not mean as part of it. */
const UNIT = /\s*(?:₽|руб(?:\.|лей|ля|ль)?|р\.?|rub|шт(?:\.|ук[аи]?)?|pcs?\.?|%)$/i
const EN_GROUPS = /^\d{1,3}(?:,\d{3})+$/

/**
 * A number as people type it: `1 234,5`, `2.5 ₽`, `1,234.5`. The last of comma and dot is the decimal
 * mark; a lone comma groups thousands only for an English reader (`1,234`). Undefined when it is not a number.
 */
export function parseNumber(text: string, locale: Locale): number | undefined {
  const bare = text.trim().replace(UNIT, '').replace(/[−–]/g, '-').replace(/\s/g, '')
  const sign = bare.startsWith('-') ? -1 : 1
  const digits = bare.replace(/^[-+]/, '')
  if (!/^\d[\d.,]*$/.test(digits)) return undefined
  const decimal = decimalMark(digits, locale)
  const [whole = '', fraction = '0', ...more] = digits.split(decimal)
  const isWhole = /^\d+$/.test(whole) || /^\d{1,3}(?:[.,]\d{3})+$/.test(whole)
  if (!isWhole || !/^\d+$/.test(fraction) || more.length > 0) return undefined
  const value = sign * Number(`${whole.replace(/[.,]/g, '')}.${fraction}`)
  return Number.isFinite(value) ? value : undefined
}

function decimalMark(digits: string, locale: Locale): string {
  const comma = digits.lastIndexOf(',')
  const dot = digits.lastIndexOf('.')
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.'
  if (comma < 0) return digits.indexOf('.') === dot ? '.' : ','
  const isGrouped = digits.indexOf(',') !== comma || (locale === 'en' && EN_GROUPS.test(digits))
  return isGrouped ? '.' : ','
}

export interface NumberLimits {
  readonly min: number
  readonly max: number
  /** Fractions are accepted; whole numbers only by default. */
  readonly fractions?: boolean
}

/** Typed text as a number within limits, or the sentence that says what to type instead. */
export function readNumber(lang: Lang, text: string, limits: NumberLimits): Result<number> {
  const value = parseNumber(text, lang.locale)
  const { min, max, fractions = false } = limits
  const vars = { min: lang.number(min), max: lang.number(max) }
  if (value === undefined) return fail(lang.t('input-number', vars))
  if (value < min || value > max) {
    const nearest = lang.number(Math.min(Math.max(value, min), max))
    return fail(lang.t('input-number-range', { ...vars, nearest }))
  }
  if (!fractions && !Number.isInteger(value)) return fail(lang.t('input-number-whole', vars))
  return ok(value)
}
