import { z } from 'zod'
import type {
  MetaEntry,
  ShopAttribute,
  ShopMedia,
  ShopProduct,
  ShopVariation,
} from '#desks/imports/ports/shop.ts'
import { rowsOf } from '#platform/rows.ts'
import { decoded } from './failure.ts'

/** What is asked of each kind: WooCommerce's rows are long, and most of a row is of no use here. */
export const TERM_FIELDS = 'id,name,slug,parent,menu_order'
export const PRODUCT_FIELDS =
  'id,name,slug,permalink,type,status,sku,description,short_description,regular_price,stock_status,categories,brands,tags,images,attributes,variations,meta_data,parent_id,date_modified_gmt'
export const VARIATION_FIELDS =
  'id,sku,status,regular_price,stock_status,manage_stock,stock_quantity,image,attributes,meta_data'

const text = z.string().catch('')
const id = z.int()
const ref = z.object({ id })

export const term = z
  .object({
    id,
    name: z.string(),
    slug: text,
    parent: z.int().catch(0),
    menu_order: z.int().catch(0),
  })
  .transform(({ menu_order: order, name, ...rest }) => ({ ...rest, name: decoded(name), order }))
export const terms = rowsOf(term, { isData: true })

export const attribute = z
  .object({ id, name: z.string(), slug: z.string() })
  .transform((row): ShopAttribute => ({ ...row, name: decoded(row.name) }))
export const attributes = rowsOf(attribute, { isData: true })

export const media = z
  .object({ id, slug: z.string(), source_url: z.string() })
  .transform(({ source_url: url, ...row }): ShopMedia => ({ ...row, url }))
export const medias = rowsOf(media, { isData: true })

const STOCK = z.enum(['instock', 'outofstock', 'onbackorder']).catch('outofstock')
const OURS = /^(?:_poizon|_yoast_wpseo_|rank_math_|_seopress_|_aioseo_)/

const meta = z.object({ key: z.string(), value: z.unknown().optional() }).transform(
  ({ key, value }): MetaEntry => ({
    key,
    value: value == null ? null : typeof value === 'object' ? JSON.stringify(value) : String(value),
  }),
)

export const product = z
  .object({
    ...{ id, name: z.string(), slug: text, permalink: text, type: z.string() },
    status: z.enum(['draft', 'pending', 'private', 'publish', 'trash']).catch('draft'),
    ...{ sku: text, description: text, short_description: text, regular_price: text },
    stock_status: STOCK,
    categories: rowsOf(ref).catch([]),
    brands: rowsOf(ref).catch([]),
    tags: rowsOf(z.object({ name: z.string() })).catch([]),
    images: rowsOf(ref).catch([]),
    attributes: rowsOf(
      z.object({
        ...{ id, name: z.string(), options: z.array(z.string()).catch([]) },
        ...{ visible: z.boolean().catch(true), variation: z.boolean().catch(false) },
      }),
    ).catch([]),
    variations: z.array(id).catch([]),
    meta_data: rowsOf(meta).catch([]),
    date_modified_gmt: text,
  })
  .transform(
    (row): ShopProduct => ({
      ...{ id: row.id, name: decoded(row.name), slug: row.slug, permalink: row.permalink },
      ...{ type: row.type, status: row.status, sku: row.sku, description: row.description },
      ...{ shortDescription: row.short_description, regularPrice: row.regular_price },
      stockStatus: row.stock_status,
      categoryIds: row.categories.map((one) => one.id),
      brandIds: row.brands.map((one) => one.id),
      tags: row.tags.map(({ name }) => decoded(name)),
      imageIds: row.images.map((one) => one.id),
      attributes: row.attributes.map((one) => ({
        ...{ id: one.id, name: decoded(one.name), options: one.options.map(decoded) },
        ...{ isVisible: one.visible, isVariation: one.variation },
      })),
      variationIds: row.variations,
      meta: row.meta_data.filter(({ key }) => OURS.test(key)),
      modifiedAt: row.date_modified_gmt === '' ? '' : `${row.date_modified_gmt}Z`,
    }),
  )
export const products = rowsOf(product, { isData: true })

/** A variation; `parentSku` is what it answers with that has none of its own. */
export const variation = z
  .object({
    ...{ id, sku: text, regular_price: text, stock_status: STOCK },
    status: z.enum(['publish', 'private', 'draft']).catch('draft'),
    manage_stock: z.union([z.boolean(), z.string()]).catch(false),
    stock_quantity: z.number().nullable().catch(null),
    image: ref.nullish().catch(null),
    attributes: rowsOf(z.object({ id, name: z.string(), option: z.string() })).catch([]),
    meta_data: rowsOf(meta).catch([]),
  })
  .transform(
    (row): ShopVariation => ({
      ...{ id: row.id, sku: row.sku === '' ? null : row.sku, status: row.status },
      ...{ regularPrice: row.regular_price, stockStatus: row.stock_status },
      stockQuantity: row.manage_stock === true ? row.stock_quantity : null,
      imageId: row.image?.id ?? null,
      attributes: row.attributes.map((one) => ({
        ...{ id: one.id, name: decoded(one.name), option: decoded(one.option) },
      })),
      meta: row.meta_data.filter(({ key }) => OURS.test(key)),
    }),
  )
export const variations = rowsOf(variation, { isData: true })

/** The shop's word for what is gone. */
export const anything = z.unknown()
