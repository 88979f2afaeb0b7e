import { expect, test } from 'vitest'
import { serveApp } from '#test/sandbox/serve.ts'
import { baseBefore, live, startBase } from './client.ts'

const MUG = { name: 'Mug', sku: 'MUG', ean: '5901234123457', quantity: 5 }
const CUP = {
  name: 'Cup',
  sku: 'CUP',
  description: 'Light + strong',
  features: { Volume: '350 ml' },
  images: ['https://a.example/1.jpg', 'https://a.example/2.jpg'],
  variants: [{ name: 'Cup, blue', sku: 'CUP-BLU', quantity: 3 }],
}
const SET = { name: 'Set', sku: 'SET', bundle: { MUG: 2 } }

test.each([false, true])(
  'catalogues, their warehouses and products; ids as text: %s',
  async (hasTextIds) => {
    const { base, key, controller, name } = await startBase([MUG, CUP, SET])
    await controller.command('quirks', { hasTextIds })
    expect(await base.inventories(key, live())).toEqual([
      {
        id: 307,
        name,
        isDefault: true,
        warehouses: [
          { key: 'bl_206', name: 'Magazyn główny', isWritable: true },
          { key: 'shop_5015', name: 'Sklep', isWritable: false },
        ],
      },
    ])
    const { items, isLast } = await base.products(key, { inventoryId: 307, page: 1 }, live())
    expect(isLast).toBe(true)
    expect(items).toMatchObject([
      {
        id: '2685',
        parentId: null,
        ...{ name: 'Mug', sku: 'MUG', ean: MUG.ean },
        stock: { bl_206: 5 },
      },
      { id: '2686', parentId: null, sku: 'CUP' },
      { id: '2687', parentId: '2686', name: 'Cup, blue', sku: 'CUP-BLU', stock: { bl_206: 3 } },
      { id: '2688', parentId: null, sku: 'SET' },
    ])
    const ids = ['2685', '2686', '2688']
    expect(await base.details(key, { inventoryId: 307, ids }, live())).toEqual([
      { id: '2685', description: '', attributes: {}, pictureUrls: [], bundle: {} },
      {
        id: '2686',
        description: 'Light + strong',
        attributes: { Volume: '350 ml' },
        pictureUrls: CUP.images,
        bundle: {},
      },
      { id: '2688', description: '', attributes: {}, pictureUrls: [], bundle: { 2685: 2 } },
    ])
  },
)

test('an empty catalogue, and one whose last page is full', async () => {
  const empty = await startBase([])
  const first = await empty.base.products(empty.key, { inventoryId: 307, page: 1 }, live())
  expect(first).toEqual({ items: [], isLast: true })
  const products = Array.from({ length: 1_000 }, (_, number) => ({ ...MUG, sku: `S${number}` }))
  const { base, key } = await startBase(products)
  const ask = (page: number) => base.products(key, { inventoryId: 307, page }, live())
  expect(await ask(1)).toMatchObject({ isLast: false })
  expect(await ask(2)).toEqual({ items: [], isLast: true })
})

test('stock is written, and what Base warned of is told by product', async () => {
  const { base, key, account } = await startBase([MUG])
  const stock = { 2685: 8, 9: 1 }
  const by = { inventoryId: 307, warehouse: 'bl_206', stock }
  expect(await base.setStock(key, by, live())).toEqual({ 9: 'Product not found' })
  expect(account()?.products[0]?.stock).toEqual({ bl_206: 8 })
  const fine = { ...by, stock: { 2685: 7 } }
  expect(await base.setStock(key, fine, live())).toEqual({})
  expect(await base.setStock(key, { ...by, stock: {} }, live())).toEqual({})
  const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, id) => [id, 1]))
  await expect(base.setStock(key, { ...by, stock: many }, live())).rejects.toMatchObject({
    kind: 'internal',
  })
  const ids = Array.from({ length: 101 }, (_, id) => String(id))
  await expect(base.details(key, { inventoryId: 307, ids }, live())).rejects.toMatchObject({
    kind: 'internal',
  })
})

test('what is written survives a form, whatever signs are in it', async () => {
  const asked: string[] = []
  const url = await serveApp({
    async fetch(request: Request) {
      asked.push(await request.text())
      return Response.json({ status: 'SUCCESS', counter: 1, warnings: [] })
    },
  })
  const { base, key } = baseBefore(url, '1-2-TOKEN')
  await base.setStock(key, { inventoryId: 1, warehouse: 'bl_+&=', stock: { 7: 1 } }, live())
  expect(asked[0]).toContain('%2B%26%3D')
  const parameters = new URLSearchParams(asked[0]).get('parameters') ?? ''
  expect(JSON.parse(parameters)).toEqual({ inventory_id: 1, products: { 7: { 'bl_+&=': 1 } } })
})

test('a row that cannot be read is left out; an answer that is none is unavailable', async () => {
  const answers: object[] = [
    { status: 'SUCCESS', products: { 1: { sku: 'A', stock: [] }, 2: 'odd', 3: { sku: ['A'] } } },
    { status: 'SUCCESS', products: 'none' },
    {},
  ]
  const url = await serveApp({ fetch: () => Response.json(answers.shift()) })
  const { base, key } = baseBefore(url, '1-2-TOKEN')
  const ask = () => base.products(key, { inventoryId: 1, page: 1 }, live())
  const empty = { parentId: null, name: '', ean: '', stock: {} }
  expect(await ask()).toEqual({ items: [{ ...empty, id: '1', sku: 'A' }], isLast: true })
  for (let number = 0; number < 2; number += 1) {
    await expect(ask()).rejects.toMatchObject({ kind: 'unavailable', code: 'base.bad_answer' })
  }
})
