import type { PriceRules } from './rules.ts'

/** What a shop begins with: 500 ¥ become 11,750 ₽. */
export const USUAL_PRICES: PriceRules = {
  rateE4: 135_000,
  fixed: 5_000,
  percentE2: 0,
  rules: [],
  rounding: 10,
  minMargin: 0,
}
