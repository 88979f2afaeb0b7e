import { and, eq } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { BETWEEN_LEVELS, type SourceCategory } from '../ports.ts'
import { importCategories } from './schema.ts'

export type CategoryRow = typeof importCategories.$inferSelect
type Connection = Database | Transaction

export function categoriesOf(db: Connection, shopId: string): Promise<CategoryRow[]> {
  return db.select().from(importCategories).where(eq(importCategories.shopId, shopId))
}

/** What a person said, or a suggestion where nobody has said anything. */
export async function keepCategory(db: Connection, row: CategoryRow): Promise<void> {
  const { shopId: _shop, sourceCategoryId: _source, ...values } = row
  const insert = db.insert(importCategories).values(row)
  if (row.confirmedAt === null) {
    await insert.onConflictDoNothing()
    return
  }
  await insert.onConflictDoUpdate({
    target: [importCategories.shopId, importCategories.sourceCategoryId],
    set: values,
  })
}

export async function findCategory(
  db: Connection,
  shopId: string,
  sourceCategoryId: string,
): Promise<CategoryRow | undefined> {
  const [row] = await db
    .select()
    .from(importCategories)
    .where(
      and(
        eq(importCategories.shopId, shopId),
        eq(importCategories.sourceCategoryId, sourceCategoryId),
      ),
    )
  return row
}

/** A category of the source and those above it as far as its id or the tree tells them, itself first. */
export function createAbove(
  tree: readonly SourceCategory[],
): (id: string | null) => readonly string[] {
  const roots = new Map(tree.map(({ id, rootId }) => [id, rootId]))
  return (id) => {
    if (id === null) return []
    const names = id.split(BETWEEN_LEVELS)
    const widening = names.map((_, at) => names.slice(0, names.length - at).join(BETWEEN_LEVELS))
    return [...new Set([...widening, roots.get(id) ?? ''])].filter(Boolean)
  }
}

/** Where goods go by a confirmed map: to the category of the nearest of theirs that has one. */
export function createPlace(
  map: readonly CategoryRow[],
): (ids: readonly string[]) => number | undefined {
  const confirmed = new Map(
    map
      .filter(({ confirmedAt }) => confirmedAt !== null)
      .map(({ sourceCategoryId, shopCategoryId }) => [sourceCategoryId, shopCategoryId]),
  )
  return (ids) => {
    const nearest = ids.find((id) => confirmed.has(id))
    return nearest === undefined ? undefined : (confirmed.get(nearest) ?? undefined)
  }
}
