import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { stockOf } from '../ledger/reading/reads.ts'
import { balances, products, stockWarehouses } from '../ledger/schema.ts'
import { orderLines } from '../orders/schema.ts'
import type { StockReader } from './stock-reader.ts'

/** The desk's own ledger as synchronisation reads it. */
export const ledgerStock: StockReader = {
  async stockOf(db, { workspaceId, productIds, warehouseIds }) {
    if (productIds.length === 0) return new Map()
    const rows = await db
      .select({
        id: products.id,
        sku: products.sku,
        name: products.name,
        isSyncEnabled: products.isSyncEnabled,
      })
      .from(products)
      .where(
        and(
          eq(products.workspaceId, workspaceId),
          inArray(products.id, [...productIds]),
          isNull(products.deletedAt),
        ),
      )
    const by = { workspaceId, productIds, ...(warehouseIds && { warehouseIds }) }
    const stock = await stockOf(db, by)
    return new Map(
      rows.map(({ id, ...row }) => [id, { ...row, available: stock.get(id)?.available ?? 0 }]),
    )
  },

  async productsBySku(db, workspaceId, skus) {
    const rows = await db
      .select({ id: products.id, sku: products.sku })
      .from(products)
      .where(
        and(
          eq(products.workspaceId, workspaceId),
          isNull(products.deletedAt),
          skus ? inArray(products.sku, [...skus]) : undefined,
        ),
      )
    return new Map(rows.map(({ id, sku }) => [sku, id]))
  },

  async totals(db, workspaceId) {
    const [sum] = await db
      .select({ onHand: sql<number>`coalesce(sum(${balances.onHand}), 0)::int` })
      .from(balances)
      .innerJoin(products, eq(products.id, balances.productId))
      .where(eq(products.workspaceId, workspaceId))
    const isHere = and(
      eq(stockWarehouses.workspaceId, workspaceId),
      isNull(stockWarehouses.archivedAt),
    )
    return {
      onHand: sum?.onHand ?? 0,
      hasWarehouse: (await db.$count(stockWarehouses, isHere)) > 0,
    }
  },

  async soldSince(db, accountId, since) {
    if (since.length === 0) return new Map()
    const rows = await db
      .select({
        offerId: orderLines.offerId,
        units: sql<number>`sum(${orderLines.quantity})::int`,
      })
      .from(orderLines)
      .where(
        and(
          eq(orderLines.accountId, accountId),
          or(
            ...since.map(({ offerIds, at }) =>
              and(inArray(orderLines.offerId, [...offerIds]), gt(orderLines.occurredAt, at)),
            ),
          ),
        ),
      )
      .groupBy(orderLines.offerId)
    const units = new Map(rows.map((row) => [row.offerId, row.units]))
    return new Map(
      since.map(({ remoteId, offerIds }) => [
        remoteId,
        offerIds.reduce((sum, id) => sum + (units.get(id) ?? 0), 0),
      ]),
    )
  },
}
