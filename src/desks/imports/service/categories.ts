import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { AppError } from '#core/errors.ts'
import { withPatience } from '#core/patience.ts'
import { withAuthority } from '#telegram/identity/authority.ts'
import { tellApart } from '../cards/categories.ts'
import type { ImportsRoom, MappedCategory } from '../chat/deps.ts'
import { importFinds } from '../finds/schema.ts'
import type { ShopTerm, SourceCategory } from '../ports.ts'
import { importProducts } from '../products/schema.ts'
import { type CategoryRow, categoriesOf, findCategory, keepCategory } from '../shops/categories.ts'
import { importCategories } from '../shops/schema.ts'
import { findShop, type ShopRow } from '../shops/store.ts'
import type { ImportsDeps } from './deps.ts'
import { pickedOf } from './picked.ts'
import { treeOf } from './tree.ts'

const WAIT_MS = 15_000

/** Where goods of a category of the source go in a shop: suggested by names, confirmed by a person. */
export function categoriesRoom(
  deps: ImportsDeps,
): Pick<ImportsRoom, 'categories' | 'shopCategories' | 'setCategory' | 'confirmCategories'> {
  const { db, clock, keys, shop } = deps

  async function termsOf(row: ShopRow): Promise<readonly ShopTerm[]> {
    const key = await keys.get(row.workspaceId, row.credentialId)
    const late = { code: 'woo.slow', messageKey: 'error-woo-slow' }
    const terms = await withPatience(WAIT_MS, late, (signal) => shop.categories(key, signal))
    return parentsFirst(terms)
  }

  /** Suggestions for categories that nobody has looked at yet; none while the shop is away. */
  async function suggest(
    row: ShopRow,
    ids: readonly string[],
    tree: readonly SourceCategory[],
  ): Promise<void> {
    if (ids.length === 0) return
    let terms: readonly ShopTerm[] = []
    try {
      terms = await termsOf(row)
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown
      return
    }
    for (const id of ids) {
      const source = tree.find((one) => one.id === id) ?? named(id)
      const found = source && deps.suggestCategory(source, terms)
      await keepCategory(db, {
        ...{ shopId: row.id, sourceCategoryId: id, sourceName: source?.name ?? id },
        ...{ shopCategoryId: found?.id ?? null, shopCategoryName: found?.name ?? null },
        ...{ confirmedBy: null, confirmedAt: null },
      })
    }
  }

  async function countsOf(row: ShopRow, findId: string | undefined): Promise<Map<string, number>> {
    const counts = new Map<string, number>()
    const add = (id: string | null) => id !== null && counts.set(id, (counts.get(id) ?? 0) + 1)
    if (findId === undefined) {
      const rows = await db
        .select({ id: importProducts.categoryId })
        .from(importProducts)
        .where(eq(importProducts.shopId, row.id))
      for (const { id } of rows) add(id)
      return counts
    }
    const [found] = await db
      .select({ find: importFinds.find })
      .from(importFinds)
      .where(and(eq(importFinds.id, findId), eq(importFinds.workspaceId, row.workspaceId)))
    const usual = found?.find.category?.id ?? null
    for (const { categoryId } of await pickedOf(db, row.workspaceId, findId)) {
      add(categoryId ?? usual)
    }
    return counts
  }

  return {
    async categories(
      workspaceId,
      shopId,
      findId,
      locale = 'ru',
    ): Promise<readonly MappedCategory[]> {
      const row = await findShop(db, workspaceId, shopId)
      if (!row) return []
      const counts = await countsOf(row, findId)
      const known = await categoriesOf(db, row.id)
      const fresh = [...counts.keys()].filter(
        (id) => !known.some(({ sourceCategoryId }) => sourceCategoryId === id),
      )
      await suggest(row, fresh, await treeOf(deps, workspaceId))
      const told = locale === 'ru' ? [] : await treeOf(deps, workspaceId, locale)
      const own = new Map(told.map(({ id, name }) => [id, name]))
      const rows = fresh.length === 0 ? known : await categoriesOf(db, row.id)
      const names = tellApart(
        rows.map(({ sourceCategoryId: id, sourceName: name }) => ({
          id,
          name: own.get(id) ?? name,
        })),
        locale,
      )
      return rows
        .filter(({ sourceCategoryId }) => findId === undefined || counts.has(sourceCategoryId))
        .map((one) => {
          const mapped = toMapped(one, counts.get(one.sourceCategoryId) ?? 0)
          return { ...mapped, sourceName: names.get(mapped.sourceId) ?? mapped.sourceName }
        })
        .sort((a, b) => Number(a.isConfirmed) - Number(b.isConfirmed) || b.products - a.products)
    },

    async shopCategories(workspaceId, shopId) {
      const row = await findShop(db, workspaceId, shopId)
      return row ? termsOf(row) : []
    },

    setCategory: (by, shopId, sourceId, category) =>
      withAuthority(db, by, 'manager', async (tx) => {
        const row = await findShop(tx, by.workspaceId, shopId)
        const known = row && (await findCategory(tx, row.id, sourceId))
        if (!known) return false
        await keepCategory(tx, {
          ...known,
          ...{ shopCategoryId: category?.id ?? null, shopCategoryName: category?.name ?? null },
          ...{ confirmedBy: by.userId, confirmedAt: new Date(clock.now()) },
        })
        return true
      }),

    confirmCategories: (by, shopId) =>
      withAuthority(db, by, 'manager', async (tx) => {
        const row = await findShop(tx, by.workspaceId, shopId)
        if (!row) return 0
        const confirmed = await tx
          .update(importCategories)
          .set({ confirmedBy: by.userId, confirmedAt: new Date(clock.now()) })
          .where(
            and(
              eq(importCategories.shopId, row.id),
              isNull(importCategories.confirmedAt),
              isNotNull(importCategories.shopCategoryId),
            ),
          )
          .returning({ id: importCategories.sourceCategoryId })
        return confirmed.length
      }),
  }
}

/** Names that stand for an id tell the category, listed or not. */
const named = (id: string): SourceCategory | undefined =>
  /\D/u.test(id) ? { id, name: id, level: 0, rootId: id } : undefined

function toMapped(row: CategoryRow, products: number): MappedCategory {
  const { sourceCategoryId, sourceName, shopCategoryId, shopCategoryName, confirmedAt } = row
  return {
    ...{ sourceId: sourceCategoryId, sourceName, products, isConfirmed: confirmedAt !== null },
    shopCategory:
      shopCategoryId === null ? null : { id: shopCategoryId, name: shopCategoryName ?? '' },
  }
}

function parentsFirst(terms: readonly ShopTerm[], parent = 0): ShopTerm[] {
  return terms
    .filter((one) => one.parent === parent)
    .flatMap((one) => [one, ...parentsFirst(terms, one.id)])
}
