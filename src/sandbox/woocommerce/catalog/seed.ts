import { mimeOfName } from '../media/image-size.ts'
import type { Json, JsonObject, Taxonomy, WooProduct, WooShop } from '../records.ts'
import { slugOf } from '../wp/text.ts'
import { intOf, isTrue, momentOf, objectOf, objectsOf, textOf } from '../wp/values.ts'
import { taxonomyOf } from './attributes.ts'
import { NEW_FIELDS } from './fields.ts'
import { emptyProduct } from './products.ts'
import { usesFrom, valuesFrom } from './uses.ts'

/** Rows in the form in which the interface answers them; what a row does not say is usual. */
export interface Seed {
  readonly categories?: readonly JsonObject[]
  readonly brands?: readonly JsonObject[]
  readonly tags?: readonly JsonObject[]
  readonly shipping_classes?: readonly JsonObject[]
  readonly attributes?: readonly JsonObject[]
  /** With `attribute_id`. */
  readonly terms?: readonly JsonObject[]
  readonly media?: readonly JsonObject[]
  readonly products?: readonly JsonObject[]
  /** With `parent_id`. */
  readonly variations?: readonly JsonObject[]
}

/** Puts rows into a shop under their own ids and as they are, past every rule: how a shop that was recorded is brought back. */
export function seedShop(shop: WooShop, now: number, seed: Seed): void {
  for (const row of seed.attributes ?? []) seedAttribute(shop, row)
  const trees = [
    ['product_cat', seed.categories],
    ['product_brand', seed.brands],
    ['product_tag', seed.tags],
    ['product_shipping_class', seed.shipping_classes],
  ] as const
  for (const [taxonomy, rows] of trees) for (const row of rows ?? []) seedTerm(shop, taxonomy, row)
  for (const row of seed.terms ?? []) {
    const attribute = shop.attributes.get(intOf(row.attribute_id))
    if (attribute) seedTerm(shop, taxonomyOf(attribute), row)
  }
  for (const row of seed.media ?? []) seedMedia(shop, now, row)
  for (const row of seed.products ?? []) seedProduct(shop, now, row)
  for (const row of seed.variations ?? []) seedVariation(shop, now, row)
}

/** Numbers that are given out next lie above those that were brought along. */
function idOf(
  shop: WooShop,
  kind: 'post' | 'term' | 'attribute' | 'meta',
  given: Json | undefined,
) {
  const id = intOf(given) || shop.next[kind]
  shop.next[kind] = Math.max(shop.next[kind], id + 1)
  return id
}

function seedAttribute(shop: WooShop, row: JsonObject): void {
  const id = idOf(shop, 'attribute', row.id)
  const slug = textOf(row.slug).replace(/^pa_/, '') || slugOf(textOf(row.name))
  shop.attributes.set(id, {
    ...{ id, name: textOf(row.name), slug, type: textOf(row.type) || 'select' },
    orderBy: textOf(row.order_by) || 'menu_order',
    hasArchives: isTrue(row.has_archives),
  })
}

function seedTerm(shop: WooShop, taxonomy: Taxonomy, row: JsonObject): number {
  const id = idOf(shop, 'term', row.id)
  shop.terms.set(id, {
    ...{ id, taxonomy, name: textOf(row.name), slug: textOf(row.slug) || slugOf(textOf(row.name)) },
    ...{ parent: intOf(row.parent), description: textOf(row.description) },
    menuOrder: intOf(row.menu_order),
    display: textOf(row.display) || 'default',
    imageId: intOf(objectOf(row.image)?.id) || null,
  })
  return id
}

/** A file of the library, or a picture as a product shows it. */
function seedMedia(shop: WooShop, now: number, row: JsonObject): void {
  const id = idOf(shop, 'post', row.id)
  const url = textOf(row.source_url) || textOf(row.src)
  const file = url.replace(/^.*\/wp-content\/uploads\//, '') || `2026/11/${id}.jpg`
  const details = objectOf(row.media_details)
  const createdMs = momentOf(row.date_gmt ?? row.date_created_gmt ?? row.date) ?? now
  const { raw, rendered } = objectOf(row.title) ?? {}
  const title = textOf(raw ?? rendered) || textOf(row.name) || stem(file)
  shop.media.set(id, {
    ...{ id, slug: textOf(row.slug) || slugOf(title), title },
    alt: textOf(row.alt_text) || textOf(row.alt),
    caption: textOf(objectOf(row.caption)?.raw),
    description: textOf(objectOf(row.description)?.raw),
    ...{ file, mime: textOf(row.mime_type) || mimeOfName(file) || 'image/jpeg' },
    ...{ width: intOf(details?.width) || 1400, height: intOf(details?.height) || 1000 },
    filesize: intOf(details?.filesize) || 21_000,
    post: intOf(row.post),
    createdMs,
    modifiedMs: momentOf(row.modified_gmt ?? row.date_modified_gmt) ?? createdMs,
  })
}

const stem = (file: string) => file.replace(/^.*\//, '').replace(/\.[^.]+$/, '')

function seedProduct(shop: WooShop, now: number, row: JsonObject): void {
  const product = seededPost(shop, now, row, false)
  product.type = textOf(row.type) || 'simple'
  const terms = [
    ['product_cat', 'categoryIds', row.categories],
    ['product_brand', 'brandIds', row.brands],
    ['product_tag', 'tagIds', row.tags],
  ] as const
  for (const [taxonomy, ids, refs] of terms) {
    for (const ref of objectsOf(refs)) {
      if (!shop.terms.has(intOf(ref.id))) seedTerm(shop, taxonomy, ref)
      product[ids].push(intOf(ref.id))
    }
  }
  // Values of attributes get numbers of their own, which must not be those of the terms above.
  for (const use of objectsOf(row.attributes)) {
    if (intOf(use.id) > 0 && !shop.attributes.has(intOf(use.id))) seedAttribute(shop, use)
  }
  product.attributes = usesFrom(shop, row.attributes)
  product.defaults = valuesFrom(shop, product, row.default_attributes)
  for (const image of objectsOf(row.images)) {
    if (!shop.media.has(intOf(image.id))) seedMedia(shop, now, image)
    product.imageIds.push(intOf(image.id))
  }
  if (product.categoryIds.length === 0) product.categoryIds.push(shop.defaultCategoryId)
  shop.products.set(product.id, product)
}

function seedVariation(shop: WooShop, now: number, row: JsonObject): void {
  const variation = { ...seededPost(shop, now, row, true), parentId: intOf(row.parent_id) }
  const parent = shop.products.get(variation.parentId)
  variation.values = valuesFrom(shop, parent, row.attributes)
  // A variation without a SKU of its own answers with its parent's.
  if (variation.sku === parent?.sku) variation.sku = ''
  const image = objectOf(row.image) ?? objectsOf(row.images)[0]
  if (image) {
    if (!shop.media.has(intOf(image.id))) seedMedia(shop, now, image)
    variation.imageIds.push(intOf(image.id))
  }
  shop.products.set(variation.id, variation)
}

function seededPost(shop: WooShop, now: number, row: JsonObject, isVariation: boolean): WooProduct {
  const made = emptyProduct({ shop, now }, isVariation)
  const createdMs = momentOf(row.date_created_gmt) ?? now
  const fields = Object.keys(NEW_FIELDS).flatMap((name) =>
    row[name] === undefined ? [] : [[name, rawOf(row[name])] as const],
  )
  const saleFromMs = momentOf(row.date_on_sale_from_gmt) ?? null
  const saleToMs = momentOf(row.date_on_sale_to_gmt) ?? null
  return {
    ...made,
    ...{ id: idOf(shop, 'post', row.id), name: textOf(row.name), slug: textOf(row.slug) },
    ...{ status: textOf(row.status) || 'publish', sku: textOf(row.sku), price: textOf(row.price) },
    ...{ createdMs, modifiedMs: momentOf(row.date_modified_gmt) ?? createdMs, tick: 0 },
    fields: { ...made.fields, ...Object.fromEntries(fields), saleFromMs, saleToMs },
    meta: objectsOf(row.meta_data).map(({ id, key, value = null }) => ({
      ...{ id: idOf(shop, 'meta', id), key: textOf(key), value },
    })),
  }
}

/** What a page would show ends with a line break that was not stored. */
const rawOf = (value: Json | undefined): Json =>
  typeof value === 'string' ? value.trimEnd() : (value ?? null)
