import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError, toAppError } from '#core/errors.ts'
import type { AccountKey, KeySecrets } from '#core/keys.ts'
import type { FoundPage, ProductSource, SourceCall, SourceQuery } from '#desks/imports/ports.ts'
import { parseLeniently } from '#platform/lenient.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'
import { brandsNamed } from './brands.ts'
import type { PoizonCalls, PoizonRequest } from './calls.ts'
import { readCard, readFound, readSkuPrices, skuRow, spuRow } from './distribution-card.ts'
import { filtersOfCategory, sample, treeOf } from './distribution-categories.ts'
import { distributionFailure } from './failure.ts'
import { spuIdIn } from './links.ts'
import { whole } from './read.ts'

const ROWS_A_PAGE = 200
/** Its refusals for now come with HTTP 200, so nobody else repeats them. */
const REPEATS = 2
const PAUSE_MS = 1_000
const FITS = { unisex: 'Unisex', men: "Men's", women: "Women's" } as const
/** Letters and digits with a dash or two, as makers number their models. */
const ARTICLE = /^(?=.*\d)[A-Z0-9][A-Z0-9-/ .]{3,}$/i

const envelope = z.object({
  code: whole,
  msg: z.string().nullish().catch(null),
  data: z.unknown().optional(),
})
const list = z.array(z.unknown())
const spuPage = z.object({ spuList: list.nullish().transform((rows) => rows ?? []) })
const skuPage = z.object({ skuList: list.nullish().transform((rows) => rows ?? []) })
const rowId = z.object({ id: whole })

export const DISTRIBUTION_REQUEST = {
  ...{ method: 'POST', path: '/distribute/product/querySpuList' },
  body: { pageSize: 1, querySku: false },
  schema: envelope,
} as const satisfies PoizonRequest<unknown>

/** POIZON's distribution (digest of its manual, 2026-02-10): English titles, no stock, neither brands nor categories to list: categories are those of goods seen. */
export function createDistribution(deps: {
  readonly calls: PoizonCalls
  readonly secrets: Pick<KeySecrets, 'refused'>
  readonly clock: Clock
  readonly log: Log
}): ProductSource {
  const { calls, secrets, clock, log } = deps
  const spuRows = rowsOf(spuRow, { log, what: 'poizon products', isData: true })
  const skuRows = rowsOf(skuRow, { log, what: 'poizon SKUs', isData: true })

  async function ask<T>(
    key: AccountKey,
    {
      name,
      body,
      schema,
    }: { readonly name: string; readonly body: object; readonly schema: z.ZodType<T> },
    call: SourceCall,
  ): Promise<T> {
    const request = {
      method: 'POST',
      path: `/distribute/product/${name}`,
      body,
      schema: envelope,
    } as const
    for (let repeats = 0; ; repeats += 1) {
      const answer = await calls.ask(key, request, call)
      try {
        return dataOf(answer, schema)
      } catch (thrown) {
        const { kind, code, retry, retryAfterMs = PAUSE_MS } = toAppError(thrown)
        if (kind === 'auth') await secrets.refused(key.credentialId, code)
        if (retry === 'never' || repeats >= REPEATS) throw thrown
        await clock.sleep(retryAfterMs, call.signal)
      }
    }
  }

  async function searched(
    key: AccountKey,
    query: SourceQuery,
    { startId, isTitle }: Place,
    call: SourceCall,
  ): Promise<FoundPage> {
    const body = { ...filtersOf(query, isTitle), startId, pageSize: query.limit }
    const { spuList } = await ask(key, { name: 'querySpuList', body, schema: spuPage }, call)
    const { min = 0, max = Number.POSITIVE_INFINITY } = query.priceFen ?? {}
    const items = spuRows.parse(spuList).map(readFound)
    const isWanted = ({ minPriceFen: fen }: (typeof items)[number]) =>
      query.priceFen === undefined || (fen !== null && fen >= min && fen <= max)
    const last = lastIdOf(spuList)
    // `total` counts all there is, and only an empty page is the end.
    const next = last === undefined ? null : `${isTitle ? TITLE : ''}${last}`
    return { items: items.filter(isWanted), total: null, next }
  }

  return {
    async categories(key, call) {
      const rows = await sample(async (startId) => {
        const body = { startId, pageSize: ROWS_A_PAGE, querySku: false }
        const { spuList } = await ask(key, { name: 'querySpuList', body, schema: spuPage }, call)
        return { rows: spuRows.parse(spuList), last: lastIdOf(spuList) }
      })
      return treeOf(rows)
    },
    async brandsLike(key, words, call) {
      const named = async (filter: object) => {
        const body = { ...filter, pageSize: ROWS_A_PAGE, querySku: false }
        const { spuList } = await ask(key, { name: 'querySpuList', body, schema: spuPage }, call)
        const names = spuRows.parse(spuList).flatMap((row) => readFound(row).brand ?? [])
        return brandsNamed(
          words,
          [...new Set(names)].map((name) => ({ id: name, name })),
        )
      }
      // Names are matched whole there; titles have them in any case.
      const exact = await named({ distBrandName: [words] })
      return exact.length > 0 ? exact : named({ distSpuTitle: words })
    },
    async search(key, query, call) {
      const at = placeOf(query.next)
      const first = await searched(key, query, at, call)
      const isMiss = first.items.length === 0 && query.next === undefined
      // What looks like an article number may be a name: Air Max 90.
      return isMiss && isArticle(query.keyword ?? '')
        ? searched(key, query, { ...at, isTitle: true }, call)
        : first
    },
    async card(key, spuId, call) {
      const body = { dwSpuId: [Number(spuId)], pageSize: 1, querySku: true }
      const { spuList } = await ask(key, { name: 'querySpuList', body, schema: spuPage }, call)
      const [row] = spuRows.parse(spuList)
      return row && readCard(row, clock.now())
    },
    async prices(key, spuId, call) {
      const rows: unknown[] = []
      for (let startId = 0; ; ) {
        const body = { dwSpuId: [Number(spuId)], startId, pageSize: ROWS_A_PAGE }
        const { skuList } = await ask(key, { name: 'querySkuList', body, schema: skuPage }, call)
        rows.push(...skuList)
        const last = lastIdOf(skuList)
        if (skuList.length < ROWS_A_PAGE || last === undefined) break
        startId = last
      }
      return rows.length === 0 ? undefined : skuRows.parse(rows).map(readSkuPrices)
    },
    byLink: async (_key, text) => spuIdIn(text),
  }
}

/** What the envelope holds. Throws what its code means, or that it holds nothing that can be read. */
export function dataOf<T>(answer: z.output<typeof envelope>, schema: z.ZodType<T>): T {
  const { code, msg, data } = answer
  if (code !== 200) throw distributionFailure(code, msg ?? '')
  // Nothing found is told by nothing, by an empty list or by one within.
  const isNothing = data === null || (Array.isArray(data) && data.length === 0)
  const parsed = parseLeniently(schema, isNothing ? {} : data)
  if (parsed.success) return parsed.data
  throw new AppError({
    ...{ kind: 'unavailable', code: 'poizon.bad_answer', messageKey: 'error-poizon-unavailable' },
    cause: parsed.error,
  })
}

const lastIdOf = (rows: readonly unknown[]) =>
  rows.map((row) => rowId.safeParse(row).data?.id).findLast(Boolean)

/** Where a search goes on: after which row, and whether its words are a title's. */
interface Place {
  readonly startId: number
  readonly isTitle: boolean
}

const TITLE = 't'

function placeOf(next = '0'): Place {
  const isTitle = next.startsWith(TITLE)
  return { startId: Number(isTitle ? next.slice(TITLE.length) : next), isTitle }
}

const isArticle = (words: string) => ARTICLE.test(words.trim())

/** A keyword is an article number, a Chinese title or an English one. */
function filtersOf(
  { keyword = '', brandIds = [], categoryIds = [], gender }: SourceQuery,
  isTitle: boolean,
) {
  const words = keyword.trim()
  const [categoryId] = categoryIds
  return {
    ...(isArticle(words) && !isTitle
      ? { dwDesignerId: [words.toUpperCase()] }
      : words !== '' &&
        (/\p{Script=Han}/u.test(words) ? { dwSpuTitle: words } : { distSpuTitle: words })),
    ...(brandIds.length > 0 && { distBrandName: brandIds }),
    ...(categoryId !== undefined && filtersOfCategory(categoryId)),
    ...(gender && { distFitPeopleName: [FITS[gender]] }),
    distStatus: 'PRODUCT_ON',
  }
}
