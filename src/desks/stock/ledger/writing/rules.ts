import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/connection.ts'
import { bundleParts, products, reservations, stockWarehouses } from '../schema.ts'
import { isOneOf, type Locked } from './lock.ts'
import type { Fields, Leg, ProductChange, Refusal } from './operation.ts'
import { movedOn } from './operation.ts'

/** What is about to be written. */
interface Written {
  readonly legs: readonly Leg[]
  readonly changes: readonly ProductChange[]
  readonly creates: readonly {
    readonly id: string
    readonly sku: string
    readonly parts: Readonly<Record<string, number>>
  }[]
}

/** Why it must not be written; the locks make the answer hold until the end of the transaction. */
export async function refusalOf(
  tx: Transaction,
  workspaceId: string,
  locked: Locked,
  written: Written,
): Promise<Refusal | undefined> {
  const after = new Map<string, Fields>()
  for (const { productId, fields } of written.changes) {
    const before = locked.fields(productId)
    if (!before) return { reason: 'product-gone', id: productId }
    const field = movedOn(before, fields)
    if (field) return { reason: 'changed-since', productId, field }
    const to = Object.entries(fields).map(([name, change]) => [name, change.to])
    after.set(productId, { ...before, ...Object.fromEntries(to) })
  }
  return (
    (await refusedLegs(tx, workspaceId, locked, after, written)) ??
    (await refusedNames(tx, workspaceId, locked, written, after)) ??
    (await refusedParts(tx, locked, written, after)) ??
    (await refusedEnds(tx, locked, written))
  )
}

async function refusedLegs(
  tx: Transaction,
  workspaceId: string,
  locked: Locked,
  after: ReadonlyMap<string, Fields>,
  { legs, creates }: Written,
): Promise<Refusal | undefined> {
  if (legs.length === 0) return undefined
  // Held until the end, so that a warehouse is not put away while something is brought there.
  const known = await tx
    .select({ id: stockWarehouses.id })
    .from(stockWarehouses)
    .where(
      and(
        eq(stockWarehouses.workspaceId, workspaceId),
        isOneOf(
          stockWarehouses.id,
          [...new Set(legs.map(({ warehouseId }) => warehouseId))].sort(),
        ),
        isNull(stockWarehouses.archivedAt),
      ),
    )
    .orderBy(stockWarehouses.id)
    .for('key share')
  const warehouses = new Set(known.map(({ id }) => id))
  const order = new Map(locked.ids.map((id, index) => [id, index]))
  const made = new Set(creates.map(({ id }) => id))
  const sorted = [...legs].sort(
    (a, b) => (order.get(a.productId) ?? -1) - (order.get(b.productId) ?? -1),
  )
  for (const { productId, warehouseId, delta } of sorted) {
    const before = locked.fields(productId)
    const isLiving = (after.get(productId) ?? before)?.life === 'living' || made.has(productId)
    if (!isLiving && before?.life !== 'living') return { reason: 'product-gone', id: productId }
    if (!warehouses.has(warehouseId)) return { reason: 'warehouse-gone', id: warehouseId }
    if (Object.keys(before?.parts ?? {}).length > 0) return { reason: 'bundle-stock', productId }
    const onHand = locked.onHand(productId, warehouseId)
    const sku = before?.sku ?? ''
    if (onHand + delta > MOST) return { reason: 'quantity', quantity: onHand + delta }
    if (onHand + delta < 0)
      return { reason: 'negative', productId, sku, warehouseId, onHand, delta }
  }
  return undefined
}

/** Pieces of a product in a warehouse at most. Allegro and Wix take fewer. */
export const MOST = 100_000_000

/** A SKU is given to one living product; the caller holds the lock of the workspace's names. */
async function refusedNames(
  tx: Transaction,
  workspaceId: string,
  locked: Locked,
  { creates, changes }: Written,
  after: ReadonlyMap<string, Fields>,
): Promise<Refusal | undefined> {
  const wanted = new Map<string, string>()
  const freed = new Set<string>()
  const want = (sku: string, id: string): Refusal | undefined => {
    const other = wanted.get(sku)
    wanted.set(sku, id)
    return other === undefined ? undefined : { reason: 'sku-taken', sku, productId: other }
  }
  for (const { productId, fields } of changes) {
    if (fields.sku || fields.life) freed.add(productId)
    const state = after.get(productId)
    const isNamed = state?.life === 'living' && (fields.sku || fields.life)
    const refusal = isNamed ? want(state.sku, productId) : undefined
    if (refusal) return refusal
  }
  for (const { id, sku } of creates) {
    const refusal = locked.row(id) ? undefined : want(sku, id)
    if (refusal) return refusal
  }
  if (wanted.size === 0) return undefined
  const taken = await tx
    .select({ id: products.id, sku: products.sku })
    .from(products)
    .where(
      and(
        eq(products.workspaceId, workspaceId),
        isNull(products.deletedAt),
        sql`${products.sku} = any(${sql.param([...wanted.keys()])}::text[])`,
      ),
    )
  const other = taken.find(({ id }) => !freed.has(id))
  return other && { reason: 'sku-taken', sku: other.sku, productId: other.id }
}

/** A bundle is made of living products that are no bundles, has no stock of its own, and is in no other. */
async function refusedParts(
  tx: Transaction,
  locked: Locked,
  { changes, creates, legs }: Written,
  after: ReadonlyMap<string, Fields>,
): Promise<Refusal | undefined> {
  const made = new Map(creates.map(({ id, parts }) => [id, { life: 'living', parts }]))
  const refusedPart = (bundleId: string, parts: Fields['parts']): Refusal | undefined => {
    for (const [id, quantity] of Object.entries(parts)) {
      const part = made.get(id) ?? after.get(id) ?? locked.fields(id)
      if (part?.life !== 'living') return { reason: 'product-gone', id }
      if (id === bundleId || Object.keys(part.parts).length > 0)
        return { reason: 'bundle-nested', productId: id }
      if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > MOST)
        return { reason: 'quantity', quantity }
    }
    return undefined
  }
  for (const { id, parts } of creates) {
    if (Object.keys(parts).length === 0) continue
    const refused = refusedPart(id, parts)
    if (refused) return refused
    if (legs.some((leg) => leg.productId === id)) return { reason: 'bundle-stock', productId: id }
  }
  for (const { productId, fields } of changes) {
    const parts = after.get(productId)?.parts ?? {}
    if (Object.keys(parts).length === 0 || after.get(productId)?.life !== 'living') continue
    if (!fields.parts && !fields.life) continue
    const refused = refusedPart(productId, parts)
    if (refused) return refused
    if (locked.stockOf(productId).length > 0) return { reason: 'bundle-stock', productId }
    const [holder] = await tx
      .select({ id: bundleParts.bundleId })
      .from(bundleParts)
      .innerJoin(products, eq(products.id, bundleParts.bundleId))
      .where(and(eq(bundleParts.productId, productId), isNull(products.deletedAt)))
      .limit(1)
    if (holder) return { reason: 'bundle-nested', productId }
    const pieces = await openPieces(tx, [productId])
    if (pieces > 0) return { reason: 'orders-open', productId, pieces }
  }
  return undefined
}

/** What ends has nothing left, nobody waits for it, and no bundle is made of it. */
async function refusedEnds(
  tx: Transaction,
  locked: Locked,
  { changes, legs }: Written,
): Promise<Refusal | undefined> {
  const ending = changes.filter(({ fields }) => fields.life?.to === 'gone')
  for (const { productId } of ending) {
    const moved = legs.filter((leg) => leg.productId === productId)
    const onHand =
      locked.stockOf(productId).reduce((sum, one) => sum + one.onHand, 0) +
      moved.reduce((sum, { delta }) => sum + delta, 0)
    if (onHand > 0) return { reason: 'stock-left', productId, onHand }
    const pieces = await openPieces(tx, [productId])
    if (pieces > 0) return { reason: 'orders-open', productId, pieces }
    const ends = ending.map((one) => one.productId)
    const holders = await tx
      .select({ id: products.id })
      .from(bundleParts)
      .innerJoin(products, eq(products.id, bundleParts.bundleId))
      .where(and(eq(bundleParts.productId, productId), isNull(products.deletedAt)))
    if (holders.some(({ id }) => !ends.includes(id))) return { reason: 'in-bundle', productId }
  }
  return undefined
}

/** Pieces that order lines hold or are still owed. */
export async function openPieces(tx: Transaction, productIds: readonly string[]): Promise<number> {
  const [sum] = await tx
    .select({ pieces: takenPieces })
    .from(reservations)
    .where(and(isOneOf(reservations.productId, productIds), isOpen))
  return sum?.pieces ?? 0
}

/** As the index of open reservations has it. */
export const isOpen = sql`(${reservations.state} = 'held' or (${reservations.state} = 'committed' and ${reservations.short} > 0))`

/** What open reservations take from what is on hand. */
export const takenPieces = sql<number>`coalesce(sum(case ${reservations.state} when 'held' then ${reservations.quantity}
  when 'committed' then ${reservations.short} else 0 end), 0)::int`
