import type { Taxonomy } from '../../records.ts'
import { CONTEXT, ORDER, PAGES } from '../../wp/lists.ts'
import type { Schema } from '../../wp/schema.ts'
import { isHierarchical } from './terms.ts'

const NAMED: Schema = { name: { type: 'string', isRequired: true }, slug: { type: 'string' } }
const DESCRIBED: Schema = { description: { type: 'string' } }
const ORDERED: Schema = { menu_order: { type: 'integer' } }
const TREE: Schema = {
  ...{ ...NAMED, parent: { type: 'integer' }, ...DESCRIBED },
  display: {
    ...{ type: 'string', default: 'default' },
    enum: ['default', 'products', 'subcategories', 'both'],
  },
  image: {
    type: 'object',
    properties: {
      ...{ id: { type: 'integer' }, src: { type: 'string' } },
      ...{ name: { type: 'string' }, alt: { type: 'string' } },
    },
  },
  ...ORDERED,
}

/** What a term is made of, in the order of the interface. */
export function termSchema(taxonomy: Taxonomy): Schema {
  if (isHierarchical(taxonomy)) return TREE
  return taxonomy === 'product_tag' || taxonomy === 'product_shipping_class'
    ? { ...NAMED, ...DESCRIBED }
    : { ...NAMED, ...DESCRIBED, ...ORDERED }
}

/** What lists of terms are asked with; ids are read as they come. */
export const TERM_QUERY: Schema = {
  ...{ ...CONTEXT, ...PAGES, offset: { type: 'integer' }, ...ORDER },
  orderby: {
    type: 'string',
    enum: ['id', 'include', 'name', 'slug', 'term_group', 'description', 'count'],
  },
  ...{ hide_empty: { type: 'boolean' }, parent: { type: 'integer' } },
  ...{
    product: { type: 'integer' },
    slug: { type: ['string', 'array'], items: { type: 'string' } },
  },
}
