import type { JsonObject, WooProduct, WooShop, WooTerm } from '../records.ts'
import { plainLine } from '../wp/text.ts'
import { textOf } from '../wp/values.ts'
import { termsIn } from './terms/terms.ts'

/** How products are shipped: a term that they name by its slug. */
export function shippingClassOf(shop: WooShop, slug: string): WooTerm | undefined {
  if (slug === '') return undefined
  return termsIn(shop, 'product_shipping_class').find((term) => term.slug === slug)
}

/** A class by its slug; one that nobody knows is none, without a word. */
export function applyShipping(shop: WooShop, product: WooProduct, params: JsonObject): void {
  const asked = params.shipping_class
  if (asked === undefined || asked === null) return
  product.fields.shipping_class = shippingClassOf(shop, plainLine(textOf(asked)))?.slug ?? ''
}

/** A variation without one of its own is shipped as its product is. */
export function shippingView(shop: WooShop, product: WooProduct, parent?: WooProduct): JsonObject {
  const own = shippingClassOf(shop, textOf(product.fields.shipping_class))
  const shown = own ?? shippingClassOf(shop, textOf(parent?.fields.shipping_class))
  return { shipping_class: shown?.slug ?? '', shipping_class_id: shown?.id ?? 0 }
}
