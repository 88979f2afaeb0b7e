import { Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { command, createControlApi } from '../service/control.ts'
import { createInterceptor } from '../service/interceptor.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { baseRefusal } from './answers.ts'
import { createConnector } from './connector.ts'
import { furnishBase } from './demo.ts'
import { createBasePage } from './page.ts'
import type { BaseAccount } from './records.ts'
import { createBaseShop } from './shop.ts'
import { createBaseWorld } from './world.ts'

export interface BaseSandboxOptions {
  readonly clock: Clock
  /** How long each call takes, ms; none by default. */
  readonly latencyMs?: number
  /** What a token may ask in a minute; 100 by default. */
  readonly callsAMinute?: number
  /** How long a token is blocked that asked more, ms; ten minutes by default. */
  readonly blockMs?: number
}

/** What tests read of it; see {@link createControlApi}. */
export interface BaseState {
  readonly accounts: readonly BaseAccount[]
}

const count = z.int().min(0)
const map = z.record(z.string(), z.string())
const product = z.object({
  name: z.string(),
  sku: z.string().max(50),
  ean: z.string().optional(),
  quantity: count.optional(),
  description: z.string().optional(),
  features: map.optional(),
  images: z.array(z.string()).optional(),
  bundle: z.record(z.string(), z.int().min(1)).optional(),
  variants: z
    .array(z.object({ name: z.string(), sku: z.string(), quantity: count.optional() }))
    .optional(),
})
const token = z.string()
const place = { token, sku: z.string().optional(), productId: z.int().optional() }

/**
 * Base behind its one address, with one furnished account. Methods in faults and figures are the connector's own; groups `read` and
 * `write`; accounts are named. A page for people is at `/shop`.
 */
export function createBaseSandbox(options: BaseSandboxOptions) {
  const { clock, latencyMs, callsAMinute = 100, blockMs = 600_000 } = options
  const interceptor = createInterceptor({
    clock,
    latencyMs,
    refuse: (kind, fault) => baseRefusal(kind, fault, clock.now()),
  })
  const world = createBaseWorld({ clock, interceptor, callsAMinute, blockMs })
  const shop = createBaseShop(world)
  furnishBase(world)
  const state = (): BaseState => ({ accounts: [...world.accounts.values()] })

  return {
    app: new Hono<SandboxEnv>()
      .post('/connector.php', createConnector(world))
      .route('/shop', createBasePage(world, shop)),
    control: createControlApi({
      interceptor,
      state,
      commands: {
        'add-account': command(
          z.object({
            name: z.string(),
            hasReservations: z.boolean().optional(),
            products: z.array(product).default([]),
          }),
          ({ name, ...made }) => world.addAccount(name, made),
        ),
        'add-product': command(product.extend({ token }), ({ token: owner, ...made }) =>
          world.addProduct(world.account(owner), made),
        ),
        'revoke-token': command(z.object({ token }), (asked) => {
          world.accounts.delete(asked.token)
        }),
        quirks: command(z.object({ hasTextIds: z.boolean() }), (changed) => {
          Object.assign(world.quirks, changed)
        }),
        /** `{ order }`, without one when there is not enough. */
        buy: command(z.object({ ...place, quantity: z.int().min(1) }), (asked) => ({
          order: shop.buy(asked),
        })),
        cancel: command(z.object({ token, orderId: z.int(), restock: z.boolean() }), (asked) => ({
          order: shop.cancel(asked),
        })),
        edit: command(
          z.object({
            ...place,
            quantity: count.optional(),
            newSku: z.string().optional(),
            reserved: count.optional(),
          }),
          (asked) => shop.edit(asked),
        ),
      },
    }),
    faults: interceptor.faults,
    calls: interceptor.calls,
    latency: interceptor.latency,
    shop,
    state,
    snapshot: world.dump,
    restore: world.load,
  }
}
