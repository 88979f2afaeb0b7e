import type { JsonObject } from '#sandbox/woocommerce/records.ts'
import { intOf, objectOf, objectsOf, textOf } from '#sandbox/woocommerce/wp/values.ts'

interface Rows {
  readonly products: JsonObject[]
  readonly variations: JsonObject[]
  readonly media: JsonObject[]
}

/** A product as it was before a change that led to `answer`; the answer itself where nothing was changed. */
export function productBefore(rows: Rows, answer: JsonObject, req: JsonObject): void {
  if (answer.type === 'variation') {
    const id = intOf(answer.parent_id)
    const name = textOf(answer.name).split(' - ')[0] ?? ''
    rows.products.push({ ...parentOf(id, [answer], {}, false), name })
    rows.variations.push(answer)
    return
  }
  const isTrashed = req.status === 'trash' && answer.status === 'trash'
  const isRevived =
    req.status !== undefined &&
    objectsOf(answer.meta_data).some(({ key }) => key === '_wp_trash_meta_status')
  const hasChildren = Array.isArray(answer.variations) && answer.variations.length > 0
  const changed: JsonObject = {
    ...(req.name !== undefined && { name: 'Before' }),
    ...(req.images !== undefined && { images: [{ id: 8_900 }] }),
    ...(isRevived && { status: 'trash', slug: `${textOf(answer.slug)}__trashed` }),
    ...(isTrashed && { status: 'publish', slug: textOf(answer.slug).replace(/__trashed$/, '') }),
    meta_data: metaBefore(answer, req).filter(
      ({ key }) => !isTrashed || !/^_wp_trash/.test(textOf(key)),
    ),
    ...(answer.type === undefined && hasChildren && { type: 'variable' }),
  }
  if (req.images !== undefined) {
    const asked = objectsOf(req.images).map(({ id }) => intOf(id))
    const stood = objectsOf(answer.images).filter(({ id }) => asked.includes(intOf(id)))
    rows.media.push({ id: 8_900 }, ...stood)
  }
  rows.products.push({ ...answer, ...changed })
  childrenBefore(rows, answer)
}

/** Variations of a product that tells of them by their numbers and its price alone. */
export function childrenBefore(rows: Rows, answer: JsonObject): void {
  const prices = pricesIn(textOf(answer.price_html))
  for (const [at, id] of (Array.isArray(answer.variations) ? answer.variations : []).entries()) {
    const price = String(prices[Math.min(at, prices.length - 1)] ?? '')
    const stock = answer.stock_status ?? 'instock'
    rows.variations.push({
      id,
      parent_id: answer.id ?? 0,
      price,
      regular_price: price,
      stock_status: stock,
    })
  }
}

function metaBefore(answer: JsonObject, req: JsonObject): JsonObject[] {
  const written = objectsOf(req.meta_data)
  const kept = objectsOf(answer.meta_data).filter(
    ({ key }) => !written.some((one) => one.key === key),
  )
  const taken = written.filter(({ value }) => value === null)
  return [...kept, ...taken.map(({ key }) => ({ key: key ?? '', value: 'before' }))]
}

/** 100 and 12100 of “100 ₽ – 12,100 ₽”. */
const pricesIn = (html: string): number[] =>
  [...html.matchAll(/<bdi>([\d,]+)/g)].map(([, digits = '']) => Number(digits.replaceAll(',', '')))

/** The product that variations hang on: it varies by what they have values for. */
export function parentOf(
  id: number,
  shown: readonly JsonObject[],
  req: JsonObject,
  isCreation: boolean,
): JsonObject {
  const options = new Map<string, { readonly row: JsonObject; readonly texts: Set<string> }>()
  for (const row of shown.flatMap(({ attributes }) => objectsOf(attributes))) {
    const key = `${textOf(row.id)} ${textOf(row.name)}`
    const known = options.get(key) ?? { row, texts: new Set<string>() }
    // A value that is told in lower case was none of the parent's.
    const text = textOf(row.option)
    if (intOf(row.id) === 0 || text !== text.toLowerCase() || /^[\d.]+$/.test(text))
      known.texts.add(text)
    options.set(key, known)
  }
  const link = textOf(shown[0]?.permalink)
  const isDraft = link.includes('post_type=product')
  const asked = isCreation ? (req.create === undefined ? [req] : objectsOf(req.create)) : []
  const inherited = asked.findIndex(({ sku }) => sku === undefined)
  return {
    id,
    ...{ name: 'Parent', status: isDraft ? 'draft' : 'publish' },
    slug: /\/product\/([^/]+)\//.exec(link)?.[1] ?? 'parent',
    type: options.size > 0 ? 'variable' : 'simple',
    sku: shown[inherited]?.sku ?? '',
    attributes: [...options.values()].map(({ row, texts }) => ({
      ...{
        id: row.id ?? 0,
        name: row.name ?? '',
        slug: row.slug ?? '',
        variation: true,
        visible: true,
      },
      // One of the shop without values would be left out.
      options: texts.size > 0 ? [...texts] : ['Other'],
    })),
  }
}

/** A product with so many combinations that nobody has made. */
export function combined(id: number, count: number): JsonObject {
  const options = Array.from({ length: count }, (_, at) => `${at + 36}`)
  const axis = { id: 0, name: 'Размер', slug: 'Размер', variation: true, visible: true, options }
  return { id, name: 'Parent', slug: 'parent', type: 'variable', attributes: [axis] }
}

/** Variations as they were answered. */
export function variationsBefore(shown: readonly JsonObject[], parentId: number): JsonObject[] {
  return shown.map((row) => ({ ...row, parent_id: parentId, image: objectOf(row.image) ?? null }))
}
