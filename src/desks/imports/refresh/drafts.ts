import type { ImportedProduct } from '../products/imported.ts'
import { answeredAnew, editedFields } from '../products/written.ts'
import type { RefreshJob } from './refresh-one.ts'

export type DraftNow = Pick<ImportedProduct, 'draft' | 'written'>

/**
 * What has become of a product that stood as a draft: somebody may have put it on sale in the shop, and one without a category goes on sale
 * when its category has got a place. Undefined: it is gone from the shop.
 */
export async function lookAtDraft(
  { shop, at, signal, categoryOf, categoriesAbove }: RefreshJob,
  product: ImportedProduct,
): Promise<DraftNow | undefined> {
  const { draft, written } = product
  if (draft === null) return { draft, written }
  const before = await shop.product(at.key, product.productId, signal)
  if (!before) return undefined
  if (before.status !== 'draft') return { draft: null, written }
  const place = categoryOf(categoriesAbove(product.categoryId))
  const isTheirs = editedFields(written, before).includes('categories')
  if (draft !== 'unfiled' || place === undefined || isTheirs) return { draft, written }
  await at.turn.keep()
  const isToSell = at.row.rules.isPublished
  const change = { categoryIds: [place], ...(isToSell && { status: 'publish' as const }) }
  const after = await shop.update(at.key, before.id, change, signal)
  const isFiled = after.categoryIds.includes(place)
  return {
    draft: after.status !== 'draft' ? null : isFiled ? 'asked' : 'unfiled',
    written: answeredAnew(written, 'categories', { before, after }),
  }
}
