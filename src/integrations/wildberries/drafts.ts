import type { Registry } from 'prom-client'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import type { DraftApi, ProbeMethod, SupplyBook, SupplyName } from '#desks/supplies/ports/drafts.ts'
import type { MoveBook } from '#desks/supplies/ports/transfers.ts'
import type { WbKey } from '#desks/supplies/ports.ts'
import { createHttpClient, type HttpRequest } from '#platform/http/client.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { officialFailure, ratelimitRetry } from './failure.ts'
import { type LimitGroup, wbLimit } from './limits.ts'
import { anyList, readableRows } from './rows.ts'

export interface DraftClientDeps {
  /** Of the supplies host. */
  readonly url: string
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, ms. Default 10 000. */
  readonly timeoutMs?: number
}

const DRAFTS = '/api/supplies/v1/drafts'
const LISTED = 100
const GOODS_PAGE = 1_000

/** The least that each method answers to. */
const PROBES = {
  'acceptance-options': {
    method: 'POST',
    path: '/api/v1/acceptance/options',
    body: [{ quantity: 1, barcode: '2040000000017' }],
  },
  warehouses: { method: 'GET', path: '/api/v1/warehouses' },
  'transit-tariffs': { method: 'GET', path: '/api/v1/transit-tariffs' },
} as const

const made = z.object({ draftId: z.string() })
const rows = z.object({ drafts: anyList.nullish() })
const draftRow = z.object({ draftId: z.string(), skuQuantity: z.number().nullish() })
const items = z.object({ items: anyList.nullish() })
const item = z.object({ sku: z.string(), quantity: z.number() })
const added = z.object({ results: z.array(z.object({ sku: z.string() })).nullish() })
const details = z.object({
  warehouseID: z.number().nullish(),
  warehouseName: z.string().nullish(),
  quantity: z.number().nullish(),
})
const goodsRow = z.object({ barcode: z.string(), quantity: z.number() })
/** `virtualTypeID` 0 is a move between warehouses, and only a virtual supply (`boxTypeID` 0) has one. */
const virtual = z.object({
  boxTypeID: z.number().nullish(),
  virtualTypeID: z.number().nullish(),
  warehouseID: z.number().nullish(),
})
const movedRow = z.object({
  nmID: z.number(),
  techSize: z.string().nullish(),
  quantity: z.number(),
})

/**
 * Drafts of goods, and what stands in a supply: `supplies-api.wildberries.ru`, Personal and Service tokens for drafts
 * (dev.wildberries.ru/openapi/orders-fbw, 2026-09). Writes are never repeated here: whoever asked looks first.
 */
export function createDraftClient(deps: DraftClientDeps) {
  const { url, limiter, clock, log, metrics, timeoutMs = 10_000 } = deps
  const http = createHttpClient({
    ...{ service: 'wb-drafts', baseUrl: url, limiter, clock, log, metrics, timeoutMs },
    ...{ mapFailure: officialFailure, retryAfter: ratelimitRetry },
  })

  async function call<T>(
    key: WbKey,
    group: LimitGroup,
    request: Omit<HttpRequest<T>, 'headers' | 'limits'>,
  ): Promise<T> {
    const limits = [wbLimit(group, key)]
    const headers = { authorization: key.token }
    return (await http.request({ ...request, headers, limits })).data
  }

  const drafts: DraftApi = {
    async create(key) {
      return (await call(key, 'drafts', { method: 'POST', path: DRAFTS, schema: made })).draftId
    },
    async list(key) {
      const query = { limit: LISTED, offset: 0, sort: 'createDt', order: 'desc' }
      const data = await call(key, 'drafts', { method: 'GET', path: DRAFTS, query, schema: rows })
      return readableRows(data.drafts ?? [], draftRow, { list: 'drafts', log }).map(
        ({ draftId, skuQuantity }) => ({ draftId, skuQuantity: skuQuantity ?? 0 }),
      )
    },
    async goods(key, draftId) {
      try {
        const data = await call(key, 'drafts', {
          ...{ method: 'GET', path: `${DRAFTS}/${draftId}/items`, schema: items },
          route: `${DRAFTS}/{id}/items`,
        })
        return readableRows(data.items ?? [], item, { list: 'draft items', log })
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.kind === 'not-found') return undefined
        throw thrown
      }
    },
    async add(key, draftId, goods) {
      const data = await call(key, 'drafts', {
        ...{ method: 'POST', path: `${DRAFTS}/${draftId}/items`, schema: added },
        ...{ route: `${DRAFTS}/{id}/items`, body: { items: goods } },
      })
      const refused = (data.results ?? []).map(({ sku }) => sku)
      return refused.length > 0 ? fail(refused) : ok(undefined)
    },
    async take(key, draftId, skus) {
      await call(key, 'drafts', {
        ...{ method: 'DELETE', path: `${DRAFTS}/${draftId}/items`, body: { skus } },
        // Barcodes that are not there are ignored.
        ...{ route: `${DRAFTS}/{id}/items`, idempotent: true },
      })
    },
    async remove(key, draftId) {
      try {
        await call(key, 'drafts', {
          ...{ method: 'DELETE', path: `${DRAFTS}/${draftId}`, route: `${DRAFTS}/{id}` },
          idempotent: true,
        })
      } catch (thrown) {
        if (!(thrown instanceof AppError && thrown.kind === 'not-found')) throw thrown
      }
    },
  }

  const placeOf = (name: SupplyName) =>
    'supplyId' in name
      ? { id: name.supplyId, query: { isPreorderID: false } }
      : { id: name.preorderId, query: { isPreorderID: true } }

  const supplies: SupplyBook = {
    async details(key, name, signal) {
      const { id, query } = placeOf(name)
      const data = await call(key, 'supplies', {
        ...{ method: 'GET', path: `/api/v1/supplies/${id}`, query, schema: details },
        ...{ route: '/api/v1/supplies/{id}', ...(signal && { signal }) },
      })
      const { warehouseID, warehouseName, quantity } = data
      return {
        warehouseName: warehouseName ?? null,
        warehouseId: warehouseID ?? null,
        quantity: quantity ?? null,
      }
    },
    async goods(key, name, signal) {
      const { id, query } = placeOf(name)
      const data = await call(key, 'supplies', {
        ...{ method: 'GET', path: `/api/v1/supplies/${id}/goods`, schema: anyList },
        query: { ...query, limit: GOODS_PAGE, offset: 0 },
        ...{ route: '/api/v1/supplies/{id}/goods', ...(signal && { signal }) },
      })
      return readableRows(data, goodsRow, { list: 'supply goods', log }).map(
        ({ barcode: sku, quantity }) => ({ sku, quantity }),
      )
    },
    async packages(key, supplyId, signal) {
      const data = await call(key, 'supplies', {
        ...{ method: 'GET', path: `/api/v1/supplies/${supplyId}/package`, schema: anyList },
        ...{ route: '/api/v1/supplies/{id}/package', ...(signal && { signal }) },
      })
      return (data ?? []).length
    },
  }

  const moves: MoveBook = {
    async move(key, supplyId, signal) {
      const at = signal ? { signal } : {}
      const path = `/api/v1/supplies/${supplyId}`
      const route = '/api/v1/supplies/{id}'
      const found = await call(key, 'supplies', {
        ...{ method: 'GET', path, route, schema: virtual, ...at },
      })
      if (found.boxTypeID !== 0 || found.virtualTypeID !== 0) return null
      const data = await call(key, 'supplies', {
        ...{ method: 'GET', path: `${path}/goods`, route: `${route}/goods`, schema: anyList },
        ...{ query: { limit: GOODS_PAGE, offset: 0 }, ...at },
      })
      return {
        warehouseId: found.warehouseID ?? null,
        goods: readableRows(data, movedRow, { list: 'moved goods', log }).map((row) => ({
          ...{ nmId: row.nmID, sizeName: row.techSize ?? '', quantity: row.quantity },
        })),
      }
    },
  }

  const probe: ProbeMethod = async (key, method, signal) => {
    const call = PROBES[method]
    try {
      const limits = [wbLimit('info', key)]
      const headers = { authorization: key.token }
      await http.request({ ...call, headers, limits, signal, idempotent: true, maxWaitMs: 0 })
      return 'live'
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === 'wb.disabled') return 'disabled'
      throw thrown
    }
  }

  return { drafts, supplies, moves, probe, close: () => http.close() }
}
