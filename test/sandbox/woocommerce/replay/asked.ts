import type { JsonObject } from '#sandbox/woocommerce/records.ts'

/** What a row that passed the filters of a query must have been, as far as the answer does not say it. */
export function usualOf(query: URLSearchParams): JsonObject {
  const asked = (name: string) => query.get(name)
  const status = asked('include_status') ?? asked('status')
  const first = (name: string) => (asked(name) ?? '').split(',')[0] ?? ''
  const refs = (name: string) => (asked(name) ? [{ id: Number(first(name)), name: 'Asked' }] : null)
  const [categories, tags, brands] = ['category', 'tag', 'brand'].map(refs)
  const price = asked('min_price') ?? asked('max_price')
  const sku = asked('search_sku') ?? first('sku')
  return {
    ...(sku && { sku }),
    ...(asked('search_name_or_sku') && { name: asked('search_name_or_sku') }),
    ...(asked('slug') && { slug: asked('slug') }),
    ...(status && status !== 'any' && { status: status.split(',')[0] ?? '' }),
    ...((asked('include_types') ?? asked('type')) && {
      type: first(asked('type') ? 'type' : 'include_types'),
    }),
    ...(categories && { categories }),
    ...(tags && { tags }),
    ...(brands && { brands }),
    ...(asked('stock_status') && { stock_status: asked('stock_status') }),
    ...(asked('featured') === 'true' && { featured: true }),
    ...(asked('virtual') === 'true' && { virtual: true }),
    ...(asked('downloadable') === 'true' && { downloadable: true }),
    ...(asked('parent') && { parent_id: Number(first('parent')) }),
    ...(price && { price, regular_price: price }),
    ...(asked('on_sale') === 'true' && { price: '5', regular_price: '10', sale_price: '5' }),
    ...usesOf(query),
  }
}

/** The attribute whose value was asked for, on the product. */
function usesOf(query: URLSearchParams): JsonObject {
  const { attribute } = attributeOf(query)
  return attribute
    ? { attributes: [{ ...attribute, visible: true, variation: false, options: ['Asked'] }] }
    : {}
}

/** The same as rows of the shop. */
export function attributeOf(query: URLSearchParams): {
  readonly attribute?: JsonObject
  readonly term?: JsonObject
} {
  const slug = query.get('attribute')
  const termId = Number((query.get('attribute_term') ?? '').split(',')[0])
  if (!slug || !termId) return {}
  const id = 1
  return {
    attribute: { id, name: 'Asked', slug },
    term: { id: termId, attribute_id: id, name: 'Asked', slug: 'asked' },
  }
}

const KEYS: Readonly<Record<string, string>> = {
  ...{ id: 'id', title: 'name', slug: 'slug', price: 'price', name: 'name' },
}

/** Gives rows before, on and after a page what puts them into that order. */
export function inOrder(
  query: URLSearchParams,
  [ahead, shown, behind]: readonly [
    readonly JsonObject[],
    readonly JsonObject[],
    readonly JsonObject[],
  ],
  usual: string,
): JsonObject[] {
  const key = KEYS[query.get('orderby') ?? usual]
  const all = [...ahead, ...shown, ...behind]
  if (key === undefined) return all
  const isDescending =
    query.get('order') === 'desc' || (query.get('order') === null && key !== 'name')
  return all.map((row, at) => {
    const isMade = at < ahead.length || at >= ahead.length + shown.length
    const part = at < ahead.length ? 0 : at < ahead.length + shown.length ? 1 : 2
    const place = isDescending ? 2 - part : part
    const rank = isDescending ? all.length - at : at + 1
    if (!isMade && row[key] !== undefined) return row
    return { ...row, ...keyed(key, place, rank) }
  })
}

function keyed(key: string, place: number, rank: number): JsonObject {
  if (key === 'id') return { id: ([1, 5_000, 90_000][place] ?? 0) + rank }
  if (key === 'price') {
    const price = String(([0, 100, 1_000_000][place] ?? 0) + rank)
    return { price, regular_price: price }
  }
  return { [key]: `${['!', 'm', '\uffff'][place]}${String(rank).padStart(5, '0')}` }
}

/** The moment of the newest row of a list, and how the next ones follow. */
export function momentsOf(query: URLSearchParams, count: number) {
  const asked = (name: string) => {
    const text = query.get(name) ?? query.get(`modified_${name}`)
    const ms = Date.parse(`${text?.replace(/Z$/, '')}Z`)
    return Number.isNaN(ms) ? undefined : ms
  }
  const [after, before] = [asked('after'), asked('before')]
  const newest =
    after === undefined ? (before ?? Date.UTC(2026, 10, 20, 12)) - 1_000 : after + count * 1_000
  const isRising = query.get('order') === 'asc' && !KEYS[query.get('orderby') ?? '']
  return (at: number) => newest - (isRising ? count - 1 - at : at) * 1_000
}
