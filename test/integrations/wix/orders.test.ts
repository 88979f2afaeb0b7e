import { expect, test } from 'vitest'
import type { WixOrder } from '#sandbox/wix/records.ts'
import { serveApp } from '#test/sandbox/serve.ts'
import { runningClock } from '#test/support/clock.ts'
import { wixBefore } from './before.ts'
import { live, startWix } from './client.ts'

const MUG = { name: 'Mug', sku: 'MUG', quantity: 500 }
const CUP = { name: 'Cup', variants: [{ choice: 'blue', sku: 'CUP-BLU', quantity: 3 }] }

const around = () => ({
  since: new Date(runningClock.now() - 3_600_000).toISOString(),
  until: new Date(runningClock.now() + 3_600_000).toISOString(),
})

test('orders come oldest change first, with the lines of the shop alone', async () => {
  const { wix, key, controller, now } = await startWix('V1_CATALOG', [MUG, CUP])
  const place = { siteId: key.accountKey }
  const buy = (sku: string, quantity: number) =>
    controller.command<{ order: WixOrder }>('buy', { ...place, sku, quantity, hasOther: true })
  const { order: first } = await buy('MUG', 2)
  await buy('CUP-BLU', 1)
  await controller.command('cancel', { ...place, orderId: first.id, restock: true })
  const { orders, next } = await wix.orders(key, around(), live())
  expect(next).toBeNull()
  const line = { id: expect.any(String), refunded: 0, restocked: 0 }
  const [mug, cup] = now().products
  expect(orders).toMatchObject([
    {
      ...{ number: '10002', status: 'APPROVED', paymentStatus: 'PAID' },
      lines: [{ ...line, sku: 'CUP-BLU', quantity: 1, variantId: cup?.variants[0]?.id }],
    },
    {
      ...{ id: first.id, number: '10001', status: 'CANCELED' },
      lines: [
        { ...line, sku: 'MUG', quantity: 2, productId: mug?.id, variantId: null, restocked: 2 },
      ],
    },
  ])
  expect(orders.map(({ lines }) => lines.length)).toEqual([1, 1])
})

test('a page has a hundred; the next one is asked for by its cursor', async () => {
  const { wix, key, sandbox } = await startWix('V3_CATALOG', [MUG])
  const place = { siteId: key.accountKey, sku: 'MUG', quantity: 1 }
  for (let number = 0; number < 105; number += 1) sandbox.storefront.buy(place)
  const first = await wix.orders(key, around(), live())
  const second = await wix.orders(key, { ...around(), next: first.next ?? '' }, live())
  expect([first.orders.length, second.orders.length, second.next]).toEqual([100, 5, null])
})

test('only what changed in the time asked for; one order, or none', async () => {
  const { wix, key, sandbox } = await startWix('V1_CATALOG', [MUG])
  const made = sandbox.storefront.buy({ siteId: key.accountKey, sku: 'MUG', quantity: 1 })
  const before = { since: '2020-01-01T00:00:00.000Z', until: '2020-01-02T00:00:00.000Z' }
  expect((await wix.orders(key, before, live())).orders).toEqual([])
  expect(await wix.order(key, made?.id ?? '', live())).toMatchObject({ number: '10001' })
  expect(await wix.order(key, 'none', live())).toBeUndefined()
})

test('an order and a line that cannot be read are left out, and the others are not lost', async () => {
  const line = (id: string, more: object) => ({
    id,
    quantity: 1,
    catalogReference: { catalogItemId: 'p', appId: '215238eb-22a5-4c36-9e7b-e7c08025e04e' },
    ...more,
  })
  const order = { id: 'o', number: 7, status: 'APPROVED', updatedDate: '2026-11-20T09:00:00Z' }
  const lineItems = [line('a', {}), line('b', { quantity: 'two' }), { id: 'c', quantity: 1 }, 7]
  const { wix, key } = await wixBefore(
    await serveApp({
      fetch: () =>
        Response.json({
          orders: [{ ...order, lineItems }, { id: 'x' }, { ...order, status: 'NEW' }],
        }),
    }),
  )
  const { orders, next } = await wix.orders(key, around(), live())
  expect(next).toBeNull()
  expect(orders).toEqual([
    {
      id: 'o',
      number: '7',
      status: 'APPROVED',
      paymentStatus: '',
      updatedAt: order.updatedDate,
      lines: [
        {
          id: 'a',
          productId: 'p',
          variantId: null,
          sku: null,
          name: '',
          quantity: 1,
          refunded: 0,
          restocked: 0,
        },
      ],
    },
  ])
})

test('a list of which nothing can be read is damaged', async () => {
  const fetch = () => Response.json({ orders: [{ id: 'x' }] })
  const { wix, key } = await wixBefore(await serveApp({ fetch }))
  await expect(wix.orders(key, around(), live())).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'wix.bad_answer',
  })
})
