import type { RemotePictures } from '../../media/sideload.ts'
import { imageView } from '../../media/views.ts'
import type { Json, JsonObject, Taxonomy, WooTerm } from '../../records.ts'
import { checkKeeper } from '../../wp/auth.ts'
import { WpError } from '../../wp/problems.ts'
import { linksOf, restUrl, type WpRequest, withoutHints } from '../../wp/request.ts'
import type { Resource } from '../batch.ts'
import { listTerms } from './list.ts'
import { termSchema } from './schema.ts'
import { countOf, isHierarchical } from './terms.ts'
import { addTerm, applyMeta, changeTerm, dropTerm } from './write.ts'

/** The terms of one taxonomy as a resource; `base` is their address. */
export function termResource(
  request: WpRequest,
  taxonomy: Taxonomy,
  base: string,
  pictures: RemotePictures,
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
    schema: termSchema(taxonomy),
    list: () => listTerms(request, taxonomy, show),
    create(params) {
      const term = addTerm(shop, taxonomy, params)
      try {
        applyMeta(request, term, params, pictures)
      } catch (thrown) {
        shop.terms.delete(term.id)
        throw thrown
      }
      return {
        status: 201,
        body: show(term),
        headers: { location: restUrl(request, `${base}/${term.id}`) },
      }
    },
    read: (id) => ({ status: 200, body: show(find(id)) }),
    update(id, params) {
      const term = find(id)
      changeTerm(shop, term, params)
      applyMeta(request, term, params, pictures)
      return { status: 200, body: show(term) }
    },
    remove(id, isForced) {
      const term = find(id)
      if (!isForced) {
        const message = 'Resource does not support trashing.'
        throw new WpError('woocommerce_rest_trash_not_supported', message, 501)
      }
      if (id === shop.defaultCategoryId) {
        const message = 'Default product category cannot be deleted.'
        throw new WpError('woocommerce_rest_cannot_delete', message, 500)
      }
      const body = show(term)
      dropTerm(shop, term)
      return { status: 200, body: withoutHints(body) }
    },
    check(deed, id) {
      if (id !== undefined) find(id)
      checkKeeper(request, deed)
    },
    missing: (deed) =>
      deed === 'delete'
        ? new WpError('woocommerce_rest_cannot_delete', 'The resource cannot be deleted.', 500)
        : new WpError('invalid_taxonomy', 'Invalid taxonomy.', 500, null),
  }
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
    : term.taxonomy === 'product_tag' || term.taxonomy === 'product_shipping_class'
      ? flat
      : { ...flat, menu_order: menu_order as Json }
  const up = term.parent > 0 ? `${base}/${term.parent}` : undefined
  const links = { self: `${base}/${term.id}`, collection: base, ...(up !== undefined && { up }) }
  return { ...shown, _links: linksOf(request, links) }
}
