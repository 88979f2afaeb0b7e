import { expect, test } from 'vitest'
import type { WixItem } from '#desks/stock/ports.ts'
import { NO_VARIANT } from '#sandbox/wix/records.ts'
import { live, startWix } from './client.ts'

const MUG = { name: 'Mug', sku: 'MUG', quantity: 5 }
const CUP = {
  name: 'Cup',
  isVisible: false,
  variants: [
    { choice: 'blue', sku: 'CUP-BLU', quantity: 3 },
    { choice: 'red', sku: 'CUP-RED', quantity: 0 },
  ],
}
const CARD = { name: 'Card', isTracked: false }
const LAMP = { name: 'Lamp', sku: 'LAMP', quantity: 0, hasPreorder: true }
const V1 = 'V1_CATALOG'
const V3 = 'V3_CATALOG'

/** What both catalogues say of the same shop. */
const told = (item: WixItem) => {
  const { name, sku, quantity, isTracked, isVisible, hasPreorder } = item
  return { name, sku, quantity, isTracked, isVisible, hasPreorder }
}
const counted = { isTracked: true, isVisible: true, hasPreorder: false }
const SHOP = [
  { ...counted, name: 'Mug', sku: 'MUG', quantity: 5 },
  { ...counted, name: 'Cup, blue', sku: 'CUP-BLU', quantity: 3, isVisible: false },
  { ...counted, name: 'Cup, red', sku: 'CUP-RED', quantity: 0, isVisible: false },
  { ...counted, name: 'Card', sku: null, quantity: null, isTracked: false },
  { ...counted, name: 'Lamp', sku: 'LAMP', quantity: 0, hasPreorder: true },
]

test.each([
  ['v1', V1],
  ['v3', V3],
] as const)(
  '%s: every item comes, hidden, uncounted and sold ahead too',
  async (catalog, version) => {
    const { wix, key } = await startWix(version, [MUG, CUP, CARD, LAMP])
    expect(await wix.catalog(key, live())).toBe(catalog)
    const { items, next } = await wix.items(key, { catalog }, live())
    expect(items.map(told)).toEqual(SHOP)
    expect(next).toBeNull()
    expect(items.every((item) => (item.revision === null) === (catalog === 'v1'))).toBe(true)
  },
)

test.each([
  ['v1', V1],
  ['v3', V3],
] as const)('%s: what some items show now', async (catalog, version) => {
  const { wix, key, controller } = await startWix(version, [MUG, CUP])
  const { items } = await wix.items(key, { catalog }, live())
  await controller.command('buy', { siteId: key.accountKey, sku: 'CUP-BLU', quantity: 2 })
  const some = items.filter(({ sku }) => sku !== 'MUG')
  const read = await wix.read(key, { catalog, items: some }, live())
  expect(read.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ['CUP-BLU', 1],
    ['CUP-RED', 0],
  ])
  expect(read[0]?.pictureUrl).toBe(some[0]?.pictureUrl)
  expect(await wix.read(key, { catalog, items: [] }, live())).toEqual([])
})

test('v1: paged by number, past where an offset would break', async () => {
  const many = Array.from({ length: 10_150 }, (_, number) => ({ name: `P`, sku: `S${number}` }))
  const limit = { capacity: 1_000, refillMs: 1 }
  const { wix, key } = await startWix(V1, many, { limit, callsAMinute: 1_000 })
  const skus: (string | null)[] = []
  let next: string | null | undefined
  while (next !== null) {
    const page = await wix.items(key, { catalog: 'v1', ...(next && { next }) }, live())
    skus.push(...page.items.map(({ sku }) => sku))
    next = page.next
  }
  expect(skus).toEqual(many.map(({ sku }) => sku))
})

test('v3: paged by cursor; asked for by SKU', async () => {
  const many = Array.from({ length: 1_005 }, (_, number) => ({ name: 'P', sku: `S${number}` }))
  const { wix, key } = await startWix(V3, many)
  const first = await wix.items(key, { catalog: 'v3' }, live())
  const second = await wix.items(key, { catalog: 'v3', next: first.next ?? '' }, live())
  expect([first.items.length, second.items.length, second.next]).toEqual([1_000, 5, null])
  const { items } = await wix.items(key, { catalog: 'v3', skus: ['S7', 'none'] }, live())
  expect(items.map(({ sku }) => sku)).toEqual(['S7'])
  const tooMany = Array.from({ length: 101 }, (_, number) => `S${number}`)
  const asked = wix.items(key, { catalog: 'v3', skus: tooMany }, live())
  await expect(asked).rejects.toMatchObject({ kind: 'internal' })
})

test('v1 cannot be asked by SKU', async () => {
  const { wix, key } = await startWix(V1, [MUG])
  const asked = wix.items(key, { catalog: 'v1', skus: ['MUG'] }, live())
  await expect(asked).rejects.toMatchObject({ kind: 'internal' })
})

test('v1: one of several variants is set, the others stay, and all stay counted', async () => {
  const { wix, key, now } = await startWix(V1, [CUP])
  const [product] = now().products
  const variantId = product?.variants[1]?.id ?? ''
  await wix.setV1(key, product?.id ?? '', [{ variantId, quantity: 4 }], live())
  const stock = now().products[0]?.variants.map(({ quantity, isTracked }) => [quantity, isTracked])
  expect(stock).toEqual([
    [3, true],
    [4, true],
  ])
})

test('v1: several items are raised and lowered in one call each', async () => {
  const { wix, key, now, controller } = await startWix(V1, [MUG, CUP])
  const { items } = await wix.items(key, { catalog: 'v1' }, live())
  const of = (sku: string, by: number) => {
    const item = items.find((one) => one.sku === sku)
    return item ? [{ item, by }] : []
  }
  await wix.change(key, 'increment', [...of('MUG', 2), ...of('CUP-RED', 6)], live())
  await wix.change(key, 'decrement', of('CUP-BLU', 1), live())
  const numbers = now().products.flatMap(({ variants }) => variants.map(({ quantity }) => quantity))
  expect(numbers).toEqual([7, 2, 6])
  expect(now().products[0]?.variants[0]?.id).toBe(NO_VARIANT)
  const writes = (await controller.state()).calls.filter(({ method }) => /crement/.test(method))
  expect(writes.map(({ method, requests }) => [method, requests])).toEqual([
    ['v1.increment', 1],
    ['v1.decrement', 1],
  ])
  const tooMany = Array.from({ length: 301 }, () => of('MUG', 1)).flat()
  await expect(wix.change(key, 'increment', tooMany, live())).rejects.toMatchObject({
    kind: 'internal',
  })
})

test('v1: nothing goes below zero', async () => {
  const { wix, key, now } = await startWix(V1, [MUG])
  const { items } = await wix.items(key, { catalog: 'v1' }, live())
  const entries = items.map((item) => ({ item, by: 6 }))
  await expect(wix.change(key, 'decrement', entries, live())).rejects.toMatchObject({
    kind: 'conflict',
    code: 'wix.insufficient',
    vars: { traceId: expect.stringMatching(/^[\w-]{36}$/) },
  })
  expect(now().products[0]?.variants[0]?.quantity).toBe(5)
})

test('v3: each item of a call has its own outcome', async () => {
  const { wix, key, now, controller } = await startWix(V3, [MUG, CUP, CARD])
  const { items } = await wix.items(key, { catalog: 'v3' }, live())
  await controller.command('buy', { siteId: key.accountKey, sku: 'CUP-BLU', quantity: 1 })
  const changes = items.map(({ id, revision }) => ({ id, revision: revision ?? '', quantity: 8 }))
  const ghost = { id: NO_VARIANT, revision: '1', quantity: 8 }
  const outcomes = await wix.setV3(key, [...changes, ghost], live())
  expect(outcomes.map(({ isDone, problem }) => [isDone, problem])).toEqual([
    [true, null],
    [false, 'stale'],
    [true, null],
    [true, null],
    [false, 'not-found'],
  ])
  const numbers = now().products.flatMap(({ variants }) => variants.map(({ quantity }) => quantity))
  expect(numbers).toEqual([8, 2, 8, 8])
  expect(now().products[2]?.variants[0]?.isTracked).toBe(true)
})
