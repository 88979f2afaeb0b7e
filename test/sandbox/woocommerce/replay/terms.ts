import type { JsonObject, WooShop } from '#sandbox/woocommerce/records.ts'
import { slugOf } from '#sandbox/woocommerce/wp/text.ts'
import { intOf, objectOf, objectsOf, textOf } from '#sandbox/woocommerce/wp/values.ts'
import type { Rows } from './before.ts'
import { itemOf, type Pair, urlOf } from './pair.ts'
import { errorOf, resourceOf, slugsBelow, withOthers } from './rows.ts'

export type Tree = 'categories' | 'brands' | 'tags' | 'shipping_classes'

/** A tree of terms, and the products that are counted in it. */
export function treeRows(shop: WooShop, rows: Rows, tree: Tree, pair: Pair): void {
  termRows(shop, rows[tree], pair, {})
  heldRows(rows, tree, pair)
  const image = objectOf(objectOf(pair.body)?.image)
  if (image && objectOf(pair.req?.image)?.src === undefined) rows.media.push(image)
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
    const hasDefault = isWhole(urlOf(pair)) && !objectsOf(body).some(({ id }) => id === 15)
    const others = (at: number): JsonObject => ({
      ...{ name: `Other ${at}`, ...(at === 0 && hasDefault && { id: 15 }) },
    })
    rows.push(
      ...withOthers(pair, objectsOf(body), others, 'name').map((row) => ({
        ...(above > 0 && { parent: above }),
        ...asked,
        ...row,
        ...extra,
      })),
    )
    return
  }
  const id = itemOf(pair)
  if (id > 0 && error && !/term_invalid|taxonomy_invalid/.test(textOf(error.code)))
    rows.push({ id, name: 'Asked', slug: 'asked', ...extra })
  const resource = resourceOf(error)
  if (resource > 0)
    rows.push({ id: resource, name: req.name ?? '', parent, slug: req.slug ?? '', ...extra })
  const answer = objectOf(body)
  if (error || !answer) return
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
    // One that this very batch has made was not there before.
    const isOwn = batch.some(({ id: made }) => made === known)
    if (known > 0 && !isOwn) rows.push({ ...asked, id: known, menu_order: 0, ...extra })
  }
  const made = batch.map((row) => intOf(row.id)).filter((one) => one > 0)
  if (made.length > 0) shop.next.term = Math.min(...made)
  for (const row of [...objectsOf(answer.update), ...objectsOf(answer.delete)]) {
    if (row.error === undefined) rows.push({ ...row, ...extra })
  }
}

const holderOf = (tree: Tree, term: JsonObject): JsonObject =>
  tree === 'shipping_classes' ? { shipping_class: term.slug ?? '' } : { [tree]: [term] }

/** Is it the whole list of a tree that is asked for, page by page? */
const isWhole = ({ pathname, searchParams }: URL): boolean =>
  pathname.endsWith('/categories') &&
  ['search', 'slug', 'include', 'product', 'hide_empty'].every((name) => !searchParams.has(name)) &&
  Number(searchParams.get('parent') ?? 0) === 0

/** Products that have the terms of an answer: as many as it counts, and those that were asked for. */
function heldRows(rows: Rows, tree: Tree, pair: Pair): void {
  const query = urlOf(pair).searchParams
  const least = query.get('hide_empty') === 'true' ? 1 : 0
  for (const term of rows[tree]) {
    const counted = Math.max(intOf(term.count), term.count === undefined ? least : 0)
    for (let count = 0; count < counted; count += 1) rows.products.push(holderOf(tree, term))
  }
  const product = Number(query.get('product') ?? 0)
  if (product > 0) rows.products.push({ id: product, [tree]: rows[tree] })
}

export function attributeTerms(shop: WooShop, rows: Rows, pair: Pair, id: number): void {
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

export function attributeRows(shop: WooShop, rows: Rows, pair: Pair): void {
  const { method, body } = pair
  const error = errorOf(pair)
  const taken = /Slug "(.+)" is already/.exec(textOf(error?.message))?.[1]
  if (taken) rows.attributes.push({ name: taken, slug: taken })
  if (Array.isArray(body)) rows.attributes.push(...objectsOf(body))
  const answer = error ? undefined : objectOf(body)
  const made = objectsOf(answer?.create).filter((row) => row.error === undefined)
  if (made.length > 0) shop.next.attribute = Math.min(...made.map(({ id }) => intOf(id)))
  const stood = [...objectsOf(answer?.update), ...objectsOf(answer?.delete)]
  rows.attributes.push(...stood.filter((row) => row.error === undefined))
  if (answer && /\/batch$/.test(urlOf(pair).pathname)) return
  if (answer && method === 'POST' && !/\/\d+$/.test(urlOf(pair).pathname))
    shop.next.attribute = intOf(answer.id)
  else if (answer) rows.attributes.push(answer)
}
