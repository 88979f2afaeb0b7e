import { and, eq } from 'drizzle-orm'
import { toAppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type { Transaction } from '#db/connection.ts'
import type { ImportTools } from '../batches/job.ts'
import type { Uploads } from '../pictures/upload.ts'
import type { ShopVariation, VariationChange } from '../ports.ts'
import { hold, lastHold, overtake } from '../products/holds.ts'
import type { ImportedProduct, ImportedVariation } from '../products/imported.ts'
import { importProducts, importVariations } from '../products/schema.ts'
import { findById, forgetImported, variationsOf } from '../products/store.ts'
import { isPriceEdited, outOfStock, stockOf } from '../products/variations.ts'
import { priceMarks } from '../products/wanted.ts'
import type { RunShop } from '../run/open-shop.ts'
import { ProductRefused } from '../run/trouble.ts'
import type { ShopTerms } from '../shops/terms.ts'
import { type DraftNow, lookAtDraft } from './drafts.ts'
import { type AddedSizes, addSizes, newSizes } from './new-sizes.ts'
import { newsOf, type ProductNews, type SizeNews } from './plan.ts'

export interface RefreshJob extends ImportTools {
  readonly at: RunShop
  readonly signal: AbortSignal
  readonly sourceOf: (credentialId: string) => Promise<AccountKey>
  readonly categoriesAbove: (id: string | null) => readonly string[]
  readonly categoryOf: (ids: readonly string[]) => number | undefined
  readonly terms: ShopTerms
  readonly uploads: Uploads
}

/** `edited`: prices set by hand stayed; `missing`: the product is gone from the shop and is no longer followed. */
export type RefreshOutcome = 'same' | 'changed' | 'held' | 'gone' | 'edited' | 'missing'

/**
 * Reads prices and stock of one product anew and writes what of them has changed. A price that jumped is asked about, and none of the
 * product's prices is written before the answer; sizes that went are out of stock at once. Stale prices never come here. `seen`: as it
 * was when the refresh began.
 */
export async function refreshOne(job: RefreshJob, seen: ImportedProduct): Promise<RefreshOutcome> {
  const { db, clock, catalogue, at, signal } = job
  const { prices, tradeTypes, jumpPercent } = at.row.rules
  const key = await job.sourceOf(seen.sourceCredentialId)
  const read = await catalogue.prices(key, seen.spuId, { priority: 'background', signal })
  // The source is waited for: only now nobody else writes to the shop what is known of the product.
  await at.turn.keep()
  const product = await findById(db, seen.id)
  if (!product) return 'missing'
  const known = await variationsOf(db, product.id)
  const categoryIds = job.categoriesAbove(product.categoryId)
  const news = newsOf(known, read.value, { prices, tradeTypes, jumpPercent, categoryIds })
  const judgedAt = clock.now()
  const verdict = await judge(job, product, news)
  const isGone = read.value === undefined
  const sizes = verdict === 'free' ? news.sizes : withoutPrices(news.sizes, known)
  const written = await write(job, product, known, sizes)
  const fresh = verdict === 'free' ? newSizes(product, known, read.value ?? [], tradeTypes) : []
  const added =
    fresh.length === 0 || written === 'missing'
      ? undefined
      : await addSizes(job, product, { known, fresh, key })
  const draft =
    written === 'missing'
      ? undefined
      : await lookAtDraft(job, { ...product, written: added?.written ?? product.written })
  if (written === 'missing' || !draft || (fresh.length > 0 && !added)) {
    await forgetImported(db, [product.id])
    return 'missing'
  }
  const isKept = await db.transaction(async (tx) => {
    // Whoever detaches it now waits; who has done so is not overruled.
    if (!(await findById(tx, product.id, { isLocked: true }))) return false
    if (verdict === 'ask' && news.jump) {
      const { workspaceId, id: importProductId } = product
      await hold(tx, { workspaceId, importProductId }, news.jump, clock.now())
    }
    if (!news.jump) await overtake(tx, product.id, clock.now())
    const readAt = read.fetchedAt
    const kept = { known, sizes, edited: written.edited, isGone, judgedAt, readAt, added, draft }
    await keep(tx, product, kept)
    return true
  })
  if (!isKept) return 'missing'
  if (verdict === 'ask') return 'held'
  if (isGone && product.goneAt === null) return 'gone'
  if (written.edited.size > 0) return 'edited'
  return sizes.length + (added?.rows.length ?? 0) > 0 ? 'changed' : 'same'
}

/** `ask`: it is a question that has not been asked yet; `wait`: it has been, or was answered with no. */
async function judge(
  { db, at }: RefreshJob,
  product: ImportedProduct,
  { jump }: ProductNews,
): Promise<'free' | 'ask' | 'wait'> {
  if (!jump) return 'free'
  const last = await lastHold(db, product.id)
  if (!last) return 'ask'
  const { decision, decidedAt, newPrice } = last
  // A yes holds once: prices may be written that were read before it was said.
  const since = Math.max(product.refreshedAt.getTime(), product.changedAt?.getTime() ?? 0)
  if (decision === 'accepted' && decidedAt && decidedAt.getTime() > since) {
    const moved = Math.abs(jump.newPrice - newPrice) / newPrice
    return moved * 100 <= at.row.rules.jumpPercent ? 'free' : 'ask'
  }
  const isKnown = newPrice === jump.newPrice
  return isKnown && (decision === null || decision === 'refused') ? 'wait' : 'ask'
}

/** What of the news is written while the price waits: stock, but no size comes on sale for a price nobody has agreed to. */
function withoutPrices(
  sizes: readonly SizeNews[],
  known: readonly ImportedVariation[],
): SizeNews[] {
  return sizes.flatMap((one) => {
    if (one.fen === null) return [one]
    const last = known.find(({ skuId }) => skuId === one.skuId)
    if (!last || last.fen === null) return []
    if (last.quantity === one.quantity) return []
    return [{ ...one, fen: last.fen, price: last.price }]
  })
}

async function write(
  { db, shop, at, signal }: RefreshJob,
  product: ImportedProduct,
  known: readonly ImportedVariation[],
  sizes: readonly SizeNews[],
): Promise<'missing' | { readonly edited: ReadonlySet<string> }> {
  const edited = new Set<string>()
  if (sizes.length === 0) return { edited }
  const shown = await standing()
  if (!shown) return 'missing'
  const changes: VariationChange[] = []
  for (const one of sizes) {
    const last = known.find(({ skuId }) => skuId === one.skuId)
    const now = shown.find(({ id }) => id === last?.variationId)
    // A size that somebody deleted in the shop stays so.
    if (!last || !now) continue
    const isEdited = isPriceEdited(now, last)
    if (isEdited) edited.add(one.skuId)
    const change = changeOf(one, last, now, isEdited, at.row.rules.prices.rateE4)
    if (!change) continue
    changes.push(change)
    if (change.regularPrice !== undefined && change.regularPrice !== null) {
      await note(one.skuId, change.regularPrice)
    }
  }
  if (changes.length === 0) return { edited }
  await at.turn.keep()
  const results = await shop.writeVariations(at.key, product.productId, changes, signal)
  for (const [index, result] of results.entries()) {
    if (!result.ok) throw new ProductRefused('variations', { reason: result.message }, false)
    const price = changes[index]?.regularPrice
    if (price !== undefined && Number(result.value.regularPrice) !== price) {
      throw new ProductRefused('check', { what: 'price' }, false)
    }
  }
  return { edited }

  async function standing(): Promise<readonly ShopVariation[] | undefined> {
    try {
      return await shop.variations(at.key, product.productId, signal)
    } catch (thrown) {
      if (toAppError(thrown).kind === 'not-found') return undefined
      throw thrown
    }
  }

  function note(skuId: string, sentPrice: number): Promise<unknown> {
    return db
      .update(importVariations)
      .set({ sentPrice })
      .where(
        and(eq(importVariations.importProductId, product.id), eq(importVariations.skuId, skuId)),
      )
  }
}

function changeOf(
  one: SizeNews,
  last: ImportedVariation,
  now: ShopVariation,
  isEdited: boolean,
  rateE4: number,
): VariationChange | undefined {
  const { price } = one
  const isPriceNew = price !== null && !isEdited && Number(now.regularPrice || 'x') !== price
  const isStockNews = (one.fen === null) !== (last.fen === null) || one.quantity !== last.quantity
  const isOut = one.fen === null
  if (!isPriceNew && !isStockNews) return undefined
  if (isOut && now.stockStatus === 'outofstock') return undefined
  return {
    ...(isStockNews && (isOut ? outOfStock(now) : stockOf(one))),
    ...(isPriceNew && { regularPrice: price, meta: priceMarks(one, rateE4) }),
    id: now.id,
  }
}

async function keep(
  tx: Transaction,
  product: ImportedProduct,
  of: {
    readonly known: readonly ImportedVariation[]
    readonly sizes: readonly SizeNews[]
    readonly edited: ReadonlySet<string>
    readonly isGone: boolean
    /** When open questions of the product were looked at: a yes that was said later holds for the next refresh. */
    readonly judgedAt: number
    /** When the source said these prices: up to ten minutes ago. */
    readonly readAt: number
    readonly added: AddedSizes | undefined
    readonly draft: DraftNow
  },
): Promise<void> {
  const { known, sizes, edited, isGone, judgedAt, readAt, added, draft } = of
  const changed = known.map((last) => {
    const news = sizes.find(({ skuId }) => skuId === last.skuId)
    if (!news) return last
    const isKept = news.price === null || edited.has(last.skuId)
    const price = isKept ? last.price : news.price
    return { ...last, fen: news.fen, quantity: news.quantity, price, sentPrice: null }
  })
  for (const { skuId, fen, price, quantity, sentPrice } of changed) {
    if (!sizes.some((one) => one.skuId === skuId)) continue
    await tx
      .update(importVariations)
      .set({ fen, price, quantity, sentPrice })
      .where(
        and(eq(importVariations.importProductId, product.id), eq(importVariations.skuId, skuId)),
      )
  }
  const fresh = added?.rows ?? []
  if (fresh.length > 0) {
    await tx
      .insert(importVariations)
      .values([...fresh])
      .onConflictDoNothing()
  }
  const onSale = [...changed, ...fresh].filter(({ fen }) => fen !== null)
  const least = (values: readonly (number | null)[]) => {
    const some = values.filter((value) => value !== null)
    return some.length === 0 ? null : Math.min(...some)
  }
  await tx
    .update(importProducts)
    .set({
      minFen: least(onSale.map(({ fen }) => fen)),
      minPrice: least(onSale.map(({ price }) => price)),
      isOnSale: onSale.length > 0,
      goneAt: isGone ? (product.goneAt ?? new Date(judgedAt)) : null,
      refreshedAt: new Date(readAt),
      leftOut: [...product.leftOut, ...(added?.leftOut ?? [])],
      ...draft,
      ...((sizes.length + fresh.length > 0 || draft.draft !== product.draft) && {
        changedAt: new Date(judgedAt),
      }),
    })
    .where(eq(importProducts.id, product.id))
}
