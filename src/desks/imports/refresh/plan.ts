import type { Fen, SkuPrices, SourceOffer } from '../ports.ts'
import { offerOf } from '../prices/offers.ts'
import { priceOf } from '../prices/price.ts'
import type { PriceRules } from '../prices/rules.ts'
import type { ImportedVariation } from '../products/imported.ts'

/** What of an imported product is to be otherwise. */
export interface SizeNews {
  readonly skuId: string
  readonly fen: Fen | null
  /** Whole roubles; null with `fen`. */
  readonly price: number | null
  readonly quantity: number | null
  readonly tradeType: number | null
}

export interface ProductNews {
  /** Sizes whose price or stock is news. */
  readonly sizes: readonly SizeNews[]
  /** The price that moved farthest, where one moved beyond what may be written unasked. */
  readonly jump: { readonly oldPrice: number; readonly newPrice: number; readonly fen: Fen } | null
}

/**
 * Compares what the source says now with what we last wrote, by the same prices an import makes. Sizes it no longer names are out of stock;
 * `now` undefined: the product is gone, all of them are.
 */
export function newsOf(
  known: readonly ImportedVariation[],
  now: readonly SkuPrices[] | undefined,
  by: {
    readonly prices: PriceRules
    readonly tradeTypes: readonly number[]
    readonly jumpPercent: number
    readonly categoryIds: readonly string[]
  },
): ProductNews {
  const skus = new Map((now ?? []).map((one) => [one.skuId, one]))
  const all = known.map((last): { last: ImportedVariation; news: SizeNews } => {
    const sku = skus.get(last.skuId)
    const offer = sku && offerOf(sku, by.tradeTypes)
    return { last, news: sizeOf(last, sku, offer, by) }
  })
  const sizes = all.filter(({ last, news }) => isNews(last, news)).map(({ news }) => news)
  const jumps = all.flatMap(({ last, news }) => {
    if (news.price === null || news.fen === null || last.price === null) return []
    // By the rules of today: what a seller changed in them they have seen.
    const { prices, categoryIds } = by
    const was = last.fen === null ? last.price : priceOf(prices, { fen: last.fen, categoryIds })
    const moved = Math.abs(news.price - was) / was
    if (moved * 100 <= by.jumpPercent) return []
    return [{ moved, oldPrice: last.price, newPrice: news.price, fen: news.fen }]
  })
  const [farthest] = jumps.sort((a, b) => b.moved - a.moved)
  if (!farthest) return { sizes, jump: null }
  const { moved: _moved, ...jump } = farthest
  return { sizes, jump }
}

function sizeOf(
  last: ImportedVariation,
  sku: SkuPrices | undefined,
  offer: SourceOffer | undefined,
  by: { readonly prices: PriceRules; readonly categoryIds: readonly string[] },
): SizeNews {
  const { skuId } = last
  const quantity = sku ? sku.quantity : last.quantity === null ? null : 0
  if (!offer) return { skuId, fen: null, price: null, quantity, tradeType: null }
  const fen = offer.priceFen
  const price = priceOf(by.prices, { fen, categoryIds: by.categoryIds })
  return { skuId, fen, price, quantity, tradeType: offer.tradeType }
}

function isNews(last: ImportedVariation, news: SizeNews): boolean {
  const isOut = news.fen === null
  if (isOut !== (last.fen === null)) return true
  if (isOut) return false
  return news.price !== last.price || news.quantity !== last.quantity
}
