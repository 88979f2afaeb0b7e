import { randomUUID } from 'node:crypto'
import { createAccounts } from '#desks/stock/channels/accounts.ts'
import { findAccount } from '#desks/stock/channels/store.ts'
import { allegroDriver } from '#desks/stock/drivers/allegro.ts'
import { wixDriver } from '#desks/stock/drivers/wix.ts'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { createOrderNews, linkedProduct } from '#desks/stock/issues/order-news.ts'
import { listIssues } from '#desks/stock/issues/store.ts'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import { createOrderIntake } from '#desks/stock/orders/intake.ts'
import type { ChannelKey } from '#desks/stock/ports.ts'
import { createReactions } from '#desks/stock/reactions.ts'
import { USUAL_GUARDS } from '#desks/stock/sync/guards.ts'
import { ledgerStock } from '#desks/stock/sync/ledger-stock.ts'
import { type PassDeps, type PassOptions, pass } from '#desks/stock/sync/pass/pass.ts'
import { previewAccount } from '#desks/stock/sync/preview.ts'
import { retryRules } from '#desks/stock/sync/retries.ts'
import { silentLog } from '#platform/log/log.ts'
import type { NewProduct } from '#sandbox/wix/world.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import { startAllegro } from '#test/integrations/allegro/clients.ts'
import { live, startWix } from '#test/integrations/wix/client.ts'
import { seatedDatabase } from '#test/support/people.ts'

/** A shop that sells on Allegro and on a Wix site, both stand-ins behind real HTTP, over a ledger of its own. */
export async function openChannels(
  options: {
    readonly catalog?: 'V1_CATALOG' | 'V3_CATALOG'
    readonly wix?: readonly NewProduct[]
    readonly guards?: PassDeps['guards']
    readonly allegro?: Parameters<typeof startAllegro>[0]
    readonly wixOptions?: Parameters<typeof startWix>[2]
  } = {},
) {
  const owner: Actor = { workspaceId: randomUUID(), userId: 1 }
  const { db } = await seatedDatabase([owner])
  const allegro = await startAllegro(options.allegro)
  const { clock } = allegro
  const catalog = options.catalog ?? 'V1_CATALOG'
  const wix = await startWix(catalog, options.wix ?? [], { clock, ...options.wixOptions })
  const told: string[] = []
  const issues = createIssues({ tell: async (_tx, { kind }) => void told.push(kind) })
  const ledger = createLedger({
    ...{ db, clock, log: silentLog },
    mappings: async () => 0,
    changed: createReactions({ clock, issues }),
  })
  const intake = createOrderIntake({
    ...{ db, clock, ledger, log: silentLog, mapping: linkedProduct },
    ...{ allegro: allegro.allegro, wix: wix.wix },
    ...createOrderNews({ issues, clock }),
  })
  const accounts = createAccounts({ db, clock, issues, syncMinutes: 30 })
  const keys = new Map<string, ChannelKey>()

  const deps: PassDeps = {
    ...{ db, clock, issues, stock: ledgerStock, owner: 'test' },
    drivers: {
      allegro: allegroDriver({ api: allegro.allegro, clock }),
      wix: wixDriver({ api: wix.wix }),
    },
    keyOf: async ({ credentialId }) => keys.get(credentialId) ?? allegro.key,
    drainOrders: async ({ id, workspaceId, service }, key, signal) =>
      void (await intake.drain({ id, workspaceId, service, key }, signal)),
    retries: retryRules({ itemRetries: 3, itemDelayMs: 30_000 }),
    guards: options.guards ?? USUAL_GUARDS,
    batch: 100,
  }
  let causes = 0
  const cause = () => ({ ref: `cause ${++causes}`, mainName: 'Main' })

  async function connect(
    service: 'allegro' | 'wix',
    key: ChannelKey,
    version: 'V1_CATALOG' | 'V3_CATALOG' = catalog,
  ): Promise<string> {
    const credentialId = randomUUID()
    keys.set(credentialId, key)
    return db.transaction((tx) =>
      accounts.connect(tx, {
        ...{ service, credentialId, workspaceId: owner.workspaceId, name: service },
        accountKey: key.accountKey,
        catalog: service === 'wix' ? (version === 'V1_CATALOG' ? 'v1' : 'v3') : null,
      }),
    )
  }

  const of = async (id: string) => {
    const account = await findAccount(db, id)
    if (!account) throw new Error('no such account')
    return account
  }

  return {
    ...{ db, clock, owner, ledger, intake, accounts, allegro, wix, deps, told, cause, connect, of },
    account: of,
    preview: async (id: string) => previewAccount(deps, await of(id), live()),
    /** Seen and switched on, as a seller does it. */
    async arm(id: string) {
      await previewAccount(deps, await of(id), live())
      await accounts.previewed(id)
      const armed = await accounts.arm(owner, id)
      if (!armed.ok) throw new Error(armed.error)
    },
    pass: (id: string, more: Partial<PassOptions> = {}) =>
      pass(deps, id, { signal: live(), ...more }),
    async product(sku: string, onHand: number): Promise<string> {
      const made = await ledger.create(owner, cause(), { sku, name: `Name of ${sku}` })
      if (!made.ok) throw new Error(made.error.reason)
      const [id = ''] = made.value.operation.changes.map(({ productId }) => productId)
      if (onHand > 0) await ledger.receipt(owner, cause(), [{ productId: id, quantity: onHand }])
      return id
    },
    sell: (productId: string, quantity: number) =>
      ledger.sale(owner, cause(), [{ productId, quantity }]),
    receive: (productId: string, quantity: number) =>
      ledger.receipt(owner, cause(), [{ productId, quantity }]),
    offer: (id: string) => {
      allegro.sandbox.world.settle()
      const offer = allegro.sandbox.world.offers.get(id)
      if (!offer) throw new Error('no such offer')
      return offer
    },
    inbox: async () => (await listIssues(db, owner.workspaceId, { offset: 0, limit: 50 })).items,
  }
}

export type Shop = Awaited<ReturnType<typeof openChannels>>
