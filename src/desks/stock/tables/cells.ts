import { fail, ok, type Result } from '#core/result.ts'
import { NOT_TEXT } from '#core/text.ts'
import type { RawCell } from './table.ts'

/** Why a cell is not taken. */
export type CellFault =
  | 'no-sku'
  | 'long'
  | 'rounded'
  | 'not-a-number'
  | 'unclear-number'
  | 'negative'
  | 'fraction'
  | 'too-many'
  | 'bad-ean'

/** Characters. */
export const TEXT_LIMITS = { sku: 64, name: 200, description: 4_000, warehouse: 100 } as const
const MOST_PIECES = 1_000_000
const PIECES = /\s*(?:шт(?:\.|ук[аи]?)?|pcs?\.?|szt\.?)$/iu
/** What would begin a formula; a file of ours has an apostrophe before it, see `formula-safe` cells of the export. */
export const FORMULA_START = /^'*[=+\-@\t\r]/
const ESCAPED = /^'+[=+\-@\t\r]/

/** A cell as text, well-formed, `null` for an empty one. Line breaks stay in descriptions only. */
export function textOf(cell: RawCell | undefined, { isLong = false } = {}): string | null {
  if (cell === null || cell === undefined) return null
  const own = typeof cell === 'string' ? cell : String(cell)
  const text = (ESCAPED.test(own) ? own.slice(1) : own)
    .normalize('NFC')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(NOT_TEXT, ' ')
  const clean = (isLong ? text : text.replace(/\s+/gu, ' ')).trim()
  return clean === '' ? null : clean
}

/** Pieces: `1 200`, `12,0` and `12 шт` are taken, fractions and less than none are not, `1.200` may be two things. */
export function piecesOf(cell: RawCell): Result<number, CellFault> {
  if (typeof cell === 'boolean') return fail('not-a-number')
  if (typeof cell === 'number') return inRange(cell)
  const bare = (textOf(cell) ?? '').replace(PIECES, '').replace(/[−–]/g, '-')
  const digits = bare.replace(/^\+/, '').replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/gu, '')
  if (/^-?[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(digits)) return fail('unclear-number')
  if (!/^-?\d+(?:[.,]\d+)?$/.test(digits)) return fail('not-a-number')
  return inRange(Number(digits.replace(',', '.')))
}

function inRange(value: number): Result<number, CellFault> {
  if (!Number.isFinite(value)) return fail('not-a-number')
  if (value < 0) return fail('negative')
  if (!Number.isInteger(value)) return fail('fraction')
  return value > MOST_PIECES ? fail('too-many') : ok(value)
}

/** A mark kept as text: numbers beyond 15 digits were rounded by the spreadsheet, `5,9E+12` was cut. */
export function codeOf(cell: RawCell | undefined): Result<string | null, CellFault> {
  if (typeof cell === 'number' && !Number.isSafeInteger(cell)) {
    return Number.isInteger(cell) ? fail('rounded') : ok(String(cell))
  }
  const text = textOf(cell)
  return text !== null && /^\d[.,]\d+E\+\d+$/i.test(text) ? fail('rounded') : ok(text)
}
