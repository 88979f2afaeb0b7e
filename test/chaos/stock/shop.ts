import { eq } from 'drizzle-orm'
import { channelAccounts } from '#desks/stock/channels/schema.ts'
import { tellIssue } from '#desks/stock/issues/alerts.ts'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import { products } from '#desks/stock/ledger/schema.ts'
import { createReactions } from '#desks/stock/reactions.ts'
import { silentLog } from '#platform/log/log.ts'
import type { AllegroState } from '#sandbox/allegro/index.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { WixState } from '#sandbox/wix/index.ts'
import type { WixSite } from '#sandbox/wix/records.ts'
import { members } from '#telegram/identity/schema.ts'
import { placeOf } from '#test/processes/place.ts'
import { type Campaigner, openCampaigner } from '#test/scenarios/campaigns/campaigner.ts'
import { runningClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'
import type { Stage } from '../stage.ts'

const LOGINS = ['orlova', 'lisov', 'sorokin'] as const
const SITES = ['V1_CATALOG', 'V3_CATALOG'] as const
const PATIENCE_MS = 240_000
const CODE = /Код: (\w{9})/

/** An offer or a variant that buyers can buy, and where. */
export type Goods =
  | { readonly service: 'allegro'; readonly offerId: string }
  | { readonly service: 'wix'; readonly siteId: string; readonly sku: string }

export type StockShop = Awaited<ReturnType<typeof openStockShop>>

/**
 * A seller of `skus` products with three Allegro accounts and a Wix site of each catalogue, all of it set up in the chat: a table of
 * products, keys, a comparison of each channel, and then switched on.
 */
export async function openStockShop(stage: Stage, skus: number) {
  const { db } = stage.database
  const seller = await openCampaigner(placeOf(stage.sandbox))
  const services = `${stage.sandbox.url}/services`
  const allegro = createServiceController<AllegroState>(`${services}/allegro`)
  const wix = createServiceController<WixState>(`${services}/wix`)
  const names = Array.from({ length: skus }, (_, n) => `SKU-${String(n).padStart(4, '0')}`)
  const pieces = (index: number) => 10 + (index % 30)
  const hands = new Map(names.map((sku, index) => [sku, pieces(index)]))

  const rows = names.map((sku, index) => `${sku},Name of ${sku},${pieces(index)}`)
  await seller.upload(Buffer.from(`SKU,Name,Stock\n${rows.join('\n')}\n`), 'stock.csv')
  await seller.onwards(seller.t('stock-import-confirm'), /✅/)

  const goods: Goods[] = []
  for (const login of LOGINS) {
    const { offers } = await allegro.command<{ offers: string[] }>('seller', {
      login,
      offers: names.map((sku) => ({ name: `Name of ${sku}`, sku, available: 1 })),
    })
    goods.push(...offers.map((offerId) => ({ service: 'allegro' as const, offerId })))
    const code = await beginLink(seller)
    await allegro.command('consent', { code, login })
    await seller.waitFor(() => seller.all('Allegro подключён').at(-1)?.text.includes(login), {
      ...{ timeoutMs: PATIENCE_MS, what: `${login} to be linked` },
    })
  }
  const siteIds: string[] = []
  for (const catalog of SITES) {
    const site = await wix.command<WixSite>('add-site', {
      ...{ name: catalog, catalog },
      products: names.map((sku) => ({ name: `Name of ${sku}`, sku, quantity: 1 })),
    })
    siteIds.push(site.id)
    goods.push(...names.map((sku) => ({ service: 'wix' as const, siteId: site.id, sku })))
    const { key } = await wix.command<{ key: string }>('issue-key', { siteIds: [site.id] })
    await seller.say(`${key} ${site.id}`)
    await seller.gets(`…${key.slice(-4)}`)
  }

  const accounts = await waitFor(
    async () => {
      await seller.say('/stock')
      await seller.onwards(seller.t('button-channels'), seller.t('channels-title'))
      const found = await db.select().from(channelAccounts)
      return found.length === LOGINS.length + SITES.length ? found : undefined
    },
    { timeoutMs: PATIENCE_MS, what: 'all channels' },
  )
  for (const { name } of accounts) await switchOn(seller, name)
  await waitFor(
    async () => {
      const rows = await db.select().from(channelAccounts)
      return rows.every(({ armedAt }) => armedAt)
    },
    { timeoutMs: PATIENCE_MS, what: 'all channels to be switched on' },
  )

  const [owner] = await db.select().from(members).where(eq(members.userId, seller.id))
  if (!owner) throw new Error('the seller has no shop')
  const clock = runningClock
  const issues = createIssues({ tell: tellIssue })
  const ledger = createLedger({
    ...{ db, clock, log: silentLog },
    mappings: async () => 0,
    changed: createReactions({ clock, issues }),
  })
  const ids = await db.select({ id: products.id, sku: products.sku }).from(products)
  return {
    ...{ seller, names, goods, hands, siteIds, accounts, allegro, wix, ledger },
    logins: LOGINS,
    by: { workspaceId: owner.workspaceId, userId: seller.id },
    productOf: new Map(ids.map(({ id, sku }) => [sku, id])),
  }
}

/** Opens the card with the link; resolves with the code on it. */
async function beginLink(seller: Campaigner): Promise<string> {
  const before = seller.all(CODE).length
  await seller.say('/keys')
  await seller.tap(/^➕/)
  await seller.tap('🧡 Allegro')
  const card = await seller.waitFor(() => seller.all(CODE)[before], { timeoutMs: PATIENCE_MS })
  return CODE.exec(card.text)?.[1] ?? ''
}

async function switchOn(seller: Campaigner, name: string): Promise<void> {
  const { t } = seller
  await seller.say('/stock')
  await seller.onwards(t('button-channels'), t('channels-title'))
  await seller.onwards(new RegExp(` ${name}$`), t('button-channel-check'))
  const before = seller.all(t('channel-preview-nothing-sent')).length
  await seller.tap(t('button-channel-check'))
  await seller.waitFor(() => seller.all(t('channel-preview-nothing-sent')).length > before, {
    timeoutMs: PATIENCE_MS,
    what: `the comparison of ${name}`,
  })
  await seller.tap(/^✓ (Отправить|Включить)/)
}
