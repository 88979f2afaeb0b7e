import { termOf } from '../../cards/axes.ts'
import { NO_WORDS } from '../../cards/words.ts'
import type { SourceCard, SourceSku } from '../../ports.ts'
import { offerOf } from '../../prices/offers.ts'
import { priceOf } from '../../prices/price.ts'
import type { ShopRules } from '../../shops/rules.ts'
import type { OfferedSize } from './card.ts'

/** Sizes of a card that can be bought, in its order; prices of the shop where one is there. */
export function sizesOf(
  { skus, category }: Pick<SourceCard, 'skus' | 'category'>,
  rules: ShopRules | undefined,
): { readonly sizes: readonly OfferedSize[]; readonly outOfStock: number } {
  const categoryIds = category.id === null ? [] : [category.id]
  const sizes = skus.flatMap((sku): OfferedSize[] => {
    const fen = offerOf(sku, rules?.tradeTypes ?? [])?.priceFen
    if (fen === undefined) return []
    return [
      { name: nameOf(sku), fen, price: rules ? priceOf(rules.prices, { fen, categoryIds }) : null },
    ]
  })
  return { sizes, outOfStock: skus.length - sizes.length }
}

/** Colour before size. */
function nameOf({ axes, skuId }: SourceSku): string {
  const order = ['color', 'edition', 'other', 'size']
  const values = axes
    .toSorted((left, right) => order.indexOf(left.axis) - order.indexOf(right.axis))
    .map(({ axis, value }) => termOf(axis, value, NO_WORDS)?.name ?? value)
  return values.length > 0 ? values.join(' · ') : skuId
}
