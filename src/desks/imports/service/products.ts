import { and, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { withAuthority } from '#telegram/identity/authority.ts'
import type { ImportedCard, ImportsRoom, ProductFilter } from '../chat/deps.ts'
import { printOf } from '../chat/parts.ts'
import { openHolds, openHoldsOf } from '../products/holds.ts'
import { importProducts, importSearches } from '../products/schema.ts'
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
  draft: importProducts.draft,
}

/** What was brought in, as the chat shows it. */
export function productsRoom({
  db,
  clock,
}: ImportsDeps): Pick<
  ImportsRoom,
  'products' | 'product' | 'detach' | 'holds' | 'keepSearch' | 'searchOf'
> {
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

    keepSearch: ({ workspaceId, userId }, text) =>
      withAuthority(db, { workspaceId, userId }, 'viewer', async (tx) => {
        const print = printOf(text)
        const usedAt = new Date(clock.now())
        await tx
          .insert(importSearches)
          .values({ workspaceId, userId, print, text, usedAt })
          .onConflictDoUpdate({
            target: [importSearches.workspaceId, importSearches.userId, importSearches.print],
            set: { text, usedAt },
          })
        return print
      }),

    async searchOf({ workspaceId, userId }, print) {
      const [row] = await db
        .select({ text: importSearches.text })
        .from(importSearches)
        .where(
          and(
            eq(importSearches.workspaceId, workspaceId),
            eq(importSearches.userId, userId),
            eq(importSearches.print, print),
          ),
        )
      return row?.text
    },
  }
}

function filtered(is: ProductFilter): SQL | undefined {
  switch (is) {
    case 'all':
      return undefined
    case 'sale':
      return and(eq(importProducts.isOnSale, true), isNull(importProducts.draft))
    case 'draft':
      return and(isNotNull(importProducts.draft), isNull(importProducts.goneAt))
    case 'out':
      return and(
        eq(importProducts.isOnSale, false),
        isNull(importProducts.goneAt),
        isNull(importProducts.draft),
      )
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
  readonly draft: ImportedCard['draft']
}) {
  const { id, title, article, shopName, minPrice, draft } = rest
  return { id, title, article, shopName, minPrice, draft, isGone: goneAt !== null }
}
