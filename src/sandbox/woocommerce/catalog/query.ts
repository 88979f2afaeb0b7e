import type { JsonObject, WooProduct, WooShop } from '../records.ts'
import { isFound, pageOf, pagingOf } from '../wp/lists.ts'
import { paramsOf, type WpAnswer, type WpRequest } from '../wp/request.ts'
import { idsOf, intOf, isTrue, momentOf, textOf, wordsOf } from '../wp/values.ts'
import { isOnSale, variationsOf } from './prices.ts'
import { shippingClassOf } from './shipping.ts'

/** States that a list leaves out unless it is asked for them. */
const LEFT_OUT = ['trash', 'auto-draft']

type Test = (product: WooProduct) => boolean

/** `GET /wc/v3/products`: looked for by SKU or barcode it also finds variations. */
export function listProducts(
  request: WpRequest,
  show: (product: WooProduct) => JsonObject,
): WpAnswer {
  const params = paramsOf(request)
  const { shop, now } = request
  const isBySku = ['sku', 'search_sku', 'search_name_or_sku', 'global_unique_id'].some(
    (name) => textOf(params[name]) !== '',
  )
  return pageWith(request, show, [
    (one) => isBySku || !one.isVariation,
    ...commonTests(shop, params, now),
    ...skuTests(params),
    ...termTests(shop, params),
    ...typeTests(params),
    ...stockTests(shop, params),
  ])
}

/** `GET /wc/v3/products/<id>/variations`. */
export function listVariations(
  request: WpRequest,
  parentId: number,
  show: (product: WooProduct) => JsonObject,
): WpAnswer {
  const params = paramsOf(request)
  const { shop, now } = request
  const hasPrice = params.has_price === undefined ? undefined : isTrue(params.has_price)
  return pageWith(request, show, [
    (one) => one.isVariation && one.parentId === parentId,
    ...commonTests(shop, params, now),
    ...skuTests(params),
    ({ price }) => hasPrice === undefined || (price !== '') === hasPrice,
  ])
}

function pageWith(
  request: WpRequest,
  show: (product: WooProduct) => JsonObject,
  tests: readonly Test[],
): WpAnswer {
  const paging = pagingOf(request)
  const all = [...request.shop.products.values()]
  const found = all.filter((one) => tests.every((test) => test(one)))
  // Past the end by an offset the database counts nothing.
  const isNothing = paging.isOffset && paging.offset >= found.length
  const rows = sorted(found, paramsOf(request))
  return pageOf(request, rows, show, paging, isNothing ? 0 : rows.length)
}

/** Ids to keep: undefined for all, none for what is no id. */
const idsAsked = (params: JsonObject, name: string): readonly number[] | undefined =>
  textOf(params[name]) === '' && !Array.isArray(params[name]) ? undefined : idsOf(params[name])

function commonTests(shop: WooShop, params: JsonObject, now: number): Test[] {
  const include = idsAsked(params, 'include')
  const [exclude, parents, withoutParents] = ['exclude', 'parent', 'parent_exclude'].map((name) =>
    idsOf(params[name]),
  )
  const asked = wordsOf(params.include_status ?? params.status)
  const without = wordsOf(params.exclude_status)
  const [after, before, modifiedAfter, modifiedBefore] = [
    ...['after', 'before', 'modified_after', 'modified_before'],
  ].map((name) => momentOf(params[name]))
  const isAny = asked.length === 0 || asked.includes('any')
  return [
    ({ status }) => (isAny ? !LEFT_OUT.includes(status) : asked.includes(status)),
    ({ status }) => !without.includes(status),
    ({ id }) => include?.includes(id) ?? true,
    ({ id }) => !exclude?.includes(id),
    ({ parentId }) => parents?.length === 0 || parents?.includes(parentId) === true,
    ({ parentId }) => !withoutParents?.includes(parentId),
    ({ createdMs }) => after === undefined || createdMs > after,
    ({ createdMs }) => before === undefined || createdMs < before,
    ({ modifiedMs }) => modifiedAfter === undefined || modifiedMs > modifiedAfter,
    ({ modifiedMs }) => modifiedBefore === undefined || modifiedMs < modifiedBefore,
    ({ name, fields }) =>
      isFound(params.search, [name, textOf(fields.description), textOf(fields.short_description)]),
    ({ slug }) => textOf(params.slug) === '' || slug === textOf(params.slug),
    ({ fields }) =>
      textOf(params.stock_status) === '' || fields.stock_status === textOf(params.stock_status),
    (one) => params.on_sale === undefined || isSold(shop, one, now) === isTrue(params.on_sale),
    priceTest(shop, params),
  ]
}

/** A product is on sale as well while one of its variations is. */
function isSold(shop: WooShop, product: WooProduct, now: number): boolean {
  return [product, ...childrenOf(shop, product)].some((one) => isOnSale(one, now))
}

const childrenOf = (shop: WooShop, product: WooProduct): readonly WooProduct[] =>
  product.type === 'variable' ? variationsOf(shop, product.id) : []

/** A product that varies has the prices of all its variations. */
function priceTest(shop: WooShop, params: JsonObject): Test {
  const [lowest, highest] = [textOf(params.min_price), textOf(params.max_price)]
  if (Number(lowest) === 0 && Number(highest) === 0) return () => true
  const isWithin = ({ price }: WooProduct) =>
    price !== '' &&
    Number(price) >= Number(lowest) &&
    (Number(highest) === 0 || Number(price) <= Number(highest))
  return (product) => [product, ...childrenOf(shop, product)].some(isWithin)
}

/** A search by SKU takes the place of the exact one. */
function skuTests(params: JsonObject): Test[] {
  const both = textOf(params.search_name_or_sku)
  if (both !== '') {
    const words = both.split(' ').filter(Boolean)
    return words.map(
      (word) =>
        ({ name, sku }) =>
          isFound(word, [name, sku]),
    )
  }
  const part = textOf(params.search_sku).toLowerCase()
  const exact = textOf(params.sku).toLowerCase()
  const barcodes = wordsOf(params.global_unique_id)
  return [
    ({ sku }) => part === '' || sku.toLowerCase().includes(part),
    ({ sku }) =>
      part !== '' ||
      exact === '' ||
      [exact, ...exact.split(',')].includes(sku === '' ? ' ' : sku.toLowerCase()),
    ({ fields }) => barcodes.length === 0 || barcodes.includes(textOf(fields.global_unique_id)),
  ]
}

function termTests(shop: WooShop, params: JsonObject): Test[] {
  const asked = (name: string) => idsAsked(params, name)?.flatMap((id) => [id, ...below(shop, id)])
  const [categories, tags, brands] = ['category', 'tag', 'brand'].map(asked)
  const values = idsAsked(params, 'attribute_term')
  const classes = idsAsked(params, 'shipping_class')
  const attribute = [...shop.attributes.values()].find(
    ({ slug }) => `pa_${slug}` === textOf(params.attribute),
  )
  const hasOne = (ids: readonly number[], wanted: readonly number[] | undefined) =>
    wanted === undefined || ids.some((id) => wanted.includes(id))
  return [
    ({ categoryIds }) => hasOne(categoryIds, categories),
    ({ tagIds }) => hasOne(tagIds, tags),
    ({ brandIds }) => hasOne(brandIds, brands),
    ({ fields }) => {
      const own = shippingClassOf(shop, textOf(fields.shipping_class))
      return classes === undefined || (own !== undefined && classes.includes(own.id))
    },
    ({ attributes }) => {
      const use = attribute && attributes.find(({ id }) => id === attribute.id)
      return !attribute || hasOne(use?.options.map(Number) ?? [], values)
    },
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
  const flags = ['featured', 'downloadable', 'virtual'].filter((name) => params[name] !== undefined)
  return [
    ({ type }) => types.length === 0 || types.includes(type),
    ({ type }) => !without.includes(type),
    ({ fields }) => flags.every((name) => isTrue(fields[name]) === isTrue(params[name])),
  ]
}

/** Only what counts its stock has an amount of it. */
function stockTests(shop: WooShop, params: JsonObject): Test[] {
  const bounds = [
    ['stock_quantity', (left: number, right: number) => left === right],
    ['min_stock_quantity', (left: number, right: number) => left >= right],
    ['max_stock_quantity', (left: number, right: number) => left <= right],
  ] as const
  const asked = bounds.filter(([name]) => params[name] !== undefined)
  if (asked.length === 0) return []
  const isWithin = ({ fields }: WooProduct) =>
    fields.manage_stock === true &&
    asked.every(([name, holds]) => holds(Number(fields.stock_quantity ?? 0), intOf(params[name])))
  return [(product) => [product, ...childrenOf(shop, product)].some(isWithin)]
}

function sorted(found: WooProduct[], params: JsonObject): WooProduct[] {
  const include = idsOf(params.include)
  // The order of the ids themselves has no other way round.
  if (params.orderby === 'include' && include.length > 0) {
    return found.sort((one, other) => include.indexOf(one.id) - include.indexOf(other.id))
  }
  const keys: Readonly<Record<string, (product: WooProduct) => number | string>> = {
    id: ({ id }) => id,
    title: ({ name }) => name.toLowerCase(),
    slug: ({ slug }) => slug,
    modified: ({ modifiedMs }) => modifiedMs,
    menu_order: ({ fields }) => intOf(fields.menu_order),
    price: ({ price }) => Number(price),
  }
  const key = keys[textOf(params.orderby)] ?? (({ createdMs }) => createdMs)
  const rows = found.sort((one, other) => {
    const [left, right] = [key(one), key(other)]
    return left < right ? -1 : left > right ? 1 : one.id - other.id
  })
  return textOf(params.order) === 'asc' ? rows : rows.reverse()
}
