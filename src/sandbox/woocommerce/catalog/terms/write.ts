import { addMedia } from '../../media/library.ts'
import { type RemotePictures, sideload } from '../../media/sideload.ts'
import type { JsonObject, Taxonomy, WooShop, WooTerm } from '../../records.ts'
import { WpError } from '../../wp/problems.ts'
import type { WpRequest } from '../../wp/request.ts'
import { slugOf, termHtml, uniqueSlug } from '../../wp/text.ts'
import { intOf, objectOf, textOf } from '../../wp/values.ts'
import { isHierarchical, termsIn } from './terms.ts'

/** Makes a term as WordPress does: names are unique below a parent, slugs in a taxonomy. */
export function addTerm(shop: WooShop, taxonomy: Taxonomy, params: JsonObject): WooTerm {
  const name = termHtml(textOf(params.name).trim())
  if (name === '') throw new WpError('empty_term_name', 'A name is required for this term.', 400)
  const parent = intOf(params.parent)
  const isTree = isHierarchical(taxonomy)
  if (!isTree && (params.parent ?? null) !== null) throw notHierarchical()
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

function notHierarchical(): WpError {
  const message = 'Can not set resource parent, taxonomy is not hierarchical.'
  return new WpError('woocommerce_rest_taxonomy_not_hierarchical', message, 400)
}

/** What a term has besides: its place, look and picture. */
export function applyMeta(
  request: Pick<WpRequest, 'shop' | 'now' | 'home'>,
  term: WooTerm,
  params: JsonObject,
  pictures: RemotePictures,
): void {
  const isSet = (name: string) => (params[name] ?? null) !== null
  // The order of an attribute's value is written with every change of it, said or not.
  if (isSet('menu_order') || term.taxonomy.startsWith('pa_')) {
    term.menuOrder = intOf(params.menu_order)
  }
  if (!isHierarchical(term.taxonomy)) return
  if (isSet('display')) term.display = textOf(params.display)
  if (isSet('image')) term.imageId = imageOf(request, objectOf(params.image) ?? {}, pictures)
}

/** A picture by its id or address; what is none takes the one there was away. */
function imageOf(
  { shop, now, home }: Pick<WpRequest, 'shop' | 'now' | 'home'>,
  { id, src, name, alt }: JsonObject,
  pictures: RemotePictures,
): number | null {
  let media = shop.media.get(intOf(id))
  if (intOf(id) === 0 && textOf(src) !== '') {
    const codes = {
      code: 'woocommerce_rest_invalid_remote_image_url',
      typeCode: 'woocommerce_rest_invalid_image',
    }
    const { name: file, facts } = sideload({ url: textOf(src), home, ...codes }, pictures)
    media = addMedia(shop, { name: file, facts, filesize: 21_000, now, isFetched: true })
  }
  if (!media?.mime.startsWith('image/')) return null
  if (textOf(alt) !== '') media.alt = textOf(alt)
  if (textOf(name) !== '') media.title = textOf(name)
  return media.id
}

/** As WordPress changes a term; what it refuses then is told as a fault of the shop. */
export function changeTerm(shop: WooShop, term: WooTerm, params: JsonObject): void {
  const { taxonomy } = term
  const isSet = (name: string) => (params[name] ?? null) !== null
  const refuse = (code: string, message: string) => new WpError(code, message, 500, null)
  if (isSet('parent') && !isHierarchical(taxonomy)) throw notHierarchical()
  const name = isSet('name') ? termHtml(textOf(params.name).trim()) : term.name
  if (name === '') throw refuse('empty_term_name', 'A name is required for this term.')
  // None is above itself.
  const asked = isSet('parent') ? intOf(params.parent) : term.parent
  const parent = asked === term.id ? 0 : asked
  if (parent > 0 && shop.terms.get(parent)?.taxonomy !== taxonomy) {
    throw refuse('missing_parent', 'Parent term does not exist.')
  }
  // An empty slug is made anew of the name.
  const given = textOf(params.slug)
  const wanted = slugOf(isSet('slug') ? given || name : term.slug)
  const isTaken = (slug: string) =>
    termsIn(shop, taxonomy).some((one) => one.slug === slug && one !== term)
  const isFree = isSet('slug') && given === ''
  if (isTaken(wanted) && !isFree && parent === term.parent) {
    const message = `The slug &#8220;${wanted}&#8221; is already in use by another term.`
    throw refuse('duplicate_term_slug', message)
  }
  Object.assign(term, { name, parent, slug: uniqueSlug(wanted, isTaken) })
  if (isSet('description')) term.description = termHtml(textOf(params.description))
}

/** Takes a term away, and from whatever has it. */
export function dropTerm(shop: WooShop, { id, parent, taxonomy, slug }: WooTerm): void {
  shop.terms.delete(id)
  for (const child of shop.terms.values()) if (child.parent === id) child.parent = parent
  const without = (ids: readonly number[]) => ids.filter((one) => one !== id)
  for (const product of shop.products.values()) {
    if (taxonomy === 'product_shipping_class' && product.fields.shipping_class === slug)
      product.fields.shipping_class = ''
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
