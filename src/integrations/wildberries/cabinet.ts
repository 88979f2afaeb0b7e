import type { Registry } from 'prom-client'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError, toAppError } from '#core/errors.ts'
import type { CabinetBooking, CabinetSession, CommitOutcome } from '#desks/supplies/ports.ts'
import { createHttpClient, type HttpRequest } from '#platform/http/client.ts'
import { parseLeniently } from '#platform/lenient.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { CabinetRefusal, cabinetFailure, resultOf, rpcAnswer } from './cabinet-rpc.ts'
import { type CabinetSecret, parseSession } from './cabinet-session.ts'
import { createShortTokens } from './cabinet-short-tokens.ts'
import { fieldList, readableRows } from './rows.ts'
import { createStockMover } from './transfers/mover.ts'
import { createShifts, shiftsFailure } from './transfers/shifts.ts'
import { createStockControl } from './transfers/stock-control.ts'
import { isSortingCenterName, type WbWarehouse } from './warehouses.ts'

const CABINET_URLS = {
  seller: 'https://seller.wildberries.ru',
  supply: 'https://seller-supply.wildberries.ru',
  weekly: 'https://seller-weekly-report.wildberries.ru',
} as const

export interface CabinetDeps {
  readonly urls?: { readonly seller: string; readonly supply: string; readonly weekly: string }
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one call, ms. Default 8 000. */
  readonly timeoutMs?: number
}

/** Slots live for seconds: a cabinet that fell silent is asked again soon. */
const BREAKER = { openMs: 5_000 }
/** Reads are kept to one a second; a commit never waits. */
const READ_SPEC = { capacity: 5, refillMs: 1_000 }
/** The tariff constructor's name for the paid option without which WB moves nothing. */
const TRANSFER_OPTION = 'redistributionSellerGoodsOneWarehouse'

const planned = z.object({
  id: z.object({ supplyId: z.number() }).optional(),
  supplyId: z.number().optional(),
})
const supplierBatch = z.array(z.object({ result: z.object({ suppliers: fieldList }) }))
const supplierRow = z.object({ id: z.string(), name: z.string().nullish() })
const warehouseItems = z.object({ items: fieldList })
const optionList = z.object({ options: fieldList })
const optionRow = z.object({ publicSlug: z.string(), status: z.string().nullish() })
const warehouseRow = z.object({ warehouseID: z.number(), warehouseName: z.string() })

export type CabinetApi = ReturnType<typeof createCabinetApi>

/**
 * The seller cabinet with the seller's own pasted session. Unofficial: WB publishes nothing about it and its offer
 * forbids it, so the operator switches it on knowingly. An anti-bot check is reported, never answered.
 */
export function createCabinetApi(deps: CabinetDeps) {
  const { limiter, clock, log, metrics, timeoutMs = 8_000 } = deps
  const urls = deps.urls ?? CABINET_URLS
  const shared = {
    ...{ limiter, clock, log, metrics, timeoutMs },
    ...{ mapFailure: cabinetFailure, breaker: BREAKER },
  }
  const seller = createHttpClient({ ...shared, service: 'wb-cabinet', baseUrl: urls.seller })
  const supply = createHttpClient({
    ...shared,
    service: 'wb-cabinet-supply',
    baseUrl: urls.supply,
    connections: 32,
  })
  const weekly = createHttpClient({
    ...shared,
    ...{ service: 'wb-cabinet-shifts', baseUrl: urls.weekly, mapFailure: shiftsFailure },
  })
  const origin = { origin: CABINET_URLS.seller, referer: `${CABINET_URLS.seller}/` }
  let lastId = 0
  const parsed = new WeakMap<CabinetSession, ReturnType<typeof parseSession>>()

  /** A session sends several commits: its text is read once. */
  function secretOf(session: CabinetSession) {
    const known = parsed.get(session) ?? parseSession(session.secret)
    parsed.set(session, known)
    return known
  }

  function headersOf(secret: CabinetSecret): Record<string, string> {
    return { ...origin, authorizev3: secret.authorizev3, cookie: secret.cookie }
  }

  function envelope(params: object) {
    lastId += 1
    return { params, jsonrpc: '2.0', id: `json-rpc_${lastId}` }
  }

  function readLimit(secret: CabinetSecret) {
    return [{ key: `wb:cabinet:${secret.supplierId}`, spec: READ_SPEC }]
  }

  const shortTokens = createShortTokens({
    clock,
    async fetch(secret, signal) {
      const { data } = await seller.request({
        method: 'POST',
        path: '/ns/suppliers-auth/suppliers-portal-core/auth/token',
        headers: headersOf(secret),
        body: envelope({}),
        schema: rpcAnswer,
        idempotent: true,
        signal,
      })
      return resultOf(data)
    },
  })

  /** A call of the supply manager; a short token that the service no longer takes is renewed once. */
  async function callSupply(
    secret: CabinetSecret,
    path: string,
    params: object,
    options: Pick<HttpRequest<unknown>, 'idempotent' | 'limits' | 'onSend'> & {
      signal: AbortSignal
    },
  ): Promise<unknown> {
    const short = await shortTokens.get(secret, options.signal)
    const send = async (token: string) => {
      const headers = { ...headersOf(secret), 'wb-seller-lk': token }
      const body = envelope(params)
      const request = { method: 'POST', path, headers, body, schema: rpcAnswer } as const
      return resultOf((await supply.request({ ...request, ...options })).data)
    }
    try {
      return await send(short.token)
    } catch (thrown) {
      const isStale = toAppError(thrown).kind === 'auth' && !short.isFresh
      if (!isStale) throw thrown
      // The gate turned us away before the call was looked at, so it may be sent again.
      shortTokens.drop(secret)
      return send((await shortTokens.get(secret, options.signal)).token)
    }
  }

  const booking: CabinetBooking = {
    async prepare(session, signal) {
      const secret = secretOf(session)
      if (secret.ok) await shortTokens.get(secret.value, signal)
    },
    async commit(session, commitment, { signal, onSend }) {
      const secret = secretOf(session)
      if (!secret.ok) return { kind: 'session-expired' }
      let isSent = false
      const { preorderId, warehouseId, day } = commitment
      const deliveryDate = `${day}T00:00:00Z`
      try {
        const result = await callSupply(
          secret.value,
          '/ns/sm/supply-manager/api/v1/plan/add',
          { preOrderId: preorderId, deliveryDate, warehouseId },
          {
            idempotent: false,
            signal,
            onSend() {
              if (!isSent) onSend()
              isSent = true
            },
          },
        )
        return plannedOutcome(result)
      } catch (thrown) {
        return refusedOutcome(thrown, isSent)
      }
    },
  }

  /** The pasted session in parts; one that cannot be read has ended. */
  function readSecret(session: CabinetSession): CabinetSecret {
    const secret = secretOf(session)
    if (secret.ok) return secret.value
    throw new AppError({ kind: 'auth', code: 'wb-cabinet.malformed' })
  }

  const stockMover = createStockMover({
    clock,
    stockControl: createStockControl({
      log,
      call: (session, path, params, options) => {
        const secret = readSecret(session)
        return callSupply(secret, path, params, { ...options, limits: readLimit(secret) })
      },
    }),
    shifts: createShifts({ http: weekly, headersOf: (one) => headersOf(readSecret(one)), log }),
    async prepare(session, signal) {
      await shortTokens.get(readSecret(session), signal)
    },
    async isOptionOn(session, signal) {
      const secret = readSecret(session)
      const { data } = await seller.request({
        method: 'POST',
        path: '/ns/configurator-options/seller-tariffs/options/list',
        headers: headersOf(secret),
        body: envelope({}),
        schema: rpcAnswer,
        limits: readLimit(secret),
        idempotent: true,
        signal,
      })
      const list = parseLeniently(optionList, resultOf(data))
      if (!list.success) return undefined
      const rows = readableRows(list.data.options, optionRow, { list: 'options', log })
      const option = rows.find(({ publicSlug }) => publicSlug === TRANSFER_OPTION)
      return option === undefined ? undefined : option.status === 'activated'
    },
  })

  return {
    booking,
    stockMover,
    /** Suppliers of the log-in; throws `auth` when the session is over. */
    async suppliers(secret: CabinetSecret, signal?: AbortSignal) {
      const { data } = await seller.request({
        method: 'POST',
        path: '/ns/suppliers/suppliers-portal-core/suppliers',
        headers: headersOf(secret),
        body: [{ method: 'getUserSuppliers', ...envelope({}) }],
        schema: supplierBatch,
        limits: readLimit(secret),
        idempotent: true,
        ...(signal && { signal }),
      })
      const rows = data[0]?.result.suppliers ?? []
      return readableRows(rows, supplierRow, { list: 'suppliers', log }).map(({ id, name }) => {
        return { id, name: name ?? '' }
      })
    },
    /** The cabinet's directory, which works while the official one is off. */
    async warehouses(secret: CabinetSecret, signal: AbortSignal): Promise<readonly WbWarehouse[]> {
      const path = '/ns/sm-supply/supply-manager/api/v1/warehouse/getWarehouseFilterItems'
      const options = { idempotent: true, limits: readLimit(secret), signal }
      const read = parseLeniently(warehouseItems, await callSupply(secret, path, {}, options))
      if (!read.success)
        throw new AppError({
          kind: 'unavailable',
          code: 'wb-cabinet.bad_answer',
          cause: read.error,
        })
      const rows = readableRows(read.data.items, warehouseRow, { list: 'cabinet warehouses', log })
      return rows.map(({ warehouseID, warehouseName }) => ({
        id: warehouseID,
        name: warehouseName,
        isSortingCenter: isSortingCenterName(warehouseName),
      }))
    },
    async close(): Promise<void> {
      await Promise.all([seller.close(), supply.close(), weekly.close()])
    },
  }
}

/** Only an answer that names the supply is a booking. */
function plannedOutcome(result: unknown): CommitOutcome {
  const parsed = parseLeniently(planned, result)
  const supplyId = parsed.data?.id?.supplyId ?? parsed.data?.supplyId
  if (supplyId !== undefined) return { kind: 'booked', supplyId }
  return { kind: 'unknown', detail: 'answer without a supply id' }
}

function refusedOutcome(thrown: unknown, isSent: boolean): CommitOutcome {
  const error = toAppError(thrown)
  if (error.code === 'wb-cabinet.captcha') return { kind: 'captcha' }
  if (error.kind === 'auth') return { kind: 'session-expired' }
  if (error.cause instanceof CabinetRefusal) {
    const gone = error.cause.rpc.data?.trKey === 'error.plan_date_unavailable'
    const reason = gone ? 'slot-gone' : 'refused'
    return { kind: 'refused', reason, detail: error.cause.message }
  }
  // No word of it left us, or WB had no time to look at it: it may be tried again while the slot is open.
  if (!isSent || error.kind === 'limit')
    return { kind: 'refused', reason: 'not-booked', detail: error.code }
  const mayBeDone = !NOT_DONE.includes(error.kind)
  if (mayBeDone) return { kind: 'unknown', detail: error.code }
  return { kind: 'refused', reason: 'refused', detail: error.code }
}

/** Answers that say the call was turned away as a whole. */
const NOT_DONE: readonly AppError['kind'][] = ['invalid', 'not-found', 'conflict']
