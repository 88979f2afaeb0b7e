import type { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../../service/play-fault.ts'
import type { Offer } from '../records.ts'
import type { AllegroWorld } from '../world.ts'
import type { Asked, Passing } from './passing.ts'
import { answer, notFound, problem } from './problems.ts'

const number = (from: number, to: number, usual: number) =>
  z.coerce.number().int().min(from).max(to).default(usual)

const flag = z.enum(['true', 'false']).optional()
/** What offers of this shop never have; asked for by its id nothing is found, and `.empty` says whether it may lack. */
const ABSENT = [
  'sellingMode.priceAutomation.rule.id',
  'delivery.shippingRates.id',
  'fundraisingCampaign.id',
  'afterSalesServices.returnPolicy.id',
] as const

const listQuery = z.strictObject({
  'external.id': z.array(z.string().max(100)).max(100).default([]),
  'offer.id': z.array(z.string()).default([]),
  'publication.status': z.array(z.enum(['INACTIVE', 'ACTIVATING', 'ACTIVE', 'ENDED'])).default([]),
  'sellingMode.format': z.array(z.enum(['BUY_NOW', 'ADVERTISEMENT', 'AUCTION'])).default([]),
  ...{ name: z.string().optional(), 'category.id': z.string().optional() },
  'sellingMode.price.amount.gte': z.coerce.number().min(0).optional(),
  'sellingMode.price.amount.lte': z.coerce.number().min(1).optional(),
  'publication.marketplace': z.string().optional(),
  ...{ isFulfillment: flag, 'product.id.empty': flag, productizationRequired: flag },
  'b2b.buyableOnlyByBusiness': flag,
  'sellingMode.priceAutomation.rule.id': z.string().optional(),
  'sellingMode.priceAutomation.rule.id.empty': flag,
  'delivery.shippingRates.id': z.uuid().optional(),
  'delivery.shippingRates.id.empty': flag,
  'fundraisingCampaign.id': z.uuid().optional(),
  'fundraisingCampaign.id.empty': flag,
  'afterSalesServices.returnPolicy.id': z.uuid().optional(),
  limit: number(1, 1_000, 20),
  offset: number(0, 9_999_999, 0),
  sort: z
    .string()
    .regex(/^-?(sellingMode\.price\.amount|stock\.(sold|available))$/)
    .optional(),
})
type ListQuery = z.infer<typeof listQuery>

/** Filters but those of lists. */
function isAsked(offer: Offer, asked: ListQuery): boolean {
  const price = Number(offer.price)
  const is = (wanted: string | undefined, value: boolean) =>
    wanted === undefined || wanted === String(value)
  const isEqual = (wanted: string | undefined, value: string) =>
    wanted === undefined || wanted === value
  return (
    offer.name.toLowerCase().includes((asked.name ?? '').toLowerCase()) &&
    price >= (asked['sellingMode.price.amount.gte'] ?? 0) &&
    price <= (asked['sellingMode.price.amount.lte'] ?? Number.POSITIVE_INFINITY) &&
    isEqual(asked['publication.marketplace'], MARKETPLACE) &&
    isEqual(asked['category.id'], CATEGORY) &&
    is(asked.isFulfillment, offer.isFulfillment) &&
    is(asked['product.id.empty'], false) &&
    is(asked['b2b.buyableOnlyByBusiness'], false) &&
    ABSENT.every((name) => asked[name] === undefined) &&
    is(asked['sellingMode.priceAutomation.rule.id.empty'], true) &&
    is(asked['delivery.shippingRates.id.empty'], true) &&
    is(asked['fundraisingCampaign.id.empty'], true)
  )
}
const MARKETPLACE = 'allegro-pl'
const CATEGORY = '20285'
/** How far a list may be looked through. */
const MOST_ROWS = 10_000_000

const LISTS = ['external.id', 'offer.id', 'publication.status', 'sellingMode.format', 'type']

/** A query as an object; keys that may be repeated as lists. */
export function queryOf(query: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(query.keys())]
  return Object.fromEntries(
    names.map((name) => [
      name,
      LISTS.includes(name) ? query.getAll(name) : (query.getAll(name).at(-1) ?? ''),
    ]),
  )
}

export const iso = (ms: number) => new Date(ms).toISOString()
export const PLN = (amount: string) => ({ amount, currency: 'PLN' })
const external = ({ sku }: { sku: string | null }) =>
  sku === null ? {} : { external: { id: sku } }

function listed(offer: Offer): object {
  return {
    id: offer.id,
    name: offer.name,
    category: { id: CATEGORY },
    ...(offer.images[0] && { primaryImage: { url: offer.images[0] } }),
    sellingMode: { format: 'BUY_NOW', price: PLN(offer.price) },
    stock: { available: offer.available, sold: offer.sold },
    publication: {
      status: offer.status,
      startedAt: iso(offer.startedAt),
      ...(offer.endedAt !== null && { endedAt: iso(offer.endedAt) }),
      marketplaces: { base: { id: MARKETPLACE }, additional: [] },
    },
    ...external(offer),
    isFulfillment: offer.isFulfillment,
    additionalMarketplaces: {},
  }
}

/** As GET and PATCH of one offer show it. */
export function whole(offer: Offer): object {
  return {
    id: offer.id,
    name: offer.name,
    ...external(offer),
    category: { id: CATEGORY },
    productSet: [{ quantity: { value: offer.pieces } }],
    images: offer.images,
    stock: { available: offer.available, unit: 'UNIT' },
    sellingMode: { format: 'BUY_NOW', price: PLN(offer.price) },
    publication: {
      status: offer.status,
      endedBy: offer.endedBy,
      endingAt: null,
      marketplaces: { base: { id: MARKETPLACE }, additional: [] },
    },
    validation: { errors: [], warnings: [] },
  }
}

const SORTS: Readonly<Record<string, (offer: Offer) => number>> = {
  'sellingMode.price.amount': ({ price }) => Number(price),
  'stock.sold': ({ sold }) => sold,
  'stock.available': ({ available }) => available,
}

/** The newest first, unless a sort was asked for; equals by their number. */
function sorted(offers: Offer[], sort: string | undefined): Offer[] {
  const value = SORTS[sort?.replace('-', '') ?? '']
  const sign = sort?.startsWith('-') ? -1 : 1
  if (!value) return offers.sort((a, b) => b.id.localeCompare(a.id))
  return offers.sort((a, b) => sign * (value(a) - value(b)) || a.id.localeCompare(b.id))
}

export function addOffers(app: Hono<SandboxEnv>, world: AllegroWorld, { method }: Passing): void {
  const read = 'allegro:api:sale:offers:read'
  const own = ({ context, sellerId }: Asked) => {
    const offer = world.offers.get(context.req.param('offerId') ?? '')
    return offer?.sellerId === sellerId ? offer : undefined
  }

  app.get(
    '/sale/offers',
    method({ name: 'offers', scope: read }, ({ query, sellerId }) => {
      const asked = listQuery.safeParse(queryOf(query))
      if (!asked.success) {
        return problem(400, 'VALIDATION_ERROR', z.prettifyError(asked.error))
      }
      const { limit, offset, sort, ...by } = asked.data
      if (limit + offset > MOST_ROWS) {
        return problem(400, 'VALIDATION_ERROR', `offset + limit must not exceed ${MOST_ROWS}`)
      }
      const isIn = (wanted: readonly string[], value: string | null) =>
        wanted.length === 0 || (value !== null && wanted.includes(value))
      const all = [...world.offers.values()].filter(
        (offer) =>
          offer.sellerId === sellerId &&
          isIn(by['external.id'], offer.sku) &&
          isIn(by['offer.id'], offer.id) &&
          isIn(by['publication.status'], offer.status) &&
          isIn(by['sellingMode.format'], 'BUY_NOW') &&
          isAsked(offer, asked.data),
      )
      const rows = sorted(all, sort).slice(offset, offset + limit)
      return answer({ offers: rows.map(listed), count: rows.length, totalCount: all.length })
    }),
  )

  app.get(
    '/sale/product-offers/:offerId',
    method({ name: 'offer', scope: read, spends: 'offer' }, (asked) => {
      const offer = own(asked)
      return offer ? answer(whole(offer)) : notFound('Offer')
    }),
  )

  app.get(
    '/sale/product-offers/:offerId/parts',
    method({ name: 'parts', scope: read }, (asked) => {
      const offer = own(asked)
      const include = asked.query.getAll('include')
      if (include.length === 0 || include.some((one) => one !== 'stock' && one !== 'price')) {
        return problem(400, 'VALIDATION_ERROR', 'include is stock or price', { path: 'include' })
      }
      if (!offer) return notFound('Offer')
      return answer({
        id: offer.id,
        ...(include.includes('stock') && { stock: { available: offer.available } }),
        ...(include.includes('price') && { sellingMode: { price: PLN(offer.price) } }),
      })
    }),
  )
}
