import { randomUUID } from 'node:crypto'
import { Registry } from 'prom-client'
import { createDatabaseCacheLevel } from '#db/cache/store.ts'
import type { OpenDatabase } from '#db/connection.ts'
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
import type { shiftedClock } from '#test/runs/support.ts'
import { afterFile } from '#test/support/closing.ts'
import { waitFor } from '#test/support/wait.ts'
import { openImportsDesk } from './rig.ts'

/** A batch of a bench. */
const LONGEST_MS = 3_600_000
const LEVELS = { memorySeconds: 300, sharedSeconds: 86_400, databaseSeconds: 2_592_000 }

export interface Stands {
  /** Where the source answers, e.g. `http://127.0.0.1:4000/poizon`. */
  readonly poizonUrl: string
  readonly apiKey: string
  /** Calls a second that the key allows. */
  readonly rps: number
  /** The shop's own address. */
  readonly shopUrl: string
  readonly password: string
}

/** A desk whose clients talk to stand-ins over HTTP. */
export async function connectDesk(
  { poizonUrl, apiKey, rps, shopUrl, password }: Stands,
  to: {
    readonly database: OpenDatabase
    readonly clock: ReturnType<typeof shiftedClock>
    readonly timeoutMs: number
  },
) {
  const { database, clock, timeoutMs } = to
  const { db } = database
  const { host, pathname } = new URL(shopUrl)
  const secret: PoizonSecret = {
    ...{ source: 'poizon-api', header: 'x-api-key', baseUrl: null, clientId: null, apiKey },
  }
  const sourceKey: NamedKey = {
    ...{ credentialId: randomUUID(), accountKey: accountOf(secret), name: 'Poizon' },
    facts: { source: 'poizon-api', rps },
  }
  const shopKey: NamedKey = {
    ...{ credentialId: randomUUID(), accountKey: `${host}${pathname}`, name: 'shop' },
    facts: { url: shopUrl, currency: 'RUB', hasPermalinks: true },
  }
  const shared = { clock, log: silentLog, limiter: createMemoryLimiter({ clock }) }
  const secrets = {
    open: async (id: string) =>
      id === sourceKey.credentialId
        ? secretText(secret)
        : wooSecretText({ url: shopUrl, login: 'admin', password }),
    refused: async () => {},
  }
  const quota = createQuota({ db, clock })
  const client = createPoizon({
    ...{ ...shared, secrets, quota, timeoutMs, metrics: new Registry() },
    urls: { api: `${poizonUrl}/api/dewu`, distribution: `${poizonUrl}/open/api/v1` },
    retry: { times: 0 },
  })
  const catalogue = createCatalogue({
    ...{ source: client.source, downForMs: client.downForMs, baseOf: client.baseOf, quota },
    cache: createCache({ clock, log: silentLog, database: createDatabaseCacheLevel({ db }) }),
    ...{ levels: LEVELS, db, clock, log: silentLog, metrics: new Registry() },
  })
  const pictures = createPictureSource({
    ...{ ...shared, metrics: new Registry(), timeoutMs },
    ...{ gatewayUrl: `${poizonUrl}/cdn`, isAllowed: isPoizonHost, maxBytes: 15_000_000 },
  })
  const api = createWooCommerce({
    ...{ ...shared, secrets, metrics: new Registry(), timeoutMs, privateHosts: [host] },
    retry: { times: 0 },
  })
  afterFile(() => Promise.all([client, catalogue, pictures, api].map((one) => one.close())))
  const outside = { catalogue, shop: api, shopKey, sourceKey, pictures, database, clock }
  const desk = await openImportsDesk(outside)
  const shopId = await desk.shopId()

  return {
    ...{ desk, shopId, api, shopKey, sourceKey, pictures, catalogue },
    /** A batch from the tap to its end; resolves with its id. */
    async bring(spuIds: readonly string[]): Promise<string> {
      const started = await desk.imports.start(desk.asker(), shopId, await desk.find(spuIds))
      if (!started.ok) throw new Error(started.error)
      await desk.runs.work()
      const id = started.value.batchId
      const status = async () => (await desk.runs.get(desk.workspaceId, id))?.status
      const isOver = async () => (await status()) === 'completed'
      await waitFor(isOver, { what: 'the batch to end', timeoutMs: LONGEST_MS })
      return id
    },
  }
}
