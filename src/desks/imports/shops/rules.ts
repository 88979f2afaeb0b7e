import type { PriceRules } from '../prices/rules.ts'

/** How a seller wants a shop filled. */
export interface ShopRules {
  readonly prices: PriceRules
  /** Ways of buying that count, by the source's numbers; empty: all of them. The cheapest of those counts. */
  readonly tradeTypes: readonly number[]
  /** Size of pictures, pixels a side. */
  readonly pictureSide: 1000 | 1200
  readonly pictureFormat: 'webp' | 'jpeg'
  /** Changes of a price beyond this wait for a yes. Whole percent. */
  readonly jumpPercent: number
  /** Texts by the AI model where there is a key; the template otherwise. */
  readonly isTextByModel: boolean
  /** The seller takes it on themselves to call goods original. */
  readonly mayClaimOriginal: boolean
  /** New products are put on sale; false: they stay drafts. */
  readonly isPublished: boolean
}
