import type { Fen, SkuPrices, SourceCard, SourceOffer } from '../ports.ts'

/**
 * The offer that counts: the cheapest of the ways of buying the seller allows (none named: all), the quicker of two at one price. Offers
 * of which the source does not tell the way are always allowed.
 */
export function chosenOffer(
  offers: readonly SourceOffer[],
  tradeTypes: readonly number[],
): SourceOffer | undefined {
  const isAllowed = ({ tradeType }: SourceOffer) =>
    tradeType === null || tradeTypes.length === 0 || tradeTypes.includes(tradeType)
  return offers
    .filter((offer) => offer.priceFen > 0 && isAllowed(offer))
    .reduce<SourceOffer | undefined>(
      (best, offer) => (best === undefined || isBetter(offer, best) ? offer : best),
      undefined,
    )
}

/** The offer a SKU is on sale by; undefined: it is out of stock. */
export function offerOf(
  sku: SkuPrices & { readonly isOn?: boolean },
  tradeTypes: readonly number[],
): SourceOffer | undefined {
  if (sku.isOn === false || (sku.quantity !== null && sku.quantity <= 0)) return undefined
  return chosenOffer(sku.offers, tradeTypes)
}

/** The cheapest SKU on sale, fen; undefined when there is none. */
export function lowestFen(
  { skus }: Pick<SourceCard, 'skus'>,
  tradeTypes: readonly number[],
): Fen | undefined {
  const prices = skus.flatMap((sku) => offerOf(sku, tradeTypes)?.priceFen ?? [])
  return prices.length === 0 ? undefined : prices.reduce((a, b) => Math.min(a, b))
}

function isBetter(offer: SourceOffer, best: SourceOffer): boolean {
  if (offer.priceFen !== best.priceFen) return offer.priceFen < best.priceFen
  return (
    (offer.days?.[1] ?? Number.POSITIVE_INFINITY) < (best.days?.[1] ?? Number.POSITIVE_INFINITY)
  )
}
