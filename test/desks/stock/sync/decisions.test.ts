import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createLinks } from '#desks/stock/channels/links.ts'
import { listings } from '#desks/stock/channels/schema.ts'
import { candidatesOf, createDecisions } from '#desks/stock/issues/decisions.ts'
import { raiseForAccount } from '#desks/stock/sync/demands.ts'
import { ledgerStock } from '#desks/stock/sync/ledger-stock.ts'
import { pass } from '#desks/stock/sync/pass/pass.ts'
import { channelStates } from '#desks/stock/sync/reasons.ts'
import { live } from '#test/integrations/wix/client.ts'
import { openChannels, type Shop } from './rig.ts'

const GATHERED_MS = 1_000

async function armed(shop: Shop): Promise<string> {
  const id = await shop.connect('allegro', shop.allegro.key)
  await shop.arm(id)
  await raiseForAccount(shop.db, id, { trigger: 'person', now: shop.clock.now() })
  await shop.pass(id, { isApproved: true })
  return id
}

const putUp = (shop: Shop, sku: string, available: number) =>
  shop.allegro.sandbox.putUp('orlova', { name: `Offer ${sku}`, sku, available })

function decisionsOf(shop: Shop) {
  const sent: string[] = []
  const decisions = createDecisions({
    ...shop.deps,
    async adjust(tx, { workspaceId, userId }, { productId, delta, ref }) {
      const header = { workspaceId, actorId: userId, ref, mainName: 'Main' }
      const lines = [{ productId, quantity: Math.abs(delta) }]
      return (await shop.ledger[delta < 0 ? 'saleIn' : 'receiptIn'](tx, header, lines)).ok
    },
    settleReturn: async () => true,
    sendHeld: async (_by, { id }) => void sent.push(id),
  })
  return { ...decisions, sent }
}

async function only(shop: Shop) {
  const [issue, second] = await shop.inbox()
  if (!issue || second) throw new Error('one question was expected')
  return issue
}

async function onHand(shop: Shop, productId: string): Promise<number | undefined> {
  const by = { workspaceId: shop.owner.workspaceId, productIds: [productId] }
  return (await shop.ledger.stock(by)).get(productId)?.onHand
}

/** An offer that somebody lowered to 2 on Allegro while the ledger has 8. */
async function lowered(shop: Shop) {
  const mug = await shop.product('MUG', 7)
  const offer = putUp(shop, 'MUG', 3)
  const account = await armed(shop)
  shop.allegro.sandbox.market.edit(offer, { available: 2 })
  await shop.receive(mug, 1)
  for (let look = 0; look < 5; look++) {
    shop.clock.advance(70_000)
    await shop.pass(account)
  }
  return { mug, offer, account, issue: await only(shop) }
}

test.each([
  ['ours', 8, 8],
  ['theirs', 2, 2],
] as const)('a number lowered there: %s', async (what, there, here) => {
  const shop = await openChannels()
  const { mug, offer, account, issue } = await lowered(shop)
  expect(issue).toMatchObject({ kind: 'drift', detail: { shown: 2, wanted: 8 } })
  const decisions = decisionsOf(shop)
  expect(await decisions.decide(shop.owner, issue.id, what)).toMatchObject({ ok: true })
  expect(await decisions.decide(shop.owner, issue.id, what)).toEqual({ ok: false, error: 'late' })
  shop.clock.advance(GATHERED_MS)
  await shop.pass(account)
  expect(shop.offer(offer).available).toBe(there)
  expect(await onHand(shop, mug)).toBe(here)
  expect(await shop.inbox()).toEqual([])
})

test('what is decided while a pass looks at it is not asked a second time', async () => {
  const shop = await openChannels()
  const { mug, account, issue } = await lowered(shop)
  const decisions = decisionsOf(shop)
  await shop.receive(mug, 1)
  shop.clock.advance(GATHERED_MS)
  const soldSince: typeof ledgerStock.soldSince = async (...asked) => {
    const sold = await ledgerStock.soldSince(...asked)
    await decisions.decide(shop.owner, issue.id, 'theirs')
    return sold
  }
  const deps = { ...shop.deps, stock: { ...ledgerStock, soldSince } }
  await pass(deps, account, { signal: live() })
  expect(await onHand(shop, mug)).toBe(3)
  expect(await shop.inbox()).toEqual([])
  expect(shop.told.filter((kind) => kind === 'drift')).toHaveLength(1)
})

test('a number found in step, lowered there before we ever wrote it, is asked about too', async () => {
  const shop = await openChannels()
  await shop.product('MUG', 8)
  const offer = putUp(shop, 'MUG', 8)
  const account = await armed(shop)
  shop.allegro.sandbox.market.edit(offer, { available: 2 })
  for (let look = 0; look < 8; look += 1) {
    shop.clock.advance(60_000)
    await raiseForAccount(shop.db, account, { trigger: 'person', now: shop.clock.now() })
    await shop.pass(account)
  }
  expect(shop.offer(offer).available).toBe(2)
  expect(await only(shop)).toMatchObject({ kind: 'drift', detail: { shown: 2, wanted: 8 } })
})

test('of two offers of one SKU the chosen one is kept in step, the other is left alone', async () => {
  const shop = await openChannels()
  await shop.product('MUG', 7)
  const twins = [putUp(shop, 'MUG', 1), putUp(shop, 'MUG', 2)]
  const account = await armed(shop)
  const issue = await only(shop)
  const candidates = await candidatesOf(shop.db, issue)
  const chosen = candidates.find(({ remoteId }) => remoteId === twins[1])
  const decisions = decisionsOf(shop)
  expect(await decisions.choose(shop.owner, issue.id, chosen?.id ?? '')).toMatchObject({ ok: true })
  shop.clock.advance(GATHERED_MS)
  await shop.pass(account)
  expect(twins.map((offer) => shop.offer(offer).available)).toEqual([1, 7])
  expect(await shop.inbox()).toEqual([])
  // The same answer holds when everything is compared again.
  await shop.preview(account)
  expect(await shop.inbox()).toEqual([])
})

test('nobody decides for another shop, and no answer fits another question', async () => {
  const shop = await openChannels()
  const { issue } = await lowered(shop)
  const decisions = decisionsOf(shop)
  const stranger = { ...shop.owner, userId: 99 }
  await expect(decisions.decide(stranger, issue.id, 'ours')).rejects.toMatchObject({ kind: 'auth' })
  expect(await decisions.decide(shop.owner, issue.id, 'send')).toEqual({
    ok: false,
    error: 'refused',
  })
  expect(await only(shop)).toMatchObject({ id: issue.id })
})

test('each channel says in one word why it shows what it shows', async () => {
  const shop = await openChannels()
  const mug = await shop.product('MUG', 7)
  const cup = await shop.product('CUP', 1)
  const reason = async (productId = mug, sku = 'MUG') => {
    const about = { workspaceId: shop.owner.workspaceId, productId, sku }
    const states = await channelStates({ ...shop.deps, stock: ledgerStock }, about)
    return states.map((one) => one.reason)
  }
  expect(await reason()).toEqual([])
  const offer = putUp(shop, 'MUG', 3)
  const account = await shop.connect('allegro', shop.allegro.key)
  expect(await reason()).toEqual(['not-armed'])
  // Nobody has read the account yet, so nobody knows what it offers.
  expect(await reason(cup, 'CUP')).toEqual(['not-armed'])
  await shop.preview(account)
  expect(await reason()).toEqual(['not-armed'])
  expect(await reason(cup, 'CUP')).toEqual(['no-listing'])
  await shop.arm(account)
  expect(await reason()).toEqual(['due'])
  await raiseForAccount(shop.db, account, { trigger: 'person', now: shop.clock.now() })
  await shop.pass(account, { isApproved: true })
  expect(await reason()).toEqual(['in-step'])
  await shop.accounts.pause(shop.owner, account)
  await shop.sell(mug, 1)
  expect(await reason()).toEqual(['account-paused'])
  await shop.accounts.resume(shop.owner, account)
  shop.allegro.sandbox.market.edit(offer, { status: 'ENDED' })
  shop.clock.advance(GATHERED_MS)
  await shop.pass(account)
  expect(await reason()).toEqual(['ended-by-seller'])
})

test('a listing is linked by words of its name when they are of one alone', async () => {
  const shop = await openChannels()
  const mug = await shop.product('OURS', 7)
  const named = (name: string) => shop.allegro.sandbox.putUp('orlova', { name, sku: null })
  const offer = named('Kubek z pokrywką 350 ml')
  named('Kubek bez pokrywki 350 ml')
  await armed(shop)
  const links = createLinks(shop)
  const link = (words: string) => links.link(shop.owner, { productId: mug, offer: words })
  expect(await link('kubek 100%')).toEqual([])
  expect(await link('kubek')).toEqual(['Kubek bez pokrywki 350 ml', 'Kubek z pokrywką 350 ml'])
  expect(await link('Z pokrywką')).toBe('linked')
  const [row] = await shop.db.select().from(listings).where(eq(listings.remoteId, offer))
  expect(row).toMatchObject({ link: 'manual', productId: mug })
})

test('a link by hand outlives a renamed SKU, and a listing switched off stays off', async () => {
  const shop = await openChannels()
  const mug = await shop.product('OURS', 7)
  const offer = putUp(shop, 'THEIRS', 3)
  const account = await armed(shop)
  const links = createLinks(shop)
  expect(await links.link(shop.owner, { productId: mug, offer: 'unknown' })).toEqual([])
  expect(await links.link(shop.owner, { productId: mug, offer })).toBe('linked')
  shop.clock.advance(GATHERED_MS)
  await shop.pass(account)
  expect(shop.offer(offer).available).toBe(7)

  const edit = { productId: mug, edit: { sku: 'RENAMED' } }
  expect(await shop.ledger.edit(shop.owner, shop.cause(), edit)).toMatchObject({ ok: true })
  await shop.preview(account)
  await shop.sell(mug, 1)
  shop.clock.advance(GATHERED_MS)
  await shop.pass(account)
  expect(shop.offer(offer).available).toBe(6)
})
