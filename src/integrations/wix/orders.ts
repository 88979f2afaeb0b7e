import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { WixApi, WixOrder } from '#desks/stock/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'
import type { WixCalls } from './calls.ts'

/** Wix Stores among the apps whose things an order may hold (dev.wix.com, "Apps Made by Wix"). */
const STORES_APP = '215238eb-22a5-4c36-9e7b-e7c08025e04e'
const PAGE = 100

const lineRow = z.object({
  id: z.string(),
  quantity: z.int().min(0),
  refundQuantity: z.int().nullish().catch(null),
  restockQuantity: z.int().nullish(),
  productName: z.object({ original: z.string().nullish() }).nullish().catch(null),
  catalogReference: z
    .object({
      catalogItemId: z.string(),
      appId: z.string(),
      options: z.object({ variantId: z.string().nullish() }).nullish().catch(null),
    })
    .nullish(),
  physicalProperties: z.object({ sku: z.string().nullish() }).nullish().catch(null),
})

/** Orders of the eCommerce API; every app's things are in them, we read those of Wix Stores. */
export function createOrders({ calls, log }: { calls: WixCalls; log: Log }) {
  const row = z
    .object({
      id: z.string(),
      number: z.union([z.string(), z.number().transform(String)]).catch(''),
      status: z.enum(['APPROVED', 'CANCELED', 'PENDING', 'REJECTED']),
      paymentStatus: z.string().catch(''),
      createdDate: z.string().optional().catch(undefined),
      updatedDate: z.string(),
      lineItems: rowsOf(lineRow, { log, what: 'wix order lines' }),
    })
    .transform(
      ({ createdDate, updatedDate: updatedAt, lineItems, ...order }): WixOrder => ({
        ...order,
        ...(createdDate !== undefined && { createdAt: createdDate }),
        updatedAt,
        lines: lineItems.flatMap(lineOf),
      }),
    )
  const page = z.object({
    orders: rowsOf(row, { log, what: 'wix orders', isData: true }),
    metadata: z.object({ cursors: z.object({ next: z.string().nullish() }).nullish() }).nullish(),
  })

  return {
    async list(...[key, { since, until, next }, signal]: Parameters<WixApi['orders']>) {
      const first = {
        // Two operators on one field would be refused.
        filter: { $and: [{ updatedDate: { $gte: since } }, { updatedDate: { $lt: until } }] },
        sort: [{ fieldName: 'updatedDate', order: 'ASC' }],
        cursorPaging: { limit: PAGE },
      }
      const { orders, metadata } = await calls.call(key, {
        method: 'POST',
        path: '/ecom/v1/orders/search',
        body: { search: next ? { cursorPaging: { limit: PAGE, cursor: next } } : first },
        schema: page,
        idempotent: true,
        signal,
      })
      return { orders, next: metadata?.cursors?.next || null }
    },
    async one(...[key, id, signal]: Parameters<WixApi['order']>): Promise<WixOrder | undefined> {
      try {
        const { order } = await calls.call(key, {
          method: 'GET',
          path: `/ecom/v1/orders/${encodeURIComponent(id)}`,
          route: '/ecom/v1/orders/{id}',
          schema: z.object({ order: row }),
          idempotent: true,
          signal,
        })
        return order
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.kind === 'not-found') return undefined
        throw thrown
      }
    },
  }
}

function lineOf(line: z.output<typeof lineRow>): WixOrder['lines'] {
  const { catalogReference: reference } = line
  if (reference?.appId !== STORES_APP) return []
  return [
    {
      id: line.id,
      productId: reference.catalogItemId,
      variantId: reference.options?.variantId ?? null,
      sku: line.physicalProperties?.sku?.trim() || null,
      name: line.productName?.original ?? '',
      quantity: line.quantity,
      refunded: line.refundQuantity ?? 0,
      restocked: line.restockQuantity ?? 0,
    },
  ]
}
