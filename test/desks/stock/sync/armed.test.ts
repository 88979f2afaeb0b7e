import { expect, test } from 'vitest'
import { openChannels } from './rig.ts'

const SKU = 'MUG-1'

test('what is bought right after a channel was switched on counts, before its orders were ever asked for', async () => {
  const shop = await openChannels({ wix: [{ name: 'Mug', sku: SKU, quantity: 12 }] })
  const productId = await shop.product(SKU, 12)
  const offerId = shop.allegro.sandbox.putUp('orlova', { name: 'Mug', sku: SKU, available: 12 })
  const allegro = await shop.connect('allegro', shop.allegro.key)
  const wix = await shop.connect('wix', shop.wix.key)
  await shop.arm(allegro)
  await shop.arm(wix)

  shop.allegro.sandbox.market.purchase(offerId, { quantity: 2 })
  shop.wix.sandbox.storefront.buy({ siteId: shop.wix.key.accountKey, sku: SKU, quantity: 3 })
  await shop.pass(allegro)
  await shop.pass(wix)

  const shelves = await shop.ledger.shelves(shop.owner.workspaceId, productId)
  expect(shelves).toMatchObject([{ onHand: 7 }])
})
