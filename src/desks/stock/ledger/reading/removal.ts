import { and, count, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { bundleParts, operations, products, reservations } from '../schema.ts'
import { isOpen, takenPieces } from '../writing/rules.ts'
import { type Product, productOf, stockByWarehouse } from './reads.ts'

/** What goes with a product when it is deleted, and what stands in the way. */
export interface RemovalFacts {
  readonly product: Product
  /** Pieces that are taken off the shelves. */
  readonly stock: readonly { readonly warehouseId: string; readonly onHand: number }[]
  /** Offers and variants that would be linked to nothing. */
  readonly mappings: number
  readonly hasPicture: boolean
  /** Operations that stay readable. */
  readonly operations: number
  /** Pieces that orders wait for: as long as there are any, it stays. */
  readonly openPieces: number
  /** Bundles that it is in: as long as there are any, it stays. */
  readonly bundles: readonly { readonly id: string; readonly name: string }[]
}

export type CountMappings = (workspaceId: string, productId: string) => Promise<number>

/** Undefined for what is deleted already or not the workspace's. */
export async function removalFacts(
  { db, mappings }: { db: Database; mappings: CountMappings },
  workspaceId: string,
  productId: string,
): Promise<RemovalFacts | undefined> {
  const product = await productOf(db, workspaceId, productId)
  if (!product || product.deletedAt !== null) return undefined
  const [stock, linked, [history], [open], bundles] = await Promise.all([
    stockByWarehouse(db, workspaceId, productId),
    mappings(workspaceId, productId),
    db
      .select({ operations: count() })
      .from(operations)
      .where(
        and(
          eq(operations.workspaceId, workspaceId),
          sql`${operations.productIds} @> ${sql.param([productId])}::uuid[]`,
        ),
      ),
    db
      .select({ pieces: takenPieces })
      .from(reservations)
      .where(and(eq(reservations.productId, productId), isOpen)),
    db
      .select({ id: products.id, name: products.name })
      .from(bundleParts)
      .innerJoin(products, eq(products.id, bundleParts.bundleId))
      .where(and(eq(bundleParts.productId, productId), isNull(products.deletedAt))),
  ])
  return {
    ...{ product, stock, mappings: linked, hasPicture: product.pictureId !== null },
    ...{ operations: history?.operations ?? 0, openPieces: open?.pieces ?? 0, bundles },
  }
}
