import { and, asc, count, desc, eq, inArray, max, type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import type { FoundProduct } from '../ports.ts'
import { importFinds, importFound } from './schema.ts'

export type FindRow = typeof importFinds.$inferSelect
export type FoundRow = Pick<typeof importFound.$inferSelect, 'spuId' | 'product' | 'isPicked'>

type On = Database | Transaction

const row = {
  spuId: importFound.spuId,
  product: importFound.product,
  isPicked: importFound.isPicked,
}

/** A search belongs to a person in a workspace; nobody else's is found. */
const ownedBy = ({ workspaceId, userId }: Actor, id: string): SQL | undefined =>
  and(
    eq(importFinds.id, id),
    eq(importFinds.workspaceId, workspaceId),
    eq(importFinds.userId, userId),
  )

export async function findOf(on: On, by: Actor, id: string): Promise<FindRow | undefined> {
  const [found] = await on.select().from(importFinds).where(ownedBy(by, id))
  return found
}

/** As {@link findOf}, held until the transaction ends: what is known of the list does not change meanwhile. */
export async function lockFind(
  tx: Transaction,
  by: Actor,
  id: string,
): Promise<FindRow | undefined> {
  const [found] = await tx.select().from(importFinds).where(ownedBy(by, id)).for('update')
  return found
}

/** False when it is there already. */
export async function insertFind(tx: Transaction, find: FindRow): Promise<boolean> {
  const made = await tx.insert(importFinds).values(find).onConflictDoNothing().returning()
  return made.length > 0
}

export async function changeFind(
  tx: Transaction,
  id: string,
  change: Partial<Omit<FindRow, 'id'>>,
): Promise<void> {
  await tx.update(importFinds).set(change).where(eq(importFinds.id, id))
}

/** The latest search of a person that has something in it. */
export async function latestFind(on: On, by: Actor): Promise<FindRow | undefined> {
  const [found] = await on
    .select()
    .from(importFinds)
    .where(and(eq(importFinds.workspaceId, by.workspaceId), eq(importFinds.userId, by.userId)))
    .orderBy(desc(importFinds.usedAt))
    .limit(1)
  return found
}

/** Rows whose title, article or brand has all these words; every row for ''. */
function matching(findId: string, words: string): SQL | undefined {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean)
  const text = sql`lower(concat_ws(' ', ${importFound.product}->>'title', ${importFound.product}->>'article', ${importFound.product}->>'brand'))`
  return and(
    eq(importFound.findId, findId),
    ...parts.map((part) => sql`position(${part} in ${text}) > 0`),
  )
}

export async function foundRows(
  on: On,
  findId: string,
  words: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<FoundRow[]> {
  return on
    .select(row)
    .from(importFound)
    .where(matching(findId, words))
    .orderBy(asc(importFound.position))
    .offset(offset)
    .limit(limit)
}

export async function foundRow(
  on: On,
  findId: string,
  spuId: string,
): Promise<FoundRow | undefined> {
  const [found] = await on
    .select(row)
    .from(importFound)
    .where(and(eq(importFound.findId, findId), eq(importFound.spuId, spuId)))
  return found
}

export interface FoundCounts {
  /** Rows that are here. */
  readonly known: number
  /** Of them, those with the words that are looked for among them. */
  readonly matching: number
  readonly picked: number
}

export async function countFound(on: On, findId: string, words: string): Promise<FoundCounts> {
  const [all] = await on
    .select({
      known: count(),
      matching: sql<number>`count(*) filter (where ${matching(findId, words)})::int`,
      picked: sql<number>`count(*) filter (where ${importFound.isPicked})::int`,
    })
    .from(importFound)
    .where(eq(importFound.findId, findId))
  return all ?? { known: 0, matching: 0, picked: 0 }
}

/** Adds what is not there yet, in its order; never more than `most` in all. */
export async function addFound(
  tx: Transaction,
  findId: string,
  products: readonly FoundProduct[],
  most: number,
): Promise<void> {
  const [last] = await tx
    .select({ position: max(importFound.position), known: count() })
    .from(importFound)
    .where(eq(importFound.findId, findId))
  const ids = products.map(({ spuId }) => spuId)
  const there = await tx
    .select({ spuId: importFound.spuId })
    .from(importFound)
    .where(and(eq(importFound.findId, findId), inArray(importFound.spuId, ids)))
  const known = new Set(there.map(({ spuId }) => spuId))
  const fresh = [...new Map(products.map((one) => [one.spuId, one])).values()]
    .filter(({ spuId }) => !known.has(spuId))
    .slice(0, Math.max(0, most - (last?.known ?? 0)))
  if (fresh.length === 0) return
  const first = (last?.position ?? -1) + 1
  await tx.insert(importFound).values(
    fresh.map((product, index) => ({
      ...{ findId, position: first + index, spuId: product.spuId, product },
    })),
  )
}

/** Leaves what is picked. */
export async function dropUnpicked(tx: Transaction, findId: string): Promise<void> {
  await tx
    .delete(importFound)
    .where(and(eq(importFound.findId, findId), eq(importFound.isPicked, false)))
}

/** Ticks at most `room` of them, in their order; resolves with how many are ticked by it. */
export async function tickFound(
  tx: Transaction,
  findId: string,
  which: { readonly spuIds: readonly string[] } | { readonly words: string },
  room: number,
): Promise<number> {
  const among =
    'words' in which
      ? matching(findId, which.words)
      : and(eq(importFound.findId, findId), inArray(importFound.spuId, [...which.spuIds]))
  const positions = tx
    .select({ position: importFound.position })
    .from(importFound)
    .where(and(among, eq(importFound.isPicked, false)))
    .orderBy(asc(importFound.position))
    .limit(Math.max(0, room))
  const ticked = await tx
    .update(importFound)
    .set({ isPicked: true })
    .where(and(eq(importFound.findId, findId), inArray(importFound.position, positions)))
    .returning({ position: importFound.position })
  return ticked.length
}

/** Of all when `spuIds` is absent. */
export async function untickFound(
  tx: Transaction,
  findId: string,
  spuIds?: readonly string[],
): Promise<void> {
  const some = spuIds && inArray(importFound.spuId, [...spuIds])
  await tx
    .update(importFound)
    .set({ isPicked: false })
    .where(and(eq(importFound.findId, findId), eq(importFound.isPicked, true), some))
}

/** What a card told of a row that a search did not. */
export async function rememberFound(on: On, findId: string, product: FoundProduct): Promise<void> {
  await on
    .update(importFound)
    .set({ product })
    .where(and(eq(importFound.findId, findId), eq(importFound.spuId, product.spuId)))
}

/** What is picked, in its order. */
export async function pickedRows(on: On, findId: string): Promise<FoundProduct[]> {
  const rows = await on
    .select({ product: importFound.product })
    .from(importFound)
    .where(and(eq(importFound.findId, findId), eq(importFound.isPicked, true)))
    .orderBy(asc(importFound.position))
  return rows.map(({ product }) => product)
}
