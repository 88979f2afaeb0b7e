import { and, eq, inArray } from 'drizzle-orm'
import { isSane } from '../cards/check.ts'
import type { ImportsRoom, RunPreview } from '../chat/deps.ts'
import { importFinds } from '../finds/schema.ts'
import { priceOf } from '../prices/price.ts'
import { importProducts } from '../products/schema.ts'
import { categoriesOf, createAbove } from '../shops/categories.ts'
import { findShop } from '../shops/store.ts'
import type { ImportsDeps } from './deps.ts'
import { pickedOf } from './picked.ts'
import { treeOf } from './tree.ts'

/** What a run would do, from what is here: the source is asked for nothing but its categories. */
export function previewRoom(deps: ImportsDeps): Pick<ImportsRoom, 'preview'> {
  const { db } = deps
  return {
    async preview(workspaceId, shopId, findId): Promise<RunPreview | undefined> {
      const shop = await findShop(db, workspaceId, shopId)
      const [found] = await db
        .select({ find: importFinds.find })
        .from(importFinds)
        .where(and(eq(importFinds.id, findId), eq(importFinds.workspaceId, workspaceId)))
      if (!shop || !found) return undefined
      const picked = await pickedOf(db, workspaceId, findId)
      const above = createAbove(await treeOf(deps, workspaceId))
      const usual = found.find.category?.id ?? null
      const categoryOf = (id: string | null) => id ?? usual
      const products = picked.map(({ spuId, title, article, minPriceFen: fen, categoryId }) => {
        const categoryIds = above(categoryOf(categoryId))
        const price = fen === null ? null : priceOf(shop.rules.prices, { fen, categoryIds })
        return { spuId, title, article, fen, price }
      })
      const odd = products.filter(({ fen }) => fen !== null && !isSane(fen))
      const sane = products.filter((one) => !odd.includes(one))
      const map = await categoriesOf(db, shop.id)
      const confirmed = new Set(
        map.filter((one) => one.confirmedAt !== null).map((one) => one.sourceCategoryId),
      )
      const categories = new Set(picked.flatMap((one) => categoryOf(one.categoryId) ?? []))
      const unconfirmed = [...categories].filter(
        (id) => !above(id).some((one) => confirmed.has(one)),
      )
      return {
        products: sane,
        known: await knownOf(shop.id, sane),
        leftOut: odd.length === 0 ? [] : [leftOut(odd)],
        calls: sane.length,
        durationMs: Math.round((sane.length / deps.callsPerSecond) * 1_000),
        textMicros: await deps.textMicros(workspaceId, shop.rules, sane.length),
        unconfirmed: unconfirmed.length,
      }
    },
  }

  async function knownOf(shopId: string, goods: readonly { readonly spuId: string }[]) {
    if (goods.length === 0) return 0
    return db.$count(
      importProducts,
      and(
        eq(importProducts.shopId, shopId),
        inArray(
          importProducts.spuId,
          goods.map(({ spuId }) => spuId),
        ),
      ),
    )
  }
}

function leftOut(odd: readonly { readonly title: string; readonly fen: number | null }[]) {
  const [first] = odd
  return {
    ...{ reason: 'odd-price', vars: { yuan: (first?.fen ?? 0) / 100 } },
    ...{ count: odd.length, example: first?.title ?? '' },
  }
}
