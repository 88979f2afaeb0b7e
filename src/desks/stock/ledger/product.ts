import { fail, ok, type Result } from '#core/result.ts'
import { GTIN_LENGTHS, isGtin } from '../gtin.ts'

/** Allegro takes a signature of 100 characters; Wix and Base take fewer, which their own rooms check. */
const SKU_MOST = 100
const NAME_MOST = 200

/** Characters nobody sees: a zero-width space pasted along would make another SKU. */
const INVISIBLE = /\p{Cf}/gu
const CONTROL = /\p{Cc}/gu

/** A SKU as it was typed, without spaces around it and signs nobody sees. Case counts. */
export function skuOf(text: string): Result<string, 'empty' | 'long'> {
  const sku = tidy(text.replaceAll(INVISIBLE, ''))
  if (sku === '') return fail('empty')
  return sku.length > SKU_MOST ? fail('long') : ok(sku)
}

export function nameOf(text: string): Result<string, 'empty' | 'long'> {
  const name = tidy(text)
  if (name === '') return fail('empty')
  return name.length > NAME_MOST ? fail('long') : ok(name)
}

/**
 * An EAN-8, UPC-A, EAN-13 or GTIN-14, with or without spaces and hyphens; null for an empty text.
 */
export function eanOf(text: string): Result<string | null, 'digits' | 'length' | 'checksum'> {
  const digits = tidy(text.replaceAll(INVISIBLE, '')).replaceAll(/[\s-]/g, '')
  if (digits === '') return ok(null)
  if (!/^[0-9]+$/.test(digits)) return fail('digits')
  if (!GTIN_LENGTHS.includes(digits.length)) return fail('length')
  return isGtin(digits) ? ok(digits) : fail('checksum')
}

/** What a search reads of a product: folded here, since a database folds Cyrillic only under some locales. */
export function searchTextOf(product: {
  readonly name: string
  readonly sku: string
  readonly ean: string | null
}): string {
  return fold([product.name, product.sku, product.ean ?? ''].join('\n'))
}

/** The words of a query, folded as {@link searchTextOf} folds; at most eight. */
export function searchWords(query: string): string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
}

function tidy(text: string): string {
  return text.replaceAll(CONTROL, (found) => (/\s/.test(found) ? ' ' : '')).trim()
}
