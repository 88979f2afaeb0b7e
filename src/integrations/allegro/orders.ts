import { z } from 'zod'
import {
  type AllegroApi,
  type AllegroOfferEvent,
  type AllegroOrderEvent,
  type AllegroOrderLine,
  type CheckoutForm,
  ORDER_EVENTS,
} from '#desks/stock/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'
import type { Calls } from './calls.ts'
import { found } from './offers.ts'

const EVENTS_PAGE = 1_000
const FORMS_PAGE = 100

/** What tells that an offer is not as it was left. */
const OFFER_EVENTS = [
  'OFFER_ACTIVATED',
  'OFFER_CHANGED',
  'OFFER_ENDED',
  'OFFER_STOCK_CHANGED',
  'OFFER_ARCHIVED',
]

const external = z.object({ id: z.string().nullish() }).nullish()

const lineRow = z
  .object({
    id: z.string().min(1),
    offer: z.object({
      id: z.string().min(1),
      name: z.string().nullish(),
      external,
      productSet: z
        .object({ products: z.array(z.object({ quantity: z.int().positive().nullish() })) })
        .nullish(),
    }),
    quantity: z.int().nonnegative(),
    boughtAt: z.string().nullish(),
  })
  .transform(({ id, offer, quantity, boughtAt }): AllegroOrderLine => {
    const products = offer.productSet?.products ?? []
    return {
      id,
      offerId: offer.id,
      offerName: offer.name ?? '',
      sku: offer.external?.id || null,
      quantity,
      boughtAt: boughtAt ?? '',
      // A set of several products is no number of pieces of one.
      unitsPerOffer: products.length === 1 ? (products[0]?.quantity ?? 1) : 1,
    }
  })

/** A line that cannot be read fails its whole order: half an order would be booked as if it were all. */
const lines = z.array(lineRow)

const eventRow = z
  .object({
    id: z.string().min(1),
    type: z.enum(ORDER_EVENTS),
    occurredAt: z.string(),
    order: z.object({ checkoutForm: z.object({ id: z.string() }).nullish(), lineItems: lines }),
  })
  .transform(
    ({ order, ...event }): AllegroOrderEvent => ({
      ...event,
      formId: order.checkoutForm?.id ?? null,
      lines: order.lineItems,
    }),
  )

const formRow = z
  .object({
    id: z.string().min(1),
    status: z.enum(['BOUGHT', 'FILLED_IN', 'READY_FOR_PROCESSING', 'CANCELLED']),
    updatedAt: z.string().nullish(),
    fulfillment: z.object({ provider: z.object({ id: z.string() }).nullish() }).nullish(),
    lineItems: lines,
  })
  .transform(
    ({ id, status, updatedAt, fulfillment, lineItems }): CheckoutForm => ({
      id,
      status,
      isFulfillment: fulfillment?.provider?.id === 'ALLEGRO',
      updatedAt: updatedAt ?? '',
      lines: lineItems,
    }),
  )

const endedBy = z
  .enum(['USER', 'ADMIN', 'EXPIRATION', 'EMPTY_STOCK', 'PRODUCT_DETACHMENT', 'ERROR', 'UNKNOWN'])
  .catch('UNKNOWN')

const offerEventRow = z
  .object({
    id: z.string().min(1),
    type: z.string(),
    occurredAt: z.string(),
    offer: z.object({
      id: z.string().min(1),
      external,
      publication: z.object({ endedBy: endedBy.nullish() }).nullish(),
    }),
  })
  .transform(
    ({ offer, ...event }): AllegroOfferEvent => ({
      ...event,
      offerId: offer.id,
      sku: offer.external?.id || null,
      endedBy: offer.publication?.endedBy ?? null,
    }),
  )

export function createOrders({ call }: Calls, log: Log) {
  const eventList = z.object({ events: rowsOf(eventRow, { log, what: 'Allegro order events' }) })
  const formList = z.object({
    checkoutForms: rowsOf(formRow, { log, what: 'Allegro orders' }),
    totalCount: z.int().nonnegative(),
  })
  const offerEventList = z.object({
    offerEvents: rowsOf(offerEventRow, { log, what: 'Allegro offer events' }),
  })
  const latest = z.object({ latestEvent: z.object({ id: z.string().min(1) }).nullish() })

  return {
    async latestOrderEvent(key, signal) {
      const path = '/order/event-stats'
      const { data } = await call(key, { method: 'GET', path, schema: latest }, signal)
      return data.latestEvent?.id ?? null
    },

    async orderEvents(key, from, signal) {
      const query = { type: ORDER_EVENTS, limit: EVENTS_PAGE, ...(from !== null && { from }) }
      const request = { method: 'GET', path: '/order/events', query, schema: eventList } as const
      return (await call(key, request, signal)).data.events
    },

    async form(key, id, signal) {
      const path = `/order/checkout-forms/${encodeURIComponent(id)}`
      const route = '/order/checkout-forms/{id}'
      const request = { method: 'GET', path, route, schema: formRow } as const
      return (await found(call(key, request, signal)))?.data
    },

    async forms(key, { updatedSince, offset }, signal) {
      const query = {
        'updatedAt.gte': updatedSince,
        sort: 'updatedAt',
        limit: FORMS_PAGE,
        offset,
      }
      const path = '/order/checkout-forms'
      const { data } = await call(key, { method: 'GET', path, query, schema: formList }, signal)
      return { items: data.checkoutForms, total: data.totalCount }
    },

    async offerEvents(key, from, signal) {
      const query = { type: OFFER_EVENTS, limit: EVENTS_PAGE, ...(from !== null && { from }) }
      const path = '/sale/offer-events'
      const request = { method: 'GET', path, query, schema: offerEventList } as const
      return (await call(key, request, signal)).data.offerEvents
    },
  } satisfies Partial<AllegroApi>
}
