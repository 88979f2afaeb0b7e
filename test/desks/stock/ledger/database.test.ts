import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { openLedger, type Rig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openLedger({ max: 12 })
})

test('the database itself refuses what must never be', async () => {
  const { pool } = rig
  const id = await rig.product('GUARDED', 2)
  const main = await rig.mainWarehouse()
  const refused = (statement: string, values: unknown[] = []) =>
    expect(pool.query(statement, values)).rejects.toMatchObject({
      code: expect.stringMatching(/^23/),
    })
  await refused('update movements set delta = 5')
  await refused('delete from movements')
  await refused('update operations set note = $1', ['x'])
  await refused('delete from operations')
  await refused('truncate movements')
  await refused('update balances set on_hand = -1 where product_id = $1', [id])
  await refused(
    `insert into movements (operation_id, product_id, warehouse_id, delta, before, after)
      select id, $1, $2, 1, 2, 4 from operations limit 1`,
    [id, main],
  )
  await refused(
    `insert into products (id, workspace_id, sku, name, search, created_at, updated_at)
      select $1, workspace_id, sku, name, search, now(), now() from products where id = $2`,
    [randomUUID(), id],
  )
})

test('two sales of the last piece: one is made, the other refused', async () => {
  const { ledger, owner } = rig
  const id = await rig.product('LAST', 1)
  const sell = (ref: string) => ledger.sale(owner, rig.cause(ref), [{ productId: id, quantity: 1 }])
  const results = await Promise.all([1, 2, 3, 4].map((n) => sell(`last ${n}`)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.filter((one) => !one.ok && one.error.reason === 'negative')).toHaveLength(3)
  expect(await rig.onHand(id)).toBe(0)
})

test('the same cause handled by several at once has its effect once', async () => {
  const { ledger, owner } = rig
  const id = await rig.product('ONCE', 10)
  const sell = () => ledger.sale(owner, rig.cause('once'), [{ productId: id, quantity: 3 }])
  const results = await Promise.all([sell(), sell(), sell(), sell()])
  expect(new Set(results.map((one) => one.ok && one.value.operation.id)).size).toBe(1)
  expect(await rig.onHand(id)).toBe(7)
  const create = () => ledger.create(owner, rig.cause('create once'), { sku: 'NEW', name: 'New' })
  const made = await Promise.all([create(), create(), create()])
  expect(new Set(made.map((one) => one.ok && one.value.operation.id)).size).toBe(1)
  const named = (n: number) =>
    ledger.create(owner, rig.cause(`named ${n}`), { sku: 'SAME', name: 'N' })
  const same = await Promise.all([named(1), named(2), named(3)])
  expect(same.filter(({ ok }) => ok)).toHaveLength(1)
})

test('one undo each, however many press', async () => {
  const { ledger, owner } = rig
  const id = await rig.product('PRESSED', 5)
  const sold = await ledger.sale(owner, rig.cause(), [{ productId: id, quantity: 5 }])
  if (!sold.ok) throw new Error('refused')
  const undo = (n: number) => ledger.undo(owner, rig.cause(`press ${n}`), sold.value.operation.id)
  const results = await Promise.all([undo(1), undo(2), undo(3)])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await rig.onHand(id)).toBe(5)
})

test('transfers in opposite directions and sales of many in any order never wait in a circle', async () => {
  const { ledger, owner, pool } = rig
  const ids: string[] = []
  for (const sku of ['R', 'Q', 'P']) ids.push(await rig.product(`CROSS-${sku}`, 50))
  const main = await rig.mainWarehouse()
  const other = await rig.warehouse('Other end')
  const half = ids.map((productId) => ({ productId, quantity: 25, from: main, to: other }))
  await ledger.transfer(owner, rig.cause(), half)
  const deadlocks = async () =>
    (await pool.query('select deadlocks from pg_stat_database where datname = current_database()'))
      .rows
  const before = await deadlocks()
  const work = Array.from({ length: 24 }, (_, n) => {
    const order = n % 2 === 0 ? ids : [...ids].reverse()
    if (n % 3 === 0)
      return ledger.sale(
        owner,
        rig.cause(),
        order.map((productId) => ({ productId, quantity: 1 })),
      )
    const [from, to] = n % 2 === 0 ? [main, other] : [other, main]
    return ledger.transfer(
      owner,
      rig.cause(),
      order.map((productId) => ({ productId, quantity: 1, from, to })),
    )
  })
  const results = await Promise.all(work)
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect(await deadlocks()).toEqual(before)
  for (const id of ids) expect(await rig.onHand(id)).toBe(42)
  expect(await rig.broken()).toEqual([])
})
