import { fail, ok, type Result } from '#core/result.ts'
import type { Goods } from '../ports/drafts.ts'

/** As many as one call of Wildberries takes. */
export const MOST_GOODS = 1_000
const MOST_PIECES = 999_999
const BARCODE = /^\d{8,14}$/

export type GoodsFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'many'; readonly count: number }
  /** A line that has no barcode, as it was written. */
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'quantity'; readonly line: string }

/** Barcodes with quantities as people paste them: `2040000000017 40`, `2040000000017;40 шт`, a barcode alone is one piece. */
export function parseGoods(text: string): Result<readonly Goods[], GoodsFault> {
  const lines = text.split(/[\n\r]+|(?<=\d)\s*,\s+(?=\d{8})/).map((line) => line.trim())
  return goodsOf(
    lines
      .filter((line) => line !== '')
      .map((line) => line.split(/[\s;,|×xх*=:–—-]+|шт\.?|pcs\.?/iu).filter((cell) => cell !== '')),
  )
}

/** The same of a table's rows; a column may be anywhere, the first barcode of a row counts, and the number behind it, else the one before. */
export function goodsOf(
  rows: readonly (readonly string[])[],
): Result<readonly Goods[], GoodsFault> {
  const pieces = new Map<string, number>()
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell) => cell.replace(/\s/g, ''))
    const at = cells.findIndex((cell) => BARCODE.test(cell))
    const line = row.join(' ').slice(0, 60)
    if (at < 0) {
      // A heading, or an empty row.
      if (index === 0 || cells.every((cell) => cell === '')) continue
      return fail({ kind: 'line', line })
    }
    const numbers = [...cells.slice(at + 1), ...cells.slice(0, at)].filter((cell) =>
      /^\d/.test(cell),
    )
    // A barcode alone is one piece; with words beside it nobody knows how many were meant.
    const isAlone = cells.every((cell, place) => place === at || cell === '')
    const quantity = Number((numbers[0] ?? (isAlone ? '1' : '')).replace(',', '.'))
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_PIECES) {
      return fail({ kind: 'quantity', line })
    }
    const sku = cells[at] ?? ''
    pieces.set(sku, Math.min(MOST_PIECES, (pieces.get(sku) ?? 0) + quantity))
  }
  if (pieces.size === 0) return fail({ kind: 'none' })
  if (pieces.size > MOST_GOODS) return fail({ kind: 'many', count: pieces.size })
  return ok([...pieces].map(([sku, quantity]) => ({ sku, quantity })))
}

export const piecesOf = (goods: readonly Goods[]) =>
  goods.reduce((sum, { quantity }) => sum + quantity, 0)

/** Whether both hold the same pieces of the same barcodes. */
export function isSame(one: readonly Goods[], other: readonly Goods[]): boolean {
  const pieces = new Map(one.map(({ sku, quantity }) => [sku, quantity]))
  return (
    pieces.size === other.length && other.every(({ sku, quantity }) => pieces.get(sku) === quantity)
  )
}
