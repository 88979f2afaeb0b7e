import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type {
  FoundPage,
  ProductSource,
  SourceBrand,
  SourceCall,
  SourceQuery,
  SourceQuota,
} from '#desks/imports/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'
import { readApiCard, readApiPrices } from './api-card.ts'
import { brandsNamed } from './brands.ts'
import type { PoizonCalls, PoizonRequest } from './calls.ts'
import { unwrapped } from './envelope.ts'
import { linkIn, spuIdIn } from './links.ts'
import { idText, maybe, orNull, pictureAt, text, whole } from './read.ts'
import { judgeRefusal } from './refusals.ts'

const BRANDS_A_PAGE = 100
/** Where searches do not tell brands, so many pages of their list are read at most. */
const MOST_BRAND_PAGES = 10
/** "Hot series": among the brands, but none. */
const NO_BRAND = '热门系列'
/** Numbers of the sibling service's client, 2024. */
const SORTS = { recommended: 0, sales: 1, new: 3, price: 4 } as const
const FITS = { unisex: '1', men: '2', women: '3' } as const

const category = z
  .object({ id: idText, name: text, level: maybe(whole), rootId: maybe(idText) })
  .transform(({ id, name, level, rootId }) => {
    const root = rootId && rootId !== '0' ? rootId : id
    return { id, name, level: level ?? (root === id ? 1 : 2), rootId: root }
  })
const brand = z.object({ id: idText, name: z.string().trim().min(1) })
const found = z.object({
  ...{ spuId: idText, title: text, logoUrl: text, articleNumber: text, brandName: text },
  brandId: maybe(idText),
  images: maybe(z.array(z.string())),
  categoryId: maybe(idText),
  ...{ minSalePrice: maybe(whole), spuMinSalePrice: maybe(whole), price: maybe(whole) },
})
type Found = z.output<typeof found>
const list = z.array(z.unknown())

export const CATEGORIES_REQUEST = {
  ...{ method: 'GET', path: '/getCategories', query: { lang: 'RU' as string } },
  schema: z.unknown(),
} as const satisfies PoizonRequest<unknown>

/** Poizon-API and its mirrors (github.com/Poizon-API/public-api and clients of it, 2024–2026). */
export function createPoizonApi(deps: {
  readonly calls: PoizonCalls
  readonly quota: SourceQuota
  readonly clock: { now(): number }
  readonly log: Log
}): ProductSource {
  const { calls, quota, clock, log } = deps
  const categories = z.union([
    list,
    z.object({ categories: list }).transform((one) => one.categories),
    z.object({ data: list }).transform((one) => one.data),
  ])
  const categoryRows = categories.pipe(
    rowsOf(category, { log, what: 'poizon categories', isData: true }),
  )
  const brandPage = z.object({ data: list.nullish().transform((rows) => rows ?? []) })
  const brandRows = rowsOf(brand, { log, what: 'poizon brands', isData: true })
  const foundRows = rowsOf(found, { log, what: 'poizon search', isData: true })

  async function ask<T>(
    key: AccountKey,
    request: PoizonRequest<T>,
    call: SourceCall,
    isSearchForWords = false,
  ): Promise<T> {
    try {
      return await calls.ask(key, request, call)
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'poizon.forbidden') throw thrown
      throw await judgeRefusal(
        thrown,
        { isSearchForWords, key, call },
        { quota, probe: (...asked) => calls.ask(asked[0], CATEGORIES_REQUEST, asked[1]) },
      )
    }
  }

  /** Of the list of brands, page by page until the very name comes. */
  async function listedLike(
    key: AccountKey,
    words: string,
    call: SourceCall,
  ): Promise<readonly SourceBrand[]> {
    const all: SourceBrand[] = []
    for (let page = 0; page < MOST_BRAND_PAGES; page += 1) {
      const body = { limit: BRANDS_A_PAGE, page }
      const request = { method: 'POST', path: '/getBrands', body, schema: brandPage } as const
      const { data } = await ask(key, request, call)
      all.push(...brandRows.parse(data).filter(({ name }) => name !== NO_BRAND))
      const isFound = all.some(({ name }) => name.toLowerCase() === words)
      if (isFound || data.length < BRANDS_A_PAGE) break
    }
    return brandsNamed(words, all)
  }

  const bySpu = (path: string, spuId: string) =>
    ({ method: 'GET', path, query: { spuId }, schema: z.unknown() }) as const

  return {
    categories: (key, { locale = 'ru', ...call }) => {
      const query = { lang: locale.toUpperCase() }
      return ask(key, { ...CATEGORIES_REQUEST, query, schema: categoryRows }, call)
    },
    async brandsLike(key, words, call) {
      const query = { keyword: words, limit: BRANDS_A_PAGE, page: 0 }
      const request = {
        method: 'GET',
        path: '/searchProducts/v2',
        schema: z.unknown(),
        query,
      } as const
      const { rows } = envelopeOf(await ask(key, request, call, true))
      const told = foundRows
        .parse(rows)
        .flatMap(({ brandId, brandName }) =>
          brandId && brandName ? [{ id: brandId, name: brandName }] : [],
        )
      if (told.length > 0 || rows.length === 0) return brandsNamed(words, told)
      return listedLike(key, words, call)
    },
    async search(key, query, call) {
      const page = Number(query.next ?? 0)
      const isInYuan = key.facts.priceUnit === 'yuan'
      const request = {
        method: 'GET',
        path: '/searchProducts/v2',
        schema: z.unknown(),
        query: { ...filtersOf(query, isInYuan), limit: query.limit, page },
      } as const
      const answer = await ask(key, request, call, Boolean(query.keyword))
      const { rows, total, hasMore } = envelopeOf(answer)
      const items = foundRows.parse(rows).map(itemOf)
      const isEnd = rows.length < query.limit || (page + 1) * query.limit >= (total ?? Infinity)
      const isLast = rows.length === 0 || (hasMore === undefined ? isEnd : !hasMore)
      return { items, total, next: isLast ? null : String(page + 1) } satisfies FoundPage
    },
    async card(key, spuId, call) {
      const answer = await ask(key, bySpu('/productDetailWithPrice', spuId), call)
      return readApiCard(answer, spuId, clock.now())
    },
    async prices(key, spuId, call) {
      return readApiPrices(await ask(key, bySpu('/priceInfo', spuId), call))
    },
    async byLink(key, message, call) {
      const named = spuIdIn(message)
      const link = linkIn(message)
      if (named !== undefined || link === undefined) return named
      try {
        const schema = z.object({ spuId: maybe(idText) })
        const request = {
          method: 'GET',
          path: '/convertLinkToSpuId',
          query: { link },
          schema,
        } as const
        const { spuId } = await ask(key, request, call)
        return spuId && spuId !== '0' ? spuId : undefined
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.kind === 'not-found') return undefined
        throw thrown
      }
    },
  }
}

function filtersOf(query: SourceQuery, isInYuan: boolean) {
  const { keyword, brandIds = [], categoryIds = [], gender, priceFen = {}, sort } = query
  const { min, max } = priceFen
  const cost = (fen: number) => (isInYuan ? Math.round(fen / 100) : fen)
  return {
    ...(keyword && { keyword }),
    ...(brandIds.length > 0 && { brandId: brandIds.join(',') }),
    ...(categoryIds.length > 0 && { categoryId: categoryIds.join(',') }),
    ...(gender && { fitId: FITS[gender] }),
    ...(min !== undefined && { lowestPrice: cost(min) }),
    ...(max !== undefined && { highestPrice: cost(max) }),
    ...(sort && { sortType: SORTS[sort] }),
  }
}

/** The list goes by several names among mirrors, or by none. */
const LISTS = ['productList', 'spuList', 'list'] as const
const envelope = z.object({
  total: maybe(whole),
  hasMore: maybe(z.union([z.boolean(), whole.transform(Boolean)])),
  ...{ productList: maybe(list), spuList: maybe(list), list: maybe(list) },
})

/** `hasMore` undefined: not told. */
function envelopeOf(answer: unknown): {
  readonly rows: readonly unknown[]
  readonly total: number | null
  readonly hasMore?: boolean
} {
  const meant = unwrapped(answer, LISTS)
  if (Array.isArray(meant)) return { rows: meant, total: null }
  const read = envelope.safeParse(meant).data
  if (!read) return { rows: [], total: null }
  const { total, hasMore, productList, spuList, list: plain } = read
  return {
    rows: productList ?? spuList ?? plain ?? [],
    total: total ?? null,
    ...(typeof hasMore === 'boolean' && { hasMore }),
  }
}

function itemOf(row: Found) {
  const [first = ''] = row.images ?? []
  const price = row.minSalePrice || row.spuMinSalePrice || row.price || 0
  return {
    spuId: row.spuId,
    title: row.title,
    article: orNull(row.articleNumber),
    image: pictureAt(row.logoUrl || first),
    minPriceFen: price > 0 ? price : null,
    brand: orNull(row.brandName),
    categoryId: row.categoryId ?? null,
  }
}
