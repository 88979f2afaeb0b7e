export type LineKind = 'sale' | 'receipt' | 'transfer' | 'correction'

/**
 * What a line leaves open. `several`: more than one operation. `meaning`: a plan rather than a fact. `channel`: a sale on a
 * marketplace, whose order comes by itself. The others: what has to be asked.
 */
export type LineDoubt = 'several' | 'meaning' | 'channel' | 'kind' | 'quantity' | 'product'

/** One way to tell the product's words from the warehouses'. */
export interface Split {
  readonly product: string
  /** `product` is an SKU or a barcode, to be found exactly. */
  readonly isCode: boolean
  /** Where it happened; of a transfer `from` and `to` instead. Words as written, so inflected; null: not said. */
  readonly at: string | null
  readonly from: string | null
  readonly to: string | null
}

/** A line about stock as it was written; nothing in it was looked up. */
export interface StockLine {
  /** What it may be, likeliest first; exactly one when nothing is in doubt. */
  readonly kinds: readonly LineKind[]
  /** Pieces it may mean, likeliest first; none when it says no usable number. A correction's is the new level. */
  readonly quantities: readonly number[]
  /** The number stood at the end without a unit, so it may be part of the product's name. */
  readonly isLoose: boolean
  /** At least one; the first that can be looked up is meant. */
  readonly splits: readonly Split[]
  readonly doubts: readonly LineDoubt[]
}
