import type { JsonObject } from '../records.ts'
import type { FieldSpec, Schema } from '../wp/schema.ts'

const text: FieldSpec = { type: 'string' }
/** Dates are read as they come: what is none is left out. */
const moment: FieldSpec = { type: ['null', 'string'] }
const flag: FieldSpec = { type: 'boolean', default: false }
const id: FieldSpec = { type: 'integer' }
const ids: FieldSpec = { type: 'array', items: id }
const choice = (words: readonly string[], standard?: string): FieldSpec => ({
  type: 'string',
  enum: words,
  ...(standard !== undefined && { default: standard }),
})
const references: FieldSpec = {
  type: 'array',
  items: { type: 'object', properties: { id, name: text, slug: text } },
}
const picture: Schema = { id, src: text, name: text, alt: text }
const downloads: FieldSpec = {
  type: 'array',
  items: { type: 'object', properties: { id: text, name: text, file: text } },
}
const meta: FieldSpec = {
  type: 'array',
  items: { type: 'object', properties: { id, key: text, value: { type: 'any' } } },
}
const dimensions: FieldSpec = {
  type: 'object',
  properties: { length: text, width: text, height: text },
}

export const TYPES = ['simple', 'grouped', 'external', 'variable']
export const VISIBILITIES = ['visible', 'catalog', 'search', 'hidden']
export const TAX_STATES = ['taxable', 'shipping', 'none']

/** What a batch says is not looked at before: a word that is not known falls back. */
export const knownOr = (words: readonly string[], word: string, standard: string): string =>
  words.includes(word) ? word : standard

export const STATUSES = [
  ...['draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'],
]
export const STOCK_STATES = ['instock', 'outofstock', 'onbackorder']
const STOCK = choice(STOCK_STATES, 'instock')
const BACKORDERS = choice(['no', 'notify', 'yes'], 'no')
const SALE: Schema = {
  date_on_sale_from: moment,
  date_on_sale_from_gmt: moment,
  date_on_sale_to: moment,
  date_on_sale_to_gmt: moment,
}

/** In the order of the interface, which is that of its complaints. */
export const PRODUCT: Schema = {
  ...{ name: text, slug: text, date_created: moment, date_created_gmt: moment },
  type: choice(TYPES, 'simple'),
  status: choice(STATUSES, 'publish'),
  featured: flag,
  catalog_visibility: choice(VISIBILITIES, 'visible'),
  ...{ description: text, short_description: text, sku: text, global_unique_id: text },
  ...{ regular_price: text, sale_price: text },
  ...SALE,
  ...{ virtual: flag, downloadable: flag, downloads },
  download_limit: { type: 'integer', default: -1 },
  download_expiry: { type: 'integer', default: -1 },
  ...{ external_url: text, button_text: text },
  tax_status: choice(TAX_STATES, 'taxable'),
  ...{ tax_class: text, manage_stock: flag, stock_quantity: id },
  ...{ stock_status: STOCK, backorders: BACKORDERS, low_stock_amount: id },
  ...{ sold_individually: flag, weight: text, dimensions, shipping_class: text },
  reviews_allowed: { type: 'boolean', default: true },
  ...{ upsell_ids: ids, cross_sell_ids: ids, parent_id: id, purchase_note: text },
  ...{ categories: references, brands: references, tags: references },
  images: { type: 'array', items: { type: 'object', properties: picture } },
  attributes: {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        ...{ id, name: text, position: id, options: { type: 'array', items: text } },
        ...{ visible: { type: 'boolean' }, variation: { type: 'boolean' } },
      },
    },
  },
  default_attributes: {
    type: 'array',
    items: { type: 'object', properties: { id, name: text, option: text } },
  },
  ...{ menu_order: id, meta_data: meta, post_password: text },
}

export const VARIATION: Schema = {
  ...{ description: text, sku: text, global_unique_id: text },
  ...{ regular_price: text, sale_price: text },
  ...SALE,
  status: choice(STATUSES, 'publish'),
  ...{ virtual: flag, downloadable: flag, downloads },
  download_limit: { type: 'integer', default: -1 },
  download_expiry: { type: 'integer', default: -1 },
  tax_status: choice(TAX_STATES, 'taxable'),
  ...{ tax_class: text, manage_stock: flag, stock_quantity: id },
  ...{ stock_status: STOCK, backorders: BACKORDERS, low_stock_amount: id },
  ...{ weight: text, dimensions, shipping_class: text },
  image: { type: 'object', properties: picture },
  attributes: {
    type: 'array',
    items: { type: 'object', properties: { id, name: text, option: text } },
  },
  ...{ menu_order: id, meta_data: meta },
}

/** What a new product holds of what is only kept and given back. */
export const NEW_FIELDS: JsonObject = {
  ...{ featured: false, catalog_visibility: 'visible', description: '', short_description: '' },
  ...{ global_unique_id: '', regular_price: '', sale_price: '' },
  ...{ saleFromMs: null, saleToMs: null, virtual: false, downloadable: false, downloads: [] },
  ...{ download_limit: -1, download_expiry: -1, external_url: '', button_text: '' },
  ...{ tax_status: 'taxable', tax_class: '', manage_stock: false, stock_quantity: null },
  ...{ stock_status: 'instock', backorders: 'no', low_stock_amount: null },
  ...{ sold_individually: false, weight: '', shipping_class: '', reviews_allowed: true },
  dimensions: { length: '', width: '', height: '' },
  ...{ upsell_ids: [], cross_sell_ids: [], purchase_note: '', grouped_products: [] },
  ...{ menu_order: 0, post_password: '' },
}

/** Fields that are kept as they come. */
export const PLAIN = [
  ...['featured', 'catalog_visibility', 'virtual', 'downloadable', 'downloads'],
  ...['download_limit', 'download_expiry', 'external_url', 'button_text'],
  ...['tax_status', 'tax_class', 'sold_individually'],
  ...['reviews_allowed', 'upsell_ids', 'cross_sell_ids', 'purchase_note', 'grouped_products'],
  ...['menu_order', 'post_password'],
]
