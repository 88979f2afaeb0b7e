import type { Values } from './variables.ts'

/** Services of the stock desk. */
export type StockConfig = ReturnType<typeof stockConfig>

export function stockConfig(values: Values) {
  return {
    wix: { url: values.WIX_URL },
    base: { url: values.BASE_URL },
  }
}
