import { expect, test } from 'vitest'
import { NO_VARIANT } from '#sandbox/wix/records.ts'
import { callsFrom, openWix } from './calls.ts'

const MUG = { name: 'Mug', sku: 'MUG', quantity: 5 }
const COLOURS = {
  name: 'Cup',
  variants: [
    { choice: 'blue', sku: 'CUP-BLU', quantity: 3 },
    { choice: 'red', sku: 'CUP-RED', quantity: 0 },
  ],
}

test('the key is sent raw, and a call names one site that the key opens', async () => {
  const { site, key, served } = await openWix('V1_CATALOG', [MUG])
  const other = await served.openSite()
  const get = async (headers: Record<string, string>) =>
    (await fetch(`${served.url}/stores/v3/provision/version`, { headers })).status
  expect(await get({ authorization: key, 'wix-site-id': site.id })).toBe(200)
  expect(await get({ authorization: `Bearer ${key}`, 'wix-site-id': site.id })).toBe(401)
  expect(await get({ 'wix-site-id': site.id })).toBe(401)
  expect(await get({ authorization: key })).toBe(403)
  expect(await get({ authorization: key, 'wix-account-id': site.id })).toBe(403)
  const both = { 'wix-site-id': site.id, 'wix-account-id': site.id }
  expect(await get({ authorization: key, ...both })).toBe(403)
  expect(await get({ authorization: key, 'wix-site-id': other.site.id })).toBe(403)
})

test('a site has one catalogue: calls of the other get 428', async () => {
  const { send, served, site } = await openWix('V1_CATALOG', [MUG])
  const v3 = { query: { cursorPaging: { limit: 10 } } }
  expect((await send('POST', '/stores/v3/inventory-items/query', v3)).status).toBe(428)
  await served.controller.command('migrate', { siteId: site.id, catalog: 'V3_CATALOG' })
  expect((await send('POST', '/stores/v3/inventory-items/query', v3)).status).toBe(200)
  expect((await send('POST', '/stores-reader/v1/products/query', {})).status).toBe(428)
  await served.controller.command('migrate', { siteId: site.id, catalog: 'STORES_NOT_INSTALLED' })
  const { body } = await send('GET', '/stores/v3/provision/version')
  expect(body).toEqual({ catalogVersion: 'STORES_NOT_INSTALLED' })
})

test('filters and orders are JSON within JSON; an object is refused', async () => {
  const { products } = await openWix('V1_CATALOG', [MUG, COLOURS])
  const found = await products({ filter: JSON.stringify({ sku: { $hasSome: ['MUG', 'X'] } }) })
  expect(found.products.map(({ name }) => name)).toEqual(['Mug'])
  for (const filter of [{ sku: 'MUG' }, '{"sku":', '{"colour":"red"}', '{"sku":{"$like":"M"}}']) {
    expect((await products({ filter })).status).toBe(400)
  }
  for (const sort of ['[{"numericId":"desc"}]', '[{"fieldName":"numericId","order":"DESC"}]']) {
    const sorted = await products({ sort })
    expect(sorted.products.map(({ name }) => name)).toEqual(['Cup', 'Mug'])
  }
})

test('hidden products and variants come only when asked for beside the query', async () => {
  const { products } = await openWix('V1_CATALOG', [{ ...COLOURS, isVisible: false }])
  const flags = { includeVariants: true, includeHiddenProducts: true }
  expect((await products(flags)).products).toEqual([])
  const whole = await products({}, flags)
  expect(whole.products).toMatchObject([
    {
      ...{ name: 'Cup', sku: '', manageVariants: true },
      variants: [{ variant: { sku: 'CUP-BLU' } }, { variant: { sku: 'CUP-RED' } }],
    },
  ])
  const bare = await products({}, { includeHiddenProducts: true })
  expect(bare.products[0]?.variants).toBeUndefined()
})

test('a product without variants has the one of zeros', async () => {
  const { send, site } = await openWix('V1_CATALOG', [MUG])
  const filter = JSON.stringify({ productId: site.products[0]?.id })
  const { body } = await send('POST', '/stores-reader/v2/inventoryItems/query', {
    query: { filter },
  })
  const variants = [{ variantId: NO_VARIANT, quantity: 5, inStock: true }]
  expect(body).toMatchObject({ inventoryItems: [{ trackQuantity: true, variants }] })
})

test('an absolute write without trackQuantity stops the counting of all variants', async () => {
  const { send, site, now } = await openWix('V1_CATALOG', [COLOURS])
  const [product] = site.products
  const path = `/stores/v2/inventoryItems/product/${product?.id}`
  const variants = [{ variantId: product?.variants[0]?.id, quantity: 9 }]
  const counted = { inventoryItem: { trackQuantity: true, variants } }
  expect(await send('PATCH', path, counted)).toMatchObject({ status: 200, body: {} })
  const numbers = () => now().products[0]?.variants.map(({ quantity }) => quantity)
  expect(numbers()).toEqual([9, 0])
  await send('PATCH', path, { inventoryItem: { variants } })
  expect(now().products[0]?.variants.map(({ isTracked }) => isTracked)).toEqual([false, false])
})

test('relative writes: 1 to 300 entries, one way to name an item, whole amounts, never below zero', async () => {
  const { site, now, change } = await openWix('V1_CATALOG', [MUG, COLOURS])
  const [mug, cup] = site.products
  const of = (by: number) => ({ inventoryId: mug?.inventoryId, variantId: NO_VARIANT, by })
  expect((await change('decrement', [of(2)])).status).toBe(200)
  expect((await change('increment', [{ ...of(1) }, of(3)])).status).toBe(200)
  expect(now().products[0]?.variants[0]?.quantity).toBe(7)
  expect((await change('decrement', [])).status).toBe(400)
  expect((await change('increment', Array(301).fill(of(1)))).status).toBe(400)
  expect((await change('increment', [{ ...of(1), productId: mug?.id }])).status).toBe(400)
  expect((await change('increment', [of(0)])).status).toBe(400)
  const red = { inventoryId: cup?.inventoryId, variantId: cup?.variants[1]?.id, by: 1 }
  const refused = await change('decrement', [of(1), red])
  expect(refused.body).toMatchObject({
    details: { applicationError: { code: 'INSUFFICIENT_INVENTORY' } },
  })
  expect(now().products[0]?.variants[0]?.quantity).toBe(7)
})

test('a page has at most 100, and an offset does not reach past ten thousand', async () => {
  const many = Array.from({ length: 120 }, (_, index) => ({ name: `P ${index}`, sku: `S${index}` }))
  const { products } = await openWix('V1_CATALOG', many)
  expect((await products({ paging: { limit: 101, offset: 0 } })).status).toBe(400)
  expect((await products({ paging: { limit: 100, offset: 9_901 } })).status).toBe(400)
  const first = await products({ paging: { limit: 100, offset: 0 } })
  const filter = JSON.stringify({ numericId: { $gt: first.products.at(-1)?.numericId } })
  const rest = await products({ filter, paging: { limit: 100, offset: 0 } })
  expect([first.products.length, rest.products.length]).toEqual([100, 20])
})

test('the 201st call of a minute is refused, of this site alone', async () => {
  const { send, served } = await openWix('V1_CATALOG', [MUG])
  const ask = () => send('GET', '/stores/v3/provision/version')
  for (let number = 0; number < 200; number += 1) expect((await ask()).status).toBe(200)
  const refused = await ask()
  expect(refused).toMatchObject({
    status: 429,
    body: { details: { applicationError: { code: 'RESOURCE_EXHAUSTED' } } },
  })
  const other = callsFrom(served, await served.openSite())
  expect((await other.send('GET', '/stores/v3/provision/version')).status).toBe(200)
})

test('an answer that is lost after a relative write leaves it done; 5xx has no body', async () => {
  const { served, site, now, change, send } = await openWix('V1_CATALOG', [MUG])
  await served.controller.fault({ method: 'v1.decrement', kind: 'drop-after', times: 1 })
  const entry = { productId: site.products[0]?.id, variantId: NO_VARIANT, by: 2 }
  await expect(change('decrement', [entry])).rejects.toThrow()
  expect(now().products[0]?.variants[0]?.quantity).toBe(3)
  await served.controller.fault({ method: 'read', kind: 'http-5xx', times: 1 })
  expect(await send('GET', '/stores/v3/provision/version')).toEqual({
    status: 503,
    body: undefined,
  })
})
