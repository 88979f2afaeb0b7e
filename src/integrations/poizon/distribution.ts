import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError, toAppError } from '#core/errors.ts'
import type { AccountKey, KeySecrets } from '#core/keys.ts'
import type { FoundPage, ProductSource, SourceCall, SourceQuery } from '#desks/imports/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'
import type { PoizonCalls, PoizonRequest } from './calls.ts'
import { readCard, readFound, readSkuPrices, skuRow, spuRow } from './distribution-card.ts'
import { distributionFailure } from './failure.ts'
import { spuIdIn } from './links.ts'
import { whole } from './read.ts'

const SKUS_A_PAGE = 200
/** Its refusals for now come with HTTP 200, so nobody else repeats them. */
const REPEATS = 2
const PAUSE_MS = 1_000
const FITS = { unisex: 'Unisex', men: "Men's", women: "Women's" } as const
/** Letters and digits with a dash or two, as makers number their models. */
const ARTICLE = /^(?=.*\d)[A-Z0-9][A-Z0-9-/ .]{3,}$/i

const envelope = z.object({ code: whole, msg: z.string().nullish().catch(null), data: z.unknown() })
const list = z.array(z.unknown())
const spuPage = z.object({ spuList: list.nullish().transform((rows) => rows ?? []) })
const skuPage = z.object({ skuList: list.nullish().transform((rows) => rows ?? []) })
const rowId = z.object({ id: whole })

export const DISTRIBUTION_REQUEST = {
  ...{ method: 'POST', path: '/distribute/product/querySpuList' },
  body: { pageSize: 1, querySku: false },
  schema: envelope,
} as const satisfies PoizonRequest<unknown>

/** POIZON's distribution (digest of its manual, 2026-02-10): English titles, no stock, neither brands nor categories to list. */
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

  return {
    categories: async () => [],
    brands: async () => [],
    async search(key, query, call) {
      const body = { ...filtersOf(query), startId: Number(query.next ?? 0), pageSize: query.limit }
      const { spuList } = await ask(key, { name: 'querySpuList', body, schema: spuPage }, call)
      const { min = 0, max = Number.POSITIVE_INFINITY } = query.priceFen ?? {}
      const items = spuRows.parse(spuList).map(readFound)
      const isWanted = ({ minPriceFen: fen }: (typeof items)[number]) =>
        query.priceFen === undefined || (fen !== null && fen >= min && fen <= max)
      const last = spuList.map((row) => rowId.safeParse(row).data?.id).findLast(Boolean)
      // `total` counts all there is, and only an empty page is the end.
      const next = last === undefined ? null : String(last)
      return { items: items.filter(isWanted), total: null, next } satisfies FoundPage
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
        const body = { dwSpuId: [Number(spuId)], startId, pageSize: SKUS_A_PAGE }
        const { skuList } = await ask(key, { name: 'querySkuList', body, schema: skuPage }, call)
        rows.push(...skuList)
        const last = skuList.map((row) => rowId.safeParse(row).data?.id).findLast(Boolean)
        if (skuList.length < SKUS_A_PAGE || last === undefined) break
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
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new AppError({
    ...{ kind: 'unavailable', code: 'poizon.bad_answer', messageKey: 'error-poizon-unavailable' },
    cause: parsed.error,
  })
}

/** A keyword is an article number, a Chinese title or an English one. */
function filtersOf({ keyword = '', brandIds = [], categoryIds = [], gender }: SourceQuery) {
  const words = keyword.trim()
  return {
    ...(ARTICLE.test(words)
      ? { dwDesignerId: [words.toUpperCase()] }
      : words !== '' &&
        (/\p{Script=Han}/u.test(words) ? { dwSpuTitle: words } : { distSpuTitle: words })),
    ...(brandIds.length > 0 && { distBrandName: brandIds }),
    ...(categoryIds.length > 0 && { distCategoryl1Name: categoryIds }),
    ...(gender && { distFitPeopleName: [FITS[gender]] }),
    distStatus: 'PRODUCT_ON',
  }
}
