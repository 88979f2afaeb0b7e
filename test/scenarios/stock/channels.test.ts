import { expect, test } from 'vitest'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { WixState } from '#sandbox/wix/index.ts'
import type { WixSite } from '#sandbox/wix/records.ts'
import { openShop } from '#test/support/app.ts'
import { type Campaigner, openCampaigner } from '../campaigns/campaigner.ts'
import { openSeller, type Seller } from '../seller.ts'
import { hire, removeHelper } from '../team.ts'
import { openTime } from '../time.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['stock', 'runs'] })
const time = openTime(shop)
const wix = createServiceController<WixState>(`${shop.sandbox.url}/services/wix`)
const SKU = 'MUG-350-BLU'

interface Site {
  readonly siteId: string
  /** What the site shows of the mug now. */
  readonly quantity: () => Promise<number | undefined>
  /** Lets time go by until the site shows so many. */
  readonly shows: (wanted: number) => Promise<unknown>
  /** Lets time go by until the site was asked twice for its orders. */
  readonly isLookedAt: () => Promise<unknown>
}

/** A site that sells twelve mugs, its key connected in the chat. */
async function connectSite(seller: Campaigner): Promise<Site> {
  const site = await wix.command<WixSite>('add-site', {
    name: `site of ${seller.id}`,
    products: [{ name: 'Mug', sku: SKU, quantity: 12 }],
  })
  const { key } = await wix.command<{ key: string }>('issue-key', { siteIds: [site.id] })
  await seller.say(`${key} ${site.id}`)
  await seller.sees(`…${key.slice(-4)}`)
  const quantity = async () => {
    const now = (await wix.state()).sites.find(({ id }) => id === site.id)
    return now?.products[0]?.variants[0]?.quantity
  }
  const shows = (wanted: number) =>
    time.until(async () => (await quantity()) === wanted, { what: `${wanted} mugs on the site` })
  const asked = async () => {
    const { calls } = await wix.state()
    const own = calls.filter((one) => one.method === 'orders.search' && one.account === site.id)
    return own.reduce((sum, { ok }) => sum + ok, 0)
  }
  const isLookedAt = async () => {
    const before = await asked()
    await time.until(async () => (await asked()) >= before + 2, { what: 'two looks at orders' })
  }
  return { siteId: site.id, quantity, shows, isLookedAt }
}

/** The seller has fourteen mugs. */
async function addMugs(seller: Campaigner): Promise<void> {
  const { t } = seller
  await seller.upload(Buffer.from(`SKU,Name,Stock\n${SKU},Mug,14\n`), 'stock.csv')
  await seller.onwards(t('stock-import-confirm'), /0 → .*14/)
}

/** One line of text, confirmed. */
async function move(seller: Campaigner, text: string): Promise<void> {
  await seller.say(text)
  await seller.sees(`[${seller.t('stock-move-confirm')}]`)
  await seller.onwards(seller.t('stock-move-confirm'), /✅/)
}

async function openChannel(seller: Campaigner): Promise<void> {
  const { t } = seller
  await seller.say('/stock')
  await seller.onwards(t('button-channels'), t('channels-title'))
  await seller.onwards(/ Wix$/, '🔌 Wix · Wix')
}

/** Compares the site and sends what differs. */
async function switchOn(seller: Campaigner, site: Site): Promise<void> {
  const { t } = seller
  await openChannel(seller)
  await seller.sees(t('channel-state', { state: 'new', minutes: 30 }))
  await seller.tap(t('button-channel-check'))
  await seller.gets(t('channel-preview-nothing-sent'))
  expect(await site.quantity()).toBe(12)
  await seller.onwards(t('button-channel-planned'), `${SKU}: 12 → 14`)
  await seller.tap(t('button-channel-arm', { changes: 1 }))
  await site.shows(14)
}

test.each(['ru', 'en'] as const)(
  '%s: a site is compared first, then shows the stock; a sale lowers it, its undo raises it',
  async (locale) => {
    const seller = await openCampaigner(shop, locale)
    const { t } = seller
    const site = await connectSite(seller)
    await addMugs(seller)
    await switchOn(seller, site)
    await seller.gets(t('stock-sync-numbers', { looked: 1, written: 1 }))
    await move(seller, locale === 'ru' ? `продал 2 ${SKU}` : `sold 2 ${SKU}`)
    await site.shows(12)
    await seller.tap(t('button-stock-undo', { redo: 0 }))
    await site.shows(14)
    await openChannel(seller)
    await seller.onwards(t('button-channel-history'), new RegExp(`✅ .+ · ${SKU}: 12 → 14`))
  },
)

test('a number lowered on the site is asked about; a pause, rules and the end of a channel', async () => {
  const anna = await openCampaigner(shop)
  const { t } = anna
  const site = await connectSite(anna)
  await addMugs(anna)
  await switchOn(anna, site)

  await wix.command('edit', { siteId: site.siteId, sku: SKU, quantity: 5 })
  await openChannel(anna)
  await anna.tap(t('button-channel-sync'))
  await time.until(() => anna.all('кто-то снизил остаток').at(-1), { stepMs: 20_000 })
  expect(await site.quantity()).toBe(5)
  await anna.tap(t('button-issue-theirs'))
  await anna.sees(t('inbox-empty'))
  await anna.say(SKU.toLowerCase())
  await anna.sees('На складах 5')

  await openChannel(anna)
  await anna.onwards(
    t('button-channel-pause'),
    t('channel-state', { state: 'paused', minutes: 30 }),
  )
  await move(anna, `продал 1 ${SKU}`)
  await site.isLookedAt()
  expect(await site.quantity()).toBe(5)
  await openChannel(anna)
  await anna.tap(t('button-channel-resume'))
  await site.shows(4)

  await anna.onwards(t('button-channel-rules'), t('channel-line-buffer', { buffer: 0 }))
  await anna.onwards(`✎ ${t('channel-field-buffer')}`, t('channel-ask-buffer'))
  await anna.say('3')
  await anna.sees(t('channel-rules-effect', { changes: 1 }))
  await anna.onwards(t('channel-rules-save'), t('channel-rules-buffer', { buffer: 3 }))
  await site.shows(1)

  await anna.tap(t('button-channel-remove'))
  await anna.tap(t('button-channel-removed'))
  await anna.sees(t('channels-title'))
  await move(anna, `+7 ${SKU}`)
  await time.pass(60_000)
  expect(await site.quantity()).toBe(1)
})

test('a viewer and who has left look at nothing they may not and change nothing', async () => {
  const [owner, viewer, helper] = [
    await openCampaigner(shop),
    await openSeller(shop),
    await openSeller(shop),
  ]
  const { t } = owner
  const site = await connectSite(owner)
  await addMugs(owner)
  await hire(owner, viewer, 'viewer')
  await openChannel(owner)
  const rules = pressable(owner, t('button-channel-rules'))
  await owner.tap(t('button-channel-check'))
  await owner.gets(t('channel-preview-nothing-sent'))
  const arm = pressable(owner, t('button-channel-arm', { changes: 1 }))

  await viewer.say('/stock')
  await viewer.tap(t('button-channels'))
  await viewer.tap(/ Wix$/)
  await viewer.sees('🔌 Wix · Wix')
  expect(viewer.rows().flat()).not.toContain(t('button-channel-check'))
  const screen = viewer.lastMessage()?.id ?? 0
  for (const data of [arm, rules]) await viewer.press(screen, data)
  expect(viewer.screen()).not.toContain(t('channel-rules-title'))

  await removeHelper(owner)
  await hire(owner, helper)
  await helper.say('/stock')
  await helper.tap(t('button-channels'))
  await helper.tap(/ Wix$/)
  await helper.sees('🔌 Wix · Wix')
  const kept = helper.lastMessage()?.id ?? 0
  await removeHelper(owner)
  await helper.gets('доступ')
  for (const data of [arm, rules]) await helper.press(kept, data)
  await time.pass(60_000)
  expect(await site.quantity()).toBe(12)
  await openChannel(owner)
  await owner.sees(t('channel-state', { state: 'compared', minutes: 30 }))
})

/** What a button on any message of the seller carries. */
function pressable(seller: Seller, label: string): string {
  const buttons = seller.messages().flatMap(({ keyboard }) => keyboard.flat())
  const button = buttons.findLast(({ text }) => text === label)
  if (!button || !('callback_data' in button)) throw new Error(`no button ${label}`)
  return button.callback_data ?? ''
}

test('buttons of a product deleted meanwhile offer nothing that cannot be done', async () => {
  const vera = await openCampaigner(shop)
  const { t } = vera
  const site = await connectSite(vera)
  await addMugs(vera)
  await switchOn(vera, site)
  await vera.say(SKU)
  await vera.onwards(t('button-steps'), t('steps-title', { sku: SKU }))
  const old = ['button-steps-sync', 'button-steps-link', 'button-listing-rules'] as const
  const buttons = old.map((key) => pressable(vera, t(key, { name: 'Wix' })))
  await vera.say(SKU)
  await vera.onwards(t('button-stock-remove'), t('button-stock-remove-yes'))
  await vera.onwards(t('button-stock-remove-yes'), /✅/)
  for (const data of buttons) {
    await vera.press(vera.lastMessage()?.id ?? 0, data)
    await vera.sees(t('stock-gone', { name: 'Mug', sku: SKU }))
    await vera.onwards(t('button-stock-history'), '🗂')
  }
})

test('one product has rules of its own; an interval goes for every channel', async () => {
  const dina = await openCampaigner(shop)
  const { t } = dina
  const site = await connectSite(dina)
  await addMugs(dina)
  await switchOn(dina, site)
  await dina.say(SKU)
  await dina.onwards(t('button-steps'), t('steps-title', { sku: SKU }))
  await dina.onwards(
    t('button-listing-rules', { name: 'Wix' }),
    t('channel-line-zero', { value: 'channel' }),
  )
  await dina.onwards(`✎ ${t('channel-field-zero')}`, t('channel-ask-zero'))
  await dina.onwards(
    t('button-channel-zero', { value: 'one' }),
    t('channel-line-zero', { value: 'one' }),
  )
  await dina.onwards(t('channel-rules-save'), t('steps-title', { sku: SKU }))
  await move(dina, `продал 14 ${SKU}`)
  await site.shows(1)
  await openChannel(dina)
  await dina.onwards(t('button-channel-interval'), t('button-minutes', { minutes: 15 }))
  expect(dina.rows().flat()).not.toContain(t('button-channel-intervals'))
})

test('the way to a key, opened from the channels, leads back to them', async () => {
  const gleb = await openCampaigner(shop)
  const { t } = gleb
  await gleb.say('/stock')
  await gleb.onwards(t('button-channels'), t('channels-title'))
  await gleb.onwards(t('button-channel-wix'), `[${t('button-key-enter')}]`)
  await gleb.onwards(t('button-channels-back'), t('channels-title'))
  await gleb.onwards(t('button-channel-wix'), `[${t('button-key-enter')}]`)
  await gleb.onwards(t('button-key-enter'), t('key-connect-title'))
  await gleb.onwards(t('button-cancel'), `[${t('button-key-enter')}]`)
  await gleb.onwards(t('button-channels-back'), t('channels-title'))
  await gleb.onwards(t('button-channel-allegro'), /allegro/i)
})

test('a new name is offered with what stands there, sent when agreed to, and its undo offers the old one', async () => {
  const boris = await openCampaigner(shop)
  const { t } = boris
  const site = await connectSite(boris)
  await addMugs(boris)
  await switchOn(boris, site)
  const name = async () =>
    (await wix.state()).sites.find(({ id }) => id === site.siteId)?.products[0]?.name

  await boris.say(SKU)
  await boris.onwards(t('button-stock-edit'), 'Mug')
  await boris.onwards(t('stock-edit-button', { field: 'name' }), /назва/i)
  await boris.say('Blue mug')
  await boris.sees('Mug → Blue mug')
  await boris.onwards(t('button-save'), /✅/)
  await boris.tap(t('button-edits-offer'))
  await boris.gets('Название: Mug → Blue mug')
  expect(await name()).toBe('Mug')
  // The answer is lost: what stands there is read, nothing is written twice.
  await wix.fault({ method: 'product.edit', kind: 'drop-after', times: 1 })
  await boris.tap(t('button-edits-send', { channels: 1 }))
  await boris.gets(t('edits-result', { account: 'Wix', outcome: 'done', message: '–' }))
  expect(await name()).toBe('Blue mug')

  await boris.say('/stock')
  await boris.tap(t('button-stock-history'))
  await boris.onwards(/Изменение · MUG/, 'Mug → Blue mug')
  await boris.onwards(t('button-stock-undo', { redo: 0 }), 'Blue mug → Mug')
  await boris.tap(t('button-edits-offer'))
  const send = t('button-edits-send', { channels: 1 })
  await boris.waitFor(({ news }) =>
    news().some(({ keyboard }) => keyboard.flat().some(({ text }) => text === send)),
  )
  await wix.command('edit', { siteId: site.siteId, sku: SKU, newName: 'Cup' })
  await boris.tap(t('button-edits-send', { channels: 1 }))
  await boris.gets(t('edits-result', { account: 'Wix', outcome: 'moved', message: '–' }))
  expect(await name()).toBe('Cup')
})
