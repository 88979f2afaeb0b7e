import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { toJson } from '#db/storable.ts'
import { OPEN_STATUSES } from '#runs/run.ts'
import { runs } from '#runs/schema.ts'
import type { FoundProduct } from '../ports.ts'
import type { ItemState } from './item.ts'
import { importBatches, importItems } from './schema.ts'

export type BatchRow = typeof importBatches.$inferSelect
export type ItemRow = typeof importItems.$inferSelect
type Connection = Database | Transaction

/** A product of a batch is not over in these. */
export const OPEN_STATES = [
  ...(['waiting', 'card', 'text', 'pictures', 'product', 'variations', 'check'] as const),
] satisfies readonly ItemState[]
/** It stands in the shop as the batch wanted it. */
export const MADE_STATES = ['done', 'unchanged'] as const satisfies readonly ItemState[]

/** Rows a statement: a thousand products are four of them. */
const CHUNK = 250

export async function insertBatch(
  tx: Transaction,
  batch: Omit<BatchRow, 'finishedAt' | 'rollbackRunId' | 'rolledBackAt' | 'items'>,
  goods: readonly Pick<FoundProduct, 'spuId' | 'title' | 'article'>[],
): Promise<boolean> {
  const [made] = await tx
    .insert(importBatches)
    .values({ ...batch, items: goods.length })
    .onConflictDoNothing()
    .returning({ id: importBatches.id })
  if (!made) return false
  // Many titles are no more than a brand until the card is read.
  const nameOf = ({ title, article }: (typeof goods)[number]) =>
    article === null || title.includes(article) ? title : `${title} ${article}`
  const rows = goods.map((product, position) => ({
    ...{ batchId: batch.id, position, spuId: product.spuId, title: nameOf(product) },
    state: 'waiting' as const,
    mediaIds: [],
    updatedAt: batch.createdAt,
  }))
  for (let from = 0; from < rows.length; from += CHUNK) {
    await tx.insert(importItems).values(rows.slice(from, from + CHUNK))
  }
  return true
}

export async function findBatch(
  db: Connection,
  workspaceId: string,
  id: string,
): Promise<BatchRow | undefined> {
  const [row] = await db
    .select()
    .from(importBatches)
    .where(and(eq(importBatches.id, id), eq(importBatches.workspaceId, workspaceId)))
  return row
}

/** Newest first. */
export async function listBatches(
  db: Connection,
  workspaceId: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ items: BatchRow[]; total: number }> {
  const ours = eq(importBatches.workspaceId, workspaceId)
  const items = await db
    .select()
    .from(importBatches)
    .where(ours)
    .orderBy(desc(importBatches.createdAt), desc(importBatches.id))
    .offset(offset)
    .limit(limit)
  return { items, total: await db.$count(importBatches, ours) }
}

export async function changeBatch(
  db: Connection,
  id: string,
  values: Partial<Pick<BatchRow, 'finishedAt' | 'rollbackRunId' | 'rolledBackAt'>>,
): Promise<void> {
  await db.update(importBatches).set(values).where(eq(importBatches.id, id))
}

/** Products that batches of these workspaces may still bring in. */
export async function countUnderWay(
  tx: Transaction,
  workspaceIds: readonly string[],
): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(importItems)
    .innerJoin(importBatches, eq(importBatches.id, importItems.batchId))
    .innerJoin(runs, eq(runs.id, importBatches.id))
    .where(
      and(
        inArray(importBatches.workspaceId, [...workspaceIds]),
        inArray(runs.status, [...OPEN_STATUSES]),
        inArray(importItems.state, [...OPEN_STATES]),
      ),
    )
  return row?.count ?? 0
}

/** In the batch's order. */
export function itemsIn(
  db: Connection,
  batchId: string,
  states: readonly ItemState[],
): Promise<ItemRow[]> {
  return db
    .select()
    .from(importItems)
    .where(and(eq(importItems.batchId, batchId), inArray(importItems.state, [...states])))
    .orderBy(asc(importItems.position))
}

/** As it is by now. Throws when there is none. */
export async function findItem(
  db: Connection,
  { batchId, position }: Pick<ItemRow, 'batchId' | 'position'>,
): Promise<ItemRow> {
  const [row] = await db
    .select()
    .from(importItems)
    .where(and(eq(importItems.batchId, batchId), eq(importItems.position, position)))
  if (!row) throw new Error(`no product ${position} of batch ${batchId}`)
  return row
}

export async function pageOfItems(
  db: Connection,
  batchId: string,
  states: readonly ItemState[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ items: ItemRow[]; total: number }> {
  const wanted = and(eq(importItems.batchId, batchId), inArray(importItems.state, [...states]))
  const items = await db
    .select()
    .from(importItems)
    .where(wanted)
    .orderBy(asc(importItems.position))
    .offset(offset)
    .limit(limit)
  return { items, total: await db.$count(importItems, wanted) }
}

/** How many products of each batch are in each state. */
export async function countItems(
  db: Connection,
  batchIds: readonly string[],
): Promise<Map<string, Map<ItemState, number>>> {
  const found = new Map<string, Map<ItemState, number>>(batchIds.map((id) => [id, new Map()]))
  if (batchIds.length === 0) return found
  const rows = await db
    .select({ batchId: importItems.batchId, state: importItems.state, value: count() })
    .from(importItems)
    .where(inArray(importItems.batchId, [...batchIds]))
    .groupBy(importItems.batchId, importItems.state)
  for (const { batchId, state, value } of rows) found.get(batchId)?.set(state, value)
  return found
}

/** How many products came in with one of these notes. */
export function countNoted(
  db: Connection,
  batchId: string,
  notes: readonly string[],
): Promise<number> {
  return db.$count(
    importItems,
    and(
      ...[eq(importItems.batchId, batchId), inArray(importItems.state, [...MADE_STATES])],
      inArray(importItems.reason, [...notes]),
    ),
  )
}

export type ItemChange = Partial<
  Pick<ItemRow, 'state' | 'reason' | 'reasonVars' | 'productId' | 'mediaIds' | 'before' | 'title'>
>

export async function changeItem(
  db: Connection,
  { batchId, position }: Pick<ItemRow, 'batchId' | 'position'>,
  change: ItemChange,
  now: number,
): Promise<void> {
  await db
    .update(importItems)
    .set({ ...change, updatedAt: new Date(now) })
    .where(and(eq(importItems.batchId, batchId), eq(importItems.position, position)))
}

/** A picture was uploaded for it: it goes when the product does. */
export async function addMedia(
  db: Connection,
  { batchId, position }: Pick<ItemRow, 'batchId' | 'position'>,
  mediaId: number,
): Promise<void> {
  await db
    .update(importItems)
    .set({ mediaIds: sql`${importItems.mediaIds} || ${toJson([mediaId])}::jsonb` })
    .where(
      and(
        eq(importItems.batchId, batchId),
        eq(importItems.position, position),
        sql`not ${importItems.mediaIds} @> ${toJson([mediaId])}::jsonb`,
      ),
    )
}
