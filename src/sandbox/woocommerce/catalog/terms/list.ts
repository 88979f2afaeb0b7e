import type { JsonObject, Taxonomy, WooShop, WooTerm } from '../../records.ts'
import { byName, isFound, pageOf, pagingOf } from '../../wp/lists.ts'
import { paramsOf, type WpAnswer, type WpRequest } from '../../wp/request.ts'
import { idsOf, intOf, isTrue, textOf, wordsOf } from '../../wp/values.ts'
import { countOf, isHierarchical, termsIn } from './terms.ts'

export function listTerms(
  request: WpRequest,
  taxonomy: Taxonomy,
  show: (term: WooTerm) => JsonObject,
): WpAnswer {
  const { shop } = request
  const paging = pagingOf(request)
  const params = paramsOf(request)
  const [include, exclude] = [idsOf(params.include), idsOf(params.exclude)]
  const slugs = wordsOf(params.slug)
  const isHidden = isTrue(params.hide_empty)
  const hasParent = isHierarchical(taxonomy) && textOf(params.parent) !== ''
  const product = shop.products.get(intOf(params.product))
  const ofProduct = [
    ...[...(product?.categoryIds ?? []), ...(product?.tagIds ?? [])],
    ...[...(product?.brandIds ?? [])],
    ...(product?.attributes.flatMap(({ options }) => options) ?? []),
  ]
  const found = termsIn(shop, taxonomy).filter(
    (term) =>
      (include.length === 0 || include.includes(term.id)) &&
      !exclude.includes(term.id) &&
      (slugs.length === 0 || slugs.includes(term.slug)) &&
      (!hasParent || term.parent === intOf(params.parent)) &&
      (intOf(params.product) === 0 || ofProduct.includes(term.id)) &&
      isFound(params.search, [term.name, term.slug]) &&
      !(isHidden && countOf(shop, term) === 0),
  )
  // Of a list of terms the page follows from its offset.
  const page = Math.ceil(paging.offset / paging.perPage + 1)
  return pageOf(request, sorted(shop, found, params), show, { ...paging, page })
}

function sorted(shop: WooShop, terms: WooTerm[], params: JsonObject): WooTerm[] {
  const by: Readonly<Record<string, (term: WooTerm) => number | string>> = {
    id: ({ id }) => id,
    slug: ({ slug }) => slug,
    count: (term) => countOf(shop, term),
    description: ({ description }) => description,
    include: ({ id }) => idsOf(params.include).indexOf(id),
  }
  const key = by[textOf(params.orderby)]
  const rows = terms.sort((one, other) => {
    if (!key) return byName(one, other)
    const [left, right] = [key(one), key(other)]
    return left < right ? -1 : left > right ? 1 : byName(one, other)
  })
  return textOf(params.order) === 'desc' ? rows.reverse() : rows
}
