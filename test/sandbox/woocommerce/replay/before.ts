import type { Seed } from '#sandbox/woocommerce/catalog/seed.ts'
import type { Json, JsonObject, WooShop } from '#sandbox/woocommerce/records.ts'
import { slugOf } from '#sandbox/woocommerce/wp/text.ts'
import { intOf, objectOf, objectsOf, textOf } from '#sandbox/woocommerce/wp/values.ts'
import { attributeOf, usualOf } from './asked.ts'
import { type Pair, urlOf } from './pair.ts'
import { parentOf, productBefore, variationsBefore } from './products.ts'
import { dated, errorOf, resourceOf, slugsBelow, withOthers } from './rows.ts'

type Rows = { -readonly [K in keyof Required<Seed>]: JsonObject[] }
const ROWS = [
  'categories',
  'brands',
  'tags',
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
  const tree = /^\/wc\/v3\/products\/(categories|brands|tags)/.exec(pathname)?.[1]
  const terms = /^\/wc\/v3\/products\/attributes\/(\d+)\/terms/.exec(pathname)?.[1]
  const variations = /^\/wc\/v3\/products\/(\d+)\/variations/.exec(pathname)?.[1]
  if (media) mediaRows(rows, pair)
  else if (tree) {
    termRows(shop, rows[tree as 'categories'], pair, {})
    heldRows(rows, tree as 'categories', pair)
  } else if (terms) attributeTerms(shop, rows, pair, Number(terms))
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
  if (method === 'POST') {
    const base = slugOf(textOf(objectOf(answer.title)?.raw))
    const taken = slugsBelow(base, textOf(answer.slug))
    rows.media = taken.map((slug) => ({
      slug,
      source_url: `/wp-content/uploads/2020/01/${slug}.jpg`,
    }))
    return
  }
  const id = Number(/\/(\d+)$/.exec(urlOf(pair).pathname)?.[1] ?? 0)
  if (errorOf(pair)?.code === 'rest_post_invalid_id') return
  rows.media = [id > 0 ? { id, ...(answer.source_url !== undefined && answer) } : { id: 9_000 }]
  const base = slugOf(textOf(objectOf(answer.title)?.raw))
  rows.media.push(...slugsBelow(base, textOf(answer.slug)).map((taken) => ({ slug: taken })))
}

function termRows(shop: WooShop, rows: JsonObject[], pair: Pair, extra: JsonObject): void {
  const { method, req = {}, body } = pair
  const error = errorOf(pair)
  const parent = intOf(req.parent)
  if (parent > 0 && error?.code !== 'missing_parent')
    rows.push({ id: parent, name: 'Above', slug: 'above' })
  const slug = urlOf(pair).searchParams.get('slug')
  const asked: JsonObject = slug === null ? {} : { slug }
  if (method === 'GET' && Array.isArray(body)) {
    const above = Number(urlOf(pair).searchParams.get('parent') ?? 0)
    if (above > 0) rows.push({ id: above, name: 'Above', slug: 'above', ...extra })
    rows.push(
      ...withOthers(pair, objectsOf(body), (at) => ({ name: `Other ${at}` })).map((row) => ({
        ...(above > 0 && { parent: above }),
        ...asked,
        ...row,
        ...extra,
      })),
    )
    return
  }
  const resource = resourceOf(error)
  if (resource > 0)
    rows.push({ id: resource, name: req.name ?? '', parent, slug: req.slug ?? '', ...extra })
  const answer = objectOf(body)
  if (error || !answer) return
  const id = Number(/\/(\d+)$/.exec(urlOf(pair).pathname)?.[1] ?? 0)
  if (id > 0) rows.push({ ...answer, ...extra })
  else if (answer.id !== undefined) {
    shop.next.term = Math.max(intOf(answer.id), shop.next.term)
    const base = slugOf(textOf(req.slug) || textOf(req.name))
    rows.push(
      ...slugsBelow(base, textOf(answer.slug)).map((slug) => ({ name: slug, slug, ...extra })),
    )
  }
  const batch = objectsOf(answer.create)
  for (const [at, row] of batch.entries()) {
    const known = resourceOf(objectOf(row.error))
    const asked = objectsOf(req.create)[at]
    if (known > 0) rows.push({ ...asked, id: known, menu_order: 0, ...extra })
  }
  const made = batch.map((row) => intOf(row.id)).filter((one) => one > 0)
  if (made.length > 0) shop.next.term = Math.min(...made)
  for (const row of [...objectsOf(answer.update), ...objectsOf(answer.delete)]) {
    if (row.error === undefined) rows.push({ ...row, ...extra })
  }
}

/** Products that have the terms of a list: as many as it counts, and those that were asked for. */
function heldRows(rows: Rows, tree: 'categories' | 'brands' | 'tags', pair: Pair): void {
  const { method, body } = pair
  if (method !== 'GET' || !Array.isArray(body)) return
  const query = urlOf(pair).searchParams
  const least = query.get('hide_empty') === 'true' ? 1 : 0
  for (const term of rows[tree]) {
    const counted = Math.max(intOf(term.count), term.count === undefined ? least : 0)
    for (let count = 0; count < counted; count += 1) rows.products.push({ [tree]: [term] })
  }
  const product = Number(query.get('product') ?? 0)
  if (product > 0) rows.products.push({ id: product, [tree]: rows[tree] })
}

function attributeTerms(shop: WooShop, rows: Rows, pair: Pair, id: number): void {
  if (errorOf(pair)?.code === 'woocommerce_rest_taxonomy_invalid') return
  rows.attributes.push({ id, name: 'Размер', slug: 'pa_size' })
  termRows(shop, rows.terms, pair, { attribute_id: id })
  // Counted are published products.
  for (const term of rows.terms) {
    for (let count = 0; count < intOf(term.count); count += 1) {
      rows.products.push({ attributes: [{ id, name: 'Размер', options: [term.name ?? ''] }] })
    }
  }
}

function attributeRows(shop: WooShop, rows: Rows, pair: Pair): void {
  const { method, body } = pair
  const error = errorOf(pair)
  const taken = /Slug "(.+)" is already/.exec(textOf(error?.message))?.[1]
  if (taken) rows.attributes.push({ name: taken, slug: taken })
  if (Array.isArray(body)) rows.attributes.push(...objectsOf(body))
  const answer = error ? undefined : objectOf(body)
  if (answer && method === 'POST' && !/\/\d+$/.test(urlOf(pair).pathname))
    shop.next.attribute = intOf(answer.id)
  else if (answer) rows.attributes.push(answer)
}

function productRows(shop: WooShop, rows: Rows, pair: Pair): void {
  const { method, req = {}, body } = pair
  const query = urlOf(pair).searchParams
  if (method === 'GET' && Array.isArray(body)) {
    const usual = usualOf(query)
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
    rows.products.push(
      { id: 8_999, status: 'trash' },
      ...all.filter((row) => row.type !== 'variation'),
    )
    rows.variations.push(
      ...all.filter((row) => row.type === 'variation').map((row) => ({ parent_id: 8_999, ...row })),
    )
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
    for (const one of [...faults, ...inner]) holderOf(rows, one.fault, one.asked, pair)
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
  } else productBefore(rows, answer, req)
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
  for (const [at, image] of objectsOf(req.images).entries()) {
    const shown = objectsOf(answer.images)[at] ?? {}
    if (image.id !== undefined) rows.media.push(shown)
    else if (image.src !== undefined)
      rows.media.push(...sameNames(textOf(image.src), textOf(shown.src)))
  }
}

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
  if (error?.code === 'internal_server_error') return
  const answer = objectOf(body) ?? {}
  const batch = [
    ...objectsOf(answer.create),
    ...objectsOf(answer.update),
    ...objectsOf(answer.delete),
  ]
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
    else rows.products.push({ id, sku })
  }
  if (error) holderOf(rows, error, req, pair)
  const made = objectsOf(answer.create)
  const fresh: readonly Json[] =
    method === 'POST' && !isItem ? (batch.length > 0 ? made : whole) : []
  const ids = objectsOf([...fresh])
    .map(({ id }) => intOf(id))
    .filter((id) => id > 0)
  if (ids.length > 0) shop.next.post = Math.min(...ids)
  rows.variations.push(
    ...variationsBefore(
      whole.filter((row) => !fresh.includes(row)),
      parentId,
    ),
  )
  for (const row of whole) {
    const image = objectOf(row.image)
    if (image) rows.media.push(image)
  }
}
