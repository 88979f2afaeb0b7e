import type { WooProduct, WooShop } from '../records.ts'
import { WpError } from '../wp/problems.ts'

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/**
 * Refuses a SKU that another product or variation has. One in the trash still stands in the shop's look-up table, and so does one that was
 * made while this call was under way: a creation then fails later and without a number.
 */
export function checkSku(
  shop: WooShop,
  sku: string,
  own: WooProduct | undefined,
  tick: number,
): void {
  if (sku === '') return
  const others = [...shop.products.values()].filter((one) => one !== own && same(one.sku, sku))
  const holder = others.find(({ status }) => status !== 'trash')
  const isRace = holder !== undefined && holder.tick > tick
  if (holder && !isRace) {
    throw new WpError('product_invalid_sku', 'Invalid or duplicated SKU.', 400, {
      ...{ resource_id: holder.id, unique_sku: freeSku(shop, sku) },
    })
  }
  if (own === undefined && others.length > 0) {
    const message = `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`
    throw new WpError('woocommerce_rest_product_not_created', message, 400)
  }
}

function freeSku(shop: WooShop, sku: string): string {
  const taken = new Set([...shop.products.values()].map((one) => one.sku.toLowerCase()))
  for (let number = 1; ; number += 1) {
    const tried = `${sku}-${number}`
    if (!taken.has(tried.toLowerCase())) return tried
  }
}

/** A barcode is digits and dashes; anything else falls away without a word. */
export function checkedBarcode(shop: WooShop, given: string, own: WooProduct | undefined): string {
  const barcode = given.replace(/[^0-9-]/g, '')
  if (barcode === '') return ''
  for (const one of shop.products.values()) {
    if (one === own || one.status === 'trash' || one.fields.global_unique_id !== barcode) continue
    const message = 'Invalid or duplicated GTIN, UPC, EAN or ISBN.'
    throw new WpError('product_invalid_global_unique_id', message, 400, { resource_id: one.id })
  }
  return barcode
}
