import type { Result } from '#core/result.ts'
import type { WbKey } from '../ports.ts'

export interface Goods {
  /** Barcode. */
  readonly sku: string
  readonly quantity: number
}

/** A draft as the official list has it. */
export interface DraftRow {
  readonly draftId: string
  readonly skuQuantity: number
}

/**
 * Drafts of goods by Wildberries' official API: no warehouse, no date. Throws AppError; a write whose answer was lost is `unknown-outcome`,
 * and then the lists say what came of it.
 */
export interface DraftApi {
  create(key: WbKey): Promise<string>
  /** Newest first. */
  list(key: WbKey): Promise<readonly DraftRow[]>
  /** Undefined: there is no such draft any more. */
  goods(key: WbKey, draftId: string): Promise<readonly Goods[] | undefined>
  /** All of them or none: then the barcodes that are refused. */
  add(
    key: WbKey,
    draftId: string,
    goods: readonly Goods[],
  ): Promise<Result<void, readonly string[]>>
  take(key: WbKey, draftId: string, skus: readonly string[]): Promise<void>
  remove(key: WbKey, draftId: string): Promise<void>
}

/** Which supply is asked for: one that is planned by its own number, one that is not by its preorder's. */
export type SupplyName = { readonly supplyId: number } | { readonly preorderId: number }

/** What the official list leaves out. */
export interface SupplyBook {
  details(
    key: WbKey,
    name: SupplyName,
    signal?: AbortSignal,
  ): Promise<{
    readonly warehouseName: string | null
    readonly warehouseId: number | null
    readonly quantity: number | null
  }>
  goods(key: WbKey, name: SupplyName, signal?: AbortSignal): Promise<readonly Goods[]>
  /** Number of packages; of a planned supply only. */
  packages(key: WbKey, supplyId: number, signal?: AbortSignal): Promise<number>
}

/** What the Stock catalogue has with a barcode. */
export interface StockGoods {
  readonly sku: string
  readonly name: string
  /** Pieces that are not promised to anybody. */
  readonly available: number
}

/** What release note 570 switched off beside the coefficients, which the feed's own reader asks about. */
export type ProbedMethod = 'acceptance-options' | 'warehouses' | 'transit-tariffs'

/** Asks one of these methods for as little as it takes. Throws AppError; switched off is an answer. */
export type ProbeMethod = (
  key: WbKey,
  method: ProbedMethod,
  signal: AbortSignal,
) => Promise<'live' | 'disabled'>
