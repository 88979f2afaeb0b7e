import { fail, ok, type Result } from '#core/result.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { Fen, SourceCard, SourceOffer } from '../ports.ts'
import { offerOf } from '../prices/offers.ts'

/** A card that can be imported. */
export interface CheckedCard {
  readonly card: SourceCard
  /** The offers that count, by SKU; a SKU that is not here is out of stock. */
  readonly offers: ReadonlyMap<string, SourceOffer>
  readonly minFen: Fen
}

/** Why a card needs a look and is not imported. */
export interface CardFault {
  readonly code: 'no-title' | 'no-sizes' | 'sold-out' | 'odd-price' | 'no-pictures'
  readonly messageKey: MessageKey
  readonly vars: Readonly<Record<string, number>>
}

/** Yuan. Beyond it is a slip of the source: a unit taken for another, or a price that stands in for none. */
const SANE = { from: 10, to: 500_000 } as const

/** Whether a price can be one of goods. */
export const isSane = (fen: Fen) => fen >= SANE.from * 100 && fen <= SANE.to * 100

/** What is importable: a name, a picture, a SKU on sale, and no price outside 10–500,000 yuan. */
export function checkCard(
  card: SourceCard,
  tradeTypes: readonly number[] = [],
): Result<CheckedCard, CardFault> {
  const { titleZh, titleEn, article, skus, images } = card
  if ([titleZh, titleEn, article].every((text) => (text ?? '').trim() === '')) {
    return fail(fault('no-title', 'imports-fault-no-title'))
  }
  if (skus.length === 0) return fail(fault('no-sizes', 'imports-fault-no-sizes'))
  const offers = new Map(
    skus.flatMap((sku) => {
      const offer = offerOf(sku, tradeTypes)
      return offer ? [[sku.skuId, offer] as const] : []
    }),
  )
  const prices = [...offers.values()].map(({ priceFen }) => priceFen)
  const odd = prices.find((fen) => !isSane(fen))
  if (odd !== undefined) {
    return fail(fault('odd-price', 'imports-fault-odd-price', { yuan: odd / 100 }))
  }
  if (prices.length === 0) return fail(fault('sold-out', 'imports-fault-sold-out'))
  const hasPictures = images.length > 0 || skus.some(({ image }) => image !== null)
  if (!hasPictures) return fail(fault('no-pictures', 'imports-fault-no-pictures'))
  return ok({ card, offers, minFen: prices.reduce((a, b) => Math.min(a, b)) })
}

function fault(
  code: CardFault['code'],
  messageKey: MessageKey,
  vars: CardFault['vars'] = {},
): CardFault {
  return { code, messageKey, vars }
}
