import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { importShops } from '../shops/schema.ts'
import type { ImportedProduct, ImportedRow, ImportedVariation } from './imported.ts'
import { importProducts, importVariations } from './schema.ts'

type Connection = Database | Transaction

export interface Imported {
  readonly product: ImportedProduct
  readonly variations: readonly ImportedVariation[]
}

/** What a shop has from us of a product of the source. */
export async function findImported(
  db: Connection,
  shopId: string,
  spuId: string,
): Promise<Imported | undefined> {
  const [product] = await db
    .select()
    .from(importProducts)
    .where(and(eq(importProducts.shopId, shopId), eq(importProducts.spuId, spuId)))
  return product && { product, variations: await variationsOf(db, product.id) }
}

/** As it is by now; undefined when it is followed no more. `isLocked`: till the end of the transaction. */
export async function findById(
  db: Connection,
  id: string,
  options: { readonly isLocked?: boolean } = {},
): Promise<ImportedProduct | undefined> {
  const query = db.select().from(importProducts).where(eq(importProducts.id, id))
  const [product] = options.isLocked ? await query.for('update') : await query
  return product
}

export function variationsOf(db: Connection, importProductId: string) {
  return db
    .select()
    .from(importVariations)
    .where(eq(importVariations.importProductId, importProductId))
    .orderBy(asc(importVariations.skuId))
}

/** Another seller has brought it into the same shop. */
export async function isOfOther(
  db: Connection,
  { accountKey, workspaceId }: { readonly accountKey: string; readonly workspaceId: string },
  productId: number,
): Promise<boolean> {
  const [row] = await db
    .select({ id: importProducts.id })
    .from(importProducts)
    .innerJoin(importShops, eq(importShops.id, importProducts.shopId))
    .where(
      and(
        eq(importShops.accountKey, accountKey),
        eq(importProducts.productId, productId),
        ne(importProducts.workspaceId, workspaceId),
      ),
    )
    .limit(1)
  return row !== undefined
}

/** Stores a product as it stands in the shop now, its sizes with it; one that was known keeps its id and the day it came. */
export async function keepImported(
  tx: Transaction,
  product: ImportedProduct,
  variations: readonly Omit<ImportedVariation, 'importProductId'>[],
): Promise<string> {
  const { id: _id, createdAt: _createdAt, ...values } = product
  const [row] = await tx
    .insert(importProducts)
    .values(product)
    .onConflictDoUpdate({ target: [importProducts.shopId, importProducts.spuId], set: values })
    .returning({ id: importProducts.id })
  if (!row) throw new Error('a product was neither made nor found')
  await tx.delete(importVariations).where(eq(importVariations.importProductId, row.id))
  if (variations.length > 0) {
    await tx
      .insert(importVariations)
      .values(variations.map((one) => ({ ...one, importProductId: row.id })))
  }
  return row.id
}

/** It shows a picture that was uploaded for it. */
export async function noteMedia(db: Connection, id: string, mediaId: number): Promise<void> {
  await db
    .update(importProducts)
    .set({ mediaIds: sql`${importProducts.mediaIds} || ${mediaId}::integer` })
    .where(
      and(
        eq(importProducts.id, id),
        sql`not ${importProducts.mediaIds} @> array[${mediaId}::integer]`,
      ),
    )
}

export async function forgetImported(db: Connection, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.delete(importProducts).where(inArray(importProducts.id, [...ids]))
}

export function toRow({ product, variations }: Imported): ImportedRow {
  const { goneAt, refreshedAt, changedAt, createdAt, ...rest } = product
  return {
    product: {
      ...rest,
      goneAt: goneAt?.toISOString() ?? null,
      refreshedAt: refreshedAt.toISOString(),
      changedAt: changedAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    },
    variations,
  }
}

export function fromRow({ product, variations }: ImportedRow): Imported {
  const { goneAt, refreshedAt, changedAt, createdAt } = product
  return {
    product: {
      ...product,
      // Kept before it was noted.
      draft: product.draft ?? null,
      leftOut: [...(product.leftOut ?? [])],
      goneAt: goneAt === null ? null : new Date(goneAt),
      refreshedAt: new Date(refreshedAt),
      changedAt: changedAt === null ? null : new Date(changedAt),
      createdAt: new Date(createdAt),
    },
    variations,
  }
}
