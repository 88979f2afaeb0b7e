import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { bundleParts, products } from '../ledger/schema.ts'
import { type StockTable, stockTable } from '../sheet.ts'

/** A product of ours beyond what tables tell of it. */
export interface Own {
  readonly id: string
  readonly attributes: Readonly<Record<string, string>>
  /** Product id → pieces; empty for what is no bundle. */
  readonly parts: Readonly<Record<string, number>>
  readonly hasPicture: boolean
  /** Pieces on all shelves and pieces that orders hold. */
  readonly onHand: number
  readonly taken: number
}

export interface OwnCatalogue {
  readonly table: StockTable
  /** By SKU as it is written. */
  readonly bySku: ReadonlyMap<string, Own>
}

/** The shop's catalogue, as an import compares it. */
export async function ownCatalogue(
  {
    db,
    ledger,
  }: { readonly db: Database; readonly ledger: Pick<Ledger, 'inventory' | 'warehouses'> },
  workspaceId: string,
): Promise<OwnCatalogue> {
  const isOurs = and(eq(products.workspaceId, workspaceId), isNull(products.deletedAt))
  const { id, attributes, pictureId } = products
  const [table, more, parts] = await Promise.all([
    stockTable(ledger, workspaceId),
    db.select({ id, attributes, pictureId }).from(products).where(isOurs),
    db
      .select({
        bundleId: bundleParts.bundleId,
        productId: bundleParts.productId,
        quantity: bundleParts.quantity,
      })
      .from(bundleParts)
      .innerJoin(products, eq(products.id, bundleParts.bundleId))
      .where(isOurs),
  ])
  const moreOf = new Map(more.map((row) => [row.id, row]))
  const partsOf = Map.groupBy(parts, ({ bundleId }) => bundleId)
  const bySku = table.rows.map((row): [string, Own] => [
    row.sku,
    {
      id: row.id,
      attributes: moreOf.get(row.id)?.attributes ?? {},
      parts: Object.fromEntries(
        (partsOf.get(row.id) ?? []).map(({ productId, quantity }) => [productId, quantity]),
      ),
      hasPicture: (moreOf.get(row.id)?.pictureId ?? null) !== null,
      onHand: [...row.shelves.values()].reduce((sum, pieces) => sum + pieces, 0),
      taken: row.taken,
    },
  ])
  return { table, bySku: new Map(bySku) }
}
