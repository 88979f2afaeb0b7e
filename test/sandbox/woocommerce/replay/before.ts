import type { Seed } from '#sandbox/woocommerce/catalog/seed.ts'
import type { Json, JsonObject, WooShop } from '#sandbox/woocommerce/records.ts'
import { slugOf } from '#sandbox/woocommerce/wp/text.ts'
import { intOf, objectOf, objectsOf, textOf } from '#sandbox/woocommerce/wp/values.ts'
import { attributeOf, usualOf } from './asked.ts'
import { itemOf, type Pair, urlOf } from './pair.ts'
import { childrenBefore, combined, parentOf, productBefore, variationsBefore } from './products.ts'
import { dated, errorOf, resourceOf, slugsBelow, withOthers } from './rows.ts'
import { attributeRows, attributeTerms, type Tree, treeRows } from './terms.ts'

export type Rows = { -readonly [K in keyof Required<Seed>]: JsonObject[] }
const ROWS = [
  'categories',
  'brands',
  'tags',
  'shipping_classes',
  'attributes',
  'terms',
  'media',
  'products',
  'variations',
] as const

/** What must have been in the shop for a request to be answered as it was; numbers given out next are set as well. */
export function before(shop: WooShop, pair: Pair): Seed {
  const rows = Object.fromEntries(ROWS.map((name) => [name, []])) as unknown as Rows
  const { pathname } = urlOf(pair)
  const media = /^\/wp\/v2\/media/.test(pathname)
  const tree = /^\/wc\/v3\/products\/(categories|brands|tags|shipping_classes)/.exec(pathname)?.[1]
  const terms = /^\/wc\/v3\/products\/attributes\/(\d+)\/terms/.exec(pathname)?.[1]
  const variations = /^\/wc\/v3\/products\/(\d+)\/variations/.exec(pathname)?.[1]
  if (media) mediaRows(rows, pair)
  else if (tree) treeRows(shop, rows, tree as Tree, pair)
  else if (terms) attributeTerms(shop, rows, pair, Number(terms))
  else if (/^\/wc\/v3\/products\/attributes/.test(pathname)) attributeRows(shop, rows, pair)
  else if (variations) variationRows(shop, rows, pair, Number(variations))
  else if (/^\/wc\/v3\/products/.test(pathname)) productRows(shop, rows, pair)
  return rows
}

function mediaRows(rows: Rows, pair: Pair): void {
  const { method, body } = pair
  const query = urlOf(pair).searchParams
  if (method === 'GET' && Array.isArray(body)) {
    const others = (at: number) => ({
      id: 9_000 + at,
      title: { raw: query.get('search') ?? 'other' },
      slug: `other-${at}`,
    })
    const parent = Number((query.get('parent') ?? '').split(',')[0])
    const mime = (query.get('mime_type') ?? '').split(',')[0]
    rows.media = dated(pair, withOthers(pair, objectsOf(body), others)).map((row) => ({
      ...(parent > 0 && { post: parent }),
      ...(mime && { mime_type: mime }),
      ...row,
      title: row.title ?? { raw: query.get('search') ?? 'file' },
    }))
    return
  }
  const answer = objectOf(objectOf(body)?.previous) ?? objectOf(body) ?? {}
  const id = itemOf(pair)
  if (method === 'POST' && id === 0) {
    const base = slugOf(textOf(objectOf(answer.title)?.raw))
    const taken = slugsBelow(base, textOf(answer.slug))
    rows.media = taken.map((slug) => ({
      slug,
      source_url: `/wp-content/uploads/2020/01/${slug}.jpg`,
    }))
    return
  }
  if (errorOf(pair)?.code === 'rest_post_invalid_id') return
  rows.media = [id > 0 ? { id, ...(answer.source_url !== undefined && answer) } : { id: 9_000 }]
  const base = slugOf(textOf(objectOf(answer.title)?.raw))
  rows.media.push(...slugsBelow(base, textOf(answer.slug)).map((taken) => ({ slug: taken })))
}

function productRows(shop: WooShop, rows: Rows, pair: Pair): void {
  const { method, req = {}, body } = pair
  const query = urlOf(pair).searchParams
  if (method === 'GET' && Array.isArray(body)) {
    const usual = usualOf(query)
    categoriesAbove(rows, Number(query.get('category') ?? 0), objectsOf(body))
    const { attribute, term } = attributeOf(query)
    if (attribute && term) {
      rows.attributes.push(attribute)
      rows.terms.push(term)
    }
    const all: JsonObject[] = dated(
      pair,
      withOthers(pair, objectsOf(body), (at) => ({ id: 9_000 + at })),
    ).map((row) => ({
      ...{ name: query.get('search') ?? 'Product', ...usual, ...row },
    }))
    const variations = all.filter((row) => row.type === 'variation')
    // Nobody asks for what WordPress keeps while somebody writes.
    const isNamed = query.get('sku') !== null || query.get('search_sku') !== null
    const told = variations.filter((row) => isNamed && row.permalink !== undefined)
    if (variations.length > told.length) rows.products.push({ id: 8_999, status: 'auto-draft' })
    rows.products.push(...all.filter((row) => row.type !== 'variation'))
    for (const row of variations) {
      if (told.includes(row)) productBefore(rows, row, {})
      else rows.variations.push({ parent_id: 8_999, ...row })
    }
    for (const row of all) childrenBefore(rows, row)
    return
  }
  const error = errorOf(pair)
  const answer = objectOf(body) ?? {}
  const batches = [
    ...objectsOf(answer.create),
    ...objectsOf(answer.update),
    ...objectsOf(answer.delete),
  ]
  if (error || batches.length > 0) {
    const asked = [...objectsOf(req.create), ...objectsOf(req.update)]
    const faults = error ? [{ fault: error, asked: req }] : []
    const inner = batches.flatMap((row, at) => {
      const fault = objectOf(row.error)
      return fault ? [{ fault, asked: asked[at] ?? {} }] : []
    })
    const made = objectsOf(answer.create).map((row) => intOf(row.id))
    for (const one of [...faults, ...inner]) {
      // What this very batch has made was not there before.
      if (!made.includes(resourceOf(one.fault) || -1)) holderOf(rows, one.fault, one.asked, pair)
    }
    const own = itemOf(pair)
    if (own > 0 && !/invalid_id|invalid_product_id/.test(textOf(error?.code)))
      rows.products.push({ id: own })
    for (const [at, row] of objectsOf(answer.create).entries()) {
      if (row.error === undefined) referencedBy(rows, row, objectsOf(req.create)[at] ?? {})
    }
    for (const row of [...objectsOf(answer.update), ...objectsOf(answer.delete)]) {
      if (row.error === undefined) productBefore(rows, row, {})
    }
    return
  }
  if (method === 'POST' && !/\/\d+$/.test(urlOf(pair).pathname)) {
    const fetched = objectsOf(req.images).filter(({ src }) => src !== undefined).length
    shop.next.post = intOf(answer.id) - fetched
    referencedBy(rows, answer, req)
    const base = slugOf(textOf(req.slug) || textOf(req.name))
    // Neighbours that were gone by the time of the answer leave the plain slug free.
    const isAlone = answer.generated_slug === base && answer.slug !== base
    const taken = isAlone ? [] : slugsBelow(base, textOf(answer.slug))
    rows.products.push(...taken.map((slug) => ({ id: 0, slug })))
  } else {
    productBefore(rows, { id: itemOf(pair), ...answer }, req)
    if (intOf(answer.shipping_class_id) > 0) rows.shipping_classes.push(classOf(answer))
    if (typeof req.slug === 'string')
      rows.products.push(...slugsBelow(req.slug, textOf(answer.slug)).map((slug) => ({ slug })))
  }
}

/** What was found below a category that is asked for hangs on one below that. */
function categoriesAbove(rows: Rows, asked: number, shown: readonly JsonObject[]): void {
  if (asked === 0) return
  for (const { categories } of shown) {
    const own = objectsOf(categories)
    if (own.length === 0 || own.some(({ id }) => id === asked)) continue
    rows.categories.push({ id: asked, name: 'Above', slug: 'above' })
    rows.categories.push(...own.map((one) => ({ ...one, parent: asked })))
  }
}

/** Whoever holds what was refused. */
function holderOf(
  rows: Rows,
  { code, message, data }: JsonObject,
  asked: JsonObject,
  pair: Pair,
): void {
  const id = intOf(objectOf(data)?.resource_id)
  if (code === 'product_invalid_sku') rows.products.push({ id, sku: asked.sku ?? '' })
  if (code === 'product_invalid_global_unique_id') {
    rows.products.push({ id, global_unique_id: asked.global_unique_id ?? '' })
  }
  if (/lookup table/.test(textOf(message)))
    rows.products.push({ sku: asked.sku ?? '', status: 'trash' })
  if (code === 'woocommerce_rest_invalid_product_id') {
    const own = intOf(asked.id) || Number(/\/(\d+)$/.exec(urlOf(pair).pathname)?.[1])
    rows.products.push({ id: 8_999, type: 'variable' })
    rows.variations.push({ id: own, parent_id: 8_999 })
  }
}

/** Terms, attributes and pictures that a creation names by their ids. */
function referencedBy(rows: Rows, answer: JsonObject, req: JsonObject): void {
  const isNew = ({ id }: JsonObject) => id !== 15
  rows.categories.push(...objectsOf(answer.categories).filter(isNew))
  rows.brands.push(...objectsOf(answer.brands))
  const asked = objectsOf(req.tags)
  const isAsNamed = ({ name }: JsonObject) => asked.some((one) => one.name === name)
  rows.tags.push(...objectsOf(answer.tags).filter((tag) => !isAsNamed(tag)))
  for (const one of objectsOf(answer.attributes)) if (intOf(one.id) > 0) rows.attributes.push(one)
  if (intOf(answer.shipping_class_id) > 0) rows.shipping_classes.push(classOf(answer))
  for (const [at, image] of objectsOf(req.images).entries()) {
    const shown = objectsOf(answer.images)[at] ?? {}
    if (image.id !== undefined) rows.media.push(shown)
    else if (image.src !== undefined)
      rows.media.push(...sameNames(textOf(image.src), textOf(shown.src)))
  }
}

/** The class a product is shipped by, of what it tells of it. */
const classOf = ({
  shipping_class_id: id = 0,
  shipping_class: slug = '',
}: JsonObject): JsonObject => ({
  ...{ id, slug, name: slug },
})

/** Files that took the name of a fetched picture before it. */
function sameNames(asked: string, stored: string): JsonObject[] {
  const name = new URL(asked).pathname.replace(/^.*\//, '')
  const stem = name.replace(/\.[^.]+$/, '')
  const number = Number(new RegExp(`/${stem}-(\\d+)\\.[a-z]+$`).exec(stored)?.[1] ?? 0)
  const folder = stored.replace(/[^/]*$/, '')
  return Array.from({ length: number }, (_, at) => ({
    source_url: `${folder}${stem}${at === 0 ? '' : `-${at}`}${name.slice(stem.length)}`,
  }))
}

function variationRows(shop: WooShop, rows: Rows, pair: Pair, parentId: number): void {
  const { method, req = {}, body } = pair
  const error = errorOf(pair)
  const isItem = /\/variations\/\d+$/.test(urlOf(pair).pathname)
  if (/^(?:internal_server_error|woocommerce_rest_product_invalid_id)$/.test(textOf(error?.code)))
    return
  const answer = objectOf(body) ?? {}
  if (/\/generate$/.test(urlOf(pair).pathname)) {
    rows.products.push(combined(parentId, intOf(answer.count)))
    return
  }
  const batch = [
    ...objectsOf(answer.create),
    ...objectsOf(answer.update),
    ...objectsOf(answer.delete),
  ]
  const isNowhere = batch.every((row) => objectOf(row.error)?.code === 'internal_server_error')
  if (batch.length > 0 && isNowhere) return
  const shown = Array.isArray(body)
    ? objectsOf(body)
    : error
      ? []
      : batch.length > 0
        ? batch
        : [answer]
  const query = urlOf(pair).searchParams
  const usual = Array.isArray(body) ? usualOf(query) : {}
  const others = (at: number): JsonObject => ({ id: 9_000 + at })
  const listed = Array.isArray(body) ? dated(pair, withOthers(pair, shown, others)) : shown
  const whole = listed
    .filter((row) => row.error === undefined && row.id !== undefined)
    .map((row) => ({ ...usual, ...row }))
  rows.products.push(parentOf(parentId, whole, req, method === 'POST' && !isItem))
  const asked = [...objectsOf(req.create), ...objectsOf(req.update)]
  for (const [at, row] of batch.entries()) {
    const fault = objectOf(row.error)
    if (fault?.code !== 'product_invalid_sku') continue
    const id = resourceOf(fault)
    const sku = asked[at]?.sku ?? ''
    if (id === parentId) rows.products.push({ ...rows.products.pop(), sku })
    else if (!objectsOf(answer.create).some((made) => made.id === id))
      rows.products.push({ id, sku })
  }
  if (error) holderOf(rows, error, req, pair)
  if (error && isItem && error.code !== 'woocommerce_rest_product_variation_invalid_id')
    rows.variations.push({ id: itemOf(pair), parent_id: parentId })
  const made = batch.length > 0 ? objectsOf(answer.create) : whole
  const fresh: readonly Json[] = method === 'POST' && !isItem ? made : []
  const ids = objectsOf([...fresh])
    .map(({ id }) => intOf(id))
    .filter((id) => id > 0)
  if (ids.length > 0) shop.next.post = Math.min(...ids)
  rows.variations.push(
    ...variationsBefore(
      whole.filter(({ id }) => !ids.includes(intOf(id))),
      parentId,
    ),
  )
  const fetched = objectsOf([req, ...asked]).some(({ image }) => objectOf(image)?.src !== undefined)
  for (const row of whole) {
    const image = objectOf(row.image)
    if (image && !fetched) rows.media.push(image)
  }
}
