import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createPoizonSandbox } from '#sandbox/poizon/index.ts'
import { createWooSandbox } from '#sandbox/woocommerce/index.ts'
import { shiftedClock } from '#test/runs/support.ts'
import { afterFile } from '#test/support/closing.ts'
import { freshDatabase } from '#test/support/database.ts'
import { connectDesk } from './connected.ts'

export interface TownOptions {
  /** Calls a second that the source's key allows. */
  readonly rps?: number
  /** Products of the source besides the odd ones. */
  readonly products?: number
}

/** A desk before the stand-ins of a source and a shop, every call over HTTP. */
export async function openTown({ rps = 1_000, products = 40 }: TownOptions = {}) {
  const database = await freshDatabase({ max: 10 })
  const clock = shiftedClock()
  const poizon = createPoizonSandbox({ clock, products, pictureSide: 64 })
  const woo = createWooSandbox({ clock })
  const app = new Hono().route('/poizon', poizon.app).route('/woo', woo.app)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  afterFile(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { key: apiKey } = poizon.world.issueKey({ name: 'seller', plan: { rps } })
  const shop = woo.world.addShop('shop', { plugins: ['wordpress-seo/wp-seo.php'] })
  const connected = await connectDesk(
    {
      ...{ poizonUrl: `${origin}/poizon`, apiKey, rps, shopUrl: `${origin}/woo/shop` },
      password: woo.world.issuePassword('shop').replaceAll(' ', ''),
    },
    { database, clock, timeoutMs: 3_000 },
  )

  return {
    ...{ ...connected, poizon, woo, shop, db: database.db, clock },
    /** Products that the source has besides the odd ones. */
    usual: () =>
      [...poizon.world.products.keys()].map(String).filter((spuId) => Number(spuId) < 9_000_000),
    /** What the shop has. */
    stands() {
      const all = [...shop.products.values()]
      return {
        products: all.filter(({ isVariation }) => !isVariation),
        variations: all.filter(({ isVariation }) => isVariation),
        media: [...shop.media.keys()],
      }
    },
  }
}
