import { AppError } from '#core/errors.ts'
import type { MetaEntry, ProductChange, ShopProduct, ShopVariation } from '../../ports.ts'
import { type Found, findInShop, isMadeBy, isToBeLookedUp } from '../../products/find.ts'
import { findImported, type Imported, isOfOther, toRow } from '../../products/store.ts'
import { MARK_BATCH, MARK_SPU, type WantedProduct } from '../../products/wanted.ts'
import { changeOf, writeChange } from '../../products/write.ts'
import { type Written, writtenAfter } from '../../products/written.ts'
import { ProductRefused } from '../../run/trouble.ts'
import type { BeforeImage } from '../item.ts'
import type { ImportJob } from '../job.ts'
import { changeItem, type ItemRow } from '../store.ts'

/** Where a product of a batch stands before anything of it is written. */
export interface Ground {
  /** What we know of it from before; absent: nothing. */
  readonly known: Imported | undefined
  /** Null: this batch makes it. */
  readonly before: BeforeImage | null
}

/**
 * Looks where a product of the batch stands, and keeps what was there before the first write. A product that somebody else has in the
 * shop under our SKU, or that another seller brought in, is refused here: nothing has been uploaded for it yet.
 */
export async function groundOf(job: ImportJob, item: ItemRow): Promise<Ground> {
  const { db, shop, shopKey, row, batch, clock, signal } = job
  const stored = await findImported(db, row.id, item.spuId)
  if (item.before) return { known: stored, before: item.before }
  const knownId = stored?.product.productId ?? item.productId
  const found = await findInShop(shop, shopKey, { spuId: item.spuId, knownId }, signal)
  if (found.kind !== 'ours' || isMadeBy(found.product, batch.id)) {
    // Of a product that is gone from the shop nothing is known any more.
    return { known: undefined, before: null }
  }
  const { product } = found
  const whose = { accountKey: row.accountKey, workspaceId: row.workspaceId }
  if (await isOfOther(db, whose, product.id)) throw new ProductRefused('other-seller')
  const variations = await variationsOf(job, product)
  const before = { product, variations, known: stored ? toRow(stored) : null }
  await changeItem(db, item, { before, productId: product.id }, clock.now())
  return { known: stored, before }
}

async function variationsOf(
  { shop, shopKey, signal }: ImportJob,
  { id, type }: ShopProduct,
): Promise<readonly ShopVariation[]> {
  return type === 'variable' ? shop.variations(shopKey, id, signal) : []
}

export interface ProductDone {
  readonly product: ShopProduct
  readonly written: Written
  readonly isNew: boolean
  readonly isChanged: boolean
  /** Its pictures were set anew. */
  readonly withImages: boolean
  /** What of `meta` was sent to it. */
  readonly sentMeta: readonly MetaEntry[]
}

const TRIES = 4
const PAUSE_MS = 500

/**
 * Makes the product as a draft, or writes what of it has changed. After anything that was not answered it is looked up by its SKU before
 * it is made again; one of ours in the trash is deleted first, since revived products come back without variations.
 */
export async function upsertProduct(
  job: ImportJob,
  item: ItemRow,
  wanted: WantedProduct,
  { known, before }: Ground,
): Promise<ProductDone> {
  const { db, shop, shopKey, turn, clock, signal } = job
  const open = { shop, key: shopKey, turn, signal }
  if (before) {
    const written: Written = known?.product.written ?? {}
    const { change } = changeOf(wanted.change, before.product, written)
    const product = await writeChange(open, before.product, change)
    return {
      product,
      written: writtenAfter(written, change, product),
      isNew: false,
      isChanged: Object.keys(change).length > 0,
      withImages: change.images !== undefined,
      sentMeta: change.meta ?? [],
    }
  }
  const look = () =>
    findInShop(shop, shopKey, { spuId: wanted.spuId, knownId: item.productId }, signal)
  const made = await make(job, wanted, look)
  await changeItem(db, item, { productId: made.product.id }, clock.now())
  const { change } = wanted
  const product = made.isNew ? made.product : await writeChange(open, made.product, change)
  return {
    ...{ product, isNew: made.isNew, isChanged: true, withImages: true },
    sentMeta: change.meta ?? [],
    written: writtenAfter({}, change, product),
  }
}

/** The draft, made now or by an attempt that could not say so any more. */
async function make(
  { shop, shopKey, turn, batch, clock, signal }: ImportJob,
  wanted: WantedProduct,
  look: () => Promise<Found>,
): Promise<{ readonly product: ShopProduct; readonly isNew: boolean }> {
  let refusal: AppError | undefined
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) await clock.sleep(PAUSE_MS * 2 ** tries, signal)
    const found = await look()
    if (found.kind === 'ours') return { product: found.product, isNew: false }
    await turn.keep()
    if (found.kind === 'trashed') await shop.deleteProduct(shopKey, found.product.id, signal)
    try {
      const product = await shop.create(shopKey, draftOf(wanted, batch.id), signal)
      return { product, isNew: true }
    } catch (thrown) {
      if (!isToBeLookedUp(thrown)) throw thrown
      refusal = thrown
    }
  }
  // A size or a product without our mark has it.
  if (refusal?.code === 'woo.sku_taken') throw new ProductRefused('foreign', { sku: wanted.sku })
  throw refusal ?? new AppError({ kind: 'unavailable', code: 'imports.not_made' })
}

function draftOf({ change, sku, spuId }: WantedProduct, batchId: string): ProductChange {
  const marks = [
    { key: MARK_SPU, value: spuId },
    { key: MARK_BATCH, value: batchId },
  ]
  return {
    ...change,
    sku,
    type: 'variable',
    status: 'draft',
    meta: [...(change.meta ?? []), ...marks],
  }
}
