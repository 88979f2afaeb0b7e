import { and, count, eq, isNotNull, min, sql } from 'drizzle-orm'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { ImportShop, ImportsRoom, RulesEffect, ShopFigures } from '../chat/deps.ts'
import { changedBy } from '../prices/changed.ts'
import { importProducts } from '../products/schema.ts'
import { createAbove } from '../shops/categories.ts'
import {
  changeShop,
  findShop,
  followKey,
  listShops,
  lockShop,
  type ShopRow,
} from '../shops/store.ts'
import type { ImportsDeps } from './deps.ts'
import { treeOf } from './tree.ts'

const HOUR_MS = 3_600_000

/** Shops of a workspace and how they are filled. */
export function shopsRoom(
  deps: ImportsDeps,
): Pick<ImportsRoom, 'shops' | 'figures' | 'setRules' | 'effectOf' | 'setSchedule'> {
  const { db, clock, keys } = deps

  const change = (by: Actor, shopId: string, values: (row: ShopRow) => Partial<ShopRow>) =>
    withAuthority(db, by, 'manager', async (tx) => {
      const row = await lockShop(tx, by.workspaceId, shopId)
      if (!row) return false
      await changeShop(tx, row.id, values(row))
      return true
    })

  return {
    async shops(workspaceId) {
      const working = await keys.shops(workspaceId)
      const rows: ShopRow[] = []
      for (const key of working) rows.push(await followKey(db, workspaceId, key, clock.now()))
      const ids = [...new Set(rows.map(({ id }) => id))]
      return (await listShops(db, workspaceId, ids)).map(toShop)
    },

    async figures(workspaceId, shopId): Promise<ShopFigures> {
      const [row] = await db
        .select({
          products: count(),
          onSale:
            sql<number>`count(*) filter (where ${importProducts.isOnSale} and ${importProducts.draft} is null)`.mapWith(
              Number,
            ),
          drafts:
            sql<number>`count(*) filter (where ${importProducts.draft} is not null and ${importProducts.goneAt} is null)`.mapWith(
              Number,
            ),
          gone: sql<number>`count(*) filter (where ${importProducts.goneAt} is not null)`.mapWith(
            Number,
          ),
          refreshedAt: min(importProducts.refreshedAt),
        })
        .from(importProducts)
        .where(and(eq(importProducts.workspaceId, workspaceId), eq(importProducts.shopId, shopId)))
      const { products = 0, onSale = 0, drafts = 0, gone = 0, refreshedAt = null } = row ?? {}
      return { products, onSale, drafts, gone, refreshedAt: refreshedAt?.getTime() ?? null }
    },

    setRules: (by, shopId, changed) =>
      change(by, shopId, ({ rules }) => ({ rules: changed(rules) })),

    async effectOf(workspaceId, shopId, rules): Promise<RulesEffect> {
      const row = await findShop(db, workspaceId, shopId)
      const products = row
        ? await db
            .select({
              title: importProducts.title,
              fen: importProducts.minFen,
              categoryId: importProducts.categoryId,
            })
            .from(importProducts)
            .where(and(eq(importProducts.shopId, row.id), isNotNull(importProducts.minFen)))
        : []
      const above = createAbove(await treeOf(deps, workspaceId))
      const goods = products.flatMap(({ title, fen, categoryId }) =>
        fen === null ? [] : [{ title, fen, categoryIds: above(categoryId) }],
      )
      const { raised, lowered, largest } = changedBy(
        row?.rules.prices ?? rules.prices,
        rules.prices,
        goods,
      )
      const [most] = largest
      const { before = 0, after = 0 } = most ?? {}
      return {
        ...{ products: goods.length, raised, lowered },
        largest: most ? { title: most.goods.title, before, after } : null,
      }
    },

    setSchedule: (by, shopId, hours) =>
      change(by, shopId, () => ({
        refreshHours: hours,
        nextRefreshAt: hours === null ? null : new Date(clock.now() + hours * HOUR_MS),
        refreshedBy: by.userId,
      })),
  }
}

function toShop(row: ShopRow): ImportShop {
  const { id, name, url, currency, seo, rules, refreshHours, nextRefreshAt } = row
  return {
    ...{ id, name, url, currency, seo, rules, refreshHours },
    nextRefreshAt: nextRefreshAt?.getTime() ?? null,
  }
}
