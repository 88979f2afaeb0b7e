import { Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { command, createControlApi } from '../service/control.ts'
import { createInterceptor } from '../service/interceptor.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { apiHost } from './api.ts'
import { distributionHost } from './distribution.ts'
import { poizonRefusal } from './gate.ts'
import { ODD_CARDS } from './odd-cards.ts'

export { ODD_CARDS } from './odd-cards.ts'

import { createPoizonPage } from './page.ts'
import { pictureHost } from './pictures.ts'
import type { PlayedKey } from './records.ts'
import { createPoizonWorld, type PoizonQuirks } from './world.ts'

export interface PoizonSandboxOptions {
  readonly clock: Clock
  /** How long each call takes, ms; none by default. */
  readonly latencyMs?: number
  /** Products besides the odd ones; 300 by default. */
  readonly products?: number
  /** Of pictures, pixels; 800 by default. */
  readonly pictureSide?: number
}

/** What tests read of it; see {@link createControlApi}. */
export interface PoizonState {
  readonly keys: readonly PlayedKey[]
  readonly products: number
  readonly oddCards: typeof ODD_CARDS
  readonly bannedWords: readonly string[]
  readonly quirks: PoizonQuirks
}

const id = z.coerce.number().int()
const source = z.enum(['poizon-api', 'distribution'])
const plan = z
  .object({
    name: z.string(),
    rps: z.number().positive(),
    callsAMonth: z.int().min(0),
    lacks: z.array(z.string()),
  })
  .partial()

/**
 * Poizon-API at `/api/dewu`, POIZON's distribution at `/open/api/v1`, their pictures at `/cdn` and a page for people at `/shop`: one
 * catalogue behind both. Methods in faults and figures are the names of the calls; groups `poizon-api` and `distribution`; accounts are
 * keys.
 */
export function createPoizonSandbox(options: PoizonSandboxOptions) {
  const { clock, latencyMs, products = 300, pictureSide = 800 } = options
  const interceptor = createInterceptor({ clock, latencyMs, refuse: poizonRefusal })
  const world = createPoizonWorld({ clock, interceptor, products })
  const pictures = pictureHost({ side: pictureSide })
  const demo = {
    api: world.issueKey({ name: 'demo', plan: { rps: 2 } }).key,
    distribution: world.issueKey({ name: 'demo', source: 'distribution' }).key,
  }
  const state = (): PoizonState => ({
    keys: [...world.keys.values()],
    products: world.products.size,
    oddCards: ODD_CARDS,
    bannedWords: [...world.bannedWords],
    quirks: { ...world.quirks },
  })
  const keyOf = (key: string): PlayedKey => {
    const found = world.keys.get(key)
    if (!found) throw new Error('no such key')
    return found
  }

  return {
    app: new Hono<SandboxEnv>()
      .route('/api/dewu', apiHost(world))
      .route('/open/api/v1', distributionHost(world))
      .route('/cdn', pictures.app)
      .route('/shop', createPoizonPage(world, '/poizon/cdn')),
    control: createControlApi({
      interceptor,
      state,
      commands: {
        'issue-key': command(
          z.object({
            name: z.string(),
            source: source.optional(),
            clientId: z.string().optional(),
            plan: plan.optional(),
          }),
          (asked) => world.issueKey({ ...asked, plan: asked.plan as NewPlan }),
        ),
        'revoke-key': command(z.object({ key: z.string() }), ({ key }) => {
          world.keys.delete(key)
        }),
        'set-plan': command(plan.extend({ key: z.string() }), ({ key, ...changed }) => {
          const found = keyOf(key)
          found.plan = { ...found.plan, ...(changed as NewPlan) }
        }),
        'set-used': command(
          z.object({
            key: z.string(),
            month: z.string().regex(/^\d{4}-\d{2}$/),
            calls: z.int().min(0),
          }),
          ({ key, month, calls }) => {
            keyOf(key).used[month] = calls
          },
        ),
        /** `{ spuIds }` */
        'add-products': command(z.object({ count: z.int().min(1).max(20_000) }), ({ count }) => ({
          spuIds: world.addProducts(count),
        })),
        /** More cards that are odd in the ways of {@link ODD_CARDS}. */
        'add-odd': command(z.object({ copies: z.int().min(1).max(50) }), ({ copies }) =>
          world.addOdd(copies),
        ),
        'set-price': command(
          z.object({
            spuId: id,
            skuId: id.optional(),
            fen: z.int().min(0).optional(),
            percent: z.int().min(1).optional(),
          }),
          (asked) => world.setPrice(defined(asked)),
        ),
        'set-quantity': command(
          z.object({ spuId: id, skuId: id.optional(), quantity: z.int().min(0) }),
          (asked) => world.setQuantity(defined(asked)),
        ),
        'take-off': command(z.object({ spuId: id, skuId: id }), (asked) => world.takeOff(asked)),
        remove: command(
          z.object({ spuId: id, isRemoved: z.boolean().default(true) }),
          ({ spuId, isRemoved }) => world.remove(spuId, isRemoved),
        ),
        'ban-word': command(z.object({ word: z.string().min(1) }), ({ word }) => {
          world.bannedWords.add(word.toLowerCase())
        }),
        quirks: command(
          z
            .object({
              isTerse: z.boolean(),
              hasWrappedLists: z.boolean(),
              priceUnit: z.enum(['fen', 'yuan']),
            })
            .partial(),
          (changed) => {
            Object.assign(world.quirks, changed)
          },
        ),
      },
    }),
    faults: interceptor.faults,
    calls: interceptor.calls,
    latency: interceptor.latency,
    /** Keys of the demo, to be pasted in the chat. */
    demo,
    world,
    /** Addresses of pictures that were asked for. */
    visits: pictures.visits,
    state,
    snapshot: world.dump,
    restore: world.load,
  }
}

type NewPlan = Partial<PlayedKey['plan']>

/** Without the fields that hold nothing. */
function defined<T extends object>(value: T): { [N in keyof T]: Exclude<T[N], undefined> } {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(entries) as { [N in keyof T]: Exclude<T[N], undefined> }
}
