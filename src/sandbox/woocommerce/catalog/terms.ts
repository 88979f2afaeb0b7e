import { imageView } from '../media/views.ts'
import type { Json, JsonObject, Taxonomy, WooShop, WooTerm } from '../records.ts'
import { checkKeeper } from '../wp/auth.ts'
import { byName, isFound, pageOf, pagingOf } from '../wp/lists.ts'
import { WpError } from '../wp/problems.ts'
import {
  linksOf,
  paramsOf,
  restUrl,
  type WpAnswer,
  type WpRequest,
  withoutHints,
} from '../wp/request.ts'
import type { Schema } from '../wp/schema.ts'
import { slugOf, termHtml, uniqueSlug } from '../wp/text.ts'
import { idsOf, intOf, objectOf, textOf, wordsOf } from '../wp/values.ts'
import type { Resource } from './batch.ts'

const TERM: Schema = {
  name: { type: 'string', isRequired: true },
  slug: { type: 'string' },
  parent: { type: 'integer' },
  description: { type: 'string' },
  display: { type: 'string', enum: ['default', 'products', 'subcategories', 'both'] },
  image: { type: 'object' },
  menu_order: { type: 'integer' },
}
const ORDER: Schema = {
  orderby: {
    type: 'string',
    enum: ['id', 'include', 'name', 'slug', 'term_group', 'description', 'count', 'menu_order'],
  },
}

const isHierarchical = (taxonomy: Taxonomy) =>
  taxonomy === 'product_cat' || taxonomy === 'product_brand'

export function termsIn(shop: WooShop, taxonomy: Taxonomy): WooTerm[] {
  return [...shop.terms.values()].filter((term) => term.taxonomy === taxonomy)
}

/** A term by its name, whatever the case. */
export function termNamed(shop: WooShop, taxonomy: Taxonomy, name: string): WooTerm | undefined {
  const wanted = termHtml(name.trim()).toLowerCase()
  return termsIn(shop, taxonomy).find((term) => term.name.toLowerCase() === wanted)
}

/** Makes a term as WordPress does: names are unique below a parent, slugs in a taxonomy. */
export function addTerm(shop: WooShop, taxonomy: Taxonomy, params: JsonObject): WooTerm {
  const name = termHtml(textOf(params.name).trim())
  if (name === '') throw new WpError('empty_term_name', 'A name is required for this term.', 400)
  const parent = intOf(params.parent)
  const isTree = isHierarchical(taxonomy)
  const siblings = termsIn(shop, taxonomy).filter((term) => !isTree || term.parent === parent)
  if (parent > 0 && shop.terms.get(parent)?.taxonomy !== taxonomy) {
    throw new WpError('missing_parent', 'Parent term does not exist.', 400)
  }
  const given = textOf(params.slug)
  const slug = slugOf(given || name)
  const twin = siblings.find((term) => term.name.toLowerCase() === name.toLowerCase())
  const sameSlug = siblings.find((term) => term.slug === slug)
  const known = twin && (given === '' || twin.slug === slug ? twin : sameSlug)
  if (known) {
    const where = isTree ? 'with this parent' : 'in this taxonomy'
    const message = `A term with the name provided already exists ${where}.`
    throw new WpError('term_exists', message, 400, { resource_id: known.id })
  }
  const term: WooTerm = {
    id: shop.next.term++,
    ...{ taxonomy, name, slug: freeSlug(shop, taxonomy, slug, parent), parent },
    description: termHtml(textOf(params.description)),
    ...{ menuOrder: 0, display: 'default', imageId: null },
  }
  applyMeta(term, params)
  shop.terms.set(term.id, term)
  return term
}

/** A slug that is taken gets the parent's behind it, or a number. */
function freeSlug(shop: WooShop, taxonomy: Taxonomy, slug: string, parent: number): string {
  const isTaken = (one: string) => termsIn(shop, taxonomy).some((term) => term.slug === one)
  const above = shop.terms.get(parent)
  if (!isTaken(slug) || !above) return uniqueSlug(slug, isTaken)
  return uniqueSlug(`${slug}-${above.slug}`, isTaken)
}

function applyMeta(term: WooTerm, params: JsonObject): void {
  if (params.menu_order !== undefined) term.menuOrder = intOf(params.menu_order)
  if (typeof params.display === 'string') term.display = params.display
  if (params.image !== undefined) term.imageId = intOf(objectOf(params.image)?.id) || null
}

/** Published products that have a term. */
function countOf(shop: WooShop, { id, taxonomy }: WooTerm): number {
  let count = 0
  for (const product of shop.products.values()) {
    if (product.isVariation || product.status !== 'publish') continue
    const holders = taxonomy.startsWith('pa_')
      ? product.attributes.flatMap(({ options }) => options)
      : [...product.categoryIds, ...product.brandIds, ...product.tagIds]
    if (holders.includes(id)) count += 1
  }
  return count
}

/** The terms of one taxonomy as a resource; `base` is their address. */
export function termResource(
  request: WpRequest,
  taxonomy: Taxonomy,
  base: string,
  /** Rows of a batch name their addresses by the pattern of the route. */
  shownBase = base,
): Resource {
  const { shop } = request
  const show = (term: WooTerm) => termView(request, term, shownBase)

  function find(id: number): WooTerm {
    const term = shop.terms.get(id)
    if (term?.taxonomy === taxonomy) return term
    throw new WpError('woocommerce_rest_term_invalid', 'Resource does not exist.', 404)
  }

  return {
    schema: TERM,
    list: () => listTerms(request, taxonomy, show),
    create(params) {
      const term = addTerm(shop, taxonomy, params)
      return {
        status: 201,
        body: show(term),
        headers: { location: restUrl(request, `${base}/${term.id}`) },
      }
    },
    read: (id) => ({ status: 200, body: show(find(id)) }),
    update(id, params) {
      const term = find(id)
      if (params.name !== undefined) term.name = termHtml(textOf(params.name).trim())
      if (params.description !== undefined) term.description = termHtml(textOf(params.description))
      if (params.parent !== undefined) term.parent = intOf(params.parent)
      if (params.slug !== undefined) {
        const slug = slugOf(textOf(params.slug))
        const other = termsIn(shop, taxonomy).find((one) => one.slug === slug && one !== term)
        if (other) {
          const message = `The slug &#8220;${slug}&#8221; is already in use by another term.`
          throw new WpError('duplicate_term_slug', message, 500)
        }
        term.slug = slug
      }
      applyMeta(term, params)
      return { status: 200, body: show(term) }
    },
    remove(id, isForced) {
      if (!isForced) {
        const message = 'Resource does not support trashing.'
        throw new WpError('woocommerce_rest_trash_not_supported', message, 501)
      }
      const term = find(id)
      if (id === shop.defaultCategoryId) {
        const message = 'Default product category cannot be deleted.'
        throw new WpError('woocommerce_rest_cannot_delete', message, 500)
      }
      const body = show(term)
      dropTerm(shop, term)
      return { status: 200, body: withoutHints(body) }
    },
    check: (deed) => checkKeeper(request, deed),
  }
}

function dropTerm(shop: WooShop, { id, parent }: WooTerm): void {
  shop.terms.delete(id)
  for (const child of shop.terms.values()) if (child.parent === id) child.parent = parent
  const without = (ids: readonly number[]) => ids.filter((one) => one !== id)
  for (const product of shop.products.values()) {
    product.categoryIds = without(product.categoryIds)
    if (!product.isVariation && product.categoryIds.length === 0) {
      product.categoryIds = [shop.defaultCategoryId]
    }
    product.brandIds = without(product.brandIds)
    product.tagIds = without(product.tagIds)
    product.attributes = product.attributes.map((use) => ({
      ...use,
      options: use.options.filter((one) => one !== id),
    }))
  }
}

function listTerms(
  request: WpRequest,
  taxonomy: Taxonomy,
  show: (term: WooTerm) => JsonObject,
): WpAnswer {
  const { shop } = request
  const paging = pagingOf(request, ORDER)
  const params = paramsOf(request)
  const [include, exclude] = [idsOf(params.include), idsOf(params.exclude)]
  const slugs = wordsOf(params.slug)
  const isHidden = textOf(params.hide_empty) === 'true' || textOf(params.hide_empty) === '1'
  const product = shop.products.get(intOf(params.product))
  const ofProduct = [...(product?.categoryIds ?? []), ...(product?.tagIds ?? [])]
  const found = termsIn(shop, taxonomy).filter(
    (term) =>
      (include.length === 0 || include.includes(term.id)) &&
      !exclude.includes(term.id) &&
      (slugs.length === 0 || slugs.includes(term.slug)) &&
      (params.parent === undefined || term.parent === intOf(params.parent)) &&
      (params.product === undefined || ofProduct.includes(term.id)) &&
      isFound(params.search, [term.name, term.slug]) &&
      !(isHidden && countOf(shop, term) === 0),
  )
  return pageOf(request, sorted(shop, found, params), show, paging)
}

function sorted(shop: WooShop, terms: WooTerm[], params: JsonObject): WooTerm[] {
  const by: Readonly<Record<string, (term: WooTerm) => number | string>> = {
    id: ({ id }) => id,
    slug: ({ slug }) => slug,
    count: (term) => countOf(shop, term),
    menu_order: ({ menuOrder }) => menuOrder,
  }
  const key = by[textOf(params.orderby)]
  const rows = terms.sort((one, other) => {
    if (!key) return byName(one, other)
    const [left, right] = [key(one), key(other)]
    return left < right ? -1 : left > right ? 1 : byName(one, other)
  })
  return textOf(params.order) === 'desc' ? rows.reverse() : rows
}

function termView(request: WpRequest, term: WooTerm, base: string): JsonObject {
  const { shop } = request
  const image = term.imageId === null ? undefined : shop.media.get(term.imageId)
  const tree: JsonObject = {
    ...{ id: term.id, name: term.name, slug: term.slug, parent: term.parent },
    ...{ description: term.description, display: term.display },
    image: image ? imageView(request, image) : null,
    ...{ menu_order: term.menuOrder, count: countOf(shop, term) },
  }
  const { parent: _parent, display: _display, image: _image, menu_order, ...flat } = tree
  const shown = isHierarchical(term.taxonomy)
    ? tree
    : term.taxonomy === 'product_tag'
      ? flat
      : { ...flat, menu_order: menu_order as Json }
  const up = term.parent > 0 ? `${base}/${term.parent}` : undefined
  const links = { self: `${base}/${term.id}`, collection: base, ...(up !== undefined && { up }) }
  return { ...shown, _links: linksOf(request, links) }
}
