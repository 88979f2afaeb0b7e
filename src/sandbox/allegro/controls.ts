import { z } from 'zod'
import { type ControlCommand, command } from '../service/control.ts'
import type { Passing } from './api/passing.ts'
import type { Market } from './market.ts'
import type { AllegroTokens } from './tokens.ts'
import type { AllegroWorld } from './world.ts'

const ms = z.number().min(0)
const offer = z.object({
  id: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
  name: z.string().optional(),
  sku: z.string().max(100).nullable().optional(),
  available: z.int().min(0).optional(),
  status: z.enum(['INACTIVE', 'ACTIVATING', 'ACTIVE', 'ENDED']).optional(),
  endedBy: z
    .enum(['USER', 'ADMIN', 'EXPIRATION', 'EMPTY_STOCK', 'PRODUCT_DETACHMENT', 'ERROR'])
    .optional(),
  isFulfillment: z.boolean().optional(),
  pieces: z.int().min(1).optional(),
  price: z.string().optional(),
  images: z.array(z.string()).optional(),
})
const switches = z
  .object({
    ...{ commandMs: ms, activationMs: ms, endingMs: ms, editMs: ms },
    zero: z.enum(['refuse', 'fail']),
    bulkReports: z.enum(['public', 'beta']),
    parallel: z.int().min(0),
    overLimit: z.enum(['refuse', 'slow']),
    clientLimit: z.int().min(1),
    failEvery: z.int().min(0),
    ...{ duplicateEvents: z.boolean(), reorderEvents: z.boolean(), dropEvents: z.boolean() },
  })
  .partial()

/** What sellers, buyers and Allegro itself do, for a person or a test. */
export function createCommands(deps: {
  readonly world: AllegroWorld
  readonly market: Market
  readonly tokens: AllegroTokens
  readonly passing: Passing
}): Record<string, ControlCommand> {
  const { world, market, tokens, passing } = deps
  const formId = z.object({ formId: z.string() })
  const seller = z.object({ login: z.string() })

  return {
    /** A seller, with offers; answers their ids. */
    seller: command(
      z.object({ login: z.string(), offers: z.array(offer).default([]) }),
      ({ login, offers }) => {
        const { id: sellerId } = world.seller(login)
        return { id: sellerId, offers: offers.map((one) => putUp(world, sellerId, one)) }
      },
    ),
    purchase: command(
      z.object({
        offerId: z.string(),
        quantity: z.int().min(1).default(1),
        isPaid: z.boolean().default(true),
      }),
      ({ offerId, ...how }) => market.purchase(offerId, how),
    ),
    pay: command(formId, (input) => ({ done: market.pay(input.formId) })),
    cancel: command(
      formId.extend({ by: z.enum(['buyer', 'auto']).default('buyer') }),
      ({ formId: id, by }) => ({ done: market.cancel(id, by) }),
    ),
    merge: command(z.object({ formIds: z.array(z.string()) }), ({ formIds }) =>
      market.merge(formIds),
    ),
    /** A change made on Allegro's own pages. */
    edit: command(
      z.object({
        offerId: z.string(),
        available: z.int().min(0).optional(),
        name: z.string().optional(),
        sku: z.string().optional(),
        status: z.enum(['ACTIVE', 'ENDED']).optional(),
      }),
      ({ offerId, ...edit }) => ({ done: market.edit(offerId, edit) }),
    ),
    switches: command(switches, (changed) => void Object.assign(world.switches, changed)),
    /** Order events that were dropped come, under new ids. */
    reissue: command(z.object({}), () => ({ events: world.reissue() })),
    /** Refuses every call for a while, as after a breach of the client id's limit. */
    'block-client': command(z.object({ ms: ms.default(60_000) }), (input) =>
      passing.block(input.ms),
    ),
    /** A person answers the page of a device code, the newest one by default. */
    consent: command(
      z.object({
        code: z.string().optional(),
        login: z.string(),
        isAllowed: z.boolean().default(true),
      }),
      ({ code, login, isAllowed }) => {
        const [newest = ''] = tokens.waiting()
        const sellerId = isAllowed ? world.seller(login).id : null
        return { done: tokens.answer(code ?? newest, sellerId) }
      },
    ),
    revoke: command(seller, ({ login }) => tokens.revoke(world.seller(login).id)),
    'end-access': command(z.object({}), () => tokens.endAccess()),
  }
}

/** The id of a new offer; what was not said is usual. */
export function putUp(
  world: AllegroWorld,
  sellerId: string,
  { sku = null, ...given }: z.infer<typeof offer>,
): string {
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  return world.offer({ ...Object.fromEntries(said), sku, sellerId }).id
}
