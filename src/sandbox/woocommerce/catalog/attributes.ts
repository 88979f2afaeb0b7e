import type { JsonObject, Taxonomy, WooAttribute, WooShop } from '../records.ts'
import { checkKeeper, type Refusals } from '../wp/auth.ts'
import { WpError } from '../wp/problems.ts'
import { linksOf, paramsOf, restUrl, type WpRequest } from '../wp/request.ts'
import type { Schema } from '../wp/schema.ts'
import { plainLine, readSlug, slugOf } from '../wp/text.ts'
import { isTrue, textOf } from '../wp/values.ts'
import type { Resource } from './batch.ts'
import { termsIn } from './terms/terms.ts'

const BASE = '/wc/v3/products/attributes'
const MAX_SLUG_BYTES = 28
const RESERVED =
  /^(?:attachment|author|category|calendar|date|day|hour|minute|month|name|order|page|post|product|product_cat|product_tag|search|second|tag|taxonomy|term|title|type|year)$/

export const ATTRIBUTE: Schema = {
  name: { type: 'string', isRequired: true },
  slug: { type: 'string' },
  type: { type: 'string', default: 'select', enum: ['select'] },
  order_by: {
    type: 'string',
    default: 'menu_order',
    enum: ['menu_order', 'name', 'name_num', 'id'],
  },
  has_archives: { type: 'boolean', default: false },
}

const REFUSED: Refusals = {
  create: ['woocommerce_rest_cannot_create', 'Sorry, you cannot create new resource.'],
  edit: ['woocommerce_rest_cannot_update', 'Sorry, you cannot update resource.'],
}

export const taxonomyOf = ({ slug }: Pick<WooAttribute, 'slug'>): Taxonomy => `pa_${slug}`

function attributesOf(shop: WooShop): WooAttribute[] {
  return [...shop.attributes.values()].sort((one, other) => (one.slug < other.slug ? -1 : 1))
}

/** The attribute an address names. Throws {@link WpError}. */
export function attributeAt(shop: WooShop, id: number): WooAttribute {
  const attribute = shop.attributes.get(id)
  if (attribute) return attribute
  throw new WpError('woocommerce_rest_taxonomy_invalid', 'Taxonomy does not exist.', 404)
}

function addAttribute(shop: WooShop, params: JsonObject): WooAttribute {
  const name = plainLine(textOf(params.name))
  if (name === '') {
    const message = 'Please, provide an attribute name.'
    throw new WpError('woocommerce_rest_cannot_create', message, 400)
  }
  const slug = checkedSlug(shop, textOf(params.slug) || name, undefined)
  const attribute: WooAttribute = {
    id: shop.next.attribute++,
    ...{ name, slug, type: textOf(params.type) || 'select' },
    orderBy: textOf(params.order_by) || 'menu_order',
    hasArchives: isTrue(params.has_archives),
  }
  shop.attributes.set(attribute.id, attribute)
  return attribute
}

function checkedSlug(shop: WooShop, wanted: string, own: WooAttribute | undefined): string {
  const slug = readSlug(slugOf(wanted)).replace(/^pa_/, '')
  const code = `woocommerce_rest_cannot_${own ? 'edit' : 'create'}`
  const refuse = (why: string) => new WpError(code, `Slug "${slug}" ${why} Change it, please.`, 400)
  if (Buffer.byteLength(slug) > MAX_SLUG_BYTES) {
    const message = `Slug "${slug}" is too long (28 characters max). Shorten it, please.`
    throw new WpError(code, message, 400)
  }
  if (RESERVED.test(slug)) throw refuse('is not allowed because it is a reserved term.')
  const other = attributesOf(shop).find((one) => one.slug === slug && one !== own)
  if (other) throw refuse('is already in use.')
  return slug
}

/** Attributes of the shop. The list is always whole. */
export function attributeResource(request: WpRequest): Resource {
  const { shop } = request
  const show = (attribute: WooAttribute) => attributeView(request, attribute)

  function find(id: number): WooAttribute {
    const attribute = shop.attributes.get(id)
    if (attribute) return attribute
    throw new WpError('woocommerce_rest_taxonomy_invalid', 'Resource does not exist.', 404)
  }

  return {
    schema: ATTRIBUTE,
    list() {
      const body = attributesOf(shop).map(show)
      const headers = { 'x-wp-total': String(body.length), 'x-wp-totalpages': '1' }
      return { status: 200, body, headers }
    },
    create(params) {
      const made = addAttribute(shop, params)
      const headers = { location: restUrl(request, `${BASE}/${made.id}`) }
      return { status: 201, body: show(made), headers }
    },
    read: (id) => ({ status: 200, body: show(find(id)) }),
    update(id, params) {
      // A slug that a change does not say is made of the name again; all else stays.
      const attribute = find(id)
      const name = plainLine(textOf(params.name)) || attribute.name
      rename(shop, attribute, textOf(params.slug) || name)
      Object.assign(attribute, {
        name,
        orderBy: textOf(params.order_by) || attribute.orderBy,
        hasArchives:
          (params.has_archives ?? null) === null
            ? attribute.hasArchives
            : isTrue(params.has_archives),
      })
      return { status: 200, body: show(attribute) }
    },
    remove(id, isForced) {
      // Unlike elsewhere, force is what is meant by a call that says nothing of it.
      if (!isForced && paramsOf(request).force !== undefined) {
        const message = 'Resource does not support trashing.'
        throw new WpError('woocommerce_rest_trash_not_supported', message, 501)
      }
      const attribute = find(id)
      const body = show(attribute)
      for (const term of termsIn(shop, taxonomyOf(attribute))) shop.terms.delete(term.id)
      shop.attributes.delete(id)
      for (const product of shop.products.values()) {
        product.attributes = product.attributes.filter((use) => use.id !== id)
      }
      return { status: 200, body }
    },
    check(deed, id) {
      if (id !== undefined) find(id)
      checkKeeper(request, deed, REFUSED)
    },
  }
}

function rename(shop: WooShop, attribute: WooAttribute, wanted: string): void {
  const terms = termsIn(shop, taxonomyOf(attribute))
  attribute.slug = checkedSlug(shop, wanted, attribute)
  for (const term of terms) {
    shop.terms.set(term.id, { ...term, taxonomy: taxonomyOf(attribute) })
  }
}

function attributeView(request: WpRequest, attribute: WooAttribute): JsonObject {
  return {
    ...{ id: attribute.id, name: attribute.name, slug: taxonomyOf(attribute) },
    ...{ type: attribute.type, order_by: attribute.orderBy },
    has_archives: attribute.hasArchives,
    _links: linksOf(request, { self: `${BASE}/${attribute.id}`, collection: BASE }),
  }
}
