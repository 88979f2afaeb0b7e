import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Refusal } from '#desks/stock/ledger/writing/operation.ts'
import { pairsOf } from '#desks/stock/ledger/writing/operation.ts'
import { seat } from '#test/support/seat.ts'
import { openLedger, type Rig } from './rig.ts'

const DAY_MS = 86_400_000
let rig: Rig
beforeAll(async () => {
  rig = await openLedger()
})

const reasonOf = (result: { ok: boolean; error?: Refusal }) =>
  result.ok ? 'ok' : result.error?.reason

test('the first product makes the first warehouse, and the same cause makes nothing twice', async () => {
  const { ledger, owner, cause } = await openLedger()
  const same = { ref: 'update:7', mainName: 'Основной' }
  const product = { sku: ' MUG ', name: 'Mug', ean: '4006381333931', lowStockAt: 2 }
  const first = await ledger.create(owner, same, product)
  const again = await ledger.create(owner, same, product)
  expect(again).toMatchObject({ ok: true, value: { isRepeat: true } })
  expect(first.ok && again.ok && again.value.operation.id === first.value.operation.id).toBe(true)
  expect(await ledger.warehouses(owner.workspaceId)).toMatchObject([
    { name: 'Основной', isDefault: true },
  ])
  expect(reasonOf(await ledger.create(owner, cause(), { sku: 'MUG', name: 'Other' }))).toBe(
    'sku-taken',
  )
  expect(reasonOf(await ledger.create(owner, cause(), { sku: 'mug', name: 'Other' }))).toBe('ok')
  const wrong = await ledger.create(owner, cause(), { sku: 'X', name: 'X', ean: '123' })
  expect(wrong).toEqual({ ok: false, error: { reason: 'field', field: 'ean', problem: 'length' } })
})

test('what cannot be is refused and changes nothing', async () => {
  const { ledger, owner, cause, told } = rig
  const id = await rig.product('REFUSE', 3)
  const main = await rig.mainWarehouse()
  const before = told.length
  const sell = (quantity: number, more = {}) =>
    ledger.sale(owner, cause(), [{ productId: id, quantity, ...more }])
  expect(await sell(4)).toMatchObject({
    error: { reason: 'negative', sku: 'REFUSE', onHand: 3, delta: -4 },
  })
  for (const quantity of [0, -1, 1.5, Number.NaN, 2 ** 40])
    expect(reasonOf(await sell(quantity))).toBe('quantity')
  expect(reasonOf(await sell(1, { warehouseId: randomUUID() }))).toBe('warehouse-gone')
  expect(reasonOf(await sell(1, { productId: randomUUID() }))).toBe('product-gone')
  const nowhere = { productId: id, quantity: 1, from: main, to: main }
  expect(reasonOf(await ledger.transfer(owner, cause(), [nowhere]))).toBe('same-warehouse')
  const same = { kind: 'correction', lines: [{ productId: id, onHand: 3 }] } as const
  expect(reasonOf(await ledger.count(owner, cause(), same))).toBe('unchanged')
  expect(
    reasonOf(
      await ledger.edit(owner, cause(), { productId: id, edit: { name: 'Name of REFUSE' } }),
    ),
  ).toBe('unchanged')
  expect(told.length).toBe(before)
  expect(await rig.onHand(id)).toBe(3)
})

test('a stranger, a viewer and another workspace change nothing and see nothing', async () => {
  const { ledger, owner, cause, db } = rig
  const id = await rig.product('OWN', 3)
  const viewer = { ...owner, userId: 50 }
  const manager = { ...owner, userId: 51 }
  const other = { workspaceId: randomUUID(), userId: 52 }
  await seat(db, viewer, 'viewer')
  await seat(db, manager, 'manager')
  await seat(db, other)
  const line = [{ productId: id, quantity: 1 }]
  await expect(ledger.sale(viewer, cause(), line)).rejects.toMatchObject({ kind: 'auth' })
  await expect(ledger.sale({ ...owner, userId: 99 }, cause(), line)).rejects.toMatchObject({
    kind: 'auth',
  })
  await expect(ledger.remove(manager, cause(), id)).rejects.toMatchObject({ kind: 'auth' })
  expect(reasonOf(await ledger.receipt(other, cause(), line))).toBe('product-gone')
  expect(reasonOf(await ledger.remove(other, cause(), id))).toBe('product-gone')
  const { items } = await ledger.history(
    owner.workspaceId,
    { productId: id },
    { offset: 0, limit: 5 },
  )
  const operationId = items[0]?.operation.id ?? ''
  expect(reasonOf(await ledger.undo(other, cause(), operationId))).toBe('operation-gone')
  expect(await ledger.operation(other.workspaceId, operationId)).toBeUndefined()
  expect(await ledger.product(other.workspaceId, id)).toBeUndefined()
  const seen = await ledger.stock({ workspaceId: other.workspaceId, productIds: [id] })
  expect(seen.get(id)).toMatchObject({ onHand: 0, taken: 0, available: 0 })
  expect(await ledger.shelves(other.workspaceId, id)).toEqual([])
  expect(await rig.onHand(id)).toBe(3)
})

test('an edit tells old and new, is undone, done again, and not over a later one', async () => {
  const { ledger, owner, cause } = rig
  const id = await rig.product('EDIT')
  const edited = await ledger.edit(owner, cause(), {
    productId: id,
    edit: { name: 'New', ean: '96385074', attributes: { colour: 'blue' }, isSyncEnabled: false },
  })
  if (!edited.ok) throw new Error('refused')
  expect(pairsOf(edited.value.operation.changes[0]?.fields ?? {})).toEqual([
    { field: 'name', from: 'Name of EDIT', to: 'New' },
    { field: 'ean', from: null, to: '96385074' },
    { field: 'attributes', from: {}, to: { colour: 'blue' } },
    { field: 'isSyncEnabled', from: true, to: false },
  ])
  const undone = await ledger.undo(owner, cause(), edited.value.operation.id)
  if (!undone.ok) throw new Error(undone.error.reason)
  expect(await ledger.product(owner.workspaceId, id)).toMatchObject({
    name: 'Name of EDIT',
    ean: null,
  })
  expect(reasonOf(await ledger.undo(owner, cause(), edited.value.operation.id))).toBe('undone')
  const redone = await ledger.undo(owner, cause(), undone.value.operation.id)
  if (!redone.ok) throw new Error(redone.error.reason)
  expect(await ledger.product(owner.workspaceId, id)).toMatchObject({
    name: 'New',
    isSyncEnabled: false,
  })
  await ledger.edit(owner, cause(), { productId: id, edit: { name: 'Newer' } })
  expect(await ledger.undo(owner, cause(), redone.value.operation.id)).toEqual({
    ok: false,
    error: { reason: 'changed-since', productId: id, field: 'name' },
  })
})

test('undo is refused when pieces are gone, the SKU is taken, or a month is over', async () => {
  const { ledger, owner, cause, clock } = await openLedger()
  const made = await ledger.create(owner, cause(), { sku: 'A', name: 'A' })
  if (!made.ok) throw new Error('refused')
  const id = made.value.operation.changes[0]?.productId ?? ''
  const received = await ledger.receipt(owner, cause(), [{ productId: id, quantity: 5 }])
  await ledger.sale(owner, cause(), [{ productId: id, quantity: 2 }])
  if (!received.ok) throw new Error('refused')
  expect(await ledger.undo(owner, cause(), received.value.operation.id)).toMatchObject({
    error: { reason: 'negative', onHand: 3, delta: -5 },
  })
  expect(reasonOf(await ledger.undo(owner, cause(), made.value.operation.id))).toBe('stock-left')
  const renamed = await ledger.edit(owner, cause(), { productId: id, edit: { sku: 'B' } })
  await ledger.create(owner, cause(), { sku: 'A', name: 'A' })
  if (!renamed.ok) throw new Error('refused')
  expect(reasonOf(await ledger.undo(owner, cause(), renamed.value.operation.id))).toBe('sku-taken')
  const edited = await ledger.edit(owner, cause(), { productId: id, edit: { name: 'C' } })
  if (!edited.ok) throw new Error('refused')
  clock.jump(clock.now() + 30 * DAY_MS + 1)
  expect(reasonOf(await ledger.undo(owner, cause(), edited.value.operation.id))).toBe('too-old')
})

test('a deleted product gives its SKU free, takes its stock along, and comes back by an undo', async () => {
  const { ledger, owner, cause, told } = rig
  const id = await rig.product('GONE', 4)
  const second = await rig.warehouse('For the gone')
  const main = await rig.mainWarehouse()
  await ledger.transfer(owner, cause(), [{ productId: id, quantity: 1, from: main, to: second }])
  expect(await ledger.removalFacts(owner.workspaceId, id)).toMatchObject({
    ...{ mappings: 3, hasPicture: false, operations: 3, openPieces: 0, bundles: [] },
    stock: expect.arrayContaining([
      { warehouseId: main, onHand: 3 },
      { warehouseId: second, onHand: 1 },
    ]),
  })
  const removed = await ledger.remove(owner, cause(), id)
  if (!removed.ok) throw new Error(removed.error.reason)
  expect(
    told.some(({ reason, productIds }) => reason === 'deleted' && productIds.includes(id)),
  ).toBe(true)
  expect(await rig.onHand(id)).toBe(0)
  expect(await ledger.product(owner.workspaceId, id)).toMatchObject({ sku: 'GONE' })
  expect(await ledger.productsBy(owner.workspaceId, { skus: ['GONE'] })).toEqual([])
  expect(reasonOf(await ledger.receipt(owner, cause(), [{ productId: id, quantity: 1 }]))).toBe(
    'product-gone',
  )
  const page = await ledger.history(owner.workspaceId, { productId: id }, { offset: 0, limit: 9 })
  expect(page.items.map(({ operation }) => operation.kind)).toEqual([
    'delete',
    'transfer',
    'receipt',
    'create',
  ])
  expect(reasonOf(await ledger.undo(owner, cause(), removed.value.operation.id))).toBe('ok')
  expect(await ledger.shelves(owner.workspaceId, id)).toHaveLength(2)
  expect(await rig.onHand(id)).toBe(4)
})

test('a product that an order waits for, or a bundle needs, stays', async () => {
  const { ledger, owner, cause, db, clock } = rig
  const id = await rig.product('WANTED', 2)
  const { workspaceId } = owner
  const line = {
    workspaceId,
    accountId: randomUUID(),
    lineId: 'l',
    productId: id,
    quantity: 3,
    at: clock.now(),
  }
  const reserved = await db.transaction((tx) => ledger.reserveIn(tx, line))
  expect(reserved).toMatchObject({ ok: true, value: { shortages: [{ productId: id, pieces: 1 }] } })
  expect(await rig.available(id)).toBe(-1)
  expect(await ledger.remove(owner, cause(), id)).toMatchObject({
    error: { reason: 'orders-open', pieces: 3 },
  })
  await db.transaction((tx) => ledger.releaseIn(tx, workspaceId, line))
  const bundle = await rig.product('HOLDS')
  await ledger.edit(owner, cause(), { productId: bundle, edit: { parts: { [id]: 2 } } })
  expect(reasonOf(await ledger.remove(owner, cause(), id))).toBe('in-bundle')
})

test('a bundle sells its parts, and is made of plain products only', async () => {
  const { ledger, owner, cause, told } = rig
  const [cup, spoon] = [await rig.product('CUP', 5), await rig.product('SPOON', 7)]
  const set = await rig.product('SET')
  const edit = (productId: string, parts: Record<string, number>) =>
    ledger.edit(owner, cause(), { productId, edit: { parts } })
  expect(reasonOf(await edit(set, { [cup]: 1, [spoon]: 2 }))).toBe('ok')
  expect(await rig.available(set)).toBe(3)
  const sold = await ledger.sale(owner, cause(), [{ productId: set, quantity: 2 }])
  expect([await rig.onHand(cup), await rig.onHand(spoon), await rig.available(set)]).toEqual([
    3, 3, 1,
  ])
  expect(told.at(-1)?.productIds).toEqual(expect.arrayContaining([cup, spoon, set]))
  expect(reasonOf(await ledger.sale(owner, cause(), [{ productId: set, quantity: 2 }]))).toBe(
    'negative',
  )
  expect(reasonOf(await ledger.receipt(owner, cause(), [{ productId: set, quantity: 1 }]))).toBe(
    'bundle-stock',
  )
  expect(reasonOf(await edit(set, { [set]: 1 }))).toBe('bundle-nested')
  expect(reasonOf(await edit(cup, { [spoon]: 1 }))).toBe('bundle-stock')
  const outer = await rig.product('OUTER')
  expect(reasonOf(await edit(outer, { [set]: 1 }))).toBe('bundle-nested')
  expect(reasonOf(await edit(outer, { [cup]: 0 }))).toBe('quantity')
  if (sold.ok) await ledger.undo(owner, cause(), sold.value.operation.id)
  expect(await rig.available(set)).toBe(3)
})

test('an import is one operation: all of it or nothing, and one undo takes it back', async () => {
  const { ledger, owner, cause, db } = rig
  const [a, b] = [await rig.product('IMP-A', 1), await rig.product('IMP-B', 2)]
  const plan = {
    creates: [{ sku: 'IMP-C', name: 'C', counts: [{ onHand: 9 }] }],
    edits: [
      { productId: a, edit: { sku: 'IMP-B' } },
      { productId: b, edit: { sku: 'IMP-A', name: 'B' } },
    ],
    counts: [{ productId: b, onHand: 5 }],
  }
  const bad = { ...plan, creates: [...plan.creates, { sku: 'IMP-A', name: 'Twice' }] }
  expect(reasonOf(await ledger.import(owner, cause(), bad))).toBe('sku-taken')
  expect(await ledger.productsBy(owner.workspaceId, { skus: ['IMP-C'] })).toEqual([])
  const done = await ledger.import(owner, cause(), plan)
  if (!done.ok) throw new Error(done.error.reason)
  const [c] = await ledger.productsBy(owner.workspaceId, { skus: ['IMP-C'] })
  expect([await rig.onHand(c?.id ?? ''), await rig.onHand(b)]).toEqual([9, 5])
  expect(await ledger.product(owner.workspaceId, a)).toMatchObject({ sku: 'IMP-B' })
  expect(reasonOf(await ledger.undo(owner, cause(), done.value.operation.id))).toBe('ok')
  expect(await ledger.product(owner.workspaceId, a)).toMatchObject({ sku: 'IMP-A' })
  expect([
    await rig.onHand(b),
    await ledger.productsBy(owner.workspaceId, { skus: ['IMP-C'] }),
  ]).toEqual([2, []])
  await expect(
    db.transaction(async (tx) => {
      const header = { ...cause(), workspaceId: owner.workspaceId, actorId: null }
      await ledger.importIn(tx, header, plan)
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect(await rig.onHand(b)).toBe(2)
})

test('what is owed leaves as soon as goods come in; a return brings back what left', async () => {
  const { ledger, owner, cause, db, clock } = rig
  const id = await rig.product('OWED', 2)
  const { workspaceId } = owner
  const line = {
    workspaceId,
    accountId: randomUUID(),
    lineId: 'x',
    productId: id,
    quantity: 5,
    at: clock.now(),
  }
  const header = { ...cause(), workspaceId, actorId: null }
  const committed = await db.transaction((tx) => ledger.commitIn(tx, header, line))
  expect(committed).toMatchObject({ value: { shortages: [{ productId: id, pieces: 3 }] } })
  expect([await rig.onHand(id), await rig.available(id)]).toEqual([0, -3])
  await ledger.receipt(owner, cause(), [{ productId: id, quantity: 4 }])
  expect([await rig.onHand(id), await rig.available(id)]).toEqual([1, 1])
  const takeBack = () =>
    db.transaction((tx) => ledger.returnIn(tx, { ...cause(), workspaceId, actorId: 1 }, line))
  expect(reasonOf(await takeBack())).toBe('ok')
  expect(await rig.onHand(id)).toBe(6)
  expect(reasonOf(await takeBack())).toBe('undone')
  if (!committed.ok) throw new Error('refused')
  const undone = await ledger.undo(owner, cause(), committed.value.operation.id)
  expect(undone).toMatchObject({ ok: true, value: { isOrder: true } })
})

test('warehouses: names are unique, the default and full ones stay', async () => {
  const { ledger, owner } = rig
  const id = await rig.warehouse('Tula')
  const productId = await rig.product('IN-TULA')
  await ledger.receipt(owner, rig.cause(), [{ productId, quantity: 1, warehouseId: id }])
  expect(await ledger.addWarehouse(owner, { id: randomUUID(), name: 'tula' })).toEqual({
    ok: false,
    error: 'name-taken',
  })
  expect(await ledger.addWarehouse(owner, { id, name: 'Tula' })).toEqual({ ok: true, value: id })
  expect(await ledger.renameWarehouse(owner, { id, name: ' ' })).toMatchObject({ error: 'name' })
  expect(await ledger.archiveWarehouse(owner, { id })).toMatchObject({ error: 'stock-left' })
  await ledger.sale(owner, rig.cause(), [{ productId, quantity: 1, warehouseId: id }])
  const main = await rig.mainWarehouse()
  expect(await ledger.makeDefaultWarehouse(owner, { id })).toMatchObject({ ok: true })
  expect(await ledger.archiveWarehouse(owner, { id })).toMatchObject({ error: 'default' })
  await ledger.makeDefaultWarehouse(owner, { id: main })
  expect(await ledger.archiveWarehouse(owner, { id })).toMatchObject({ ok: true })
  const late = { productId, quantity: 1, warehouseId: id }
  expect(reasonOf(await ledger.receipt(owner, rig.cause(), [late]))).toBe('warehouse-gone')
})
