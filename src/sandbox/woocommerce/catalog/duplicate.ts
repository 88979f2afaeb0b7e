import type { JsonObject, WooProduct, WooShop } from '../records.ts'
import { checkKeeper } from '../wp/auth.ts'
import { WpError } from '../wp/problems.ts'
import type { WpAnswer, WpRequest } from '../wp/request.ts'
import { dateOf, objectOf, textOf } from '../wp/values.ts'
import { settleParent, variationsOf } from './prices.ts'
import { shippingClassOf } from './shipping.ts'
import { keyOf } from './uses.ts'

/**
 * `POST /wc/v3/products/<id>/duplicate`: a draft of the same with its variations, under SKUs that are free. Unlike everything else it is
 * answered as WooCommerce keeps it, and not as the interface shows it.
 */
export function duplicateProduct(request: WpRequest, changed: WooProduct): WpAnswer {
  const { shop, now } = request
  checkKeeper(request, 'create')
  const copy = copied(shop, changed, now)
  Object.assign(copy, { name: `${changed.name} (Copy)`, status: 'draft', slug: '' })
  shop.products.set(copy.id, copy)
  for (const one of variationsOf(shop, changed.id)) {
    const child = { ...copied(shop, one, now), parentId: copy.id }
    shop.products.set(child.id, child)
  }
  settleParent(shop, copy)
  return { status: 200, body: dataOf(shop, copy) }
}

/** The product an address names. Throws {@link WpError}. */
export function productToCopy(shop: WooShop, id: number): WooProduct {
  const product = shop.products.get(id)
  if (product) return product
  throw new WpError('woocommerce_rest_product_invalid_id', 'Invalid product ID.', 404)
}

function copied(shop: WooShop, product: WooProduct, now: number): WooProduct {
  const copy = structuredClone(product)
  copy.fields.global_unique_id = ''
  return {
    ...copy,
    ...{ id: shop.next.post++, sku: nextSku(shop, product.sku), keptSlug: null },
    ...{ createdMs: now, modifiedMs: now, tick: ++shop.tick },
    meta: copy.meta.map((row) => ({ ...row, id: shop.next.meta++ })),
  }
}

/** `DD1391-101` of `DD1391-100`: one more than the greatest number behind what the SKU begins with. */
function nextSku(shop: WooShop, sku: string): string {
  const root = sku.replace(/-\d+$/, '')
  if (root === '') return sku
  const alike = [...shop.products.values()].filter((one) => one.sku.startsWith(root))
  const numbers = alike.map((one) =>
    Number.parseInt(one.sku.slice(one.sku.lastIndexOf('-') + 1), 10),
  )
  return `${root}-${Math.max(0, ...numbers.filter((number) => !Number.isNaN(number))) + 1}`
}

const moment = (ms: number): JsonObject => ({
  date: `${dateOf(ms).replace('T', ' ')}.000000`,
  ...{ timezone_type: 1, timezone: '+00:00' },
})

function dataOf(shop: WooShop, product: WooProduct): JsonObject {
  const { fields } = product
  const { length = '', width = '', height = '' } = objectOf(fields.dimensions) ?? {}
  const { stock_quantity, low_stock_amount } = fields
  const kept = [
    ...['featured', 'catalog_visibility', 'description', 'short_description', 'global_unique_id'],
    ...['regular_price', 'sale_price', 'tax_status', 'tax_class', 'manage_stock', 'stock_status'],
    ...['backorders', 'sold_individually', 'weight', 'upsell_ids', 'cross_sell_ids'],
    ...['reviews_allowed', 'purchase_note', 'menu_order', 'post_password', 'virtual'],
    ...['downloadable', 'downloads', 'download_limit', 'download_expiry'],
  ]
  const uses = product.attributes.map((use) => [keyOf(shop, use), {}] as const)
  const [image = 0, ...gallery] = product.imageIds
  return {
    ...{ id: product.id, name: product.name, slug: product.slug, status: product.status },
    ...{ date_created: moment(product.createdMs), date_modified: moment(product.modifiedMs) },
    ...Object.fromEntries(kept.map((name) => [name, fields[name] ?? ''])),
    ...{ sku: product.sku, price: product.price, total_sales: 0 },
    ...{ date_on_sale_from: null, date_on_sale_to: null },
    ...{ stock_quantity: stock_quantity ?? null, low_stock_amount: low_stock_amount ?? '' },
    ...{ length, width, height, parent_id: product.parentId },
    // PHP keeps to itself what is in an attribute, and writes what is empty as a list.
    attributes: uses.length === 0 ? [] : Object.fromEntries(uses),
    default_attributes: Object.keys(product.defaults).length === 0 ? [] : product.defaults,
    ...{ category_ids: product.categoryIds, tag_ids: product.tagIds, brand_ids: product.brandIds },
    shipping_class_id: shippingClassOf(shop, textOf(fields.shipping_class))?.id ?? 0,
    ...{ image_id: image, gallery_image_ids: gallery },
    ...{ rating_counts: [], average_rating: '0', review_count: 0, cogs_value: null },
    meta_data: product.meta.map(({ id, key, value }) => ({ id, key, value })),
  }
}
