import { and, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { newId } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { importProducts, priceHolds } from './schema.ts'

export type HoldRow = typeof priceHolds.$inferSelect
type Connection = Database | Transaction

export interface Jump {
  readonly oldPrice: number
  readonly newPrice: number
  readonly fen: number
}

/** Newest decision or question about a product's price. */
export async function lastHold(
  db: Connection,
  importProductId: string,
): Promise<HoldRow | undefined> {
  const [row] = await db
    .select()
    .from(priceHolds)
    .where(eq(priceHolds.importProductId, importProductId))
    .orderBy(desc(priceHolds.at), desc(priceHolds.id))
    .limit(1)
  return row
}

/** Asks about a price: an open question about the same product is overtaken. */
export async function hold(
  tx: Transaction,
  of: { readonly workspaceId: string; readonly importProductId: string },
  { oldPrice, newPrice, fen }: Jump,
  now: number,
): Promise<void> {
  await overtake(tx, of.importProductId, now)
  await tx.insert(priceHolds).values({
    id: newId(now),
    ...{ ...of, oldPrice, newPrice, newFen: fen },
    at: new Date(now),
  })
}

/** The price came back by itself, or a later one is asked about. */
export async function overtake(
  db: Connection,
  importProductId: string,
  now: number,
): Promise<void> {
  await db
    .update(priceHolds)
    .set({ decision: 'overtaken', decidedAt: new Date(now) })
    .where(and(eq(priceHolds.importProductId, importProductId), isNull(priceHolds.decidedAt)))
}

/** Open ones, the largest jump first. */
export async function openHolds(
  db: Connection,
  workspaceId: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
) {
  const open = and(eq(priceHolds.workspaceId, workspaceId), isNull(priceHolds.decidedAt))
  const { id, oldPrice, newPrice, importProductId: productId } = priceHolds
  const items = await db
    .select({ id, productId, oldPrice, newPrice, title: importProducts.title })
    .from(priceHolds)
    .innerJoin(importProducts, eq(importProducts.id, priceHolds.importProductId))
    .where(open)
    .orderBy(
      desc(sql`abs(${newPrice} - ${oldPrice})::float / greatest(${oldPrice}, 1)`),
      desc(priceHolds.id),
    )
    .offset(offset)
    .limit(limit)
  return { items, total: await db.$count(priceHolds, open) }
}

/** Decides open ones: one, or all that stood at a moment (ms). Resolves with those it decided. */
export function decideHolds(
  tx: Transaction,
  workspaceId: string,
  which: { readonly id: string } | { readonly until: number },
  decision: 'accepted' | 'refused',
  now: number,
): Promise<HoldRow[]> {
  return tx
    .update(priceHolds)
    .set({ decision, decidedAt: new Date(now) })
    .where(
      and(
        eq(priceHolds.workspaceId, workspaceId),
        isNull(priceHolds.decidedAt),
        'id' in which ? eq(priceHolds.id, which.id) : lte(priceHolds.at, new Date(which.until)),
      ),
    )
    .returning()
}

export async function openHoldsOf(
  db: Connection,
  importProductIds: readonly string[],
): Promise<HoldRow[]> {
  if (importProductIds.length === 0) return []
  return db
    .select()
    .from(priceHolds)
    .where(
      and(inArray(priceHolds.importProductId, [...importProductIds]), isNull(priceHolds.decidedAt)),
    )
}
