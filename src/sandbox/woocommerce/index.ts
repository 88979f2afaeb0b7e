import { type Context, Hono } from 'hono'
import type { Clock } from '#core/clock.ts'
import { createControlApi } from '../service/control.ts'
import { createInterceptor } from '../service/interceptor.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { createWooCommands } from './controls.ts'
import { furnishWoo } from './demo.ts'
import { visit } from './front/front.ts'
import { shopsPage } from './front/pages.ts'
import { createPictures } from './front/pictures.ts'
import { langOf } from './front/words.ts'
import { createWooGate, wooRefusal } from './gate.ts'
import type { RemotePicture } from './media/sideload.ts'
import type { WooKey, WooSettings, WooUser } from './records.ts'
import { createWooWorld } from './world.ts'

export interface WooSandboxOptions {
  readonly clock: Clock
  /** How long each call takes, ms; none by default. */
  readonly latencyMs?: number
}

/** What tests read of it; see {@link createControlApi}. What is in a shop tells its `dump`. */
export interface WooState {
  readonly shops: readonly {
    readonly id: string
    readonly settings: WooSettings
    readonly users: readonly WooUser[]
    readonly keys: readonly WooKey[]
    readonly products: number
    readonly variations: number
    readonly media: number
  }[]
}

/**
 * WordPress 6.9.1 with WooCommerce 10.5.2, each shop under its own address `<here>/<id>`: the interface at `/wp-json` and `?rest_route=`, the
 * pages that customers see above it. TLS is played: a shop counts as https unless its settings or `X-Forwarded-Proto` say otherwise.
 * Methods in faults and figures: `index.get`, `me.get`, `status.get`, `settings.get`, `media.get|post|delete`, and `get|post|put|delete` of
 * `products`, `variations`, `categories`, `brands`, `tags`, `attributes`, `terms` with their `<name>.batch.post`; groups `read`, `write` and
 * the first word; accounts are ids of shops.
 */
export function createWooSandbox({ clock, latencyMs }: WooSandboxOptions) {
  const interceptor = createInterceptor({ clock, latencyMs, refuse: wooRefusal })
  const world = createWooWorld({ clock, interceptor })
  const remote = new Map<string, RemotePicture>()
  const pictures = createPictures()
  const gate = createWooGate(world, { pictures: remote, keep: pictures.keep })
  furnishWoo(world)

  async function serve(context: Context<SandboxEnv>): Promise<Response> {
    const { origin, pathname } = new URL(context.req.url)
    const id = context.req.param('shop') ?? ''
    const shop = world.shops.get(id)
    if (!shop) return context.text('no such shop', 404)
    const start = context.req.routePath.indexOf(':shop') + id.length
    const home = `${origin}${pathname.slice(0, start)}`
    const path = pathname.slice(start)
    const route = context.req.query('rest_route')
    if (route !== undefined) return gate(context, shop, home, { path: route, isPretty: false })
    const pretty = /^\/wp-json(\/.*)?$/.exec(path)
    if (pretty && shop.settings.hasPermalinks) {
      return gate(context, shop, home, {
        path: decodeURIComponent(pretty[1] ?? '/'),
        isPretty: true,
      })
    }
    return visit(context, { shop, home, path }, { pictures, now: clock.now() })
  }

  const app = new Hono<SandboxEnv>()
    .get('/', (context) => {
      const here = context.req.path.replace(/\/$/, '')
      const lang = langOf(context.req.query('lang') ?? context.req.header('accept-language'))
      return context.html(shopsPage([...world.shops.values()], here, lang))
    })
    .all('/:shop', serve)
    .all('/:shop/*', serve)

  const state = (): WooState => ({
    shops: [...world.shops.values()].map(({ id, settings, users, keys, products, media }) => {
      const variations = [...products.values()].filter(({ isVariation }) => isVariation).length
      return {
        ...{ id, settings, users, keys, variations },
        ...{ products: products.size - variations, media: media.size },
      }
    }),
  })

  return {
    app,
    control: createControlApi({ interceptor, state, commands: createWooCommands(world, remote) }),
    faults: interceptor.faults,
    calls: interceptor.calls,
    latency: interceptor.latency,
    world,
    state,
    snapshot: world.dump,
    restore: world.load,
  }
}
