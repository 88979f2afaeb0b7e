import { expect, test } from 'vitest'
import { raiseForAccount } from '#desks/stock/sync/demands.ts'
import { callsOf } from '#test/integrations/allegro/clients.ts'
import { openChannels, type Shop } from './rig.ts'

/** Moves past the time changes are gathered. */
const GATHERED_MS = 1_000

async function armed(shop: Shop): Promise<string> {
  const id = await shop.connect('allegro', shop.allegro.key)
  await shop.arm(id)
  await raiseForAccount(shop.db, id, { trigger: 'person', now: shop.clock.now() })
  await shop.pass(id, { isApproved: true })
  return id
}

const putUp = (shop: Shop, sku: string | null, available: number, more = {}) =>
  shop.allegro.sandbox.putUp('orlova', { name: `Offer ${sku}`, sku, available, ...more })

test('nothing is written before the difference was seen', async () => {
  const shop = await openChannels()
  await shop.product('MUG', 7)
  const mug = putUp(shop, 'MUG', 3)
  putUp(shop, 'OTHER', 3)
  putUp(shop, null, 3)
  const id = await shop.connect('allegro', shop.allegro.key)
  expect((await shop.accounts.arm(shop.owner, id)).ok).toBe(false)
  expect(await shop.pass(id)).toMatchObject({ looked: 0, written: 0 })
  expect(await shop.preview(id)).toMatchObject({
    ...{ inChannel: 3, inLedger: 1, linked: 1, unknown: 1, conflicts: 1 },
    ...{ changes: 1, raised: 1, lowered: 0, zeroed: 0 },
  })
  expect(shop.offer(mug).available).toBe(3)
})

test('a sale at the market lowers the offer, the last piece ends it, new goods bring it back', async () => {
  const shop = await openChannels()
  const mug = await shop.product('MUG', 7)
  const offer = putUp(shop, 'MUG', 3)
  const id = await armed(shop)
  expect(shop.offer(offer)).toMatchObject({ available: 7, status: 'ACTIVE' })

  await shop.sell(mug, 2)
  shop.clock.advance(GATHERED_MS)
  expect(await shop.pass(id)).toMatchObject({ written: 1 })
  expect(shop.offer(offer).available).toBe(5)

  await shop.sell(mug, 5)
  shop.clock.advance(GATHERED_MS)
  await shop.pass(id)
  expect(shop.offer(offer).status).toBe('ENDED')

  await shop.receive(mug, 4)
  shop.clock.advance(GATHERED_MS)
  await shop.pass(id)
  shop.clock.advance(60_000)
  expect(shop.offer(offer)).toMatchObject({ available: 4, status: 'ACTIVE' })
})

test('a purchase is in the ledger before anything is pushed, and is not undone by the push', async () => {
  const shop = await openChannels()
  const mug = await shop.product('MUG', 7)
  const offer = putUp(shop, 'MUG', 7)
  const id = await armed(shop)
  shop.clock.advance(GATHERED_MS)
  shop.allegro.sandbox.market.purchase(offer, { quantity: 2 })
  expect(shop.offer(offer).available).toBe(5)
  await shop.sell(mug, 1)
  shop.clock.advance(GATHERED_MS)
  await shop.pass(id)
  expect(shop.offer(offer).available).toBe(4)
  const stock = await shop.ledger.stock({ workspaceId: shop.owner.workspaceId, productIds: [mug] })
  expect(stock.get(mug)).toMatchObject({ onHand: 4, available: 4 })
  expect(await shop.inbox()).toEqual([])
})

test('a number lowered there by hand stands until somebody decides; a raised one is put back and told', async () => {
  const shop = await openChannels()
  const [mug, cup] = [await shop.product('MUG', 7), await shop.product('CUP', 7)]
  const [lowered, raised] = [putUp(shop, 'MUG', 7), putUp(shop, 'CUP', 7)]
  const id = await armed(shop)
  await shop.sell(mug, 1)
  await shop.sell(cup, 1)
  shop.clock.advance(GATHERED_MS)
  await shop.pass(id)
  shop.allegro.sandbox.market.edit(lowered, { available: 2 })
  shop.allegro.sandbox.market.edit(raised, { available: 50 })
  for (let look = 0; look < 4; look++) {
    await shop.receive(mug, 1)
    await shop.receive(cup, 1)
    shop.clock.advance(120_000)
    await shop.pass(id)
  }
  expect(shop.offer(lowered).available).toBe(2)
  expect(shop.offer(raised).available).toBe(10)
  const kinds = (await shop.inbox()).map(({ kind }) => kind).sort()
  expect(kinds).toEqual(['drift', 'raised'])
})

test('several offers of one SKU wait in the inbox, one sells on', async () => {
  const shop = await openChannels()
  await shop.product('MUG', 7)
  const cup = await shop.product('CUP', 5)
  const twins = [putUp(shop, 'MUG', 1), putUp(shop, 'MUG', 2)]
  const single = putUp(shop, 'CUP', 1)
  const id = await armed(shop)
  expect(twins.map((offer) => shop.offer(offer).available)).toEqual([1, 2])
  expect(shop.offer(single).available).toBe(5)
  expect(await shop.inbox()).toMatchObject([{ kind: 'several-active', subject: 'MUG' }])
  expect(cup).toBeTruthy()
  expect((await shop.account(id)).heldAt).toBeNull()
})

test('a push that would empty the shop stops and asks', async () => {
  const shop = await openChannels()
  const products: string[] = []
  for (let n = 0; n < 15; n++) {
    products.push(await shop.product(`SKU-${n}`, 5))
    putUp(shop, `SKU-${n}`, 5)
  }
  await shop.product('NEVER-LISTED', 5)
  const id = await armed(shop)
  for (const product of products) await shop.sell(product, 5)
  shop.clock.advance(GATHERED_MS)
  expect(await shop.pass(id)).toMatchObject({ held: { reason: 'zeroes', zeroes: 15, of: 15 } })
  expect(callsOf(shop.allegro, 'publication')).toBe(0)
  expect(await shop.inbox()).toMatchObject([{ kind: 'held' }])
  // Nothing goes out on its own meanwhile; a person lets it through.
  expect(await shop.pass(id)).toMatchObject({ looked: 0 })
  expect(await shop.pass(id, { isApproved: true })).toMatchObject({ written: 15 })
})

test('25 changed SKUs cost three requests besides orders and reports', async () => {
  const shop = await openChannels()
  const products: string[] = []
  for (let n = 0; n < 25; n++) {
    products.push(await shop.product(`SKU-${n}`, 10 + n))
    putUp(shop, `SKU-${n}`, 10 + n)
  }
  const id = await armed(shop)
  shop.allegro.sandbox.calls.clear()
  for (const [n, product] of products.entries()) await shop.sell(product, 1 + (n % 3))
  shop.clock.advance(GATHERED_MS)
  expect(await shop.pass(id)).toMatchObject({ written: 25 })
  const spent = ['offers', 'offer', 'parts', 'patch', 'quantity', 'bulk', 'publication']
    .map((method) => callsOf(shop.allegro, method))
    .reduce((sum, calls) => sum + calls, 0)
  expect(spent).toBeLessThanOrEqual(3)
})
