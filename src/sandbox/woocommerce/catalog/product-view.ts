import { galleryView, imageView } from '../media/views.ts'
import type { Json, JsonObject, WooProduct, WooShop } from '../records.ts'
import { byName } from '../wp/lists.ts'
import { linksOf, type WpRequest } from '../wp/request.ts'
import { paragraphs } from '../wp/text.ts'
import { dateOf, textOf } from '../wp/values.ts'
import {
  generatedSlug,
  permalinkOf,
  relatedTo,
  valuesName,
  variationIds,
  variationTitle,
} from './links.ts'
import { isOnSale, isPurchasable, priceHtml } from './prices.ts'
import { shippingView } from './shipping.ts'
import { defaultsView, usesView, valuesView } from './uses.ts'

export type Context = 'view' | 'edit'

const PRODUCTS = '/wc/v3/products'

/** A product as the interface shows it; a variation too, where it is asked for as if it were one. */
export function productView(request: WpRequest, product: WooProduct, context: Context): JsonObject {
  const { shop, home } = request
  const { fields, isVariation } = product
  const parent = shop.products.get(product.parentId)
  const isEdit = context === 'edit'
  const html = (text: Json | undefined) => (isEdit ? textOf(text) : paragraphs(textOf(text)))
  return {
    id: product.id,
    name: isVariation ? variationTitle(shop, product) : product.name,
    ...{ slug: product.slug, permalink: permalinkOf(shop, home, product), ...dates(product) },
    ...{ type: product.type, status: product.status, featured: fields.featured ?? false },
    catalog_visibility: fields.catalog_visibility ?? 'visible',
    description: html(fields.description),
    short_description: html(fields.short_description),
    ...{ sku: product.sku || (parent?.sku ?? ''), ...pricesView(product, request.now) },
    purchasable: isPurchasable(product),
    total_sales: isVariation ? '0' : 0,
    ...{ virtual: fields.virtual ?? false, ...downloads(fields) },
    ...{ external_url: fields.external_url ?? '', button_text: fields.button_text ?? '' },
    ...{ tax_status: fields.tax_status ?? 'taxable', tax_class: fields.tax_class ?? '' },
    ...stockView(fields),
    ...{ sold_individually: fields.sold_individually ?? false, ...shippingSize(fields) },
    ...{ shipping_required: fields.virtual !== true, shipping_taxable: fields.virtual !== true },
    ...shippingView(shop, product, parent),
    reviews_allowed: isVariation ? false : (fields.reviews_allowed ?? true),
    ...{ average_rating: isEdit ? '0' : '0.00', rating_count: 0 },
    ...{ upsell_ids: fields.upsell_ids ?? [], cross_sell_ids: fields.cross_sell_ids ?? [] },
    ...{ parent_id: product.parentId, purchase_note: fields.purchase_note ?? '' },
    categories: termRefs(shop, product.categoryIds),
    ...(shop.settings.hasBrands && { brands: termRefs(shop, product.brandIds) }),
    tags: termRefs(shop, product.tagIds),
    images: imagesOf(shop, product).map((media) => galleryView(request, media)),
    attributes: isVariation ? valuesView(shop, parent, product.values) : usesView(shop, product),
    default_attributes: isVariation ? [] : defaultsView(shop, product),
    variations: variationIds(shop, product),
    grouped_products: fields.grouped_products ?? [],
    menu_order: fields.menu_order ?? 0,
    price_html: priceHtml(shop, product, request.now),
    related_ids: isVariation ? [] : relatedTo(shop, product),
    meta_data: metaView(product),
    stock_status: fields.stock_status ?? 'instock',
    has_options: product.type === 'variable' || product.type === 'grouped',
    ...{ post_password: fields.post_password ?? '' },
    global_unique_id: fields.global_unique_id ?? '',
    ...(isEdit && {
      permalink_template: `${home}/product/%pagename%/`,
      generated_slug: generatedSlug(shop, product),
    }),
    _links: linksOf(request, {
      ...{ self: `${PRODUCTS}/${product.id}`, collection: PRODUCTS },
      ...(product.parentId > 0 && { up: `${PRODUCTS}/${product.parentId}` }),
    }),
  }
}

/** A variation below its product. */
export function variationView(
  request: WpRequest,
  product: WooProduct,
  context: Context,
): JsonObject {
  const { shop, home } = request
  const { fields } = product
  const parent = shop.products.get(product.parentId)
  const ownImage = shop.media.get(product.imageIds[0] ?? 0)
  const image = ownImage ?? (context === 'view' && parent ? imagesOf(shop, parent)[0] : undefined)
  const base = `${PRODUCTS}/${product.parentId}/variations`
  return {
    ...{ id: product.id, type: 'variation', ...dates(product) },
    description: paragraphs(textOf(fields.description)),
    permalink: permalinkOf(shop, home, product),
    sku: product.sku || (parent?.sku ?? ''),
    ...{ global_unique_id: fields.global_unique_id ?? '', ...pricesView(product, request.now) },
    ...{ status: product.status, purchasable: isPurchasable(product) },
    ...{ virtual: fields.virtual ?? false, ...downloads(fields) },
    tax_status: fields.tax_status ?? 'taxable',
    tax_class: textOf(fields.tax_class) || (context === 'edit' ? 'parent' : ''),
    ...stockView(fields),
    ...{ stock_status: fields.stock_status ?? 'instock', ...shippingSize(fields) },
    ...shippingView(shop, product, parent),
    image: image ? imageView(request, image) : null,
    attributes: valuesView(shop, parent, product.values),
    ...{ menu_order: fields.menu_order ?? 0, meta_data: metaView(product) },
    ...{ name: valuesName(shop, product), parent_id: product.parentId },
    _links: linksOf(request, {
      ...{ self: `${base}/${product.id}`, collection: base },
      up: `${PRODUCTS}/${product.parentId}`,
    }),
  }
}

const dates = ({ createdMs, modifiedMs }: WooProduct): JsonObject => ({
  ...{ date_created: dateOf(createdMs), date_created_gmt: dateOf(createdMs) },
  ...{ date_modified: dateOf(modifiedMs), date_modified_gmt: dateOf(modifiedMs) },
})

function pricesView(product: WooProduct, now: number): JsonObject {
  const { fields } = product
  const at = (ms: Json | undefined) => (typeof ms === 'number' ? dateOf(ms) : null)
  const [from, to] = [at(fields.saleFromMs), at(fields.saleToMs)]
  return {
    ...{ price: product.price, regular_price: fields.regular_price ?? '' },
    sale_price: fields.sale_price ?? '',
    ...{ date_on_sale_from: from, date_on_sale_from_gmt: from },
    ...{ date_on_sale_to: to, date_on_sale_to_gmt: to, on_sale: isOnSale(product, now) },
  }
}

const downloads = (fields: JsonObject): JsonObject => ({
  ...{ downloadable: fields.downloadable ?? false, downloads: fields.downloads ?? [] },
  download_limit: fields.download_limit ?? -1,
  download_expiry: fields.download_expiry ?? -1,
})

function stockView(fields: JsonObject): JsonObject {
  const isManaged = fields.manage_stock === true
  const quantity = fields.stock_quantity ?? null
  const isAllowed = fields.backorders === 'yes' || fields.backorders === 'notify'
  const isBelow = isManaged && isAllowed && Number(quantity ?? 0) < 0
  return {
    ...{ manage_stock: isManaged, stock_quantity: isManaged ? quantity : null },
    ...{ backorders: fields.backorders ?? 'no', backorders_allowed: isAllowed },
    backordered: fields.stock_status === 'onbackorder' || isBelow,
    low_stock_amount: fields.low_stock_amount ?? null,
  }
}

const shippingSize = (fields: JsonObject): JsonObject => ({
  weight: fields.weight ?? '',
  dimensions: fields.dimensions ?? { length: '', width: '', height: '' },
})

function termRefs(shop: WooShop, ids: readonly number[]): JsonObject[] {
  return ids
    .flatMap((id) => shop.terms.get(id) ?? [])
    .sort(byName)
    .map(({ id, name, slug }) => ({ id, name, slug }))
}

export const imagesOf = (shop: WooShop, product: WooProduct) =>
  product.imageIds.flatMap((id) => shop.media.get(id) ?? [])

const metaView = ({ meta }: WooProduct): JsonObject[] =>
  meta.map(({ id, key, value }) => ({ id, key, value }))
