import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import type { Outcome } from '#desks/stock/ledger/writing/write.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import { seat } from '#test/support/seat.ts'
import { openLedger, type Rig } from './rig.ts'

/** What a seller and channels may do, by numbers: of a product, a warehouse, an earlier deed. */
type Deed = Ours | Again | OfChannel

interface Ours {
  readonly do: 'sale' | 'receipt' | 'count' | 'transfer' | 'dies'
  readonly p: number
  readonly w: number
  readonly n: number
}

interface Again {
  readonly do: 'undo' | 'repeat'
  readonly at: number
}

interface OfChannel {
  readonly do: 'reserve' | 'commit' | 'release'
  readonly line: number
  readonly p: number
  readonly n: number
}

const p = fc.nat(2)
const w = fc.nat(1)
const line = fc.nat(5)
const some = fc.integer({ min: 1, max: 4 })
const deed = fc.oneof(
  fc.record<Ours>({ do: fc.constantFrom('sale', 'receipt', 'count'), p, w, n: fc.nat(6) }),
  fc.record<Ours>({ do: fc.constantFrom('transfer', 'dies'), p, w, n: some }),
  fc.record<Again>({ do: fc.constantFrom('undo', 'repeat'), at: fc.nat(30) }),
  fc.record<OfChannel>({ do: fc.constantFrom('reserve', 'commit', 'release'), line, p, n: some }),
)

interface Line {
  product: string
  quantity: number
  state: 'held' | 'committed' | 'released'
  short: number
}

let rig: Rig
let people = 10
beforeAll(async () => {
  rig = await openLedger()
})

/** A workspace of its own in the one database, and beside it what should be there. */
async function openModel() {
  const { db, clock } = rig
  const owner: Actor = { workspaceId: randomUUID(), userId: ++people }
  await seat(db, owner)
  const ledger = createLedger({
    ...{ db, clock, log: silentLog, mappings: async () => 0 },
    changed: async () => {},
  })
  const accountId = randomUUID()
  const refs: string[] = []
  const cause = () => {
    const ref = `deed ${refs.length}`
    refs.push(ref)
    return { ref, mainName: 'Main' }
  }
  const products: string[] = []
  for (const sku of ['A', 'B', 'C']) {
    const made = await ledger.create(owner, cause(), { sku, name: sku })
    if (!made.ok) throw new Error(made.error.reason)
    products.push(made.value.operation.changes[0]?.productId ?? '')
  }
  const second = await ledger.addWarehouse(owner, { id: randomUUID(), name: 'Second' })
  const warehouses = (await ledger.warehouses(owner.workspaceId)).map(({ id }) => id)
  if (!second.ok || warehouses.length !== 2) throw new Error('two warehouses are wanted')
  const { workspaceId, userId: actorId } = owner
  const onHand = new Map<string, number>()
  const done: { ref: string; id: string; movements: Outcome['movements']; isUndone: boolean }[] = []
  const lines = new Map<string, Line>()
  /** Lines whose goods have left once. */
  const left = new Set<string>()
  const key = (product: string, warehouse: string) => `${product}/${warehouse}`
  const have = (product: string, warehouse: string) => onHand.get(key(product, warehouse)) ?? 0
  const total = (product: string) => warehouses.reduce((sum, one) => sum + have(product, one), 0)
  const owing = (product: string) =>
    [...lines.values()]
      .filter((one) => one.product === product && one.state !== 'released')
      .reduce((sum, one) => sum + (one.state === 'held' ? one.quantity : one.short), 0)

  /** Notes what was written; the movements must begin where the model stands. */
  function note(ref: string, outcome: Outcome, mayUndo = true): void {
    for (const { productId, warehouseId, delta, before, after } of outcome.movements) {
      expect(before).toBe(have(productId, warehouseId))
      expect(after).toBe(before + delta)
      onHand.set(key(productId, warehouseId), after)
    }
    const { movements, operation } = outcome
    if (mayUndo) done.push({ ref, id: operation.id, movements, isUndone: false })
  }

  async function settled(receipt: Outcome, product: string): Promise<void> {
    const owed = [...lines.values()].filter(
      (one) => one.product === product && one.state === 'committed' && one.short > 0,
    )
    const wanted = owed.reduce((sum, { short }) => sum + short, 0)
    const expected = Math.min(wanted, total(product))
    const { items } = await ledger.history(
      workspaceId,
      { productId: product },
      { offset: 0, limit: 5 },
    )
    const found = items.find(({ operation }) => operation.ref === `settle:${receipt.operation.id}`)
    expect(found !== undefined).toBe(wanted > 0)
    if (!found) return
    const taken = found.movements.reduce((sum, { delta }) => sum - delta, 0)
    expect(taken).toBe(expected)
    note(found.operation.ref, { ...found, isRepeat: false }, false)
    const { rows } = await db.execute<{ line: string; short: number }>(sql`
      select line_id as line, short from reservations where account_id = ${accountId}`)
    for (const row of rows) {
      const line = lines.get(row.line)
      if (line?.state === 'committed') line.short = row.short
    }
    const still = owed.reduce((sum, { short }) => sum + short, 0)
    expect(still).toBe(wanted - expected)
  }

  async function actAgain(deed: Again): Promise<void> {
    const one = done[deed.at % Math.max(1, done.length)]
    if (!one) return
    if (deed.do === 'repeat') {
      const header = { workspaceId, actorId, ref: one.ref, mainName: 'Main' }
      const again = await db.transaction((tx) =>
        ledger.saleIn(tx, header, [{ productId: products[0] ?? '', quantity: 1 }]),
      )
      expect(again).toMatchObject({
        ok: true,
        value: { isRepeat: true, operation: { id: one.id } },
      })
      return
    }
    const made = cause()
    const result = await ledger.undo(owner, made, one.id)
    const isPossible = one.movements.every(
      (move) => have(move.productId, move.warehouseId) >= move.delta,
    )
    expect(result.ok).toBe(!one.isUndone && isPossible)
    if (!result.ok) return
    one.isUndone = true
    note(made.ref, result.value)
  }

  async function actOfChannel(deed: OfChannel): Promise<void> {
    const productId = products[deed.p] ?? ''
    const lineId = `line ${deed.line}`
    const before = lines.get(lineId)
    const at = clock.now()
    const line = { workspaceId, accountId, lineId, productId, quantity: deed.n, at }
    if (deed.do === 'release') {
      const result = await db.transaction((tx) => ledger.releaseIn(tx, workspaceId, line))
      const pieces = before ? before.quantity - before.short : 0
      if (before?.state === 'committed' && pieces > 0) expect(result.kind).toBe('committed')
      if (before?.state === 'held') expect(result.kind).toBe('released')
      if (before?.state === 'held' || (before && pieces === 0)) before.state = 'released'
      if (before?.state === 'committed') before.quantity = pieces
      if (before) before.short = 0
      return
    }
    const fresh: Line = {
      ...{ product: productId, quantity: deed.n, state: 'held' },
      short: Math.max(0, deed.n - Math.max(0, total(productId) - owing(productId))),
    }
    if (deed.do === 'reserve') {
      const result = await db.transaction((tx) => ledger.reserveIn(tx, line))
      expect(result).toMatchObject({ ok: true, value: { isRepeat: before !== undefined } })
      if (!before) lines.set(lineId, fresh)
      return
    }
    const header = { workspaceId, actorId: null, ref: `commit ${lineId}` }
    const result = await db.transaction((tx) => ledger.commitIn(tx, header, line))
    const target = before ?? fresh
    if (!result.ok) throw new Error(result.error.reason)
    expect(result.value.isRepeat).toBe(left.has(lineId))
    if (result.value.isRepeat) return
    left.add(lineId)
    const taken = result.value.movements.reduce((sum, { delta }) => sum - delta, 0)
    expect(taken).toBe(Math.min(target.quantity, total(target.product)))
    note(header.ref, result.value)
    lines.set(lineId, { ...target, state: 'committed', short: target.quantity - taken })
  }

  async function actOurs(deed: Ours): Promise<void> {
    const productId = products[deed.p] ?? ''
    const warehouseId = warehouses[deed.w] ?? ''
    const other = warehouses[1 - deed.w] ?? ''
    const made = cause()
    const stands = { productId, quantity: deed.n, warehouseId }
    if (deed.do === 'dies') {
      const header = { ...made, workspaceId, actorId }
      const dying = db.transaction(async (tx) => {
        await ledger.receiptIn(tx, header, [stands])
        await ledger.saleIn(tx, { ...header, ref: `${made.ref} too` }, [stands])
        throw new Error('killed')
      })
      await expect(dying).rejects.toThrow('killed')
      return
    }
    if (deed.do === 'receipt') {
      const result = await ledger.receipt(owner, made, [stands])
      expect(result.ok).toBe(deed.n > 0)
      if (!result.ok) return
      note(made.ref, result.value)
      return settled(result.value, productId)
    }
    if (deed.do === 'sale') {
      const result = await ledger.sale(owner, made, [stands])
      expect(result.ok).toBe(deed.n > 0 && have(productId, warehouseId) >= deed.n)
      if (result.ok) note(made.ref, result.value)
      return
    }
    if (deed.do === 'transfer') {
      const way = { productId, quantity: deed.n, from: warehouseId, to: other }
      const result = await ledger.transfer(owner, made, [way])
      expect(result.ok).toBe(have(productId, warehouseId) >= deed.n)
      if (result.ok) note(made.ref, result.value)
      return
    }
    const counted = { productId, warehouseId, onHand: deed.n }
    const result = await ledger.count(owner, made, { kind: 'correction', lines: [counted] })
    expect(result.ok).toBe(have(productId, warehouseId) !== deed.n)
    if (result.ok) note(made.ref, result.value)
  }

  return {
    act(deed: Deed): Promise<void> {
      if ('at' in deed) return actAgain(deed)
      return 'line' in deed ? actOfChannel(deed) : actOurs(deed)
    },
    async agrees(): Promise<void> {
      const stock = await ledger.stock({ workspaceId, productIds: products })
      for (const product of products) {
        const taken = owing(product)
        const expected = { onHand: total(product), taken, available: total(product) - taken }
        expect(stock.get(product)).toMatchObject(expected)
      }
    },
  }
}

test('any sequence of deeds, undos, repeats and deaths leaves balances that are the sum of what moved', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async (deeds) => {
      const model = await openModel()
      for (const one of deeds) {
        await model.act(one)
        await model.agrees()
      }
    }),
    { numRuns: 25 },
  )
  expect(await rig.broken()).toEqual([])
})
