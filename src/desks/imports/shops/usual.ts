import { USUAL_PRICES } from '../prices/usual.ts'
import type { ShopRules } from './rules.ts'

/** What a shop begins with. */
export const USUAL_RULES: ShopRules = {
  prices: USUAL_PRICES,
  tradeTypes: [],
  pictureSide: 1000,
  pictureFormat: 'webp',
  jumpPercent: 30,
  isTextByModel: true,
  mayClaimOriginal: false,
  isPublished: true,
}
