import type { Fen, ProductChange } from '../ports.ts'

/** A size (and colour) as it shall stand in the shop. */
export interface WantedVariation {
  readonly skuId: string
  readonly sku: string
  /** Its values as the shop shows them, e.g. `Чёрный, 42`. */
  readonly name: string
  readonly attributes: readonly {
    readonly id: number
    readonly name: string
    readonly option: string
  }[]
  /** What it costs; null: nobody sells it now. */
  readonly fen: Fen | null
  /** Whole roubles; null with `fen`. */
  readonly price: number | null
  /** Null: not counted. */
  readonly quantity: number | null
  readonly tradeType: number | null
  readonly imageId: number | null
  readonly order: number
}

/** A product as it shall stand in the shop. */
export interface WantedProduct {
  readonly spuId: string
  readonly sku: string
  /** All but status, type and what the variations say. */
  readonly change: ProductChange
  readonly variations: readonly WantedVariation[]
}

export const skuOf = (spuId: string) => `PZ-${spuId}`
export const variationSkuOf = (spuId: string, skuId: string) => `PZ-${spuId}-${skuId}`

/** Our marks on a product: which product of the source it is, and which batch made it. */
export const MARK_SPU = '_poizon_spu_id'
export const MARK_BATCH = '_poizon_batch'

/** What a price came of, kept beside it. */
export function priceMarks(
  one: Pick<WantedVariation, 'fen' | 'tradeType'>,
  rateE4: number,
): NonNullable<ProductChange['meta']> {
  if (one.fen === null) return []
  return [
    { key: '_poizon_price_fen', value: String(one.fen) },
    { key: '_poizon_rate', value: String(rateE4 / 10_000) },
    { key: '_poizon_trade_type', value: one.tradeType === null ? null : String(one.tradeType) },
  ]
}
