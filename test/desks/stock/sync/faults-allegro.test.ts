import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { createSync } from '#desks/stock/sync/engine.ts'
import { pass } from '#desks/stock/sync/pass/pass.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { silentLog } from '#platform/log/log.ts'
import { callsOf, live } from '#test/integrations/allegro/clients.ts'
import { waitFor } from '#test/support/wait.ts'
import { openChannels, type Shop } from './rig.ts'
import { gathered, leftOver, NOTHING_LEFT, putUp, working } from './shops.ts'

async function manyProducts(shop: Shop, count: number) {
  const products: { id: string; offer: string }[] = []
  for (let n = 0; n < count; n += 1) {
    const id = await shop.product(`SKU-${n}`, 10 + n)
    products.push({ id, offer: putUp(shop, `SKU-${n}`, 10 + n) })
  }
  return products
}

test('what a command failed with is tried again, told once and settled by the next success', async () => {
  const shop = await openChannels({ allegro: { switches: { failEvery: 2 } } })
  const products = await manyProducts(shop, 4)
  const id = await working(shop, 'allegro')
  for (const { id: product } of products) await shop.sell(product, 1)
  gathered(shop)
  expect(await shop.pass(id)).toMatchObject({ written: 2, failed: 2 })
  shop.allegro.sandbox.world.switches.failEvery = 0
  shop.clock.advance(30_000)
  expect(await shop.pass(id)).toMatchObject({ written: 2, failed: 0 })
  for (const [n, { offer }] of products.entries()) expect(shop.offer(offer).available).toBe(9 + n)
  expect(await shop.inbox()).toEqual([])

  shop.allegro.sandbox.world.switches.failEvery = 1
  for (const { id: product } of products) await shop.sell(product, 1)
  for (let tries = 0; tries < 4; tries += 1) {
    shop.clock.advance(300_000)
    expect(await shop.pass(id)).toMatchObject({ failed: 4 })
  }
  expect((await shop.inbox()).map(({ kind }) => kind)).toEqual(Array(4).fill('push-failed'))
  expect(await leftOver(shop)).toEqual(NOTHING_LEFT)

  shop.allegro.sandbox.world.switches.failEvery = 0
  for (const { id: product } of products) await shop.receive(product, 1)
  gathered(shop)
  await shop.sell(products[0]?.id ?? '', 1)
  gathered(shop)
  await shop.pass(id)
  expect((await shop.inbox()).map(({ kind }) => kind)).toEqual([])
})

test('a command whose answer was lost is sent again under its id and carried out once', async () => {
  const shop = await openChannels()
  const products = await manyProducts(shop, 3)
  const id = await working(shop, 'allegro')
  for (const { id: product } of products) await shop.sell(product, 2)
  gathered(shop)
  const { faults, world } = shop.allegro.sandbox
  const before = world.commands.size
  faults.add({ method: 'bulk', kind: 'drop-after', times: 1 })
  shop.allegro.sandbox.calls.clear()
  expect(await shop.pass(id)).toMatchObject({ written: 3 })
  expect(callsOf(shop.allegro, 'bulk')).toBe(2)
  expect(world.commands.size).toBe(before + 1)
  for (const [n, { offer }] of products.entries()) expect(shop.offer(offer).available).toBe(8 + n)
})

test.each(['drop-after', 'hang-after', 'drop'] as const)(
  'one offer, its answer lost (%s), and Allegro takes its time',
  async (kind) => {
    const shop = await openChannels()
    const product = await shop.product('MUG', 5)
    const offer = putUp(shop, 'MUG', 5)
    const id = await working(shop, 'allegro')
    await shop.sell(product, 2)
    gathered(shop)
    shop.allegro.sandbox.faults.add({ method: 'patch', kind, times: 1 })
    await shop.pass(id)
    expect(shop.offer(offer).available).toBe(3)
    shop.allegro.sandbox.world.switches.editMs = 500
    await shop.sell(product, 1)
    gathered(shop)
    expect(await shop.pass(id)).toMatchObject({ written: 1 })
    expect(shop.offer(offer).available).toBe(2)
    expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
  },
)

test.each([1, 2])(
  'an end whose outcome nobody knows is ours: new goods bring the offers back (%i of them)',
  async (count) => {
    const shop = await openChannels()
    const products = await manyProducts(shop, count)
    const id = await working(shop, 'allegro')
    for (const [n, { id: product }] of products.entries()) await shop.sell(product, 10 + n)
    gathered(shop)
    const { faults } = shop.allegro.sandbox
    const lost = count === 1 ? 'parts' : 'publication'
    faults.add({ method: lost, kind: lost === 'parts' ? 'cut' : 'drop-after', times: 9 })
    expect(await shop.pass(id, { isApproved: true })).toMatchObject({ failed: count })
    faults.clear()
    for (const { id: product } of products) await shop.receive(product, 3)
    for (let pass = 0; pass < 2; pass += 1) {
      shop.clock.advance(180_000)
      await shop.pass(id)
    }
    for (const { offer } of products) {
      expect(shop.offer(offer)).toMatchObject({ available: 3, endedBy: null })
    }
    expect(await shop.inbox()).toEqual([])
    expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
  },
)

test('a client id that is blocked for a minute loses nothing and asks no more meanwhile', async () => {
  const shop = await openChannels()
  const product = await shop.product('MUG', 5)
  const offer = putUp(shop, 'MUG', 5)
  const id = await working(shop, 'allegro')
  await shop.sell(product, 2)
  gathered(shop)
  await shop.allegro.controller.command('block-client', { ms: 60_000 })
  shop.allegro.sandbox.faults.add({ method: 'api', kind: 'limited', times: 1, ms: 60_000 })
  await expect(shop.pass(id)).rejects.toMatchObject({ kind: 'limit' })
  await expect(shop.pass(id)).rejects.toMatchObject({ kind: 'limit' })
  expect(await leftOver(shop)).toMatchObject({ demands: 1, leases: 0 })
  shop.clock.advance(61_000)
  expect(await shop.pass(id)).toMatchObject({ written: 1 })
  expect(shop.offer(offer).available).toBe(3)
})

test('a revoked account is told once and goes on where it stood when it is linked anew', async () => {
  const shop = await openChannels()
  const product = await shop.product('MUG', 5)
  const offer = putUp(shop, 'MUG', 5)
  const id = await working(shop, 'allegro')
  const sync = createSync({
    keyAgain: async () => undefined,
    ...shop.deps,
    metrics: new Registry(),
    ...{ log: silentLog, leases: createMemoryLeases({ clock: shop.clock }) },
    sweepOrders: async () => {},
  })
  await shop.sell(product, 2)
  gathered(shop)
  shop.allegro.sandbox.tokens.revoke(shop.allegro.key.accountKey)
  shop.allegro.sandbox.tokens.endAccess()
  for (let tries = 0; tries < 2; tries += 1)
    await expect(sync.passOver(id, { signal: live() })).rejects.toMatchObject({ kind: 'auth' })
  expect(shop.told).toEqual(['disconnected'])
  await shop.connect('allegro', shop.allegro.link('orlova'))
  expect(await shop.inbox()).toEqual([])
  expect(await sync.passOver(id, { signal: live() })).toMatchObject({ written: 1 })
  expect(shop.offer(offer).available).toBe(3)
})

test('a SKU renamed while its number is on the way keeps its offer', async () => {
  const shop = await openChannels({ allegro: { switches: { commandMs: 0 } } })
  const products = await manyProducts(shop, 2)
  const id = await working(shop, 'allegro')
  shop.allegro.sandbox.world.switches.commandMs = 1_500
  for (const { id: product } of products) await shop.sell(product, 3)
  gathered(shop)
  shop.allegro.sandbox.calls.clear()
  const under = shop.pass(id)
  await waitFor(() => callsOf(shop.allegro, 'bulk') > 0)
  const [first] = products
  if (!first) throw new Error('no product')
  expect(
    (
      await shop.ledger.edit(shop.owner, shop.cause(), {
        productId: first.id,
        edit: { sku: 'RENAMED' },
      })
    ).ok,
  ).toBe(true)
  await under
  await shop.sell(first.id, 1)
  gathered(shop)
  await shop.pass(id)
  expect(shop.offer(first.offer)).toMatchObject({ available: 6, sku: 'SKU-0' })
  expect(await shop.inbox()).toEqual([])
})

test.each([0, 600_000, -600_000])(
  'of two processes at once one works, their clocks %i ms apart',
  async (skewMs) => {
    const shop = await openChannels()
    const products = await manyProducts(shop, 5)
    const id = await working(shop, 'allegro')
    shop.allegro.sandbox.world.switches.commandMs = 1_000
    for (const { id: product } of products) await shop.sell(product, 1)
    gathered(shop)
    const before = shop.allegro.sandbox.world.commands.size
    shop.allegro.sandbox.calls.clear()
    const { clock } = shop
    const skewed = { ...clock, now: () => clock.now() + skewMs }
    const first = shop.pass(id)
    await waitFor(() => callsOf(shop.allegro, 'bulk') > 0)
    const other = await pass({ ...shop.deps, clock: skewed, owner: 'other' }, id, {
      signal: live(),
    })
    expect(other.written).toBe(0)
    expect(await first).toMatchObject({ written: 5 })
    expect(shop.allegro.sandbox.world.commands.size).toBe(before + 1)
    clock.advance(700_000)
    await shop.pass(id)
    expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
  },
)

test('a pass that is stopped gives its leases back at once', async () => {
  const shop = await openChannels()
  const products = await manyProducts(shop, 3)
  const id = await working(shop, 'allegro')
  shop.allegro.sandbox.world.switches.commandMs = 60_000
  for (const { id: product } of products) await shop.sell(product, 1)
  gathered(shop)
  const stop = new AbortController()
  shop.allegro.sandbox.calls.clear()
  const under = shop.pass(id, { signal: stop.signal })
  await waitFor(() => callsOf(shop.allegro, 'bulk') > 0)
  stop.abort(new Error('shutting down'))
  await expect(under).rejects.toThrow()
  expect(await leftOver(shop)).toMatchObject({ leases: 0, demands: 3 })
})
