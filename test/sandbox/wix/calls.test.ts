import { expect, test } from 'vitest'
import { openWix } from './calls.ts'

const NOTHING = '00000000-0000-4000-8000-000000000000'
const mugs = {
  name: 'Mug',
  variants: [
    { choice: 'Blue', sku: 'MUG-BLUE', quantity: 4 },
    { choice: 'Red', sku: 'MUG-RED', quantity: 0 },
  ],
}

test('V1: variants on their own, one item with some of them, an older address, a write by the item', async () => {
  const { send, now } = await openWix('V1_CATALOG', [mugs, { name: 'Plate', sku: 'PLATE' }])
  const [mug] = (await now()).products
  const [blue, red] = mug?.variants ?? []
  const all = await send('POST', '/stores-reader/v1/variants/query', {
    query: { filter: { productId: mug?.id }, paging: { limit: 1, offset: 1 } },
  })
  expect(all.body).toMatchObject({
    variants: [
      {
        ...{ id: `${mug?.id}-${red?.id}`, sku: 'MUG-RED', managedVariant: true },
        stock: { trackQuantity: true, quantity: 0, inStock: false },
      },
    ],
    metadata: { count: 1, offset: 1, total: 2 },
  })
  const ids = { variantIds: [blue?.id] }
  for (const path of [`product/${mug?.id}`, mug?.inventoryId]) {
    const one = await send('POST', `/stores-reader/v2/inventoryItems/${path}/getVariants`, ids)
    expect(one.body).toMatchObject({
      inventoryItem: { productId: mug?.id, variants: [{ variantId: blue?.id, quantity: 4 }] },
    })
  }
  const older = await send('POST', '/stores/v1/products/query', { query: {} })
  expect(older.body).toMatchObject({
    products: [
      {
        stock: {
          ...{ trackInventory: true, quantity: 4, inStock: true },
          inventoryStatus: 'PARTIALLY_OUT_OF_STOCK',
        },
      },
      { stock: { inventoryStatus: 'IN_STOCK' } },
    ],
  })
  const inventoryItem = { trackQuantity: true, variants: [{ variantId: red?.id, quantity: 7 }] }
  const path = `/stores/v2/inventoryItems/${mug?.inventoryId}`
  expect(await send('PATCH', path, { inventoryItem })).toEqual({ status: 200, body: {} })
  expect((await now()).products[0]?.variants.map(({ quantity }) => quantity)).toEqual([4, 7])
})

test('V3: amounts added and taken, by item and by variant, each row for itself', async () => {
  const { send, now } = await openWix('V3_CATALOG', [mugs])
  const [blue, red] = (await now()).products[0]?.variants ?? []
  const bulk = (name: string, body: object) =>
    send('POST', `/stores/v3/bulk/inventory-items/${name}`, body)
  const taken = await bulk('decrement', {
    decrementData: [
      { inventoryItemId: blue?.itemId, decrementBy: 3 },
      { inventoryItemId: red?.itemId, decrementBy: 1 },
      { inventoryItemId: NOTHING, decrementBy: 1 },
    ],
    ...{ restrictInventory: true, reason: 'ORDER', returnEntity: true },
  })
  expect(taken).toMatchObject({
    status: 200,
    body: {
      results: [
        { itemMetadata: { success: true }, item: { quantity: 1, revision: '2' } },
        { itemMetadata: { success: false, error: { code: 'INSUFFICIENT_INVENTORY' } } },
        { itemMetadata: { success: false, error: { code: 'NOT_FOUND' } } },
      ],
      bulkActionMetadata: { totalSuccesses: 1, totalFailures: 2, undetailedFailures: 0 },
    },
  })
  await bulk('increment-by-variant-and-location', {
    incrementData: [{ variantId: blue?.id, locationId: null, incrementBy: 9 }],
    restrictInventory: true,
  })
  await bulk('decrement-by-variant-and-location', {
    decrementData: [{ variantId: red?.id, decrementBy: 2 }],
    restrictInventory: false,
  })
  expect((await now()).products[0]?.variants.map(({ quantity }) => quantity)).toEqual([10, -2])
  const many = Array.from({ length: 301 }, () => ({ inventoryItemId: NOTHING, decrementBy: 1 }))
  expect((await bulk('decrement', { decrementData: many })).status).toBe(400)
  expect((await bulk('increment', { incrementData: [] })).status).toBe(400)
})

test('V3: an item is put up by its variant, and found by words', async () => {
  const { send, now } = await openWix('V3_CATALOG', [mugs, { name: 'Plate', sku: 'PLATE' }])
  const [product] = (await now()).products
  const red = product?.variants[1]
  const wanted = { productId: product?.id, variantId: red?.id, quantity: 6 }
  const put = await send('POST', '/stores/v3/bulk/inventory-items/upsert', {
    inventoryItems: [{ inventoryItem: wanted }],
    returnEntity: true,
  })
  expect(put.body).toMatchObject({
    results: [{ itemMetadata: { id: red?.itemId, success: true }, item: { quantity: 6 } }],
  })
  const found = await send('POST', '/stores/v3/inventory-items/search', {
    search: { search: { expression: 'mug red' } },
  })
  expect(found.body).toMatchObject({
    inventoryItems: [{ product: { variantSku: 'MUG-RED' }, createdDate: expect.any(String) }],
    pagingMetadata: { count: 1 },
  })
})

test('orders are found by payment, by what was bought and by the app that sold it', async () => {
  const { served, site, send, now } = await openWix('V1_CATALOG', [{ name: 'Plate', sku: 'PLATE' }])
  served.sandbox.storefront.buy({ siteId: site.id, sku: 'PLATE', quantity: 1 })
  const [plate] = (await now()).products
  const search = async (filter: object) => {
    const { body } = await send<{ orders: object[] }>('POST', '/ecom/v1/orders/search', {
      search: { filter },
    })
    return body.orders.length
  }
  expect(await search({ paymentStatus: 'PAID', archived: false })).toBe(1)
  expect(await search({ 'lineItems.catalogReference.catalogItemId': plate?.id })).toBe(1)
  expect(await search({ 'lineItems.catalogReference.appId': NOTHING })).toBe(0)
})

test('an order tells its prices, as they were when it was placed, and its buyer', async () => {
  const { served, site, send } = await openWix('V1_CATALOG', [{ name: 'Plate', sku: 'PLATE' }])
  const { storefront } = served.sandbox
  const plate = { siteId: site.id, sku: 'PLATE' }
  storefront.edit({ ...plate, price: 39.99 })
  storefront.buy({ ...plate, quantity: 2, email: 'anna@mail.example' })
  storefront.edit({ ...plate, price: 45 })
  storefront.buy({ ...plate, quantity: 1 })
  const { body } = await send<{ orders: object[] }>('POST', '/ecom/v1/orders/search', {
    search: { filter: { 'buyerInfo.email': 'anna@mail.example' } },
  })
  expect(body.orders).toMatchObject([
    {
      currency: 'RUB',
      buyerInfo: { email: 'anna@mail.example', contactId: expect.stringMatching(/^[\w-]{36}$/) },
      lineItems: [{ quantity: 2, price: { amount: '39.99' } }],
      priceSummary: { total: { amount: '79.98' } },
    },
  ])
})
