import { once } from 'node:events'
import { Redis } from 'ioredis'
import { Registry } from 'prom-client'
import { z } from 'zod'
import { openDatabase } from '#db/connection.ts'
import { allegroDriver } from '#desks/stock/drivers/allegro.ts'
import type { ChannelDriver } from '#desks/stock/drivers/driver.ts'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { createOrderNews, linkedProduct } from '#desks/stock/issues/order-news.ts'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import { createOrderIntake } from '#desks/stock/orders/intake.ts'
import type { WixApi } from '#desks/stock/ports.ts'
import { createReactions } from '#desks/stock/reactions.ts'
import { createSync } from '#desks/stock/sync/engine.ts'
import { ledgerStock } from '#desks/stock/sync/ledger-stock.ts'
import { retryRules } from '#desks/stock/sync/retries.ts'
import { createAllegro } from '#integrations/allegro/allegro.ts'
import { systemClock as clock } from '#platform/clock.ts'
import { createRedisLeases } from '#platform/limits/redis-leases.ts'
import { createRedisLimiter } from '#platform/limits/redis-limiter.ts'
import { silentLog as log } from '#platform/log/log.ts'

const place = z
  .object({
    databaseUrl: z.string(),
    redisUrl: z.string(),
    apiUrl: z.string(),
    authUrl: z.string(),
    clientId: z.string(),
    clientSecret: z.string(),
    /** Credential → secret. */
    secrets: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(process.env.PLACE ?? '{}'))

/** One process that keeps Allegro accounts in step; nobody stops its pushes. */
const { db, close } = openDatabase({ url: place.databaseUrl, log, max: 6 })
const redis = new Redis(place.redisUrl, { maxRetriesPerRequest: null })
const allegro = createAllegro({
  ...{
    apiUrl: place.apiUrl,
    uploadUrl: place.apiUrl,
    authUrl: place.authUrl,
    clock,
    log,
    metrics: new Registry(),
  },
  ...{ clientId: place.clientId, clientSecret: place.clientSecret },
  limiter: createRedisLimiter({ redis }),
  secrets: {
    open: async (id) => place.secrets[id] ?? '',
    renew: async (id) => place.secrets[id] ?? '',
    refused: async () => {},
  },
})
const issues = createIssues({ tell: async () => {} })
const ledger = createLedger({
  ...{ db, clock, log, mappings: async () => 0 },
  changed: createReactions({ clock, issues }),
})
const none = () => Promise.reject(new Error('there is no Wix site'))
const wix: Pick<WixApi, 'orders'> = { orders: none }
const noSites: ChannelDriver = {
  ...{ service: 'wix', list: none, look: none, endedBy: none, send: none, settle: none },
}
const intake = createOrderIntake({
  ...{ db, clock, ledger, log, mapping: linkedProduct, allegro, wix },
  ...createOrderNews({ issues, clock }),
})
const sync = createSync({
  keyAgain: async () => undefined,
  ...{ db, clock, log, issues, stock: ledgerStock, batch: 100 },
  metrics: new Registry(),
  owner: `bench ${process.pid}`,
  leases: createRedisLeases({ redis }),
  drivers: { allegro: allegroDriver({ api: allegro, clock }), wix: noSites },
  keyOf: async ({ credentialId, accountKey }) => ({ credentialId, accountKey, facts: {} }),
  drainOrders: async ({ id, workspaceId, service }, key, signal) =>
    void (await intake.drain({ id, workspaceId, service, key }, signal)),
  sweepOrders: async () => {},
  retries: retryRules({ itemRetries: 3, itemDelayMs: 30_000 }),
  guards: { zeroShare: 100, changeShare: 100, fewZeroes: 1_000_000, fewChanges: 1_000_000 },
})
sync.start()
process.stdout.write('at work\n')
await once(process, 'SIGTERM')
await sync.stop()
await Promise.all([allegro.close(), close()])
redis.disconnect()
