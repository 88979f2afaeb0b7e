import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { readPicture } from '#platform/pictures/photo.ts'
import { openLedger, type Rig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openLedger()
  const { ledger, owner, cause, db, clock } = rig
  const second = await rig.product('first', 0).then(() => rig.warehouse('Tula'))
  const add = async (sku: string, name: string, onHand: number, edit = {}) => {
    const id = await rig.product(sku, onHand)
    await ledger.edit(owner, cause(), { productId: id, edit: { name, ...edit } })
    return id
  }
  await add('MUG-350-BLU', 'Кружка синяя', 5, { lowStockAt: 5, ean: '96385074' })
  await add('MUG-350-RED', 'Кружка красная', 6, { lowStockAt: 5, isSyncEnabled: false })
  const bottle = await add('BTL_1%', 'Бутылка', 1)
  const line = { productId: bottle, quantity: 3, warehouseId: second }
  await ledger.receipt(owner, cause(), [line])
  const bought = {
    workspaceId: owner.workspaceId,
    accountId: randomUUID(),
    lineId: 'l',
    at: clock.now(),
  }
  await db.transaction((tx) => ledger.reserveIn(tx, { ...bought, productId: bottle, quantity: 7 }))
})

async function skusOf(filter = {}, order: 'name' | 'sku' | 'least' | 'most' = 'sku') {
  const { ledger, owner } = rig
  const { items, total } = await ledger.products(
    owner.workspaceId,
    { filter, order },
    { offset: 0, limit: 9 },
  )
  expect(total).toBe(items.length)
  return items.map(({ product }) => product.sku)
}

test('products are found by words of their name, SKU and EAN', async () => {
  expect(await skusOf({ text: 'КРУЖКА' })).toEqual(['MUG-350-BLU', 'MUG-350-RED'])
  expect(await skusOf({ text: 'blu кружка' })).toEqual(['MUG-350-BLU'])
  expect(await skusOf({ text: '963850' })).toEqual(['MUG-350-BLU'])
  expect(await skusOf({ text: '_1%' })).toEqual(['BTL_1%'])
  expect(await skusOf({ text: 'кружка%' })).toEqual([])
})

test('products are filtered and sorted by what there is', async () => {
  const [, tula] = await rig.ledger.warehouses(rig.owner.workspaceId)
  expect(await skusOf({ isLow: true })).toEqual(['MUG-350-BLU'])
  expect(await skusOf({ isSyncOff: true })).toEqual(['MUG-350-RED'])
  expect(await skusOf({ isOversold: true })).toEqual(['BTL_1%'])
  expect(await skusOf({ warehouseId: tula?.id })).toEqual(['BTL_1%'])
  expect(await skusOf({}, 'least')).toEqual(['BTL_1%', 'first', 'MUG-350-BLU', 'MUG-350-RED'])
  expect(await skusOf({}, 'most')).toEqual(['MUG-350-RED', 'MUG-350-BLU', 'first', 'BTL_1%'])
  const totals = { products: 4, pieces: 15, low: 1, syncOff: 1, oversold: 1 }
  expect(await rig.ledger.totals(rig.owner.workspaceId)).toEqual(totals)
})

test('history is filtered by kind, warehouse, person and moment', async () => {
  const { ledger, owner, clock } = rig
  const [main, tula] = await ledger.warehouses(owner.workspaceId)
  const kindsOf = async (filter: Parameters<typeof ledger.history>[1]) => {
    const { items } = await ledger.history(owner.workspaceId, filter, { offset: 0, limit: 50 })
    return items.map(({ operation }) => operation.kind)
  }
  expect(await kindsOf({ kinds: ['receipt'], warehouseId: tula?.id })).toEqual(['receipt'])
  expect(await kindsOf({ kinds: ['receipt'], warehouseId: main?.id })).toHaveLength(3)
  expect(await kindsOf({ actorId: null })).toEqual([])
  expect(await kindsOf({ actorId: owner.userId, kinds: ['edit'] })).toHaveLength(3)
  expect(await kindsOf({ to: clock.now() })).toEqual([])
  expect(await kindsOf({ from: clock.now(), kinds: ['create'] })).toHaveLength(4)
})

test('a picture is stored once, replaced, and back after an undo', async () => {
  const { ledger, owner, cause } = rig
  const id = await rig.product('PICTURED')
  const draw = async (background: string) => {
    const drawn = sharp({ create: { width: 300, height: 300, channels: 3, background } })
    const read = await readPicture(await drawn.png().toBuffer())
    if (!read.ok) throw new Error(read.error)
    return read.value
  }
  const [blue, red] = [await draw('#00f'), await draw('#f00')]
  const show = (picture: typeof blue | null) =>
    ledger.edit(owner, cause(), { productId: id, edit: { picture } })
  const shown = async () => (await ledger.picture(owner.workspaceId, id))?.sha256
  await show(blue)
  expect(await show(blue)).toMatchObject({ ok: false, error: { reason: 'unchanged' } })
  const second = await show(red)
  expect(await shown()).toBe(red.sha256)
  if (second.ok) await ledger.undo(owner, cause(), second.value.operation.id)
  const stored = await ledger.picture(owner.workspaceId, id)
  expect(stored).toMatchObject({ sha256: blue.sha256, replacedAt: null, telegramFileId: null })
  await ledger.rememberFile(stored?.id ?? '', 'file-1')
  expect(await ledger.picture(owner.workspaceId, id)).toMatchObject({ telegramFileId: 'file-1' })
  await show(null)
  expect(await shown()).toBeUndefined()
})
