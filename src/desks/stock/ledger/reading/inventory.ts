import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { balances, bundleParts, products, reservations } from '../schema.ts'
import { isOpen, takenPieces } from '../writing/rules.ts'

/** A living product with all that a table tells of it. */
export interface InventoryRow {
  readonly id: string
  readonly sku: string
  readonly name: string
  readonly ean: string | null
  readonly description: string
  readonly isBundle: boolean
  /** Warehouse id → pieces, those with none left out. */
  readonly shelves: ReadonlyMap<string, number>
  /** Pieces that orders hold or are owed. */
  readonly taken: number
}

/** The whole catalogue by SKU, for tables: three statements, however long it is. */
export async function inventoryOf(
  on: Database | Transaction,
  workspaceId: string,
): Promise<InventoryRow[]> {
  const isLiving = and(eq(products.workspaceId, workspaceId), isNull(products.deletedAt))
  const { id, sku, name, ean, description } = products
  const isBundle = sql<boolean>`exists (select from ${bundleParts} where ${bundleParts.bundleId} = ${products.id})`
  const rows = await on
    .select({ id, sku, name, ean, description, isBundle })
    .from(products)
    .where(isLiving)
    .orderBy(asc(sku))
  const stock = await on
    .select({
      productId: balances.productId,
      warehouseId: balances.warehouseId,
      onHand: balances.onHand,
    })
    .from(balances)
    .innerJoin(products, eq(products.id, balances.productId))
    .where(and(isLiving, sql`${balances.onHand} > 0`))
  const holds = await on
    .select({ productId: reservations.productId, pieces: takenPieces })
    .from(reservations)
    .where(and(eq(reservations.workspaceId, workspaceId), isOpen))
    .groupBy(reservations.productId)
  const stockOf = Map.groupBy(stock, ({ productId }) => productId)
  const takenOf = new Map(holds.map(({ productId, pieces }) => [productId, pieces]))
  return rows.map((row) => ({
    ...row,
    shelves: new Map(
      (stockOf.get(row.id) ?? []).map(({ warehouseId, onHand }) => [warehouseId, onHand]),
    ),
    taken: takenOf.get(row.id) ?? 0,
  }))
}
