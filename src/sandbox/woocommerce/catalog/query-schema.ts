import { CONTEXT, ORDER, PAGES } from '../wp/lists.ts'
import type { FieldSpec, Schema } from '../wp/schema.ts'

const text: FieldSpec = { type: 'string' }
const flag: FieldSpec = { type: 'boolean' }
const number: FieldSpec = { type: 'integer' }
const moment: FieldSpec = { type: 'string', format: 'date-time' }
const choice = (words: readonly string[]): FieldSpec => ({ type: 'string', enum: words })
const choices = (words: readonly string[]): FieldSpec => ({ type: 'array', items: choice(words) })

const TYPES = ['simple', 'grouped', 'external', 'variable']
const KEPT = ['draft', 'pending', 'private', 'publish']
const ASIDE = ['future', 'trash']

/** What lists of products and variations share. Ids (`include`, `exclude`, `parent`) are read as they come and never refused. */
const COMMON: Schema = {
  ...CONTEXT,
  ...PAGES,
  ...{ after: moment, before: moment, modified_after: moment, modified_before: moment },
  ...{ dates_are_gmt: flag, offset: number },
  ...ORDER,
  orderby: choice([
    ...['date', 'id', 'include', 'title', 'slug', 'modified', 'menu_order'],
    ...['price', 'popularity', 'rating'],
  ]),
  ...{ slug: text, status: choice(['any', ...ASIDE, ...KEPT]) },
}
const PRICES: Schema = { on_sale: flag, min_price: text, max_price: text }
const STOCK: Schema = { stock_status: choice(['instock', 'outofstock', 'onbackorder']) }

/** In the order of the interface. */
export const PRODUCT_QUERY: Schema = {
  ...COMMON,
  ...{ type: choice(TYPES), sku: text, featured: flag },
  ...{ category: text, tag: text, shipping_class: text, attribute: text, attribute_term: text },
  ...PRICES,
  ...STOCK,
  ...{ stock_quantity: number, min_stock_quantity: number, max_stock_quantity: number },
  ...{ search_sku: text, search_name_or_sku: text },
  include_status: choices(['any', ...ASIDE, ...KEPT]),
  exclude_status: choices([...ASIDE, ...KEPT]),
  ...{ include_types: choices(TYPES), exclude_types: choices(TYPES) },
  ...{ downloadable: flag, virtual: flag },
}

export const VARIATION_QUERY: Schema = {
  ...COMMON,
  sku: text,
  ...PRICES,
  ...STOCK,
  has_price: flag,
  attributes: {
    type: 'array',
    items: { type: 'object', properties: { attribute: text, term: text } },
  },
}
