import type { ShopVariation, VariationChange } from '../ports.ts'
import type { ImportedVariation } from './imported.ts'
import { priceMarks, type WantedVariation } from './wanted.ts'

export interface VariationsPlan {
  readonly changes: readonly VariationChange[]
  /** Sizes whose price somebody set by hand: theirs stands. By the source's id. */
  readonly edited: ReadonlySet<string>
}

export interface VariationsState {
  readonly wanted: readonly WantedVariation[]
  /** As the shop shows them now. */
  readonly shown: readonly ShopVariation[]
  /** As they were before this run wrote anything: tells what was edited by hand. */
  readonly before: readonly ShopVariation[]
  /** As we last wrote them. */
  readonly known: readonly ImportedVariation[]
  /** SKUs of ours begin with it. */
  readonly prefix: string
  readonly rateE4: number
  /** Pictures are set anew. */
  readonly withImages: boolean
}

/**
 * What has to be written so that the shop's variations are as wanted: nothing when they are. Ours that are no longer wanted go out of
 * stock; those of others are left alone, and so are prices set by hand.
 */
export function planVariations(state: VariationsState): VariationsPlan {
  const { wanted, shown, before, known, prefix } = state
  const edited = new Set<string>()
  const changes: VariationChange[] = []
  const kept = new Set<number>()
  for (const one of wanted) {
    const last = known.find(({ skuId }) => skuId === one.skuId)
    const now = find(shown, one, last)
    if (!now) {
      changes.push(created(one, state.rateE4))
      continue
    }
    kept.add(now.id)
    const was = find(before, one, last)
    const isEdited = last !== undefined && was !== undefined && isPriceEdited(was, last)
    if (isEdited) edited.add(one.skuId)
    const change = changed(one, now, { last, isEdited, ...state })
    if (change) changes.push(change)
  }
  for (const one of shown) {
    if (kept.has(one.id) || !one.sku?.startsWith(prefix) || one.stockStatus === 'outofstock') {
      continue
    }
    changes.push(outOfStock(one))
  }
  return { changes, edited }
}

/** The variation of a wanted size: by the id we know, else by its SKU. */
export function find(
  shown: readonly ShopVariation[],
  { sku }: Pick<WantedVariation, 'sku'>,
  last: ImportedVariation | undefined,
): ShopVariation | undefined {
  return shown.find(({ id }) => id === last?.variationId) ?? shown.find((one) => one.sku === sku)
}

/** The shop shows another price than we wrote last. */
export function isPriceEdited(
  { regularPrice }: Pick<ShopVariation, 'regularPrice'>,
  { price, sentPrice }: Pick<ImportedVariation, 'price' | 'sentPrice'>,
): boolean {
  if (price === null || regularPrice === '') return false
  return Number(regularPrice) !== price && Number(regularPrice) !== sentPrice
}

export function outOfStock(one: ShopVariation): VariationChange {
  return {
    id: one.id,
    stockStatus: 'outofstock',
    stockQuantity: one.stockQuantity === null ? null : 0,
  }
}

export type Stock = Pick<VariationChange, 'stockStatus' | 'stockQuantity'>

/** How stock is written: counted where the source counts. */
export function stockOf({ price, quantity }: Pick<WantedVariation, 'price' | 'quantity'>): Stock {
  if (price === null) {
    return { stockStatus: 'outofstock', stockQuantity: quantity === null ? null : 0 }
  }
  return { stockStatus: 'instock', stockQuantity: quantity }
}

function created(one: WantedVariation, rateE4: number): VariationChange {
  const { sku, attributes, price, imageId, order } = one
  return {
    ...{ sku, attributes, menuOrder: order },
    ...stockOf(one),
    ...(price !== null && { regularPrice: price }),
    ...(imageId !== null && { imageId }),
    meta: priceMarks(one, rateE4),
  }
}

function changed(
  one: WantedVariation,
  now: ShopVariation,
  to: {
    readonly last: ImportedVariation | undefined
    readonly isEdited: boolean
    readonly rateE4: number
    readonly withImages: boolean
  },
): VariationChange | undefined {
  const { last, isEdited } = to
  const { price, imageId } = one
  const isPriceNew = price !== null && !isEdited && Number(now.regularPrice || 'x') !== price
  const stock = stockOf(one)
  // What the shop has sold since is the shop's to count: only news of the source is written.
  const isStockNews =
    !last || last.quantity !== one.quantity || (last.fen === null) !== (one.fen === null)
  const isStockNew =
    isStockNews &&
    (now.stockStatus !== stock.stockStatus ||
      (stock.stockStatus === 'instock' && now.stockQuantity !== stock.stockQuantity))
  const isImageNew = to.withImages && imageId !== null && now.imageId !== imageId
  const isLoose = now.attributes.length !== one.attributes.length
  if (!isPriceNew && !isStockNew && !isImageNew && !isLoose) return undefined
  return {
    id: now.id,
    ...(isPriceNew && { regularPrice: price, meta: priceMarks(one, to.rateE4) }),
    ...(isStockNew && stock),
    ...(isImageNew && { imageId }),
    ...(isLoose && { attributes: one.attributes }),
  }
}
