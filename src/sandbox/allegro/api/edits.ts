import type { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../../service/play-fault.ts'
import type { Edit, Offer, Operation } from '../records.ts'
import type { AllegroWorld } from '../world.ts'
import { iso, whole } from './offers.ts'
import type { Asked, Passing } from './passing.ts'
import { answer, notFound, PUBLIC, problem } from './problems.ts'

const RETRY_AFTER_S = '1'
/** Pictures nobody uses are forgotten after so long. */
const PICTURE_MS = 24 * 3_600_000

/** A part of an offer; what is not to change is left out, null is a value. */
const patch = z.strictObject({
  stock: z
    .strictObject({
      available: z.int().min(0).max(2_147_483_647).optional(),
      unit: z.enum(['UNIT', 'PAIR', 'SET']).optional(),
    })
    .optional(),
  publication: z.strictObject({ status: z.enum(['ACTIVE', 'ENDED']) }).optional(),
  name: z.string().min(12).max(75).optional(),
  sellingMode: z
    .strictObject({
      format: z.literal('BUY_NOW').optional(),
      price: z.strictObject({
        amount: z.string().regex(/^\d+(\.\d{1,2})?$/),
        currency: z.literal('PLN'),
      }),
    })
    .optional(),
  external: z.strictObject({ id: z.string().max(100) }).optional(),
  images: z.array(z.url()).max(16).optional(),
})

export function addEdits(app: Hono<SandboxEnv>, world: AllegroWorld, { method }: Passing): void {
  const { switches, clock } = world

  function queue(offer: Offer, edit: Edit, { context }: Asked): Response {
    const id = world.uuid()
    const { id: offerId, sellerId } = offer
    const operation: Operation = {
      ...{ id, offerId, sellerId, edit },
      startedAt: clock.now(),
      isDone: false,
    }
    world.operations.set(id, operation)
    world.later(switches.editMs, 'operation', id)
    const queued = answer(whole(offer), 202)
    queued.headers.set('location', `${context.req.url}/operations/${id}`)
    queued.headers.set('retry-after', RETRY_AFTER_S)
    return queued
  }

  app.patch(
    '/sale/product-offers/:offerId',
    method({ name: 'patch', scope: 'allegro:api:sale:offers:write', spends: 'edit' }, (asked) => {
      const offer = world.offers.get(asked.context.req.param('offerId') ?? '')
      if (offer?.sellerId !== asked.sellerId) return notFound('Offer')
      const read = patch.safeParse(asked.body)
      if (!read.success) return problem(400, 'JsonMappingException', z.prettifyError(read.error))
      const isBusy = [...world.operations.values()].some(
        (one) => one.offerId === offer.id && !one.isDone,
      )
      if (isBusy) {
        return problem(409, 'OfferConflictException', 'Another edit of the offer is in progress')
      }
      const { stock, publication, name, external, images, sellingMode } = read.data
      const available = stock?.available ?? offer.available
      if (publication?.status === 'ACTIVE' && available < 1) {
        return problem(422, 'EmptyStock', 'An offer without stock cannot be active', {
          path: 'stock.available',
          userMessage: 'Set the number of items first',
        })
      }
      const edit = { available: stock?.available, status: publication?.status, name, images }
      const change: Edit = { ...edit, sku: external?.id, price: sellingMode?.price.amount }
      if (switches.editMs > 0) return queue(offer, change, asked)
      world.apply(offer, change)
      return answer(whole(offer))
    }),
  )

  app.post(
    '/sale/images',
    method(
      {
        ...{ name: 'image', scope: 'allegro:api:sale:offers:write' },
        media: () => [PUBLIC, 'image/jpeg', 'image/png', 'image/webp'],
      },
      ({ body }) => {
        if (typeof body !== 'string') {
          return problem(422, 'INVALID_IMAGE', 'This is no picture')
        }
        const location = `https://a.allegroimg.com/original/${world.uuid()}`
        return answer({ location, expiresAt: iso(clock.now() + PICTURE_MS) }, 201)
      },
    ),
  )

  app.get(
    '/sale/product-offers/:offerId/operations/:operationId',
    method({ name: 'operation', scope: 'allegro:api:sale:offers:read' }, (asked) => {
      const { context, sellerId } = asked
      const operation = world.operations.get(context.req.param('operationId') ?? '')
      const isOwn = operation?.sellerId === sellerId
      if (!isOwn || operation.offerId !== context.req.param('offerId')) return notFound('Operation')
      if (operation.isDone) {
        const [location = ''] = context.req.url.split('/operations/')
        return new Response(null, { status: 303, headers: { location } })
      }
      const { id, offerId, startedAt } = operation
      const progress = { id, status: 'IN_PROGRESS', startedAt: iso(startedAt) }
      const body = { offer: { id: offerId }, operation: progress }
      const waiting = answer(body, 202)
      waiting.headers.set('retry-after', RETRY_AFTER_S)
      return waiting
    }),
  )
}
