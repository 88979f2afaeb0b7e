import { and, arrayOverlaps, eq, inArray, notInArray } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { importProducts } from '../products/schema.ts'
import type { ShopRules } from './rules.ts'
import { importMedia } from './schema.ts'

export type MediaRow = typeof importMedia.$inferSelect
type Connection = Database | Transaction

export const lookOf = ({ pictureSide, pictureFormat }: ShopRules) =>
  `${pictureSide}.${pictureFormat}`

/** Media of pictures that were uploaded to a shop before, by address; `shopIds` are the rows of one shop. */
export async function mediaByUrl(
  db: Connection,
  shopIds: readonly string[],
  look: string,
  urls: readonly string[],
): Promise<Map<string, number>> {
  if (urls.length === 0) return new Map()
  const rows = await db
    .select({ url: importMedia.sourceUrl, mediaId: importMedia.mediaId })
    .from(importMedia)
    .where(
      and(
        inArray(importMedia.shopId, [...shopIds]),
        inArray(importMedia.sourceUrl, [...urls]),
        eq(importMedia.look, look),
      ),
    )
  return new Map(rows.map(({ url, mediaId }) => [url, mediaId]))
}

/** What the same bytes were uploaded as. */
export async function mediaBySha256(
  db: Connection,
  shopIds: readonly string[],
  sha256: string,
): Promise<number | undefined> {
  const [row] = await db
    .select({ mediaId: importMedia.mediaId })
    .from(importMedia)
    .where(and(inArray(importMedia.shopId, [...shopIds]), eq(importMedia.sha256, sha256)))
    .limit(1)
  return row?.mediaId
}

export async function keepMedia(db: Connection, rows: readonly MediaRow[]): Promise<void> {
  for (const row of rows) {
    const { sha256, mediaId, at } = row
    await db
      .insert(importMedia)
      .values(row)
      .onConflictDoUpdate({
        target: [importMedia.shopId, importMedia.sourceUrl, importMedia.look],
        set: { sha256, mediaId, at },
      })
  }
}

/** They are gone from the shop. */
export async function forgetMedia(
  db: Connection,
  shopIds: readonly string[],
  mediaIds: readonly number[],
): Promise<void> {
  if (mediaIds.length === 0) return
  await db
    .delete(importMedia)
    .where(
      and(inArray(importMedia.shopId, [...shopIds]), inArray(importMedia.mediaId, [...mediaIds])),
    )
}

/** Those of `mediaIds` that imported products show besides `products` (ids of the shop). */
export async function mediaInUse(
  db: Connection,
  shopIds: readonly string[],
  mediaIds: readonly number[],
  products: readonly number[],
): Promise<Set<number>> {
  if (mediaIds.length === 0) return new Set()
  const rows = await db
    .select({ mediaIds: importProducts.mediaIds })
    .from(importProducts)
    .where(
      and(
        inArray(importProducts.shopId, [...shopIds]),
        products.length > 0 ? notInArray(importProducts.productId, [...products]) : undefined,
        arrayOverlaps(importProducts.mediaIds, [...mediaIds]),
      ),
    )
  const used = new Set(rows.flatMap((row) => row.mediaIds))
  return new Set(mediaIds.filter((id) => used.has(id)))
}
