import { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../service/play-fault.ts'
import { cursorPage, cursorPaging } from './cursors.ts'
import { type Fields, filterOf } from './filters.ts'
import { createGate } from './gate.ts'
import { answer, problem } from './problems.ts'
import { NO_VARIANT, USUAL_PRICE, type WixLine, type WixOrder, type WixSite } from './records.ts'
import type { WixWorld } from './world.ts'

const search = z.object({
  search: z.object({
    filter: z.record(z.string(), z.unknown(), 'must be an object').optional(),
    sort: z
      .array(
        z.object({
          fieldName: z.enum(['createdDate', 'updatedDate', 'purchasedDate']),
          order: z.enum(['ASC', 'DESC']).default('ASC'),
        }),
      )
      .max(1)
      .optional(),
    cursorPaging: cursorPaging(100).default({ limit: 100 }),
  }),
})
const orderOf = z.array(z.object({ fieldName: z.string(), order: z.string() })).catch([])

/** Orders of the eCommerce API. */
export function ordersHost(world: WixWorld): Hono<SandboxEnv> {
  const gate = createGate(world)

  return new Hono<SandboxEnv>()
    .post(
      '/ecom/v1/orders/search',
      gate({
        ...{ name: 'orders.search', group: 'read', input: search },
        act({ site, body }) {
          const { items, next } = cursorPage(body.search, (filter, sort) => {
            const passes = filterOf(filter, true)
            return sorted(shownOf(site), sort).filter((order) => passes(fieldsOf(order)))
          })
          return answer({
            orders: items.map(orderBody),
            metadata: {
              count: items.length,
              cursors: { next, prev: null },
              hasNext: next !== null,
            },
          })
        },
      }),
    )
    .get(
      '/ecom/v1/orders/:id',
      gate({
        ...{ name: 'orders.get', group: 'read' },
        act({ site, context }) {
          const order = shownOf(site).find(({ id }) => id === context.req.param('id'))
          return order
            ? answer({ order: orderBody(order) })
            : problem(404, 'ORDER_NOT_FOUND', 'no such order')
        },
      }),
    )
}

/** A cart that was begun is never told. */
const shownOf = (site: WixSite) => site.orders.filter(({ status }) => status !== 'INITIALIZED')

function sorted(orders: readonly WixOrder[], sort: unknown): WixOrder[] {
  const [{ fieldName, order } = { fieldName: 'createdDate', order: 'DESC' }] = orderOf.parse(sort)
  const at = (one: WixOrder) => (fieldName === 'updatedDate' ? one.updatedAt : one.createdAt)
  const ascending = [...orders].sort((one, other) => at(one) - at(other))
  return order === 'DESC' ? ascending.reverse() : ascending
}

const fieldsOf = (order: WixOrder): Fields => ({
  id: order.id,
  number: order.number,
  status: order.status,
  createdDate: new Date(order.createdAt).toISOString(),
  updatedDate: new Date(order.updatedAt).toISOString(),
  purchasedDate: new Date(order.createdAt).toISOString(),
  paymentStatus: paymentOf(order),
  ...{ fulfillmentStatus: 'NOT_FULFILLED', archived: false },
  'buyerInfo.contactId': order.buyer?.contactId ?? '',
  'buyerInfo.email': order.buyer?.email ?? '',
  'lineItems.catalogReference.catalogItemId': order.lines.map(({ productId }) => productId),
  'lineItems.catalogReference.appId': order.lines.map(({ appId }) => appId),
})

function paymentOf({ status, lines }: WixOrder): string {
  if (status === 'CANCELED' || lines.every((one) => one.refunded === one.quantity))
    return 'FULLY_REFUNDED'
  return lines.some((one) => one.refunded > 0) ? 'PARTIALLY_REFUNDED' : 'PAID'
}

const priceOf = ({ price = USUAL_PRICE }: WixLine) => price
const sumOf = ({ lines }: WixOrder) =>
  lines.reduce((sum, line) => sum + priceOf(line) * line.quantity, 0)
const money = (amount: number) => ({ amount: amount.toFixed(2) })

function orderBody(order: WixOrder): object {
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    paymentStatus: paymentOf(order),
    fulfillmentStatus: 'NOT_FULFILLED',
    createdDate: new Date(order.createdAt).toISOString(),
    updatedDate: new Date(order.updatedAt).toISOString(),
    purchasedDate: new Date(order.createdAt).toISOString(),
    ...{ archived: false, imported: false },
    lineItems: order.lines.map((line) => ({
      id: line.id,
      quantity: line.quantity,
      refundQuantity: line.refunded,
      restockQuantity: line.restocked,
      productName: { original: line.name },
      catalogReference: {
        catalogItemId: line.productId,
        appId: line.appId,
        ...(line.variantId !== NO_VARIANT && { options: { variantId: line.variantId } }),
      },
      physicalProperties: { sku: line.sku, shippable: true },
      price: money(priceOf(line)),
      totalPriceAfterTax: money(priceOf(line) * line.quantity),
    })),
    ...{ currency: 'RUB', buyerLanguage: 'ru', taxIncludedInPrices: true },
    ...(order.buyer && {
      buyerInfo: { contactId: order.buyer.contactId, email: order.buyer.email },
      billingInfo: {
        contactDetails: { firstName: order.buyer.firstName, lastName: order.buyer.lastName },
      },
    }),
    priceSummary: { subtotal: money(sumOf(order)), total: money(sumOf(order)) },
    channelInfo: { type: 'WEB' },
  }
}
