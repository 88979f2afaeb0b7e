import { expect, test } from 'vitest'
import { createWixSandbox } from '#sandbox/wix/index.ts'
import type { WixOrder } from '#sandbox/wix/records.ts'
import { runningClock } from '#test/support/clock.ts'
import { openWix } from './calls.ts'

const MUG = { name: 'Mug', sku: 'MUG', quantity: 3 }
const SEARCH = '/ecom/v1/orders/search'

interface Bought {
  readonly order?: WixOrder
}

test.each(['V1_CATALOG', 'V3_CATALOG'] as const)(
  '%s: a purchase lowers the stock and makes an order; cancelling puts back only when asked to',
  async (catalog) => {
    const { served, send, site, now } = await openWix(catalog, [MUG])
    const buy = (quantity: number, more: object = {}) =>
      served.controller.command<Bought>('buy', { siteId: site.id, sku: 'MUG', quantity, ...more })
    const left = () => now().products[0]?.variants[0]?.quantity
    const { order } = await buy(2, { hasOther: true })
    expect(left()).toBe(1)
    expect((await buy(2)).order).toBeUndefined()
    const { body } = await send('GET', `/ecom/v1/orders/${order?.id}`)
    expect(body).toMatchObject({
      order: {
        status: 'APPROVED',
        lineItems: [{ quantity: 2, physicalProperties: { sku: 'MUG' } }, { quantity: 2 }],
      },
    })
    const second = (await buy(1)).order
    const cancel = (orderId: string | undefined, restock: boolean) =>
      served.controller.command('cancel', { siteId: site.id, orderId, restock })
    await cancel(order?.id, true)
    await cancel(order?.id, true)
    await cancel(second?.id, false)
    expect(left()).toBe(2)
    const found = await send('POST', SEARCH, {
      search: { sort: [{ fieldName: 'updatedDate', order: 'ASC' }] },
    })
    expect(found.body).toMatchObject({
      orders: [
        { status: 'CANCELED', lineItems: [{ restockQuantity: 2 }, { restockQuantity: 0 }] },
        { status: 'CANCELED', lineItems: [{ restockQuantity: 0 }] },
      ],
    })
  },
)

test('two conditions on one field are refused, $and is not; a page has at most 100', async () => {
  const { send, served, site } = await openWix('V1_CATALOG', [MUG])
  await served.controller.command('buy', { siteId: site.id, sku: 'MUG', quantity: 1 })
  const [since, until] = ['2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z']
  const both = { updatedDate: { $gte: since, $lt: until } }
  expect((await send('POST', SEARCH, { search: { filter: both } })).status).toBe(400)
  const filter = { $and: [{ updatedDate: { $gte: since } }, { updatedDate: { $lt: until } }] }
  const found = await send('POST', SEARCH, { search: { filter } })
  expect(found.body).toMatchObject({ orders: [{ number: '10001' }], metadata: { hasNext: false } })
  const tooMany = { search: { cursorPaging: { limit: 101 } } }
  expect((await send('POST', SEARCH, tooMany)).status).toBe(400)
})

test('an item is edited behind our back, sold ahead where pre-orders are on', async () => {
  const { served, site, now } = await openWix('V1_CATALOG', [{ ...MUG, hasPreorder: true }])
  const place = { siteId: site.id, sku: 'MUG' }
  await served.controller.command('edit', { ...place, quantity: 1, isVisible: false })
  expect(now().products[0]).toMatchObject({ isVisible: false, variants: [{ quantity: 1 }] })
  await served.controller.command('buy', { ...place, quantity: 4 })
  expect(now().products[0]?.variants[0]?.quantity).toBe(-3)
  await served.controller.command('edit', { ...place, newSku: 'CUP', isTracked: false })
  expect(now().products[0]?.variants[0]).toMatchObject({ sku: 'CUP', isTracked: false })
})

test('all of it outlives a restart', async () => {
  const { served, site } = await openWix('V1_CATALOG', [MUG])
  await served.controller.command('buy', { siteId: site.id, sku: 'MUG', quantity: 1 })
  const saved = JSON.parse(JSON.stringify(served.sandbox.snapshot()))
  const again = createWixSandbox({ clock: runningClock })
  again.restore(saved)
  expect(again.state()).toEqual(served.sandbox.state())
})

test('on the page a person buys, cancels and edits', async () => {
  const { served, site, now } = await openWix('V1_CATALOG', [MUG])
  const page = `${served.url}/shop/${site.id}`
  const post = (name: string, fields: Record<string, string>) =>
    fetch(`${page}/${name}`, { method: 'POST', body: new URLSearchParams(fields) })
  const item = site.products[0]?.variants[0]?.itemId ?? ''
  expect(await (await fetch(`${served.url}/shop`)).text()).toContain(site.name)
  expect(await (await post('buy', { item })).text()).toContain('Mug × 1')
  await post('edit', { item, quantity: '8' })
  const [order] = now().orders
  const shown = await (await post('cancel', { order: order?.id ?? '', restock: 'on' })).text()
  expect(shown).toContain('отменён')
  expect(now().products[0]?.variants[0]?.quantity).toBe(9)
  expect((await post('edit', { item, quantity: '-1' })).status).toBe(400)
  const english = await fetch(page, { headers: { 'accept-language': 'en' } })
  expect(await english.text()).toContain('cancelled')
})
