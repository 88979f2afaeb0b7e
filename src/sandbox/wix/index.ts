import { Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { command, createControlApi } from '../service/control.ts'
import { createInterceptor } from '../service/interceptor.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { furnishWix } from './demo.ts'
import { facesHost } from './faces.ts'
import { filesHost } from './files.ts'
import { createGate } from './gate.ts'
import { ordersHost } from './orders.ts'
import { createWixPage } from './page.ts'
import { answer, problem, wixRefusal } from './problems.ts'
import { CATALOG_VERSIONS, type WixSite } from './records.ts'
import { createStorefront } from './storefront.ts'
import { v1Host } from './v1.ts'
import { v3Host } from './v3.ts'
import { createWixWorld } from './world.ts'

export interface WixSandboxOptions {
  readonly clock: Clock
  /** How long each call takes, ms; none by default. */
  readonly latencyMs?: number
  /** What a site takes in a minute; 200 by default. */
  readonly callsAMinute?: number
}

/** What tests read of it; see {@link createControlApi}. */
export interface WixState {
  readonly sites: readonly WixSite[]
  readonly keys: readonly { readonly key: string; readonly siteIds: readonly string[] }[]
}

const product = z.object({
  name: z.string(),
  sku: z.string().max(40).optional(),
  quantity: z.int().min(0).optional(),
  isVisible: z.boolean().optional(),
  isTracked: z.boolean().optional(),
  hasPreorder: z.boolean().optional(),
  variants: z
    .array(z.object({ choice: z.string(), sku: z.string(), quantity: z.int().min(0).optional() }))
    .optional(),
})
const version = z.enum(CATALOG_VERSIONS)
const place = { siteId: z.string(), sku: z.string().optional(), itemId: z.string().optional() }

/**
 * Wix Stores and eCommerce with two furnished sites. Methods in faults and figures: `version`, `v1.products`, `v1.variants`, `v1.inventory`,
 * `v1.set`, `v1.increment`, `v1.decrement`, `v3.query`, `v3.set`, `v3.bulk`, `v3.increment`, `v3.decrement`, `product.get`, `product.edit`, `files.begin`, `orders.search`, `orders.get`; groups `read` and `write`; accounts are
 * site ids. A page for people is at `/shop`.
 */
export function createWixSandbox({ clock, latencyMs, callsAMinute = 200 }: WixSandboxOptions) {
  const interceptor = createInterceptor({ clock, latencyMs, refuse: wixRefusal })
  const world = createWixWorld({ clock, interceptor, callsAMinute })
  const storefront = createStorefront(world)
  const gate = createGate(world)
  furnishWix(world)

  const app = new Hono<SandboxEnv>()
    .get(
      '/stores/v3/provision/version',
      gate({
        ...{ name: 'version', group: 'read' },
        act: ({ site }) => answer({ catalogVersion: site.catalogVersion }),
      }),
    )
    .route('/shop', createWixPage(world, storefront))
    .route('/', v1Host(world))
    .route('/', v3Host(world))
    .route('/', facesHost(world))
    .route('/', filesHost(world))
    .route('/', ordersHost(world))
    .all('*', () => problem(404, 'NOT_FOUND', 'no such method'))

  const state = (): WixState => ({
    sites: [...world.sites.values()],
    keys: [...world.keys].map(([key, siteIds]) => ({ key, siteIds })),
  })

  return {
    app,
    control: createControlApi({
      interceptor,
      state,
      commands: {
        'add-site': command(
          z.object({
            name: z.string(),
            catalog: version.default('V1_CATALOG'),
            products: z.array(product).default([]),
          }),
          ({ name, catalog, products }) => world.addSite(name, catalog, products),
        ),
        'add-product': command(product.extend({ siteId: z.string() }), ({ siteId, ...made }) =>
          world.addProduct(world.site(siteId), made),
        ),
        'issue-key': command(z.object({ siteIds: z.array(z.string()).optional() }), (asked) => ({
          key: world.issueKey(asked.siteIds),
        })),
        'revoke-key': command(z.object({ key: z.string() }), ({ key }) => {
          world.keys.delete(key)
        }),
        migrate: command(z.object({ siteId: z.string(), catalog: version }), (asked) => {
          world.site(asked.siteId).catalogVersion = asked.catalog
        }),
        /** `{ order }`, without one when there is not enough. */
        buy: command(
          z.object({
            ...place,
            quantity: z.int().min(1),
            hasOther: z.boolean().optional(),
            email: z.email().optional(),
          }),
          (asked) => ({ order: storefront.buy(asked) }),
        ),
        cancel: command(
          z.object({ siteId: z.string(), orderId: z.string(), restock: z.boolean() }),
          (asked) => ({ order: storefront.cancel(asked) }),
        ),
        refund: command(
          z.object({
            ...{ siteId: z.string(), orderId: z.string() },
            ...{ quantity: z.int().min(1), restock: z.boolean() },
          }),
          (asked) => ({ order: storefront.refund(asked) }),
        ),
        edit: command(
          z.object({
            ...place,
            quantity: z.int().optional(),
            newSku: z.string().optional(),
            newName: z.string().optional(),
            price: z.number().positive().optional(),
            isVisible: z.boolean().optional(),
            isTracked: z.boolean().optional(),
          }),
          (asked) => storefront.edit(asked),
        ),
      },
    }),
    faults: interceptor.faults,
    calls: interceptor.calls,
    latency: interceptor.latency,
    storefront,
    state,
    snapshot: world.dump,
    restore: world.load,
  }
}
