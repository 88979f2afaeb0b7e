import type { JsonObject, WooProduct, WooShop } from '../records.ts'
import { isFound, pageOf, pagingOf } from '../wp/lists.ts'
import { paramsOf, type WpAnswer, type WpRequest } from '../wp/request.ts'
import type { Schema } from '../wp/schema.ts'
import { idsOf, intOf, isTrue, momentOf, textOf, wordsOf } from '../wp/values.ts'
import { STATUSES } from './fields.ts'
import { isOnSale } from './prices.ts'

const QUERY: Schema = {
  orderby: {
    type: 'string',
    enum: [
      ...['date', 'id', 'include', 'title', 'slug', 'modified', 'menu_order', 'price'],
      ...['popularity', 'rating', 'post__in'],
    ],
  },
  status: { type: 'string', enum: ['any', ...STATUSES] },
  stock_status: { type: 'string', enum: ['instock', 'outofstock', 'onbackorder'] },
}

/** States that a list leaves out unless it is asked for them. */
const LEFT_OUT = ['trash', 'auto-draft']

type Test = (product: WooProduct) => boolean

/** `GET /wc/v3/products`: looked for by SKU it also finds variations. */
export function listProducts(
  request: WpRequest,
  show: (product: WooProduct) => JsonObject,
): WpAnswer {
  const paging = pagingOf(request, QUERY)
  const params = paramsOf(request)
  const isBySku = ['sku', 'search_sku', 'search_name_or_sku'].some(
    (name) => textOf(params[name]) !== '',
  )
  const tests = [
    (one: WooProduct) => isBySku || !one.isVariation,
    ...commonTests(params, request.now),
    ...skuTests(params),
    ...termTests(request.shop, params),
    ...typeTests(params),
  ]
  const found = [...request.shop.products.values()].filter((one) =>
    tests.every((test) => test(one)),
  )
  return pageOf(request, sorted(found, params), show, paging)
}

/** `GET /wc/v3/products/<id>/variations`. */
export function listVariations(
  request: WpRequest,
  parentId: number,
  show: (product: WooProduct) => JsonObject,
): WpAnswer {
  const paging = pagingOf(request, QUERY)
  const params = paramsOf(request)
  const tests = [
    (one: WooProduct) => one.isVariation && one.parentId === parentId,
    ...commonTests(params, request.now),
    ...skuTests(params),
  ]
  const found = [...request.shop.products.values()].filter((one) =>
    tests.every((test) => test(one)),
  )
  return pageOf(request, sorted(found, params), show, paging)
}

function commonTests(params: JsonObject, now: number): Test[] {
  const [include, exclude] = [idsOf(params.include), idsOf(params.exclude)]
  const asked = wordsOf(params.include_status ?? params.status)
  const without = wordsOf(params.exclude_status)
  const moments = ['after', 'before', 'modified_after', 'modified_before'].map((name) =>
    momentOf(params[name]),
  )
  const [after, before, modifiedAfter, modifiedBefore] = moments
  const [lowest, highest] = [textOf(params.min_price), textOf(params.max_price)]
  const isAny = asked.length === 0 || asked.includes('any')
  return [
    ({ status }) => (isAny ? !LEFT_OUT.includes(status) : asked.includes(status)),
    ({ status }) => !without.includes(status),
    ({ id }) => include.length === 0 || include.includes(id),
    ({ id }) => !exclude.includes(id),
    ({ createdMs }) => after === undefined || createdMs > after,
    ({ createdMs }) => before === undefined || createdMs < before,
    ({ modifiedMs }) => modifiedAfter === undefined || modifiedMs > modifiedAfter,
    ({ modifiedMs }) => modifiedBefore === undefined || modifiedMs < modifiedBefore,
    ({ name, fields }) =>
      isFound(params.search, [name, textOf(fields.description), textOf(fields.short_description)]),
    ({ slug }) => params.slug === undefined || slug === textOf(params.slug),
    ({ fields }) =>
      params.stock_status === undefined || fields.stock_status === textOf(params.stock_status),
    (one) => params.on_sale === undefined || isOnSale(one, now) === isTrue(params.on_sale),
    ({ price }) => lowest === '' || (price !== '' && Number(price) >= Number(lowest)),
    ({ price }) => highest === '' || (price !== '' && Number(price) <= Number(highest)),
  ]
}

/** A search by SKU takes the place of the exact one. */
function skuTests(params: JsonObject): Test[] {
  const both = textOf(params.search_name_or_sku)
  if (both !== '') return [({ name, sku }) => isFound(both, [name, sku])]
  const part = textOf(params.search_sku).toLowerCase()
  if (part !== '') return [({ sku }) => sku.toLowerCase().includes(part)]
  const exact = textOf(params.sku).toLowerCase()
  const barcodes = wordsOf(params.global_unique_id)
  return [
    ({ sku }) =>
      exact === '' || [exact, ...exact.split(',')].includes(sku === '' ? ' ' : sku.toLowerCase()),
    ({ fields }) => barcodes.length === 0 || barcodes.includes(textOf(fields.global_unique_id)),
  ]
}

function termTests(shop: WooShop, params: JsonObject): Test[] {
  const asked = (name: string) => idsOf(params[name]).flatMap((id) => [id, ...below(shop, id)])
  const [categories, tags, brands] = ['category', 'tag', 'brand'].map(asked)
  const values = idsOf(params.attribute_term)
  const slug = textOf(params.attribute).replace(/^pa_/, '')
  const attribute = [...shop.attributes.values()].find((one) => one.slug === slug)
  const hasOne = (ids: readonly number[], wanted: readonly number[] = []) =>
    wanted.length === 0 || ids.some((id) => wanted.includes(id))
  return [
    ({ categoryIds }) => hasOne(categoryIds, categories),
    ({ tagIds }) => hasOne(tagIds, tags),
    ({ brandIds }) => hasOne(brandIds, brands),
    ({ attributes }) =>
      !attribute ||
      values.length === 0 ||
      attributes.some(
        ({ id, options }) =>
          id === attribute.id && options.some((option) => values.includes(Number(option))),
      ),
  ]
}

/** Terms that hang below one. */
function below(shop: WooShop, id: number): number[] {
  return [...shop.terms.values()]
    .filter(({ parent }) => parent === id)
    .flatMap((term) => [term.id, ...below(shop, term.id)])
}

function typeTests(params: JsonObject): Test[] {
  const types = wordsOf(params.include_types ?? params.type)
  const without = wordsOf(params.exclude_types)
  return [
    ({ type }) => types.length === 0 || types.includes(type),
    ({ type }) => !without.includes(type),
    ({ fields }) => params.featured === undefined || fields.featured === isTrue(params.featured),
  ]
}

function sorted(found: WooProduct[], params: JsonObject): WooProduct[] {
  const include = idsOf(params.include)
  const keys: Readonly<Record<string, (product: WooProduct) => number | string>> = {
    id: ({ id }) => id,
    title: ({ name }) => name.toLowerCase(),
    slug: ({ slug }) => slug,
    modified: ({ modifiedMs }) => modifiedMs,
    menu_order: ({ fields }) => intOf(fields.menu_order),
    price: ({ price }) => Number(price),
    include: ({ id }) => -include.indexOf(id),
  }
  const key = keys[textOf(params.orderby)] ?? (({ createdMs }) => createdMs)
  const rows = found.sort((one, other) => {
    const [left, right] = [key(one), key(other)]
    return left < right ? -1 : left > right ? 1 : one.id - other.id
  })
  return textOf(params.order) === 'asc' ? rows : rows.reverse()
}
