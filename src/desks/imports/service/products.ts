import { and, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { withAuthority } from '#telegram/identity/authority.ts'
import type { ImportedCard, ImportsRoom, ProductFilter } from '../chat/deps.ts'
import { openHolds, openHoldsOf } from '../products/holds.ts'
import { importProducts } from '../products/schema.ts'
import { forgetImported, variationsOf } from '../products/store.ts'
import { importShops } from '../shops/schema.ts'
import type { ImportsDeps } from './deps.ts'

const VIEW = {
  id: importProducts.id,
  title: importProducts.title,
  article: importProducts.article,
  shopName: importShops.name,
  minPrice: importProducts.minPrice,
  goneAt: importProducts.goneAt,
}

/** What was brought in, as the chat shows it. */
export function productsRoom({
  db,
}: ImportsDeps): Pick<ImportsRoom, 'products' | 'product' | 'detach' | 'holds'> {
  return {
    async products(workspaceId, { text, is }, { offset, limit }) {
      const wanted = and(eq(importProducts.workspaceId, workspaceId), filtered(is), ...words(text))
      const items = await db
        .select(VIEW)
        .from(importProducts)
        .innerJoin(importShops, eq(importShops.id, importProducts.shopId))
        .where(wanted)
        .orderBy(desc(importProducts.createdAt), desc(importProducts.id))
        .offset(offset)
        .limit(limit)
      const [all] = await db.select({ value: count() }).from(importProducts).where(wanted)
      return { items: items.map(toProduct), total: all?.value ?? 0 }
    },

    async product(workspaceId, id): Promise<ImportedCard | undefined> {
      const [row] = await db
        .select({ ...VIEW, row: importProducts })
        .from(importProducts)
        .innerJoin(importShops, eq(importShops.id, importProducts.shopId))
        .where(and(eq(importProducts.id, id), eq(importProducts.workspaceId, workspaceId)))
      if (!row) return undefined
      const variations = await variationsOf(db, id)
      const [hold] = await openHoldsOf(db, [id])
      const { shopId, permalink, minFen, refreshedAt } = row.row
      return {
        ...toProduct(row),
        ...{ shopId, permalink, minFen, refreshedAt: refreshedAt.getTime() },
        variations: variations
          .map(({ name, fen, price, quantity }) => ({
            ...{ name, quantity },
            price: fen === null ? null : price,
          }))
          .sort((a, b) => Number(a.price === null) - Number(b.price === null)),
        hold: hold
          ? {
              ...{ id: hold.id, productId: id, title: row.title },
              ...{ oldPrice: hold.oldPrice, newPrice: hold.newPrice },
            }
          : null,
      }
    },

    detach: (by, productId) =>
      withAuthority(db, by, 'manager', async (tx) => {
        const [row] = await tx
          .select({ id: importProducts.id })
          .from(importProducts)
          .where(
            and(eq(importProducts.id, productId), eq(importProducts.workspaceId, by.workspaceId)),
          )
        if (!row) return false
        await forgetImported(tx, [row.id])
        return true
      }),

    holds: (workspaceId, slice) => openHolds(db, workspaceId, slice),
  }
}

function filtered(is: ProductFilter): SQL | undefined {
  switch (is) {
    case 'all':
      return undefined
    case 'sale':
      return eq(importProducts.isOnSale, true)
    case 'out':
      return and(eq(importProducts.isOnSale, false), isNull(importProducts.goneAt))
    case 'gone':
      return isNotNull(importProducts.goneAt)
  }
}

/** Each word begins a word of the title or the article. */
function words(text: string): SQL[] {
  const places = sql`' ' || lower(${importProducts.title} || ' ' || coalesce(${importProducts.article}, ''))`
  return text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => sql`position(${` ${word}`} in ${places}) > 0`)
}

function toProduct({
  goneAt,
  ...rest
}: {
  readonly id: string
  readonly title: string
  readonly article: string | null
  readonly shopName: string
  readonly minPrice: number | null
  readonly goneAt: Date | null
}) {
  const { id, title, article, shopName, minPrice } = rest
  return { id, title, article, shopName, minPrice, isGone: goneAt !== null }
}
