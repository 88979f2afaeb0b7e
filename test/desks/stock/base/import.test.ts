import { expect, test } from 'vitest'
import { importResult, previewResult } from '#desks/stock/chat/base/run-cards.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { ru } from '#test/runs/support.ts'
import { openBase } from './rig.ts'

const EAN = '5901234123457'
const CATALOGUE = [
  {
    ...{ name: 'Mug', sku: 'MUG', description: '<p>Light &amp; <b>strong</b></p><p>350 ml</p>' },
    ...{ features: { Size: '350 ml' }, images: ['https://shop.example/mug.jpg'] },
    variants: [
      { name: 'Mug blue', sku: 'MUG-BLU', quantity: 12 },
      { name: 'Mug red', sku: 'MUG-RED' },
    ],
  },
  {
    name: 'Thermos',
    sku: 'THERMO',
    ean: EAN,
    quantity: 20,
    images: ['https://gone.example/t.png'],
  },
  { name: 'Kettle', sku: 'KETTLE', quantity: 4, images: ['https://words.example/k.png'] },
  { name: 'Set', sku: 'SET', bundle: { KETTLE: 1, 'MUG-BLU': 2 } },
] as const

test('a catalogue comes with variants, a bundle, pictures and its warehouse, as one operation that one undo takes back', async () => {
  const shop = await openBase(CATALOGUE)
  await shop.runs.work()
  const { id, preview } = await shop.read()
  expect(preview).toMatchObject({ added: 5, changed: 0, missing: 0, places: ['Magazyn główny'] })
  expect(await shop.operations()).toBe(0)
  const state = await shop.import(id)
  expect(state).toMatchObject({ outcome: 'done', pictures: 2, missed: 2 })
  expect(state.unpictured).toEqual(['THERMO', 'KETTLE'])
  expect(await shop.stock()).toEqual({
    ...{ 'MUG-BLU': 12, 'MUG-RED': 0, THERMO: 20, KETTLE: 4, SET: 0 },
  })
  const blue = await shop.bySku('MUG-BLU')
  expect(blue).toMatchObject({
    ...{ name: 'Mug blue', description: 'Light & strong\n350 ml', attributes: { Size: '350 ml' } },
  })
  expect(blue.pictureId).not.toBeNull()
  expect((await shop.bySku('THERMO')).ean).toBe(EAN)
  const { id: set } = await shop.bySku('SET')
  const { id: kettle } = await shop.bySku('KETTLE')
  expect(await shop.ledger.parts(set)).toEqual({ [kettle]: 1, [blue.id]: 2 })
  const places = await shop.ledger.warehouses(shop.owner.workspaceId)
  expect(places.map(({ name }) => name)).toEqual(['Magazyn główny'])

  expect((await shop.undo(state.operationId)).ok).toBe(true)
  expect(await shop.stock()).toEqual({})
})

test('a second import changes nothing, and asks for no picture that is there', async () => {
  const shop = await openBase(CATALOGUE)
  await shop.runs.work()
  await shop.bring()
  const before = await shop.operations()
  shop.asked.length = 0
  const { id, preview } = await shop.read()
  expect(preview).toMatchObject({ added: 0, changed: 0, unchanged: 5, missing: 0, places: [] })
  expect(await shop.import(id)).toMatchObject({ outcome: 'done', operationId: null, pictures: 0 })
  expect(await shop.operations()).toBe(before)
  expect(shop.asked.sort()).toEqual(['https://gone.example/t.png', 'https://words.example/k.png'])
})

test('what differs is shown with the biggest drops first; what Base lacks stays', async () => {
  const shop = await openBase([
    { name: 'Cup', sku: 'CUP', quantity: 3 },
    { name: 'Plate', sku: 'plate', quantity: 90 },
    { name: 'Bowl', sku: 'BOWL', quantity: 0 },
  ])
  const { owner, ledger } = shop
  await ledger.import(
    owner,
    { ref: 'ours', mainName: 'magazyn GŁÓWNY' },
    {
      creates: [
        { sku: 'CUP', name: 'Old cup', counts: [{ onHand: 10 }] },
        { sku: 'PLATE', name: 'Plate', counts: [{ onHand: 100 }] },
        { sku: 'OURS', name: 'Ours', counts: [{ onHand: 1 }] },
      ],
      ...{ edits: [], counts: [] },
    },
  )
  await shop.runs.work()
  const { id, preview } = await shop.read()
  expect(preview).toMatchObject({ added: 1, changed: 2, missing: 1, lowered: 2, places: [] })
  expect(preview.drops.map(({ sku, old, new: now }) => [sku, old, now])).toEqual([
    ['PLATE', 100, 90],
    ['CUP', 10, 3],
  ])
  const state = await shop.import(id)
  expect(await shop.stock()).toEqual({ CUP: 3, PLATE: 90, BOWL: 0, OURS: 1 })
  expect((await shop.bySku('CUP')).name).toBe('Cup')
  await shop.undo(state.operationId)
  expect(await shop.stock()).toEqual({ CUP: 10, PLATE: 100, OURS: 1 })
  expect((await shop.bySku('CUP')).name).toBe('Old cup')
})

test('what is not guessed is told by name: no SKU, one SKU twice, a wrong EAN, a bundle of nothing', async () => {
  const shop = await openBase([
    { name: 'Nameless', sku: '' },
    { name: 'One', sku: 'TWICE', quantity: 1 },
    { name: 'Other', sku: 'twice', quantity: 2 },
    { name: 'Code', sku: 'CODE', ean: '5901234123450', quantity: 5 },
    { name: 'Hollow', sku: 'HOLLOW', bundle: { NOBODY: 2 } },
  ])
  await shop.runs.work()
  const { id, preview } = await shop.read()
  expect(preview.problems).toEqual([
    { kind: 'no-sku', count: 1, names: ['Nameless'] },
    { kind: 'twice', count: 2, names: ['One', 'Other'] },
    { kind: 'bundle', count: 1, names: ['Hollow'] },
    { kind: 'ean', count: 1, names: ['Code'] },
  ])
  const input = { linkId: shop.linkId, name: 'Catalogue' }
  const { text } = previewResult(ru, input, await shop.stateOf(id))
  expect(plainText(text)).toContain('Один SKU у нескольких, не загрузится – 2: One, Other')
  await shop.import(id)
  expect(await shop.stock()).toEqual({ CODE: 5 })
  expect((await shop.bySku('CODE')).ean).toBeNull()
})

test('a block of the token in the middle is waited out, and no page is asked for twice', async () => {
  const shop = await openBase(CATALOGUE)
  const { controller } = shop
  await controller.fault({
    method: 'getInventoryProductsData',
    kind: 'limited',
    ms: 90_000,
    times: 1,
  })
  await shop.runs.work()
  const id = await shop.begin()
  const run = await shop.reached(id, 'queued')
  await shop.waitFor(async () => (await shop.link()) && (await parkedFor(shop, id)) > 60_000, {
    what: 'the run waiting for the token',
  })
  expect(run.status).toBe('queued')
  shop.clock.shift(600_000)
  shop.queues.hurry()
  await shop.reached(id, 'completed')
  expect(await shop.calls('getInventoryProductsList')).toBe(1)
  expect(await shop.import(id)).toMatchObject({ outcome: 'done' })
})

const parkedFor = async (shop: Awaited<ReturnType<typeof openBase>>, id: string) => {
  const run = await shop.runs.get(shop.owner.workspaceId, id)
  return (run?.resumeAt?.getTime() ?? 0) - shop.clock.now()
}

test('a process that ends between two steps leaves an import that another one finishes, without doubles', async () => {
  const shop = await openBase(CATALOGUE)
  await shop.runs.work()
  const { id } = await shop.read()
  // The first picture hangs: what is before it has been written.
  const { promise, resolve } = Promise.withResolvers<void>()
  const { read } = shop.deps.pictures
  shop.deps.pictures.read = async (url) => {
    resolve()
    return new Promise(() => {
      shop.asked.push(url)
    })
  }
  const importId = await shop.beginImport(id)
  await promise
  await shop.runs.close()
  shop.deps.pictures.read = read
  const second = shop.start()
  await second.runs.work()
  await second.runs.recover()
  second.queues.hurry()
  await shop.reached(importId, 'completed')
  expect(await shop.stateOf(importId)).toMatchObject({ outcome: 'done', pictures: 2, missed: 2 })
  expect(await shop.operations()).toBe(2)
  expect(Object.keys(await shop.stock())).toHaveLength(5)
})

test('what was sold since the preview is not overwritten, nor by numbers read long ago', async () => {
  const shop = await openBase([{ name: 'Cup', sku: 'CUP', quantity: 3 }])
  await shop.runs.work()
  await shop.bring()
  const { id } = await shop.read()
  const { id: cup } = await shop.bySku('CUP')
  const cause = { ref: 'sale', mainName: 'Main' }
  await shop.ledger.sale(shop.owner, cause, [{ productId: cup, quantity: 1 }])
  const moved = await shop.import(id)
  expect(moved).toMatchObject({ outcome: 'moved', operationId: null })
  expect(await shop.stock()).toEqual({ CUP: 2 })
  const again = await shop.read()
  shop.clock.shift(2 * 3_600_000)
  const stale = await shop.import(again.id)
  expect(stale).toMatchObject({ outcome: 'stale', operationId: null })
  expect(await shop.stock()).toEqual({ CUP: 2 })
  const input = { linkId: shop.linkId, name: 'Catalogue', readId: id, readAt: 0, read: 1 }
  const screen = importResult(
    ru,
    { ...input, print: '', added: 0, changed: 1, problems: [] },
    stale,
  )
  expect(plainText(screen.text)).toContain('ничего не загружено')
})

test('an empty catalogue, and ids that come as text', async () => {
  const shop = await openBase([])
  await shop.runs.work()
  expect((await shop.read()).preview).toMatchObject({ added: 0, changed: 0 })
  await shop.controller.command('quirks', { hasTextIds: true })
  await shop.controller.command('add-product', { token: shop.token, name: 'Cup', sku: 'CUP' })
  await shop.bring()
  expect(await shop.stock()).toEqual({ CUP: 0 })
})

test('what is sold while the import compares is not overwritten', async () => {
  const shop = await openBase([{ name: 'Cup', sku: 'CUP', quantity: 3 }])
  await shop.runs.work()
  await shop.bring()
  const { id: productId } = await shop.bySku('CUP')
  shop.sandbox.shop.edit({ token: shop.token, sku: 'CUP', quantity: 5 })
  const { id } = await shop.read()
  const { warehouses } = shop.ledger
  let looks = 0
  shop.ledger.warehouses = async (...asked) => {
    const found = await warehouses(...asked)
    // The plan has been compared with what was shown by then.
    if (++looks === 2) {
      const cause = { ref: 'sale', mainName: 'Main' }
      await shop.ledger.sale(shop.owner, cause, [{ productId, quantity: 1 }])
    }
    return found
  }
  expect(await shop.import(id)).toMatchObject({ outcome: 'moved', operationId: null })
  expect(looks).toBe(2)
  expect(await shop.stock()).toEqual({ CUP: 2 })
})
