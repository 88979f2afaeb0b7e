import type { SkuPrices, SourceCard } from '../ports.ts'

/** The card with these prices. A size the prices do not tell of is not sold: its old stock would be sold twice. */
export function withPrices(card: SourceCard, prices: readonly SkuPrices[]): SourceCard {
  const bySku = new Map(prices.map((one) => [one.skuId, one]))
  return {
    ...card,
    skus: card.skus.map((sku) => {
      const { offers = [], quantity = null } = bySku.get(sku.skuId) ?? {}
      return {
        ...sku,
        offers: sku.isOn ? offers : [],
        quantity: offers.length === 0 && quantity === null ? 0 : quantity,
      }
    }),
  }
}

export function pricesOf(card: SourceCard): readonly SkuPrices[] {
  return card.skus.map(({ skuId, offers, quantity }) => ({ skuId, offers, quantity }))
}

/** Is there a size on sale that the card does not have? */
export function hasNewSkus(card: SourceCard, prices: readonly SkuPrices[]): boolean {
  const known = new Set(card.skus.map(({ skuId }) => skuId))
  return prices.some(({ skuId, offers }) => offers.length > 0 && !known.has(skuId))
}
