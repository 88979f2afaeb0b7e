import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import {
  type AllegroApi,
  type AllegroOffer,
  OFFER_STATUSES,
  type OfferEdit,
} from '#desks/stock/ports.ts'
import { parseLeniently } from '#platform/lenient.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'
import type { AllegroAnswer, Calls } from './calls.ts'
import { SEE_OTHER, secondsOf } from './failure.ts'

/** What a list takes at once; SKUs longer than Allegro keeps cannot be there. */
const MOST = 100
const SKU_LENGTH = 100
const PAGE = 1_000
/** When an answer does not say how long to wait. */
const LOOK_AGAIN_MS = 1_000

const status = z.enum(OFFER_STATUSES)
const count = z.int().nonnegative()
const stock = z.object({ available: count })

const offerRow = z
  .object({
    id: z.string().min(1),
    name: z.string(),
    stock,
    publication: z.object({ status }),
    external: z.object({ id: z.string().nullish() }).nullish(),
    isFulfillment: z.boolean().nullish(),
    primaryImage: z.object({ url: z.string().nullish() }).nullish(),
  })
  .transform(
    (row): AllegroOffer => ({
      id: row.id,
      name: row.name,
      sku: row.external?.id || null,
      available: row.stock.available,
      status: row.publication.status,
      isFulfillment: row.isFulfillment ?? false,
      pictureUrl: row.primaryImage?.url || null,
    }),
  )

const endedBy = z
  .enum(['USER', 'ADMIN', 'EXPIRATION', 'EMPTY_STOCK', 'PRODUCT_DETACHMENT', 'ERROR', 'UNKNOWN'])
  .catch('UNKNOWN')

/** An offer in full; while an edit is queued its old state. */
const whole = z.object({
  name: z.string().catch(''),
  images: z.array(z.string()).catch([]),
  stock,
  publication: z.object({ status, endedBy: endedBy.nullish() }),
})

/** Undefined instead of a "not found". */
export async function found<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.kind === 'not-found') return undefined
    throw thrown
  }
}

export function createOffers({ call }: Calls, log: Log) {
  const list = z.object({
    offers: rowsOf(offerRow, { log, what: 'Allegro offers' }),
    totalCount: count,
  })

  const edit = (key: Parameters<AllegroApi['setStock']>[0], offerId: string, body: object) => {
    const path = `/sale/product-offers/${encodeURIComponent(offerId)}`
    const request = { method: 'PATCH', path, route: OFFER_ROUTE, spends: 'edit' } as const
    return { ...request, body, schema: z.unknown(), key }
  }

  async function sent(
    { key, ...request }: ReturnType<typeof edit>,
    signal: AbortSignal,
  ): Promise<OfferEdit> {
    return outcome(await call(key, request, signal))
  }

  return {
    async offers(key, { skus, ids, offset = 0 }, signal) {
      const named = skus?.filter((sku) => sku.length <= SKU_LENGTH)
      if ((skus?.length ?? 0) > MOST || (ids?.length ?? 0) > MOST) {
        throw new AppError({ kind: 'internal', code: 'allegro.too_many_named' })
      }
      if (named?.length === 0 || ids?.length === 0) return { items: [], total: 0 }
      const { data } = await call(
        key,
        {
          method: 'GET',
          path: '/sale/offers',
          query: {
            'external.id': named,
            'offer.id': ids,
            'sellingMode.format': 'BUY_NOW',
            // The order of creation, which is usual, moves while offers are created; prices do not with sales.
            sort: 'sellingMode.price.amount',
            limit: PAGE,
            offset,
          },
          schema: list,
        },
        signal,
      )
      return { items: data.offers, total: data.totalCount }
    },

    async stock(key, offerId, signal) {
      const path = `/sale/product-offers/${encodeURIComponent(offerId)}/parts`
      const request = {
        method: 'GET',
        path,
        route: `${OFFER_ROUTE}/parts`,
        query: { include: 'stock' },
        schema: z.object({ stock }),
      } as const
      return (await found(call(key, request, signal)))?.data.stock.available
    },

    async offer(key, offerId, signal) {
      const path = `/sale/product-offers/${encodeURIComponent(offerId)}`
      const request = { method: 'GET', path, route: OFFER_ROUTE, spends: 'offer' } as const
      const answer = await found(call(key, { ...request, schema: whole }, signal))
      if (answer === undefined) return undefined
      const { stock: shown, publication, name, images } = answer.data
      return {
        status: publication.status,
        endedBy: publication.endedBy ?? null,
        available: shown.available,
        name,
        pictureUrls: images,
      }
    },

    setStock(key, offerId, { available, activate }, signal) {
      const body = {
        stock: { available },
        ...(activate && { publication: { status: 'ACTIVE' } }),
      }
      return sent(edit(key, offerId, body), signal)
    },

    editOffer(key, offerId, { name, sku, pictureUrls }, signal) {
      // Only what changes: null counts as a value at Allegro.
      const body = {
        ...(name !== undefined && { name }),
        ...(sku !== undefined && { external: { id: sku } }),
        ...(pictureUrls !== undefined && { images: pictureUrls }),
      }
      return sent(edit(key, offerId, body), signal)
    },

    async uploadPicture(key, jpeg, signal) {
      const bytes = { type: 'image/jpeg', data: jpeg }
      const schema = z.object({ location: z.url() })
      const path = '/sale/images'
      return (await call(key, { method: 'POST', path, bytes, schema }, signal)).data.location
    },

    async operation(key, { offerId, operationId }, signal) {
      const [offer, operation] = [offerId, operationId].map(encodeURIComponent)
      const path = `/sale/product-offers/${offer}/operations/${operation}`
      const route = `${OFFER_ROUTE}/operations/{operationId}`
      try {
        const { headers } = await call(key, { method: 'GET', path, route }, signal)
        return { isDone: false, retryAfterMs: secondsOf(headers['retry-after']) ?? LOOK_AGAIN_MS }
      } catch (thrown) {
        const isDone = thrown instanceof AppError && thrown.code === SEE_OTHER
        if (isDone) return { isDone, retryAfterMs: 0 }
        throw thrown
      }
    },
  } satisfies Partial<AllegroApi>
}

const OFFER_ROUTE = '/sale/product-offers/{offerId}'

/** What an edit came to. Throws `unknown-outcome` on an answer that does not say. */
function outcome(answer: AllegroAnswer<unknown>): OfferEdit {
  const { traceId, headers } = answer
  if (answer.status === 202) {
    const operationId = /\/operations\/([^/?#]+)/.exec(headers.location ?? '')?.[1]
    if (operationId !== undefined) {
      const retryAfterMs = secondsOf(headers['retry-after']) ?? LOOK_AGAIN_MS
      return { kind: 'queued', operationId: decodeURIComponent(operationId), retryAfterMs, traceId }
    }
  }
  const read = parseLeniently(whole, answer.data)
  if (!read.success) {
    const vars = { traceId: traceId ?? '' }
    const fault = { kind: 'unknown-outcome', code: 'allegro.bad_answer', vars } as const
    throw new AppError({ ...fault, cause: read.error })
  }
  const { publication, stock: shown } = read.data
  return { kind: 'done', status: publication.status, available: shown.available, traceId }
}
