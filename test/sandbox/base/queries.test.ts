import { expect, test } from 'vitest'
import { serveBase } from './serve.ts'

const INVENTORY = { inventory_id: 307 }
const PRODUCTS = [
  { name: 'Blue mug', sku: 'MUG', quantity: 5 },
  { name: 'Plate', sku: 'PLATE', quantity: 0 },
]

async function opened() {
  const base = await serveBase()
  const { token } = await base.openAccount({ products: PRODUCTS })
  return { ...base, token, ask: (method: string, asked: object) => base.send(token, method, asked) }
}

test('lists of products and of stock take every described filter', async () => {
  const { ask } = await opened()
  const found = async (filter: object) => {
    const { body } = await ask('getInventoryProductsList', { ...INVENTORY, ...filter })
    return Object.values(body.products ?? {}).map(({ sku }: { sku: string }) => sku)
  }
  expect(await found({})).toEqual(['MUG', 'PLATE'])
  expect(await found({ filter_name: 'mug' })).toEqual(['MUG'])
  expect(await found({ filter_stock_from: 1 })).toEqual(['MUG'])
  expect(await found({ filter_stock_to: '0' })).toEqual(['PLATE'])
  expect(await found({ filter_price_from: 40 })).toEqual([])
  expect(await found({ filter_category_id: '3', filter_price_to: 40 })).toEqual(['MUG', 'PLATE'])
  expect(await found({ filter_category_id: 4 })).toEqual([])
  expect(await found({ filter_ean: 'none' })).toEqual([])
  expect(await found({ filter_asin: 'B0' })).toEqual([])
  const stock = await ask('getInventoryProductsStock', { ...INVENTORY, filter_name: 'plate' })
  expect(Object.values(stock.body.products ?? {})).toMatchObject([{ stock: { bl_206: 0 } }])
})

test('the data of a product has every described field, empty maps as lists', async () => {
  const { ask } = await opened()
  const list = await ask('getInventoryProductsList', INVENTORY)
  const [id] = Object.keys(list.body.products ?? {})
  const { body } = await ask('getInventoryProductsData', { ...INVENTORY, products: [Number(id)] })
  expect(Object.values(body.products ?? {})).toMatchObject([
    {
      ...{ height: 0, width: 0, length: 0, star: 0, manufacturer_id: 0, average_cost: 0 },
      ...{ prices: { 105: 39.99 }, locations: [], links: [] },
    },
  ])
})

test('orders by their number and state, and the journal after a log', async () => {
  const { ask, controller, token } = await opened()
  for (let number = 0; number < 2; number += 1) {
    await controller.command('buy', { token, sku: 'MUG', quantity: 1 })
  }
  const orders = async (filter: object) => {
    const { body } = await ask('getOrders', filter)
    return body.orders as { order_id: number; products: object[] }[]
  }
  const [first, second] = await orders({})
  expect(first).toMatchObject({
    ...{ order_source: 'shop', currency: 'PLN', payment_done: 39.99 },
    products: [{ variant_id: '0', price_brutto: 39.99, bundle_id: 0 }],
  })
  const ids = async (filter: object) => (await orders(filter)).map(({ order_id }) => order_id)
  expect(await ids({ order_id: first?.order_id })).toEqual([first?.order_id])
  expect(await ids({ id_from: second?.order_id })).toEqual([second?.order_id])
  expect(await ids({ filter_order_source: 'allegro' })).toEqual([])
  const { body } = await ask('getJournalList', { last_log_id: first?.order_id, logs_types: [1] })
  expect(body.logs).toMatchObject([{ log_type: 1, order_id: second?.order_id }])
})

test('the token of the older way, in the form, opens as well', async () => {
  const { url, token } = await opened()
  const body = new URLSearchParams({ token, method: 'getInventories', parameters: '{}' })
  const answer = await fetch(`${url}/connector.php`, { method: 'POST', body })
  expect(await answer.json()).toMatchObject({ status: 'SUCCESS' })
})
