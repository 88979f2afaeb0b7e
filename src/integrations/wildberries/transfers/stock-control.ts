import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { Limits, StockLine, StockMover } from '#desks/supplies/ports/transfers.ts'
import type { CabinetSession } from '#desks/supplies/ports.ts'
import { parseLeniently } from '#platform/lenient.ts'
import type { Log } from '#platform/log/log.ts'
import { CabinetRefusal } from '../cabinet-rpc.ts'
import { fieldList, readableRows } from '../rows.ts'
import { outcomeOfFailure } from './refusals.ts'

/** A call of the supply manager with the seller's session. */
export type CallSupply = (
  session: CabinetSession,
  path: string,
  params: object,
  options: {
    readonly signal: AbortSignal
    readonly idempotent: boolean
    readonly onSend?: () => void
  },
) => Promise<unknown>

const BASE = '/ns/goods-return/supply-manager/api/v1/transfer'

const limitsResult = z.object({ data: z.object({ quotas: fieldList }) })
const limitRow = z.object({
  officeID: z.number(),
  officeName: z.string().nullish(),
  displayName: z.string().nullish(),
  srcQuota: z.number().nullish(),
  dstQuota: z.number().nullish(),
})
const listResult = z.object({ transfers: fieldList })
const productRow = z.object({ nmID: z.number(), chrts: fieldList })
const sizeRow = z.object({
  chrtID: z.number(),
  sizeName: z.string().nullish(),
  count: z.number(),
  warehouseID: z.number(),
  warehouseName: z.string().nullish(),
  dstWarehouseIDs: z.array(z.number()).nullish(),
})
const orderResult = z.object({ file: z.string().min(1) })

type StockControl = Pick<StockMover, 'limits' | 'stock' | 'order'>

/** Today's calls of the seller account (seen since May 2026): all quotas in one answer, many sizes in one request. */
export function createStockControl({ call, log }: { call: CallSupply; log: Log }): StockControl {
  const read = async <T>(
    session: CabinetSession,
    verb: string,
    params: object,
    shape: { readonly schema: z.ZodType<T>; readonly signal: AbortSignal },
  ): Promise<T> => {
    const { schema, signal } = shape
    const result = parseLeniently(
      schema,
      await call(session, `${BASE}/${verb}`, params, { idempotent: true, signal }),
    )
    if (result.success) return result.data
    throw new AppError({
      kind: 'unavailable',
      code: 'wb-cabinet.bad_answer',
      cause: result.error,
    })
  }

  return {
    async limits(session, _warehouseIds, signal): Promise<Limits> {
      const shape = { schema: limitsResult, signal }
      const { data } = await read(session, 'AvailableLimits', {}, shape)
      const rows = readableRows(data.quotas, limitRow, { list: 'quotas', log })
      const quotas = new Map(
        rows.map((row) => {
          const name = row.displayName || row.officeName || `#${row.officeID}`
          return [row.officeID, { name, source: row.srcQuota ?? 0, target: row.dstQuota ?? 0 }]
        }),
      )
      return { generation: 'stock-control', quotas, isComplete: true }
    },

    async stock(session, nmIds, signal) {
      const shape = { schema: listResult, signal }
      const { transfers } = await read(session, 'list', { nmIDs: nmIds }, shape)
      const products = readableRows(transfers, productRow, { list: 'transfers', log })
      return products.flatMap(({ nmID, chrts }) =>
        readableRows(chrts, sizeRow, { list: 'sizes', log }).map((row): StockLine => {
          const warehouseName = row.warehouseName ?? `#${row.warehouseID}`
          return {
            ...{ nmId: nmID, chrtId: row.chrtID, sizeName: row.sizeName ?? '' },
            ...{ warehouseId: row.warehouseID, warehouseName, count: row.count },
            targetIds: row.dstWarehouseIDs ?? [],
          }
        }),
      )
    },

    async order(session, request, { signal, onSend }) {
      let isSent = false
      const { nmId, sourceId, targetId } = request
      const items = request.items.map(({ chrtId, count }) => {
        return { dstOfficeID: targetId, chrtID: chrtId, count }
      })
      const params = { transfers: [{ nmID: nmId, srcOfficeID: sourceId, items }] }
      try {
        const result = await call(session, `${BASE}/order`, params, {
          idempotent: false,
          signal,
          onSend() {
            if (!isSent) onSend()
            isSent = true
          },
        })
        // Only an answer with its document is a yes: an empty one was seen where nothing had happened.
        return orderResult.safeParse(result).success
          ? { kind: 'accepted' }
          : { kind: 'unknown', detail: 'answer without a document' }
      } catch (thrown) {
        return outcomeOfFailure(thrown, isSent, ({ cause }) => {
          if (!(cause instanceof CabinetRefusal)) return undefined
          const { message, data } = cause.rpc
          return `${data?.trKey ?? ''} ${message} ${String(data?.cause ?? '')}`
        })
      }
    },
  }
}
