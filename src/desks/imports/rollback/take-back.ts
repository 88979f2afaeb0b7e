import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import { importBatches, importItems } from '../batches/schema.ts'
import { type BatchRow, type ItemRow, OPEN_STATES } from '../batches/store.ts'
import type { ShopProduct } from '../ports.ts'
import { findInShop, isMadeBy } from '../products/find.ts'
import {
  findImported,
  forgetImported,
  fromRow,
  type Imported,
  keepImported,
} from '../products/store.ts'
import { isPriceEdited } from '../products/variations.ts'
import type { OpenShop } from '../products/write.ts'
import { editedFields } from '../products/written.ts'
import { ProductRefused } from '../run/trouble.ts'
import { forgetMedia, mediaInUse } from '../shops/media.ts'
import { restore } from './restore.ts'

export interface TakingBack extends OpenShop {
  readonly db: Database
  readonly clock: Clock
  readonly batch: Pick<BatchRow, 'id' | 'shopId' | 'createdAt'>
  /** Rows of the same shop, whosever they are. */
  readonly shopIds: readonly string[]
}

/** `edited`: somebody changed it since; `later-batch`: another batch of ours did; `not-restored`: the shop did not keep what it was sent. */
export type KeptReason = 'edited' | 'later-batch' | 'not-restored' | 'gone-from-shop'

/**
 * Takes one product of a batch back: what the batch made goes with its pictures, what it changed becomes what it was. Safe to repeat. With
 * `isUnfinished` nothing is asked about edits: the product was never whole. Resolves with why it stayed; undefined when it did not.
 */
export async function takeBack(
  at: TakingBack,
  item: ItemRow,
  isUnfinished: boolean,
): Promise<KeptReason | undefined> {
  const stored = await findImported(at.db, at.batch.shopId, item.spuId)
  if (item.before) return bringBack(at, item, stored, isUnfinished)
  return remove(at, item, stored, isUnfinished)
}

async function remove(
  at: TakingBack,
  item: ItemRow,
  stored: Imported | undefined,
  isUnfinished: boolean,
): Promise<KeptReason | undefined> {
  const { shop, key, turn, signal, batch } = at
  const product = await madeHere(at, item)
  if (product && !isUnfinished) {
    const why = await whyKept(at, item, product, stored)
    if (why) return why
  }
  if (product) {
    await turn.keep()
    await shop.deleteProduct(key, product.id, signal)
  }
  const shown = stored && isMadeOf(stored, product, item) ? stored : undefined
  await removeMedia(at, item, [...item.mediaIds, ...(shown?.product.mediaIds ?? [])], [])
  if (shown) await forgetImported(at.db, [shown.product.id])
  return undefined

  function isMadeOf(
    { product: row }: Imported,
    found: ShopProduct | undefined,
    { productId }: ItemRow,
  ): boolean {
    return row.productId === (found?.id ?? productId) && row.createdAt >= batch.createdAt
  }
}

/** The product this batch made; its id may not have been written down any more. */
async function madeHere(
  { shop, key, batch, signal }: TakingBack,
  { spuId, productId }: ItemRow,
): Promise<ShopProduct | undefined> {
  try {
    const found = await findInShop(shop, key, { spuId, knownId: productId }, signal)
    if (found.kind === 'none') return undefined
    return isMadeBy(found.product, batch.id) ? found.product : undefined
  } catch (thrown) {
    if (thrown instanceof ProductRefused) return undefined
    throw thrown
  }
}

async function bringBack(
  at: TakingBack,
  item: ItemRow,
  stored: Imported | undefined,
  isUnfinished: boolean,
): Promise<KeptReason | undefined> {
  const { db, shop, key, signal, batch } = at
  const { before } = item
  if (!before) return undefined
  const product = await shop.product(key, before.product.id, signal)
  if (!product) return 'gone-from-shop'
  if (!isUnfinished) {
    const why = await whyKept(at, item, product, stored)
    if (why) return why
  }
  if (!(await restore(at, before, item.spuId))) return 'not-restored'
  const stays = [
    ...before.product.imageIds,
    ...before.variations.flatMap(({ imageId }) => imageId ?? []),
    ...(before.known?.product.mediaIds ?? []),
  ]
  // A refresh since may have brought pictures, too.
  await removeMedia(at, item, [...item.mediaIds, ...(stored?.product.mediaIds ?? [])], stays)
  await db.transaction(async (tx) => {
    if (before.known) {
      const { product: row, variations } = fromRow(before.known)
      await keepImported(tx, row, variations)
    } else if (stored && stored.product.createdAt >= batch.createdAt) {
      await forgetImported(tx, [stored.product.id])
    }
  })
  return undefined
}

async function whyKept(
  { db, shop, key, batch, signal }: TakingBack,
  item: ItemRow,
  product: ShopProduct,
  stored: Imported | undefined,
): Promise<KeptReason | undefined> {
  const [later] = await db
    .select({ id: importBatches.id })
    .from(importItems)
    .innerJoin(importBatches, eq(importBatches.id, importItems.batchId))
    .where(
      and(
        eq(importItems.spuId, item.spuId),
        eq(importBatches.shopId, batch.shopId),
        gt(importBatches.createdAt, batch.createdAt),
        eq(importItems.state, 'done'),
      ),
    )
    .limit(1)
  if (later) return 'later-batch'
  if (!stored) return undefined
  if (editedFields(stored.product.written, product).length > 0) return 'edited'
  const shown = await shop.variations(key, product.id, signal)
  const isRepriced = stored.variations.some((last) => {
    const now = shown.find(({ id }) => id === last.variationId)
    return now !== undefined && isPriceEdited(now, last)
  })
  return isRepriced ? 'edited' : undefined
}

/** Deletes media that nothing of ours shows any more; `stays`: what the product goes on showing. */
async function removeMedia(
  { db, shop, key, turn, signal, shopIds }: TakingBack,
  item: ItemRow,
  mediaIds: readonly number[],
  stays: readonly number[],
): Promise<void> {
  const candidates = [...new Set(mediaIds)].filter((id) => !stays.includes(id))
  if (candidates.length === 0) return
  const products = item.productId === null ? [] : [item.productId]
  const used = await mediaInUse(db, shopIds, candidates, products)
  const wanted = await mediaOfOpen(db, shopIds, item)
  const free = candidates.filter((id) => !used.has(id) && !wanted.has(id))
  for (const id of free) {
    await turn.keep()
    await shop.deleteMedia(key, id, signal)
  }
  await forgetMedia(db, shopIds, free)
}

/** Media that products under way are about to show. */
async function mediaOfOpen(
  db: Database,
  shopIds: readonly string[],
  item: ItemRow,
): Promise<Set<number>> {
  const rows = await db
    .select({ mediaIds: importItems.mediaIds })
    .from(importItems)
    .innerJoin(importBatches, eq(importBatches.id, importItems.batchId))
    .where(
      and(
        inArray(importBatches.shopId, [...shopIds]),
        inArray(importItems.state, [...OPEN_STATES]),
        sql`jsonb_array_length(${importItems.mediaIds}) > 0`,
        sql`(${importItems.batchId}, ${importItems.position}) <> (${item.batchId}, ${item.position})`,
      ),
    )
  return new Set(rows.flatMap((row) => row.mediaIds))
}
