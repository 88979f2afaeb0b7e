import { eq } from 'drizzle-orm'
import type { Allowance } from '#desks/account/billing/allowance.ts'
import { addKeyFrom } from '#desks/account/keys/actions.ts'
import type { Keys } from '#desks/account/keys/keys.ts'
import { stockAttachments } from '#desks/stock/attachments.ts'
import { type BaseKey, createBaseService } from '#desks/stock/base/base.ts'
import { baseImportRun } from '#desks/stock/base/import-run.ts'
import { createBasePush, hasOtherWriter } from '#desks/stock/base/push.ts'
import { baseRun } from '#desks/stock/base/read-run.ts'
import { type BaseLink, countShared } from '#desks/stock/base/store.ts'
import { type Connected, createAccounts } from '#desks/stock/channels/accounts.ts'
import { createChannels } from '#desks/stock/channels/channels.ts'
import { createLinks } from '#desks/stock/channels/links.ts'
import { type ChannelService, listings } from '#desks/stock/channels/schema.ts'
import type { ChannelAccount } from '#desks/stock/channels/store.ts'
import { openProduct, openStock as openStockHome } from '#desks/stock/chat/actions.ts'
import { bringBase, withBase } from '#desks/stock/chat/base/handlers.ts'
import { bringGroup } from '#desks/stock/chat/channels/group-handlers.ts'
import { bringChannels } from '#desks/stock/chat/channels/handlers.ts'
import { bringSteps } from '#desks/stock/chat/channels/step-handlers.ts'
import { channelViews } from '#desks/stock/chat/channels/views.ts'
import { bringEdits } from '#desks/stock/chat/edits/handlers.ts'
import { WHOLE } from '#desks/stock/chat/products/view.ts'
import { allegroDriver } from '#desks/stock/drivers/allegro.ts'
import { wixDriver } from '#desks/stock/drivers/wix.ts'
import { compareRun } from '#desks/stock/edits/compare-run.ts'
import { createEdits } from '#desks/stock/edits/edits.ts'
import { allegroFaces, wixFaces } from '#desks/stock/edits/faces.ts'
import { sendRun } from '#desks/stock/edits/send-run.ts'
import { stockDesk } from '#desks/stock/index.ts'
import { createAlerts, tellIssue } from '#desks/stock/issues/alerts.ts'
import { createDecisions } from '#desks/stock/issues/decisions.ts'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { createOrderNews, linkedProduct } from '#desks/stock/issues/order-news.ts'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import { createOrderIntake } from '#desks/stock/orders/intake.ts'
import { linkUnmapped } from '#desks/stock/orders/unmapped.ts'
import type { ChannelKey } from '#desks/stock/ports.ts'
import { createReactions } from '#desks/stock/reactions.ts'
import { createSync } from '#desks/stock/sync/engine.ts'
import { USUAL_GUARDS } from '#desks/stock/sync/guards.ts'
import { ledgerStock } from '#desks/stock/sync/ledger-stock.ts'
import { previewRun } from '#desks/stock/sync/preview-run.ts'
import { channelStates, shownIn } from '#desks/stock/sync/reasons.ts'
import { retryRules } from '#desks/stock/sync/retries.ts'
import { SYNC_RUN, syncRun } from '#desks/stock/sync/run.ts'
import type { Runs } from '#runs/engine.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import { membersOf, ownerOf } from '#telegram/identity/members.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from '../base.ts'
import { toldOfKey } from '../keys/told-of-key.ts'
import type { StockServices } from '../services/stock.ts'
import type { Surface } from '../surface.ts'

/** Products that are offered for a draft of goods at most. */
const BARCODES = 1_000

export interface StockParts {
  readonly keys: Keys
  readonly services: StockServices
  readonly owner: string
  readonly homeData: string
  readonly allowance: Pick<Allowance, 'addSkus'>
}

/** The Stock desk: its ledger, its channels and what keeps them in step; first the runs, then, over the runs engine, the desk. */
export function openStock(base: Base, surface: Surface, parts: StockParts) {
  const { config, db, clock, log, leases, texts, metrics } = base
  const { people, groups, telegram, cards } = surface
  const { keys, services, owner, homeData } = parts
  const { stock: settings } = config

  const issues = createIssues({ tell: (tx, issue) => tellIssue(tx, issue, toldOfKey) })
  const ledger = createLedger({
    ...{ db, clock, log },
    changed: createReactions({ clock, issues }),
    addSkus: parts.allowance.addSkus,
    mappings: (_workspaceId, productId) => db.$count(listings, eq(listings.productId, productId)),
  })
  const intake = createOrderIntake({
    ...{ db, clock, log, ledger, mapping: linkedProduct },
    ...{ allegro: services.allegro, wix: services.wix },
    ...createOrderNews({ issues, clock }),
  })
  const accounts = createAccounts({ db, clock, issues, syncMinutes: settings.syncMinutes })
  const links = createLinks({ db, clock })

  /** The key of an account; what a key says of itself stays with the key. */
  async function keyOf({ workspaceId, credentialId, accountKey }: ChannelAccount) {
    const { facts } = await keys.get(workspaceId, credentialId)
    return { credentialId, accountKey, facts }
  }

  const pass = {
    ...{ db, clock, issues, stock: ledgerStock, owner, keyOf },
    drivers: {
      allegro: allegroDriver({ api: services.allegro, clock }),
      wix: wixDriver({ api: services.wix }),
    },
    async drainOrders(account: ChannelAccount, key: ChannelKey, signal: AbortSignal) {
      const { id, workspaceId, service } = account
      const from = { id, workspaceId, service, key }
      await intake.drain(from, signal)
      await linkUnmapped({ db, clock, issues, intake, mapping: linkedProduct }, from)
    },
    retries: retryRules(settings.retries),
    guards: USUAL_GUARDS,
    batch: settings.batch,
  }
  const sync = createSync({
    ...{ ...pass, leases, log, metrics },
    async keyAgain({ workspaceId, service, accountKey, credentialId, keyRefusedAt }) {
      const found = (await keys.list(workspaceId, service)).find(
        (key) =>
          key.status === 'active' &&
          key.accountKey === accountKey &&
          (key.id !== credentialId || Number(key.checkedAt) > Number(keyRefusedAt)),
      )
      return found?.id
    },
    async sweepOrders(account, sinceMs, signal) {
      const { id, workspaceId, service } = account
      await intake.sweep({ id, workspaceId, service, key: await keyOf(account) }, sinceMs, signal)
    },
  })
  const langOf = async (reader: { userId: number } | { workspaceId: string }) => {
    const userId = 'userId' in reader ? reader.userId : await ownerOf(db, reader.workspaceId)
    const person = userId === undefined ? undefined : await people.find(userId)
    const { locale, timeZone } = person?.user ?? {}
    return texts.lang(locale ?? config.defaultLocale, timeZone ?? 'Europe/Moscow')
  }
  const alerts = createAlerts({ db, clock, log, cards, lang: langOf })

  /** Working keys that open an account at a channel. */
  async function connected(workspaceId: string): Promise<Connected[]> {
    const found: Connected[] = []
    for (const service of ['allegro', 'wix'] as const) {
      for (const key of await keys.list(workspaceId, service)) {
        if (key.status !== 'active') continue
        const { id: credentialId, accountKey, name, facts } = key
        const catalog = facts.catalog === 'v1' || facts.catalog === 'v3' ? facts.catalog : null
        found.push({ workspaceId, service, credentialId, accountKey, name, catalog })
      }
    }
    return found
  }

  const fromBase = {
    ...{ db, clock, log, ledger, issues, stock: ledgerStock, api: services.base },
    pictures: services.pictures,
    async keyOf({ workspaceId, credentialId }: BaseLink) {
      const { accountKey, facts } = await keys.get(workspaceId, credentialId)
      return { credentialId, accountKey, facts }
    },
  }
  const offered = {
    ...{ db, clock, keyOf, picture: ledger.picture },
    faces: {
      allegro: allegroFaces({ api: services.allegro, clock }),
      wix: wixFaces({ api: services.wix }),
    },
  }
  const basePush = createBasePush(fromBase)
  const baseKeys = async (workspaceId: string): Promise<BaseKey[]> =>
    (await keys.list(workspaceId, 'base'))
      .filter(({ status }) => status === 'active')
      .map(({ id, name, accountKey, facts }) => ({
        ...{ id, name, key: { credentialId: id, accountKey, facts } },
      }))

  function desk(runs: Runs): Desk {
    const skuOf = async (workspaceId: string, id: string) =>
      (await ledger.product(workspaceId, id))?.sku
    const edits = createEdits({ db, runs })
    const made = stockDesk({
      ledger,
      readFile: telegram.readFile,
      members: (workspaceId) => membersOf(db, workspaceId),
      nameOf: async (userId) => (await people.find(userId))?.user.firstName,
      enqueue: (...messages) => enqueue(db, ...messages),
      channels: withBase(channelViews({ db, clock, stock: ledgerStock, edits, skuOf })),
      homeData,
    })
    const productData = (id: string) => openProduct({ id, view: WHOLE })
    const channels = createChannels({
      ...{ db, clock, stock: ledgerStock, accounts, runs, connected },
      warehouses: (workspaceId) => ledger.warehouses(workspaceId),
    })
    const decisions = createDecisions({
      ...{ db, clock, issues, stock: ledgerStock },
      async adjust(tx, { workspaceId, userId }, { productId, delta, ref }) {
        const header = { workspaceId, actorId: userId, ref, mainName: 'Main' }
        const lines = [{ productId, quantity: Math.abs(delta) }]
        const done = await ledger[delta < 0 ? 'saleIn' : 'receiptIn'](tx, header, lines)
        return done.ok
      },
      async settleReturn(by, { id, accountId, subject: lineId }, isBack) {
        const line = { accountId, lineId }
        const cause = { ref: `issue:${id}`, mainName: 'Main' }
        const settled = isBack
          ? await intake.acceptReturn(by, cause, line)
          : await intake.declineReturn(by, line)
        return settled.ok || settled.error.reason === 'undone'
      },
      async sendHeld(by: Actor, { id, name }, ref) {
        await runs.start(db, {
          kind: SYNC_RUN,
          input: { accountIds: [id], name, trigger: 'person', isApproved: true },
          ...{ workspaceId: by.workspaceId, userId: by.userId, chatId: by.userId },
          dedupeKey: `stock.sync:${id}:${ref}`,
        })
      },
    })
    const connect: Partial<Record<ChannelService, string>> = {
      ...(services.hasAllegro && { allegro: addKeyFrom({ service: 'allegro', from: 'channels' }) }),
      wix: addKeyFrom({ service: 'wix', from: 'channels' }),
    }
    const deskData = openStockHome({})
    bringChannels(made, {
      ...{ accounts, channels, decisions, connect, deskData, productData },
      orders: intake.lines,
      hasBase: async (workspaceId) => (await baseKeys(workspaceId)).length > 0,
    })
    bringBase(made, {
      base: createBaseService({ ...fromBase, runs, push: basePush, keys: baseKeys }),
      connectData: addKeyFrom({ service: 'base', from: 'base' }),
      shared: (linkId) => countShared(db, linkId),
      isOtherWriter: (workspaceId) => hasOtherWriter(db, workspaceId),
    })
    bringSteps(made, {
      ...{ links, productData },
      product: (workspaceId, id) => ledger.product(workspaceId, id),
      states: (about) => channelStates({ db, clock, stock: ledgerStock }, about),
      back: (ctx) => ctx.home(),
    })
    bringGroup(made, { groups })
    bringEdits(made, { edits, back: (ctx) => ctx.home() })
    made.attachments = stockAttachments({
      ...{ ledger, clock, readFile: telegram.readFile },
      channelValues: async (about) =>
        shownIn(await channelStates({ db, clock, stock: ledgerStock }, about)),
    })
    return made
  }

  return {
    definitions: [
      syncRun({ db, clock, sync, retries: pass.retries }),
      previewRun({ ...pass, accounts }),
      baseRun(fromBase),
      baseImportRun(fromBase),
      compareRun(offered),
      sendRun(offered),
    ],
    desk,
    /** Whether such words are of a product in stock. */
    async isInStock(workspaceId: string, words: string): Promise<boolean> {
      const page = { offset: 0, limit: 1 }
      return (await ledger.products(workspaceId, { filter: { text: words } }, page)).total > 0
    },
    /** Products that have a barcode, by name, with what is free to be sold. */
    async withBarcodes(workspaceId: string) {
      const page = { offset: 0, limit: BARCODES }
      const { items } = await ledger.products(workspaceId, { order: 'name' }, page)
      return items.flatMap(({ product: { ean, name }, available }) =>
        ean === null ? [] : [{ sku: ean, name, available }],
      )
    },
    component: {
      name: 'stock',
      progressAt: sync.progressAt,
      async start() {
        sync.start()
        alerts.start()
        basePush.start()
      },
      async stop() {
        await Promise.all([sync.stop(), alerts.stop(), basePush.stop()])
      },
    },
  }
}
