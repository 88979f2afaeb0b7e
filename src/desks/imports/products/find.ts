import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type { ShopApi, ShopProduct } from '../ports.ts'
import { ProductRefused } from '../run/trouble.ts'
import { MARK_BATCH, MARK_SPU, skuOf } from './wanted.ts'

/** A product of ours in the shop, one of ours in its trash, or none. */
export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'trashed'; readonly product: ShopProduct }
  | { readonly kind: 'ours'; readonly product: ShopProduct }

/**
 * Looks for a product of the source in the shop: by the id we know, then by its SKU, the trash included. A product that carries the SKU
 * without our mark is somebody else's: throws ProductRefused.
 */
export async function findInShop(
  shop: ShopApi,
  key: AccountKey,
  of: { readonly spuId: string; readonly knownId: number | null },
  signal: AbortSignal,
): Promise<Found> {
  if (of.knownId !== null) {
    const known = await shop.product(key, of.knownId, signal)
    if (known) return { kind: known.status === 'trash' ? 'trashed' : 'ours', product: known }
  }
  const sku = skuOf(of.spuId)
  const carriers = await shop.productsBySku(key, sku, signal)
  const standing = carriers.find(({ status }) => status !== 'trash')
  const product = standing ?? carriers[0]
  if (!product) return { kind: 'none' }
  if (markOf(product, MARK_SPU) !== of.spuId) throw new ProductRefused('foreign', { sku })
  return { kind: standing ? 'ours' : 'trashed', product }
}

function markOf(product: ShopProduct, key: string): string | undefined {
  return product.meta.find((one) => one.key === key)?.value ?? undefined
}

export const isMadeBy = (product: ShopProduct, batchId: string) =>
  markOf(product, MARK_BATCH) === batchId

/** The shop may have done what it did not answer, or somebody was quicker: to be looked up. */
export function isToBeLookedUp(thrown: unknown): thrown is AppError {
  if (!(thrown instanceof AppError)) return false
  return (
    thrown.kind === 'unknown-outcome' ||
    thrown.code === 'woo.sku_taken' ||
    thrown.code === 'woo.sku_in_trash'
  )
}
