import type { Registry } from 'prom-client'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { addDays, dayIn } from '#core/dates.ts'
import { AppError, toAppError } from '#core/errors.ts'
import type { FeedAnswer, SlotFeed, SupplyReader, SupplyRow, WbKey } from '#desks/supplies/ports.ts'
import { createHttpClient, type HttpClient, type HttpRequest } from '#platform/http/client.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { parseCoefficients } from './coefficients.ts'
import { officialFailure, ratelimitRetry } from './failure.ts'
import { type LimitGroup, type LimitOwner, wbLimit } from './limits.ts'
import { anyList, readableRows } from './rows.ts'
import {
  listSupplyType,
  namedSupply,
  supplyDetails,
  supplyListRow,
  toSupplyRow,
} from './supplies.ts'
import { isSortingCenterName, type WbWarehouse } from './warehouses.ts'

/** Base URLs of the official hosts. */
const WB_URLS = {
  common: 'https://common-api.wildberries.ru',
  supplies: 'https://supplies-api.wildberries.ru',
} as const

export interface OfficialDeps {
  readonly urls?: { readonly common: string; readonly supplies: string }
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, ms. Default 10 000. */
  readonly timeoutMs?: number
}

/** A token and whose bucket it counts in. */
export interface TokenOwner extends LimitOwner {
  readonly token: string
}

export interface SellerInfo {
  readonly sid: string
  readonly name: string
  readonly tradeMark: string
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const sellerInfo = z.object({ sid: text, name: text, tradeMark: text })
const warehouseRow = z.object({ ID: z.number(), name: z.string() })

const PAGE = 1_000
const MAX_PAGES = 10
const COEFFICIENTS = '/api/tariffs/v1/acceptance/coefficients'

export type OfficialApi = ReturnType<typeof createOfficialApi>

/** WB's official API with one seller's token at a time, under WB's own limits. */
export function createOfficialApi(deps: OfficialDeps) {
  const { limiter, clock, log, metrics, timeoutMs = 10_000 } = deps
  const urls = deps.urls ?? WB_URLS
  const shared = {
    limiter,
    clock,
    log,
    metrics,
    timeoutMs,
    mapFailure: officialFailure,
    retryAfter: ratelimitRetry,
  }
  const common = createHttpClient({ ...shared, service: 'wb-common', baseUrl: urls.common })
  const supplies = createHttpClient({ ...shared, service: 'wb-supplies', baseUrl: urls.supplies })
  // The feed is asked again every second anyway: a repeat here would only spend another permit, and a breaker would
  // keep everybody blind long after WB is back. Accounts pause by themselves after a failure.
  const feed = createHttpClient({
    ...shared,
    service: 'wb-feed',
    baseUrl: urls.common,
    retry: { times: 0 },
    breaker: { failures: Number.POSITIVE_INFINITY },
  })

  /** A read in its bucket; what WB says is left corrects ours. */
  async function read<T>(
    http: HttpClient,
    group: LimitGroup,
    owner: TokenOwner,
    request: Omit<HttpRequest<T>, 'headers' | 'limits' | 'idempotent'>,
  ): Promise<{ data: T; remaining: number | undefined }> {
    const limit = wbLimit(group, owner)
    const { data, headers } = await http.request({
      ...request,
      headers: { authorization: owner.token },
      limits: [limit],
      idempotent: true,
    })
    const remaining = wholeNumber(headers['x-ratelimit-remaining'])
    if (remaining !== undefined) {
      await limiter.sync(limit.key, limit.spec, remaining).catch((err: unknown) => {
        log.warn({ err, bucket: group }, 'bucket not corrected by what WB says is left')
      })
    }
    return { data, remaining }
  }

  const slotFeed: SlotFeed = {
    async read(key, signal) {
      try {
        const request = { method: 'GET', path: COEFFICIENTS, schema: anyList } as const
        const waits = { maxWaitMs: 0, signal }
        const answer = await read(feed, 'coefficients', key, { ...request, ...waits })
        const rows = parseCoefficients(answer.data ?? [])
        if (rows === undefined) throw new AppError({ kind: 'unavailable', code: 'wb.bad_answer' })
        return { kind: 'rows', rows, remaining: answer.remaining }
      } catch (thrown) {
        signal.throwIfAborted()
        return feedRefusal(toAppError(thrown))
      }
    },
  }

  const supplyReader: SupplyReader = {
    async list(key, { days, signal }) {
      const today = dayIn('Europe/Moscow', clock.now())
      const range = { from: addDays(today, -days), till: addDays(today, 1), type: 'createDate' }
      const rows: SupplyRow[] = []
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const { data } = await read(supplies, 'supplies', key, {
          method: 'POST',
          path: '/api/v1/supplies',
          query: { limit: PAGE, offset: page * PAGE },
          body: { dates: [range] },
          schema: anyList,
          ...(signal && { signal }),
        })
        const readable = readableRows(data, supplyListRow, { list: 'supplies', log })
        rows.push(...readable.map(toSupplyRow))
        if ((data ?? []).length < PAGE) break
      }
      return rows.sort(newestFirst)
    },

    async preorder(key, preorderId, signal) {
      try {
        const { data } = await read(supplies, 'supplies', key, {
          method: 'GET',
          path: `/api/v1/supplies/${preorderId}`,
          route: '/api/v1/supplies/{id}',
          query: { isPreorderID: true },
          schema: supplyDetails,
          ...(signal && { signal }),
        })
        return {
          supplyId: null,
          warehouseId: data.warehouseID ?? null,
          warehouseName: data.warehouseName ?? null,
          supplyType: listSupplyType(data.boxTypeID, data.virtualTypeID),
        }
      } catch (thrown) {
        const supplyId =
          thrown instanceof AppError && thrown.code === 'wb.bad_request'
            ? namedSupply(String(thrown.vars.detail ?? ''), preorderId)
            : undefined
        if (supplyId === undefined) throw thrown
        return { supplyId, warehouseId: null, warehouseName: null, supplyType: undefined }
      }
    },

    async stands(key, supplyId, signal) {
      try {
        await read(supplies, 'supplies', key, {
          ...{ method: 'GET', path: `/api/v1/supplies/${supplyId}`, schema: supplyDetails },
          ...{ route: '/api/v1/supplies/{id}', ...(signal && { signal }) },
        })
        return true
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.kind === 'not-found') return false
        throw thrown
      }
    },
  }

  return {
    slotFeed,
    supplyReader,
    /** Does the supplies host take this token? WB blocks those who automate it: only when a person asks. */
    async ping(owner: TokenOwner, signal?: AbortSignal): Promise<void> {
      const request = { method: 'GET', path: '/ping', ...(signal && { signal }) } as const
      await read(supplies, 'ping', owner, request)
    },
    /** Is this token good for supplies? Spends a request of the supplies group; for the daily check. */
    async probe(owner: TokenOwner, signal?: AbortSignal): Promise<void> {
      await read(supplies, 'supplies', owner, {
        method: 'POST',
        path: '/api/v1/supplies',
        query: { limit: 1, offset: 0 },
        body: {},
        schema: anyList,
        ...(signal && { signal }),
      })
    },
    /** Names of the seller; a Base token may ask once a day. */
    async sellerInfo(owner: TokenOwner, signal?: AbortSignal): Promise<SellerInfo> {
      const { data } = await read(common, 'seller-info', owner, {
        method: 'GET',
        path: '/api/v1/seller-info',
        schema: sellerInfo,
        maxWaitMs: 0,
        ...(signal && { signal }),
      })
      return data
    },
    /** WB's directory; `wb.disabled` since August 2026, then see KNOWN_WAREHOUSES and the cabinet. */
    async warehouses(owner: WbKey, signal?: AbortSignal): Promise<readonly WbWarehouse[]> {
      const { data } = await read(supplies, 'info', owner, {
        method: 'GET',
        path: '/api/v1/warehouses',
        schema: anyList,
        maxWaitMs: 0,
        ...(signal && { signal }),
      })
      return readableRows(data, warehouseRow, { list: 'warehouses', log }).map(({ ID, name }) => ({
        id: ID,
        name,
        isSortingCenter: isSortingCenterName(name),
      }))
    },
    async close(): Promise<void> {
      await Promise.all([common.close(), supplies.close(), feed.close()])
    },
  }
}

/** Rows that do not say when they were made come last. */
function newestFirst(a: SupplyRow, b: SupplyRow): number {
  const madeAt = ({ createdAt }: SupplyRow) => (createdAt === null ? 0 : Date.parse(createdAt) || 0)
  return madeAt(b) - madeAt(a) || (b.preorderId ?? 0) - (a.preorderId ?? 0)
}

const UNKNOWN_PAUSE_MS = 10_000

/** What an error means to the poller; faults that say nothing of the key are thrown on. */
function feedRefusal(error: AppError): FeedAnswer {
  if (error.code === 'wb.disabled')
    return { kind: 'disabled', detail: String(error.vars.detail ?? '') }
  if (error.code === 'wb.unpaid') return { kind: 'unpaid' }
  if (error.kind === 'auth') return { kind: 'unauthorized', code: error.code }
  if (error.kind === 'limit') {
    return { kind: 'limited', retryAfterMs: error.retryAfterMs ?? UNKNOWN_PAUSE_MS }
  }
  if (error.kind === 'unavailable') throw error
  throw new AppError({ kind: 'unavailable', code: 'wb.bad_answer', cause: error })
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}
