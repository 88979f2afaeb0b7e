import { expect, test } from 'vitest'
import { createBaseSandbox } from '#sandbox/base/index.ts'
import type { BaseOrder } from '#sandbox/base/records.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { runningClock } from '#test/support/clock.ts'
import { START_MS } from '#test/support/moments.ts'
import { serveBase } from './serve.ts'

const MUG = { name: 'Mug', sku: 'MUG', quantity: 5 }
const INVENTORY = { inventory_id: 307 }

test('errors come with HTTP 200: a token, a method, parameters that are not known', async () => {
  const { send, openAccount } = await serveBase()
  const { token } = await openAccount()
  const error = (code: string) => ({ status: 200, body: { status: 'ERROR', error_code: code } })
  expect(await send('1-2-NONE', 'getInventories')).toMatchObject(error('ERROR_AUTH_TOKEN'))
  expect(await send(token, 'getEverything')).toMatchObject(error('ERROR_UNKNOWN_METHOD'))
  const list = 'getInventoryProductsList'
  expect(await send(token, list, '{')).toMatchObject(error('ERROR_BAD_PARAMETERS'))
  expect(await send(token, list, {})).toMatchObject(error('ERROR_BAD_PARAMETERS'))
  const { body } = await send(token, 'getInventories')
  expect(body).toMatchObject({ status: 'SUCCESS', inventories: [{ inventory_id: 307 }] })
})

test('the 101st call of a minute blocks the token until a time in Warsaw, and no other token', async () => {
  const clock = createStepClock({ startMs: Date.parse('2026-11-20T09:00:00Z'), frozen: true })
  const { send, openAccount } = await serveBase({ clock, blockMs: 600_000 })
  const { token } = await openAccount()
  const other = await openAccount()
  for (let number = 0; number < 100; number += 1) {
    expect((await send(token, 'getInventories')).body.status).toBe('SUCCESS')
  }
  const blocked = { error_code: 'ERROR_BLOCKED_TOKEN' }
  const { status, body } = await send(token, 'getInventories')
  expect([status, body]).toMatchObject([200, blocked])
  expect(body.error_message).toMatch(/until 2026-11-20 10:10:00$/)
  expect((await send(other.token, 'getInventories')).body.status).toBe('SUCCESS')
  clock.advance(599_000)
  expect((await send(token, 'getInventories')).body).toMatchObject(blocked)
  clock.advance(1_000)
  expect((await send(token, 'getInventories')).body.status).toBe('SUCCESS')
})

test('an empty map is a list, and ids may be text', async () => {
  const { send, openAccount, controller } = await serveBase()
  const { token } = await openAccount()
  const list = () => send(token, 'getInventoryProductsList', INVENTORY)
  expect((await list()).body.products).toEqual([])
  await controller.command('add-product', { token, ...MUG })
  expect((await list()).body.products).toMatchObject({ 2685: { id: 2_685, stock: { bl_206: 5 } } })
  await controller.command('quirks', { hasTextIds: true })
  expect((await list()).body.products).toMatchObject({ 2685: { id: '2685' } })
  const data = await send(token, 'getInventoryProductsData', { ...INVENTORY, products: [2_685] })
  expect(data.body.products).toMatchObject({
    2685: {
      category_id: '3',
      is_bundle: false,
      images: [],
      text_fields: { features: [] },
      variants: [],
    },
  })
})

test('a page has a thousand products, and one call writes a thousand', async () => {
  const products = Array.from({ length: 1_002 }, (_, number) => ({ ...MUG, sku: `S${number}` }))
  const { send, openAccount } = await serveBase()
  const { token } = await openAccount({ products })
  const sizeOf = async (page: number) => {
    const { body } = await send(token, 'getInventoryProductsList', { ...INVENTORY, page })
    return Object.keys(body.products ?? {}).length
  }
  expect([await sizeOf(1), await sizeOf(2), await sizeOf(3)]).toEqual([1_000, 2, 0])
  const write = (count: number) => {
    const wanted = products.slice(0, count).map((_, index) => [2_685 + index, { bl_206: 1 }])
    const asked = { ...INVENTORY, products: Object.fromEntries(wanted) }
    return send(token, 'updateInventoryProductsStock', asked)
  }
  expect((await write(1_000)).body).toEqual({ status: 'SUCCESS', counter: 1_000, warnings: [] })
  expect((await write(1_001)).body).toMatchObject({ error_code: 'ERROR_TOO_MANY_PRODUCTS' })
})

test('warnings are by product: one that is not there, a warehouse that is not ours', async () => {
  const { send, openAccount, sandbox } = await serveBase()
  const { token } = await openAccount({ products: [MUG, { ...MUG, sku: 'CUP' }] })
  const products = { 2685: { bl_206: 2 }, 2686: { shop_5015: 2 }, 9: { bl_206: 2 } }
  const { body } = await send(token, 'updateInventoryProductsStock', { ...INVENTORY, products })
  expect(body).toMatchObject({ counter: 1, warnings: { 2686: /shop_5015/, 9: /not found/ } })
  const stock = sandbox
    .state()
    .accounts.at(-1)
    ?.products.map((one) => one.stock)
  expect(stock).toEqual([{ bl_206: 2 }, { bl_206: 5 }])
})

test.each([true, false])('reservations are told when the catalogue has them: %s', async (has) => {
  const { send, openAccount, controller } = await serveBase()
  const { token } = await openAccount({ hasReservations: has, products: [MUG] })
  await controller.command('edit', { token, sku: 'MUG', reserved: 2 })
  const { body } = await send(token, 'getInventoryProductsStock', INVENTORY)
  const reservations = has ? { bl_206: 2 } : undefined
  expect(body.products).toEqual({
    2685: { product_id: 2_685, stock: { bl_206: 5 }, reservations, variants: [] },
  })
})

test('variants have ids of their own, and bundles name their parts', async () => {
  const { send, openAccount } = await serveBase()
  const variants = [{ name: 'Cup, blue', sku: 'CUP-BLU', quantity: 3 }]
  const products = [
    MUG,
    { name: 'Cup', sku: 'CUP', variants },
    { name: 'Set', sku: 'SET', bundle: { MUG: 2 } },
  ]
  const { token } = await openAccount({ products })
  const list = async (include_variants: boolean) => {
    const asked = { ...INVENTORY, include_variants }
    return (await send(token, 'getInventoryProductsList', asked)).body.products
  }
  expect(Object.keys((await list(false)) ?? {})).toEqual(['2685', '2686', '2688'])
  expect(await list(true)).toMatchObject({ 2687: { parent_id: 2_686, sku: 'CUP-BLU' } })
  const asked = { ...INVENTORY, products: [2_686, 2_688] }
  expect((await send(token, 'getInventoryProductsData', asked)).body.products).toMatchObject({
    2686: { variants: { 2687: { sku: 'CUP-BLU', stock: { bl_206: 3 } } } },
    2688: { is_bundle: true, bundle_products: { 2685: 2 } },
  })
})

test('a purchase lowers the stock and makes an order; cancelling puts back only when asked to', async () => {
  const { send, openAccount, controller, sandbox } = await serveBase()
  const { token } = await openAccount({ products: [MUG] })
  const buy = async (quantity: number) =>
    (await controller.command<{ order?: BaseOrder }>('buy', { token, sku: 'MUG', quantity })).order
  const left = () => sandbox.state().accounts.at(-1)?.products[0]?.stock.bl_206
  const [first, second] = [await buy(2), await buy(1)]
  expect(await buy(3)).toBeUndefined()
  expect(left()).toBe(2)
  const { body } = await send(token, 'getOrders', { date_confirmed_from: 0 })
  expect(body.orders).toMatchObject([{ products: [{ sku: 'MUG', quantity: 2 }] }, {}])
  await controller.command('cancel', { token, orderId: first?.id, restock: true })
  await controller.command('cancel', { token, orderId: second?.id, restock: false })
  expect(left()).toBe(4)
  await controller.command('edit', { token, sku: 'MUG', quantity: 9, newSku: 'CUP' })
  expect(sandbox.state().accounts.at(-1)?.products[0]).toMatchObject({
    sku: 'CUP',
    stock: { bl_206: 9 },
  })
  const again = createBaseSandbox({ clock: runningClock })
  again.restore(JSON.parse(JSON.stringify(sandbox.snapshot())))
  expect(again.state()).toEqual(sandbox.state())
})

test('on the page a person buys, cancels and edits', async () => {
  const { url, openAccount, sandbox } = await serveBase({
    clock: createStepClock({ startMs: START_MS }),
  })
  const { name } = await openAccount({ products: [MUG] })
  const page = `${url}/shop/${encodeURIComponent(name)}`
  const post = (what: string, fields: Record<string, string>) =>
    fetch(`${page}/${what}`, { method: 'POST', body: new URLSearchParams(fields) })
  expect(await (await post('buy', { item: '2685' })).text()).toContain('Mug × 1')
  await post('edit', { item: '2685', quantity: '3' })
  const order = String(sandbox.state().accounts.at(-1)?.orders[0]?.id)
  await post('cancel', { order, restock: 'on' })
  expect(sandbox.state().accounts.at(-1)?.products[0]?.stock).toEqual({ bl_206: 4 })
})
