import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { Registry } from 'prom-client'
import { createDatabaseCacheLevel } from '#db/cache/store.ts'
import type { NamedKey } from '#desks/imports/ports.ts'
import { createCatalogue } from '#desks/imports/source/catalogue.ts'
import { createQuota } from '#desks/imports/source/quota.ts'
import { isPoizonHost } from '#integrations/poizon/hosts.ts'
import { createPoizon } from '#integrations/poizon/poizon.ts'
import { accountOf, type PoizonSecret, secretText } from '#integrations/poizon/secret.ts'
import { createPictureSource } from '#integrations/sites/pictures.ts'
import { secretText as wooSecretText } from '#integrations/woocommerce/secret.ts'
import { createWooCommerce } from '#integrations/woocommerce/woocommerce.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { createPoizonSandbox } from '#sandbox/poizon/index.ts'
import { createWooSandbox } from '#sandbox/woocommerce/index.ts'
import { shiftedClock } from '#test/runs/support.ts'
import { afterFile } from '#test/support/closing.ts'
import { freshDatabase } from '#test/support/database.ts'
import { openImportsDesk } from './rig.ts'

const LEVELS = { memorySeconds: 300, sharedSeconds: 86_400, databaseSeconds: 2_592_000 }

export interface TownOptions {
  /** Calls a second that the source's key allows. */
  readonly rps?: number
  /** Products of the source besides the odd ones. */
  readonly products?: number
  readonly pictureSide?: number
  readonly timeoutMs?: number
}

/** A desk before the stand-ins of a source and a shop, every call over HTTP. */
export async function openTown(options: TownOptions = {}) {
  const { rps = 1_000, products = 40, pictureSide = 64, timeoutMs = 3_000 } = options
  const database = await freshDatabase({ max: 10 })
  const { db } = database
  const clock = shiftedClock()
  const poizon = createPoizonSandbox({ clock, products, pictureSide })
  const woo = createWooSandbox({ clock })
  const app = new Hono().route('/poizon', poizon.app).route('/woo', woo.app)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  afterFile(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const origin = `http://${host}`

  const { key: apiKey } = poizon.world.issueKey({ name: 'seller', plan: { rps } })
  const source: PoizonSecret = {
    ...{ source: 'poizon-api', header: 'x-api-key', baseUrl: null, clientId: null, apiKey },
  }
  const shop = woo.world.addShop('shop', { plugins: ['wordpress-seo/wp-seo.php'] })
  const url = `${origin}/woo/shop`
  const password = woo.world.issuePassword('shop').replaceAll(' ', '')
  const sourceKey: NamedKey = {
    ...{ credentialId: randomUUID(), accountKey: accountOf(source), name: 'Poizon' },
    facts: { source: 'poizon-api', rps },
  }
  const shopKey: NamedKey = {
    ...{ credentialId: randomUUID(), accountKey: `${host}/woo/shop`, name: 'shop' },
    facts: { url, currency: 'RUB', hasPermalinks: true },
  }
  const shared = { clock, log: silentLog, limiter: createMemoryLimiter({ clock }) }
  const secrets = {
    open: async (id: string) =>
      id === sourceKey.credentialId
        ? secretText(source)
        : wooSecretText({ url, login: 'admin', password }),
    refused: async () => {},
  }
  const quota = createQuota({ db, clock })
  const client = createPoizon({
    ...{ ...shared, secrets, quota, timeoutMs, metrics: new Registry() },
    urls: { api: `${origin}/poizon/api/dewu`, distribution: `${origin}/poizon/open/api/v1` },
    retry: { times: 0 },
  })
  const catalogue = createCatalogue({
    ...{ source: client.source, downForMs: client.downForMs, baseOf: client.baseOf, quota },
    cache: createCache({ clock, log: silentLog, database: createDatabaseCacheLevel({ db }) }),
    ...{ levels: LEVELS, db, clock, log: silentLog, metrics: new Registry() },
  })
  const pictures = createPictureSource({
    ...{ ...shared, metrics: new Registry(), timeoutMs },
    ...{ gatewayUrl: `${origin}/poizon/cdn`, isAllowed: isPoizonHost, maxBytes: 15_000_000 },
  })
  const api = createWooCommerce({
    ...{ ...shared, secrets, metrics: new Registry(), timeoutMs, privateHosts: [host] },
    retry: { times: 0 },
  })
  afterFile(() =>
    Promise.all([client, catalogue, pictures, api].map((one) => one.close())).then(() => {}),
  )
  const outside = { catalogue, shop: api, shopKey, sourceKey, pictures, database, clock }
  const desk = await openImportsDesk(outside)
  const shopId = await desk.shopId()

  return {
    ...{ poizon, woo, shop, desk, shopId, db, clock, apiKey, catalogue, api, shopKey, pictures },
    /** Products that the source has besides the odd ones. */
    usual: () =>
      [...poizon.world.products.keys()].map(String).filter((spuId) => Number(spuId) < 9_000_000),
    /** Products of the shop and the media it has. */
    stands() {
      const all = [...shop.products.values()]
      return {
        products: all.filter(({ isVariation }) => !isVariation),
        variations: all.filter(({ isVariation }) => isVariation),
        media: [...shop.media.keys()],
      }
    },
    /** A batch from the tap to its end; resolves with its id. */
    async bring(spuIds: readonly string[]): Promise<string> {
      const started = await desk.imports.start(desk.asker(), shopId, await desk.find(spuIds))
      if (!started.ok) throw new Error(started.error)
      await desk.runs.work()
      await desk.reached(started.value.batchId, 'completed')
      return started.value.batchId
    },
  }
}
