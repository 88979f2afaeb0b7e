import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listings } from '#desks/stock/channels/schema.ts'
import { orderLines } from '#desks/stock/orders/schema.ts'
import { ledgerStock } from '#desks/stock/sync/ledger-stock.ts'
import { pass } from '#desks/stock/sync/pass/pass.ts'
import { channelStates, shownIn } from '#desks/stock/sync/reasons.ts'
import { live } from '#test/integrations/wix/client.ts'
import { openChannels, type Shop } from './rig.ts'
import { gathered, leftOver, NOTHING_LEFT, working } from './shops.ts'

const variantOf = (shop: Shop, sku: string) => {
  const product = shop.wix.now().products.find(({ variants }) => variants[0]?.sku === sku)
  const [variant] = product?.variants ?? []
  if (!product || !variant) throw new Error(`no ${sku}`)
  return { ...variant, isVisible: product.isVisible, hasPreorder: product.hasPreorder }
}

async function mugs(catalog: 'V1_CATALOG' | 'V3_CATALOG', more: object = {}) {
  const wix = [
    { name: 'A mug', sku: 'MUG', quantity: 10, ...more },
    { name: 'A cup', sku: 'CUP', quantity: 10 },
  ]
  const shop = await openChannels({ catalog, wix })
  const products = [await shop.product('MUG', 10), await shop.product('CUP', 10)] as const
  return { shop, products, id: await working(shop, 'wix') }
}

test.each([
  ['v1.decrement', 'drop-after'],
  ['v1.decrement', 'drop'],
  ['v1.increment', 'drop-after'],
  ['v1.increment', 'drop'],
  ['v1.increment', 'not-json'],
] as const)(
  'V1: nobody knows whether %s landed (%s): it is looked at, never counted twice',
  async (method, kind) => {
    const { shop, products, id } = await mugs('V1_CATALOG')
    const change = method === 'v1.decrement' ? shop.sell : shop.receive
    for (const product of products) await change(product, 3)
    const wanted = method === 'v1.decrement' ? 7 : 13
    gathered(shop)
    shop.wix.sandbox.faults.add({ method, kind, times: 1 })
    await shop.pass(id)
    shop.clock.advance(31_000)
    await shop.pass(id)
    for (const sku of ['MUG', 'CUP']) expect(variantOf(shop, sku).quantity).toBe(wanted)
    expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
  },
)

test('V1: a lowering that lands after it was looked for is not taken for a number somebody lowered', async () => {
  const { shop, products, id } = await mugs('V1_CATALOG')
  const [mug] = products
  for (const product of products) await shop.sell(product, 3)
  gathered(shop)
  shop.wix.sandbox.faults.add({ method: 'v1.decrement', kind: 'drop', times: 1 })
  await shop.pass(id)
  const siteId = shop.wix.key.accountKey
  for (const sku of ['MUG', 'CUP']) shop.wix.sandbox.storefront.edit({ siteId, sku, quantity: 7 })
  await shop.receive(mug, 2)
  for (let look = 0; look < 3; look += 1) {
    shop.clock.advance(31_000)
    await shop.pass(id)
  }
  expect(variantOf(shop, 'MUG').quantity).toBe(9)
  expect(variantOf(shop, 'CUP').quantity).toBe(7)
  expect(await shop.inbox()).toEqual([])
  expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
})

test.each(['V1_CATALOG', 'V3_CATALOG'] as const)(
  '%s: a buyer between our reading and our writing keeps his piece',
  async (catalog) => {
    const { shop, products, id } = await mugs(catalog)
    for (const product of products) await shop.sell(product, 3)
    gathered(shop)
    const { wix } = shop.deps.drivers
    let hasBought = false
    const send: typeof wix.send = async (...asked) => {
      if (!hasBought) {
        const siteId = shop.wix.key.accountKey
        shop.wix.sandbox.storefront.buy({ siteId, sku: 'MUG', quantity: 2 })
        hasBought = true
      }
      return wix.send(...asked)
    }
    const drivers = { ...shop.deps.drivers, wix: { ...wix, send } }
    await pass({ ...shop.deps, drivers }, id, { signal: live() })
    for (let look = 0; look < 3; look += 1) {
      shop.clock.advance(60_000)
      await shop.pass(id)
    }
    expect(variantOf(shop, 'MUG').quantity).toBe(5)
    expect(variantOf(shop, 'CUP').quantity).toBe(7)
    expect(await shop.inbox()).toEqual([])
    expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
  },
)

test.each(['V1_CATALOG', 'V3_CATALOG'] as const)(
  '%s: what was bought between our reading and our writing is not taken for a number somebody lowered',
  async (catalog) => {
    const { shop, products, id } = await mugs(catalog)
    const [mug] = products
    for (const product of products) await shop.sell(product, 3)
    gathered(shop)
    const { wix } = shop.deps.drivers
    let hasBought = false
    const look: typeof wix.look = async (...asked) => {
      const seen = await wix.look(...asked)
      if (!hasBought) {
        const siteId = shop.wix.key.accountKey
        shop.wix.sandbox.storefront.buy({ siteId, sku: 'MUG', quantity: 2 })
        shop.clock.advance(1_000)
        hasBought = true
      }
      return seen
    }
    const drivers = { ...shop.deps.drivers, wix: { ...wix, look } }
    await pass({ ...shop.deps, drivers }, id, { signal: live() })
    await shop.receive(mug, 4)
    for (let pass = 0; pass < 5; pass += 1) {
      shop.clock.advance(60_000)
      await shop.pass(id)
    }
    expect(variantOf(shop, 'MUG').quantity).toBe(9)
    expect(await shop.inbox()).toEqual([])
    expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
  },
)

test('a site whose clock is behind: its orders are not taken for a number somebody lowered', async () => {
  const { shop, products, id } = await mugs('V3_CATALOG')
  const [mug] = products
  await shop.sell(mug, 3)
  gathered(shop)
  await shop.pass(id)
  shop.wix.sandbox.storefront.buy({ siteId: shop.wix.key.accountKey, sku: 'MUG', quantity: 2 })
  await shop.pass(id)
  gathered(shop)
  await shop.pass(id)
  await shop.db.update(orderLines).set({ occurredAt: sql`occurred_at - interval '1 minute'` })
  await shop.receive(mug, 4)
  gathered(shop)
  await shop.pass(id)
  expect(variantOf(shop, 'MUG').quantity).toBe(9)
  expect(await shop.inbox()).toEqual([])
})

test.each(['V1_CATALOG', 'V3_CATALOG'] as const)(
  '%s: a reading that began before another pass wrote is not written by',
  async (catalog) => {
    const { shop, products, id } = await mugs(catalog)
    for (const product of products) await shop.sell(product, 3)
    gathered(shop)
    const { wix } = shop.deps.drivers
    const passLooking = (look: typeof wix.look) => {
      const drivers = { ...shop.deps.drivers, wix: { ...wix, look } }
      return pass({ ...shop.deps, drivers }, id, { signal: live() })
    }
    const hasRead = Promise.withResolvers<void>()
    const hasWritten = Promise.withResolvers<void>()
    let late: Promise<unknown> | undefined
    await passLooking(async (...asked) => {
      const seen = await wix.look(...asked)
      shop.clock.advance(1_000)
      late = passLooking(async (...later) => {
        const before = await wix.look(...later)
        hasRead.resolve()
        await hasWritten.promise
        return before
      })
      await hasRead.promise
      shop.clock.advance(1_000)
      return seen
    })
    hasWritten.resolve()
    await late
    for (const sku of ['MUG', 'CUP']) expect(variantOf(shop, sku).quantity).toBe(7)
    expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
  },
)

test.each([
  ['V1_CATALOG', false],
  ['V1_CATALOG', true],
  ['V3_CATALOG', false],
] as const)(
  '%s, set %s: counting, preorders and hiding are left as they are',
  async (catalog, isAbsolute) => {
    const { shop, products, id } = await mugs(catalog, { hasPreorder: true, isVisible: false })
    for (const quantity of [4, 6]) {
      for (const product of products) await shop.sell(product, quantity)
      gathered(shop)
      expect(await shop.pass(id, { isApproved: true, isAbsolute })).toMatchObject({ failed: 0 })
      const wanted = quantity === 4 ? 6 : 0
      expect(variantOf(shop, 'MUG')).toMatchObject({
        ...{ quantity: wanted, isTracked: true, hasPreorder: true, isVisible: false },
      })
    }
    for (const product of products) await shop.receive(product, 2)
    gathered(shop)
    await shop.pass(id, { isAbsolute })
    expect(variantOf(shop, 'MUG')).toMatchObject({
      quantity: 2,
      hasPreorder: true,
      isVisible: false,
    })
  },
)

test('what the shop put back by itself when an order was cancelled is taken off again until a person says so', async () => {
  const { shop, id } = await mugs('V1_CATALOG')
  const siteId = shop.wix.key.accountKey
  const order = shop.wix.sandbox.storefront.buy({ siteId, sku: 'MUG', quantity: 2 })
  await shop.pass(id)
  shop.wix.sandbox.storefront.cancel({ siteId, orderId: order?.id ?? '', restock: true })
  expect(variantOf(shop, 'MUG').quantity).toBe(10)
  gathered(shop)
  await shop.pass(id)
  expect(variantOf(shop, 'MUG').quantity).toBe(8)
  expect((await shop.inbox()).map(({ kind }) => kind)).toContain('return')
})

test.each(['V1_CATALOG', 'V3_CATALOG'] as const)(
  '%s: what was bought and cancelled between two looks, and not put back there, is shown again',
  async (catalog) => {
    const { shop, id } = await mugs(catalog)
    const siteId = shop.wix.key.accountKey
    const order = shop.wix.sandbox.storefront.buy({ siteId, sku: 'MUG', quantity: 2 })
    shop.wix.sandbox.storefront.cancel({ siteId, orderId: order?.id ?? '', restock: false })
    expect(variantOf(shop, 'MUG').quantity).toBe(8)
    await shop.pass(id)
    gathered(shop)
    await shop.pass(id)
    expect(variantOf(shop, 'MUG').quantity).toBe(10)
    expect(await shop.inbox()).toEqual([])
    expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
  },
)

test.each(['V1_CATALOG', 'V3_CATALOG'] as const)(
  '%s: a look at numbers alone forgets neither name nor picture, and a chart names the channel',
  async (catalog) => {
    const { shop, products, id } = await mugs(catalog)
    const [mug = ''] = products
    const before = await shop.db.select().from(listings).orderBy(listings.remoteId)
    await shop.sell(mug, 3)
    gathered(shop)
    await shop.pass(id)
    const after = await shop.db.select().from(listings).orderBy(listings.remoteId)
    const faces = (rows: typeof before) => rows.map(({ name, pictureUrl }) => [name, pictureUrl])
    expect(faces(after)).toEqual(faces(before))
    expect(after.every(({ name }) => name !== '')).toBe(true)
    const about = { workspaceId: shop.owner.workspaceId, productId: mug, sku: 'MUG' }
    const states = await channelStates({ ...shop.deps, stock: ledgerStock }, about)
    const { quantity } = variantOf(shop, 'MUG')
    expect(shownIn(states)).toEqual([{ name: 'wix', shown: quantity, wanted: quantity }])
  },
)
