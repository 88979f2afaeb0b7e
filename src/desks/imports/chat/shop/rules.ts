import type { PriceRules } from '../../prices/rules.ts'
import { ROUNDINGS } from '../../prices/rules.ts'
import type { ShopRules } from '../../shops/rules.ts'
import type { OptionField } from './actions.ts'

/** Rules with another value of one option; undefined for a value it does not have. */
export function withOption(
  rules: ShopRules,
  field: OptionField,
  value: string,
): ShopRules | undefined {
  switch (field) {
    case 'rounding': {
      const rounding = ROUNDINGS.find((step) => String(step) === value)
      return rounding && { ...rules, prices: { ...rules.prices, rounding } }
    }
    case 'texts':
      return { ...rules, isTextByModel: value === 'model' }
    case 'claim':
      return { ...rules, mayClaimOriginal: value === 'yes' }
    case 'pictures':
      return {
        ...rules,
        pictureSide: value.startsWith('1200') ? 1200 : 1000,
        pictureFormat: value.endsWith('jpeg') ? 'jpeg' : 'webp',
      }
    case 'publish':
      return { ...rules, isPublished: value === 'yes' }
    case 'jump':
      return { ...rules, jumpPercent: Number(value) }
    case 'trade':
      return { ...rules, tradeTypes: value === 'all' ? [] : value.split('-').map(Number) }
  }
}

/** Options that move prices which stand already. */
export const movesPrices = (field: OptionField): boolean => field === 'rounding'

export const withPrices = (rules: ShopRules, prices: Partial<PriceRules>): ShopRules => ({
  ...rules,
  prices: { ...rules.prices, ...prices },
})
