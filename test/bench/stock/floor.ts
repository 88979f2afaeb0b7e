import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { createAccounts } from '#desks/stock/channels/accounts.ts'
import { refreshCatalog } from '#desks/stock/channels/catalog.ts'
import { findAccount } from '#desks/stock/channels/store.ts'
import type { Observed } from '#desks/stock/drivers/driver.ts'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import { createReactions } from '#desks/stock/reactions.ts'
import { ledgerStock } from '#desks/stock/sync/ledger-stock.ts'
import { secretText } from '#integrations/allegro/secret.ts'
import { systemClock as clock } from '#platform/clock.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { createAllegroSandbox } from '#sandbox/allegro/index.ts'
import { startChild } from '#test/processes/child.ts'
import { startDatabaseServer } from '#test/processes/database.ts'
import { findRedis, startRedisProcess } from '#test/processes/redis.ts'
import { seat } from '#test/support/seat.ts'

export const SKUS = 10_000
export const SELLERS = ['orlova', 'lisov', 'sorokin'] as const

const WORKER = './test/bench/stock/worker-main.ts'
/** Products made by one operation. */
const CHUNK = 1_000

/** A shop of {@link SKUS} on three Allegro accounts of the stand-in, everything in step, over a database and a Redis of its own. */
export async function openFloor() {
  const program = await findRedis()
  if (!program) throw new Error('redis-server is not installed')
  const [server, redis] = await Promise.all([startDatabaseServer(), startRedisProcess(program)])
  await migrate(server.url, { withQueue: false })
  const database = openDatabase({ url: server.url, log, max: 6 })
  const { db } = database
  const sandbox = createAllegroSandbox({ clock })
  /** When each offer was last written, and what every call was for. */
  const wire = { at: new Map<string, number>() }
  const app = new Hono()
  app.use('/allegro/api/sale/product-offers/:id', async (context, next) => {
    const isWrite = context.req.method === 'PATCH'
    if (isWrite) wire.at.set(context.req.param('id'), performance.now())
    await next()
  })
  app.route('/allegro', sandbox.app)
  const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => listening.once('listening', resolve))
  const origin = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`

  const owner = { workspaceId: randomUUID(), userId: 1 }
  await seat(db, owner)
  const issues = createIssues({ tell: async () => {} })
  const ledger = createLedger({
    ...{ db, clock, log, mappings: async () => 0 },
    changed: createReactions({ clock, issues }),
  })
  const cause = () => ({ ref: randomUUID(), mainName: 'Main' })
  const skus = Array.from({ length: SKUS }, (_, n) => `SKU-${n}`)
  for (let at = 0; at < SKUS; at += CHUNK) {
    const creates = skus
      .slice(at, at + CHUNK)
      .map((sku, n) => ({ sku, name: `Blue mug number ${at + n}`, counts: [{ onHand: 200 }] }))
    const made = await ledger.import(owner, cause(), { creates, edits: [], counts: [] })
    if (!made.ok) throw new Error(made.error.reason)
  }
  const products = await ledger.productsBy(owner.workspaceId, { skus })
  const productOf = new Map(products.map(({ sku, id }) => [sku, id]))

  const accounts = createAccounts({ db, clock, issues, syncMinutes: 24 * 60 })
  const secrets: Record<string, string> = {}
  const offers = new Map<string, readonly string[]>()
  const accountIds: string[] = []
  for (const login of SELLERS) {
    const body = sandbox.link(login) as {
      access_token: string
      refresh_token: string
      expires_in: number
    }
    const credentialId = randomUUID()
    secrets[credentialId] = secretText({
      access: body.access_token,
      refresh: body.refresh_token,
      expiresAt: clock.now() + body.expires_in * 1_000,
    })
    offers.set(
      login,
      skus.map((sku) => sandbox.putUp(login, { name: `Offer ${sku}`, sku, available: 200 })),
    )
    const accountKey = sandbox.world.seller(login).id
    const made = {
      service: 'allegro',
      credentialId,
      accountKey,
      name: login,
      catalog: null,
    } as const
    const { workspaceId } = owner
    const id = await db.transaction((tx) => accounts.connect(tx, { ...made, workspaceId }))
    accountIds.push(id)
    const account = await findAccount(db, id)
    if (!account) throw new Error('no account')
    const seen = [...sandbox.world.offers.values()].filter((one) => one.sellerId === accountKey)
    const driven = { id, catalog: null, key: { credentialId, accountKey, facts: {} } }
    const known = { list: async () => seen.map(observed) }
    await refreshCatalog(
      { db, clock, issues, stock: ledgerStock },
      { account, driven },
      known,
      new AbortController().signal,
    )
    await accounts.previewed(id)
    await accounts.arm(owner, id)
  }
  const place = {
    ...{ databaseUrl: server.url, redisUrl: redis.url, secrets },
    ...{ apiUrl: `${origin}/allegro/api`, authUrl: `${origin}/allegro` },
    ...{ clientId: sandbox.client.id, clientSecret: sandbox.client.secret },
  }
  const args = ['--import', './src/preload.js', WORKER]
  const env = { PLACE: JSON.stringify(place) }

  return {
    ...{ db, sandbox, ledger, owner, cause, skus, productOf, offers, accountIds, wire },
    startWorker: () => startChild({ args, env, readyWhen: 'at work' }),
    async close(): Promise<void> {
      if ('closeAllConnections' in listening) listening.closeAllConnections()
      listening.close()
      await database.close()
      await redis.stop()
      await server.stop()
    },
  }
}

export type Floor = Awaited<ReturnType<typeof openFloor>>

function observed({
  id,
  sku,
  name,
  available,
}: {
  id: string
  sku: string | null
  name: string
  available: number
}): Observed {
  return {
    ...{ remoteId: id, parentId: null, variantId: null, sku, name, available, pictureUrl: null },
    ...{
      state: 'active',
      endedBy: undefined,
      isFulfillment: false,
      hasPreorder: false,
      revision: null,
    },
  }
}
