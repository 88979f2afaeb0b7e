import { newId } from '#core/ids.ts'
import type { ShopProduct, SourceCard } from '../../ports.ts'
import { keepImported } from '../../products/store.ts'
import type { WantedProduct } from '../../products/wanted.ts'
import { ProductRefused } from '../../run/trouble.ts'
import type { ImportJob } from '../job.ts'
import { changeItem, type ItemRow } from '../store.ts'
import type { Ground, ProductDone } from './product.ts'
import { seoNote } from './seo.ts'
import type { VariationsDone } from './variations.ts'

export interface Finished {
  readonly card: SourceCard
  /** When the source said its prices: up to ten minutes ago. */
  readonly fetchedAt: number
  readonly wanted: WantedProduct
  readonly ground: Ground
  readonly done: ProductDone
  readonly variations: VariationsDone
  /** What is to be told although it went well. */
  readonly note: string | null
}

/**
 * Checks what the shop has made of the product, puts it on sale where the seller wants that and it has a category, and remembers it as it stands. Throws
 * ProductRefused when the shop does not show what it was sent.
 */
export async function finishProduct(
  job: ImportJob,
  item: ItemRow,
  finished: Finished,
): Promise<void> {
  const { shop, shopKey, turn, signal, rules, db, clock, allowance, batch } = job
  const { wanted, ground, done, variations } = finished
  const isChanged = done.isChanged || variations.isChanged
  // As the shop answered after its last write.
  const shown = done.product
  const isFiled = checked(shown, wanted, done)
  // One that waited for a category is put on sale once it has one.
  const isOurs = !ground.known || ground.known.product.draft === 'unfiled'
  const isOurDraft = shown.status === 'draft' && isOurs
  const isToSell = isOurDraft && rules.isPublished && isFiled
  let product = shown
  if (isToSell) {
    await turn.keep()
    product = await shop.update(shopKey, shown.id, { status: 'publish' }, signal)
  }
  const isUnfiled = isOurDraft && !isFiled
  const unfiled = wanted.change.categoryIds === undefined ? 'no-category' : 'category-gone'
  const sent = isChanged || isToSell ? done.sentMeta : []
  const note = isUnfiled ? unfiled : (finished.note ?? (await seoNote(job, sent, product)))
  await db.transaction(async (tx) => {
    const draft = product.status !== 'draft' ? null : isFiled ? 'asked' : 'unfiled'
    await keepImported(tx, { ...rowOf(job, finished, product), draft }, variations.rows)
    const state = isChanged || isToSell ? ('done' as const) : ('unchanged' as const)
    const result = { state, reason: note, reasonVars: null, productId: product.id }
    await changeItem(tx, item, { ...result, title: product.name }, clock.now())
    // One that was there before is no import.
    if (state === 'done' && ground.before === null)
      await allowance.count(tx, batch.workspaceId, item)
  })
}

/** Whether it stands in the category it shall; silent refusals of the rest are failures. */
function checked(shown: ShopProduct, wanted: WantedProduct, done: ProductDone): boolean {
  const refuse = (what: string): never => {
    throw new ProductRefused('check', { what }, false)
  }
  const { images = [], attributes = [], categoryIds = [] } = wanted.change
  if (shown.type !== 'variable') refuse('type')
  if (done.withImages && images.some(({ id }) => !shown.imageIds.includes(id))) refuse('images')
  for (const axis of attributes.filter(({ isVariation }) => isVariation)) {
    const own = shown.attributes.find(
      ({ id, name }) => id === axis.id && (id !== 0 || name === axis.name),
    )
    const isWhole = own?.isVariation && axis.options.every((one) => own.options.includes(one))
    if (!isWhole) refuse('attributes')
  }
  return categoryIds.length > 0 && categoryIds.every((id) => shown.categoryIds.includes(id))
}

function rowOf(
  { row, batch, clock }: ImportJob,
  { card, fetchedAt, wanted, ground, done, variations }: Finished,
  product: ShopProduct,
) {
  const now = new Date(clock.now())
  const kept = new Set(variations.rows.map(({ skuId }) => skuId))
  const ofVariations = wanted.variations.flatMap(({ imageId }) => imageId ?? [])
  const onSale = variations.rows.filter(({ fen }) => fen !== null)
  const least = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null)
    return known.length === 0 ? null : Math.min(...known)
  }
  return {
    id: ground.known?.product.id ?? newId(clock.now()),
    ...{ workspaceId: row.workspaceId, shopId: row.id },
    sourceCredentialId: batch.sourceCredentialId,
    ...{ spuId: wanted.spuId, productId: product.id, sku: wanted.sku },
    ...{ title: product.name, article: card.article, permalink: product.permalink },
    categoryId: card.category.id,
    written: done.written,
    leftOut: card.skus.map(({ skuId }) => skuId).filter((id) => !kept.has(id)),
    mediaIds: [...new Set([...product.imageIds, ...ofVariations])],
    minFen: least(onSale.map(({ fen }) => fen)),
    minPrice: least(onSale.map(({ price }) => price)),
    isOnSale: onSale.length > 0,
    goneAt: null,
    refreshedAt: new Date(fetchedAt),
    changedAt: ground.known?.product.changedAt ?? null,
    createdAt: ground.known?.product.createdAt ?? now,
  }
}
