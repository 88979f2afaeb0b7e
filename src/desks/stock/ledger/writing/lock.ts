import { and, eq, type inArray, sql } from 'drizzle-orm'
import type { Transaction } from '#db/connection.ts'
import { balances, bundleParts, products } from '../schema.ts'
import type { Fields } from './operation.ts'

export type ProductRow = typeof products.$inferSelect

/** Products that nobody else changes until the transaction ends, with what is on hand. */
export interface Locked {
  /** In the order of their SKUs, living and deleted ones. */
  readonly ids: readonly string[]
  row(productId: string): ProductRow | undefined
  fields(productId: string): Fields | undefined
  onHand(productId: string, warehouseId: string): number
  /** Warehouse and pieces, those with none left out. */
  stockOf(productId: string): readonly { readonly warehouseId: string; readonly onHand: number }[]
}

/**
 * Locks products of the workspace, what bundles among them are made of, and their balances, always in the order of SKUs
 * and then of warehouses: two that want the same rows wait for each other and never in a circle.
 */
export async function lockProducts(
  tx: Transaction,
  workspaceId: string,
  productIds: readonly string[],
): Promise<Locked> {
  const wanted = new Set(productIds)
  for (const { productId } of await partsOf(tx, [...wanted])) wanted.add(productId)
  const rows = await tx
    .select()
    .from(products)
    .where(and(eq(products.workspaceId, workspaceId), isOneOf(products.id, [...wanted])))
    .orderBy(sql`${products.sku} collate "C"`, products.id)
    .for('no key update')
  const ids = rows.map(({ id }) => id)
  const parts = await partsOf(tx, ids)
  // A bundle got another part between the two looks.
  if (parts.some(({ productId }) => !ids.includes(productId) && !wanted.has(productId)))
    return lockProducts(tx, workspaceId, [...wanted, ...parts.map(({ productId }) => productId)])
  const stock = await tx
    .select({
      productId: balances.productId,
      warehouseId: balances.warehouseId,
      onHand: balances.onHand,
    })
    .from(balances)
    .innerJoin(products, eq(products.id, balances.productId))
    .where(isOneOf(balances.productId, ids))
    .orderBy(sql`${products.sku} collate "C"`, products.id, balances.warehouseId)
    .for('update', { of: balances })
  return lockedOf(rows, parts, stock)
}

interface Part {
  readonly bundleId: string
  readonly productId: string
  readonly quantity: number
}

function lockedOf(
  rows: readonly ProductRow[],
  parts: readonly Part[],
  stock: readonly { productId: string; warehouseId: string; onHand: number }[],
): Locked {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const partsByBundle = Map.groupBy(parts, ({ bundleId }) => bundleId)
  const stockByProduct = Map.groupBy(stock, ({ productId }) => productId)
  return {
    ids: rows.map(({ id }) => id),
    row: (id) => byId.get(id),
    fields(id) {
      const row = byId.get(id)
      return row && fieldsOf(row, partsByBundle.get(id) ?? [])
    },
    onHand: (id, warehouseId) =>
      stockByProduct.get(id)?.find((one) => one.warehouseId === warehouseId)?.onHand ?? 0,
    stockOf: (id) => (stockByProduct.get(id) ?? []).filter(({ onHand }) => onHand > 0),
  }
}

function fieldsOf(row: ProductRow, parts: readonly Part[]): Fields {
  const { name, sku, ean, description, attributes, isSyncEnabled, lowStockAt, pictureId } = row
  return {
    life: row.deletedAt === null ? 'living' : 'gone',
    ...{ name, sku, ean, description, attributes, isSyncEnabled, lowStockAt, pictureId },
    parts: Object.fromEntries(parts.map(({ productId, quantity }) => [productId, quantity])),
  }
}

function partsOf(tx: Transaction, bundleIds: readonly string[]): Promise<Part[]> {
  return tx.select().from(bundleParts).where(isOneOf(bundleParts.bundleId, bundleIds))
}

/** `inArray` with one parameter, whatever the length: a statement takes 65,535 of them at most. */
export function isOneOf(column: Parameters<typeof inArray>[0], ids: readonly string[]) {
  return sql`${column} = any(${sql.param([...ids])}::uuid[])`
}
