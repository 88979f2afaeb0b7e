import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/connection.ts'
import { searchTextOf } from '../product.ts'
import { bundleParts, productPictures, products } from '../schema.ts'
import { isOneOf } from './lock.ts'
import type { FieldChanges, ProductChange } from './operation.ts'
import type { Header } from './write.ts'

export interface NewRow {
  readonly id: string
  readonly sku: string
  readonly name: string
  readonly ean: string | null
  readonly description: string
  readonly attributes: Readonly<Record<string, string>>
  readonly lowStockAt: number | null
  /** Product id → pieces; empty for what is no bundle. */
  readonly parts: Readonly<Record<string, number>>
}

/** Rows a statement; a statement takes 65,535 parameters at most. */
const CHUNK = 2_000

export async function createProducts(
  tx: Transaction,
  header: Pick<Header, 'workspaceId' | 'actorId'>,
  rows: readonly NewRow[],
  now: Date,
): Promise<void> {
  const { workspaceId, actorId: createdBy } = header
  const made = rows.map(({ parts: _parts, ...row }) => ({
    ...{ ...row, workspaceId, createdBy, createdAt: now, updatedAt: now },
    search: searchTextOf(row),
  }))
  for (let from = 0; from < made.length; from += CHUNK)
    await tx.insert(products).values(made.slice(from, from + CHUNK))
  const parts = rows.flatMap(({ id, parts: made }) =>
    Object.entries(made).map(([productId, quantity]) => ({ bundleId: id, productId, quantity })),
  )
  for (let from = 0; from < parts.length; from += CHUNK)
    await tx.insert(bundleParts).values(parts.slice(from, from + CHUNK))
}

/** Writes what changes of a product: its row, its picture, the words it is found by, the parts of a bundle. */
export async function changeProduct(
  tx: Transaction,
  id: string,
  changes: FieldChanges,
  now: Date,
): Promise<void> {
  const { life, parts, pictureId, ...rest } = changes
  const plain = Object.entries(rest).map(([field, change]) => [field, change?.to])
  const set: Partial<typeof products.$inferInsert> = {
    ...Object.fromEntries(plain),
    updatedAt: now,
  }
  if (life) set.deletedAt = life.to === 'gone' ? now : null
  if (pictureId) set.pictureId = pictureId.to
  const [row] = await tx.update(products).set(set).where(eq(products.id, id)).returning()
  if (row && (pictureId || life))
    await showPicture(tx, id, row.deletedAt === null ? row.pictureId : null, now)
  if (row && (changes.name || changes.sku || changes.ean))
    await tx
      .update(products)
      .set({ search: searchTextOf(row) })
      .where(eq(products.id, id))
  if (!parts) return
  await tx.delete(bundleParts).where(eq(bundleParts.bundleId, id))
  const made = Object.entries(parts.to).map(([productId, quantity]) => ({
    ...{ bundleId: id, productId, quantity },
  }))
  if (made.length > 0) await tx.insert(bundleParts).values(made)
}

/** SKUs that change hands within one operation are free before anybody takes them. */
export async function freeNames(tx: Transaction, changes: readonly ProductChange[]): Promise<void> {
  const ids = changes.filter(({ fields }) => fields.sku).map(({ productId }) => productId)
  if (ids.length > 0)
    await tx
      .update(products)
      .set({ sku: sql`${products.id}::text` })
      .where(isOneOf(products.id, ids))
}

/** A picture no longer shown can still come back by an undo for a while. */
async function showPicture(tx: Transaction, productId: string, shown: string | null, now: Date) {
  await tx
    .update(productPictures)
    .set({ replacedAt: now })
    .where(and(eq(productPictures.productId, productId), isNull(productPictures.replacedAt)))
  if (shown !== null)
    await tx
      .update(productPictures)
      .set({ replacedAt: null })
      .where(and(eq(productPictures.id, shown), eq(productPictures.productId, productId)))
}
