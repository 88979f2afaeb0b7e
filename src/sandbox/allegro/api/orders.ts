import type { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../../service/play-fault.ts'
import type { Form, OfferEvent, OrderEvent, OrderLine } from '../records.ts'
import type { AllegroWorld } from '../world.ts'
import { iso, PLN, queryOf } from './offers.ts'
import type { Passing } from './passing.ts'
import { answer, notFound, problem } from './problems.ts'

const DAY_MS = 86_400_000
const ORDER_EVENTS_KEPT_MS = 60 * DAY_MS
const OFFER_EVENTS_KEPT_MS = DAY_MS

const limit = (most: number) => z.coerce.number().int().min(1).max(most).default(100)
const eventQuery = z.strictObject({
  from: z.string().optional(),
  type: z.array(z.string().regex(/^[A-Z_]+$/)).default([]),
  limit: limit(1_000),
})
const offerEventQuery = eventQuery.extend({
  type: z
    .array(
      z.enum([
        'OFFER_ACTIVATED',
        'OFFER_CHANGED',
        'OFFER_ENDED',
        'OFFER_STOCK_CHANGED',
        'OFFER_PRICE_CHANGED',
        'OFFER_ARCHIVED',
        'OFFER_BID_PLACED',
        'OFFER_BID_CANCELED',
        'OFFER_TRANSLATION_UPDATED',
        'OFFER_VISIBILITY_CHANGED',
        'OFFER_DELIVERY_COUNTRIES_BLOCKED',
      ]),
    )
    .default([]),
})
const formQuery = z.strictObject({
  'updatedAt.gte': z.iso.datetime().optional(),
  'updatedAt.lte': z.iso.datetime().optional(),
  'lineItems.boughtAt.gte': z.iso.datetime().optional(),
  'lineItems.boughtAt.lte': z.iso.datetime().optional(),
  ...{ status: z.string().optional(), 'fulfillment.status': z.string().optional() },
  'fulfillment.provider.id': z.string().optional(),
  'fulfillment.shipmentSummary.lineItemsSent': z.string().optional(),
  ...{ 'payment.id': z.string().optional(), 'surcharges.id': z.string().optional() },
  ...{ 'delivery.method.id': z.string().optional(), 'buyer.login': z.string().optional() },
  'marketplace.id': z.string().optional(),
  sort: z.enum(['updatedAt', '-updatedAt', 'lineItems.boughtAt', '-lineItems.boughtAt']).optional(),
  limit: limit(100),
  offset: z.coerce.number().int().min(0).default(0),
})

export function addOrders(app: Hono<SandboxEnv>, world: AllegroWorld, { method }: Passing): void {
  const { clock, forms } = world
  const scope = 'allegro:api:orders:read'

  app.get(
    '/order/event-stats',
    method({ name: 'event-stats', scope }, ({ sellerId }) => {
      const latest = world.orderEvents().findLast((one) => one.sellerId === sellerId)
      if (!latest) return answer({})
      return answer({ latestEvent: { id: latest.id, occurredAt: iso(latest.occurredAt) } })
    }),
  )

  app.get(
    '/order/events',
    method({ name: 'events', scope }, ({ query, sellerId }) => {
      const asked = eventQuery.safeParse(queryOf(query))
      if (!asked.success) return problem(422, 'VALIDATION_ERROR', z.prettifyError(asked.error))
      const since = clock.now() - ORDER_EVENTS_KEPT_MS
      const all = world.orderEvents().filter((one) => one.occurredAt >= since)
      const events = paged(all, sellerId, asked.data)
      return answer({ events: events.map((one) => eventBody(world, one)) })
    }),
  )

  app.get(
    '/order/checkout-forms',
    method({ name: 'forms', scope }, ({ query, sellerId }) => {
      const asked = formQuery.safeParse(queryOf(query))
      if (!asked.success) return problem(422, 'VALIDATION_ERROR', z.prettifyError(asked.error))
      const { sort = '-lineItems.boughtAt', offset } = asked.data
      const value = sort.endsWith('updatedAt')
        ? (form: Form) => form.updatedAt
        : (form: Form) => form.lines[0]?.boughtAt ?? 0
      const sign = sort.startsWith('-') ? -1 : 1
      const all = [...forms.values()]
        .filter((one) => one.sellerId === sellerId && isAsked(one, asked.data))
        .sort((a, b) => sign * (value(a) - value(b)))
      const rows = all.slice(offset, offset + asked.data.limit)
      const body = { count: rows.length, totalCount: all.length }
      return answer({ checkoutForms: rows.map(formBody), ...body })
    }),
  )

  app.get(
    '/order/checkout-forms/:id',
    method({ name: 'form', scope }, ({ context, sellerId }) => {
      const id = context.req.param('id') ?? ''
      if (!z.uuid().safeParse(id).success) {
        return problem(422, 'VALIDATION_ERROR', 'id must be a UUID', { path: 'id' })
      }
      const form = forms.get(id)
      return form?.sellerId === sellerId ? answer(formBody(form)) : notFound('Order')
    }),
  )

  app.get(
    '/sale/offer-events',
    method({ name: 'offer-events', scope: 'allegro:api:sale:offers:read' }, (asked) => {
      const wanted = offerEventQuery.safeParse(queryOf(asked.query))
      if (!wanted.success) return problem(400, 'VALIDATION_ERROR', z.prettifyError(wanted.error))
      const since = clock.now() - OFFER_EVENTS_KEPT_MS
      const all = world.offerEvents().filter((one) => one.occurredAt >= since)
      const events = paged(all, asked.sellerId, wanted.data)
      return answer({ offerEvents: events.map(offerEventBody) })
    }),
  )
}

function isAsked(form: Form, asked: z.infer<typeof formQuery>): boolean {
  const is = (wanted: string | undefined, value: string | undefined) =>
    wanted === undefined || wanted === value
  const isWithin = (ms: number, name: 'updatedAt' | 'lineItems.boughtAt') =>
    ms >= (Date.parse(asked[`${name}.gte`] ?? '') || 0) &&
    ms <= (Date.parse(asked[`${name}.lte`] ?? '') || Number.POSITIVE_INFINITY)
  return (
    isWithin(form.updatedAt, 'updatedAt') &&
    form.lines.some(({ boughtAt }) => isWithin(boughtAt, 'lineItems.boughtAt')) &&
    is(asked.status, form.status) &&
    is(asked['fulfillment.status'], 'NEW') &&
    is(asked['fulfillment.provider.id'], providerOf(form)) &&
    is(asked['fulfillment.shipmentSummary.lineItemsSent'], 'NONE') &&
    is(asked['payment.id'], paymentOf(form)?.id) &&
    is(asked['surcharges.id'], undefined) &&
    is(asked['delivery.method.id'], undefined) &&
    is(asked['buyer.login'], BUYER.login) &&
    is(asked['marketplace.id'], 'allegro-pl')
  )
}

const providerOf = ({ isFulfillment }: Form) => (isFulfillment ? 'ALLEGRO' : 'SELLER')
const totalOf = ({ lines }: Form) =>
  lines.reduce((sum, line) => sum + Number(line.price) * line.quantity, 0).toFixed(2)

/** Of what is paid; its id is made of the form's. */
function paymentOf(form: Form) {
  if (form.status !== 'READY_FOR_PROCESSING') return undefined
  return {
    id: form.id.replace(/^.{8}/, (head) => [...head].reverse().join('')),
    ...{ type: 'ONLINE', provider: 'P24', finishedAt: iso(form.updatedAt) },
    paidAmount: PLN(totalOf(form)),
  }
}

/** After `from`, which is left out, the oldest first. */
function paged<T extends OrderEvent | OfferEvent>(
  events: readonly T[],
  sellerId: string,
  { from = '', type, limit: most }: z.infer<typeof eventQuery>,
): T[] {
  return events
    .filter((one) => one.sellerId === sellerId && one.id > from)
    .filter((one) => type.length === 0 || type.includes(one.type))
    .slice(0, most)
}

const BUYER = {
  id: '5550001',
  login: 'kupujacy_7',
  email: 'x7@allegromail.example',
  guest: false,
  preferences: { language: 'pl-PL' },
}

function lineBody(line: OrderLine, isForm: boolean): object {
  return {
    id: line.id,
    offer: {
      id: line.offerId,
      name: line.offerName,
      ...(line.sku !== null && { external: { id: line.sku } }),
      ...(isForm && { productSet: { products: [{ id: PRODUCT, quantity: line.pieces }] } }),
    },
    quantity: line.quantity,
    originalPrice: PLN(line.price),
    price: PLN(line.price),
    boughtAt: iso(line.boughtAt),
    ...(isForm && { discounts: [] }),
  }
}
const PRODUCT = '9d689aa5-f2ad-4bdc-bb97-6b196854e6c7'

function eventBody(world: AllegroWorld, event: OrderEvent): object {
  const form = event.formId === null ? undefined : world.forms.get(event.formId)
  return {
    id: event.id,
    type: event.type,
    occurredAt: iso(event.occurredAt),
    order: {
      seller: { id: event.sellerId },
      buyer: BUYER,
      marketplace: { id: 'allegro-pl' },
      lineItems: event.lines.map((line) => lineBody(line, false)),
      ...(event.formId !== null && {
        checkoutForm: { id: event.formId, revision: revisionOf(form) },
      }),
    },
  }
}

const revisionOf = (form: Form | undefined) => (form?.revision ?? 1).toString(16).padStart(8, '0')

function formBody(form: Form): object {
  const payment = paymentOf(form)
  const { login, email, id, guest } = BUYER
  return {
    id: form.id,
    revision: revisionOf(form),
    updatedAt: iso(form.updatedAt),
    status: form.status,
    fulfillment: {
      status: 'NEW',
      provider: { id: providerOf(form) },
      shipmentSummary: { lineItemsSent: 'NONE' },
    },
    marketplace: { id: 'allegro-pl' },
    buyer: { id, login, email, guest },
    ...(payment && { payment }),
    lineItems: form.lines.map((line) => lineBody(line, true)),
    surcharges: [],
    summary: { totalToPay: PLN(totalOf(form)) },
  }
}

function offerEventBody({ id, type, occurredAt, offerId, sku, endedBy }: OfferEvent): object {
  return {
    ...{ id, type, occurredAt: iso(occurredAt) },
    offer: {
      id: offerId,
      ...(sku !== null && { external: { id: sku } }),
      ...(endedBy !== null && { publication: { endedBy } }),
    },
  }
}
