import { and, eq } from 'drizzle-orm'
import { idFrom } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { ProductPicture } from '#platform/pictures/photo.ts'
import { productPictures, products } from './schema.ts'

export interface PreparedPicture extends ProductPicture {
  /** Telegram's own copy, when there is one already. */
  readonly telegramFileId?: string | null
}

export type StoredPicture = typeof productPictures.$inferSelect

/** Stores a picture that no product shows yet; the same picture of a product is stored once. Returns its id. */
export async function keepPicture(
  tx: Transaction,
  { productId, picture, now }: { productId: string; picture: PreparedPicture; now: number },
): Promise<string> {
  const { preview, image, sha256, telegramFileId = null } = picture
  const id = idFrom(`stock-picture:${productId}:${sha256}`)
  await tx
    .insert(productPictures)
    .values({ id, productId, preview, image, sha256, telegramFileId, replacedAt: new Date(now) })
    .onConflictDoNothing()
  return id
}

export function createPictures(db: Database) {
  return {
    /** What a product of the workspace shows. */
    async picture(workspaceId: string, productId: string): Promise<StoredPicture | undefined> {
      const [found] = await db
        .select({ picture: productPictures })
        .from(products)
        .innerJoin(productPictures, eq(productPictures.id, products.pictureId))
        .where(and(eq(products.workspaceId, workspaceId), eq(products.id, productId)))
      return found?.picture
    },

    /** Telegram has a copy now; its id is sent instead of the bytes from then on. */
    async rememberFile(pictureId: string, telegramFileId: string): Promise<void> {
      await db
        .update(productPictures)
        .set({ telegramFileId })
        .where(eq(productPictures.id, pictureId))
    },
  }
}
