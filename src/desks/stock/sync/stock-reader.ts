import type { Database, Transaction } from '#db/connection.ts'

/** A product as the channels show it. */
export interface ProductStock {
  readonly sku: string
  readonly name: string
  readonly isSyncEnabled: boolean
  /** On hand less reserved in the counted warehouses; of a bundle, how many its parts make. Below 0 when oversold. */
  readonly available: number
}

/** What synchronisation reads of the ledger. */
export interface StockReader {
  /** Living products among these; `warehouseIds` null counts all. */
  stockOf(
    db: Database | Transaction,
    by: {
      readonly workspaceId: string
      readonly productIds: readonly string[]
      readonly warehouseIds: readonly string[] | null
    },
  ): Promise<ReadonlyMap<string, ProductStock>>
  /** SKU → product, of the whole workspace or of these SKUs. */
  productsBySku(
    db: Database | Transaction,
    workspaceId: string,
    skus?: readonly string[],
  ): Promise<ReadonlyMap<string, string>>
  /** Pieces in all warehouses together, and is there a warehouse at all? */
  totals(
    db: Database | Transaction,
    workspaceId: string,
  ): Promise<{ readonly onHand: number; readonly hasWarehouse: boolean }>
  /** Units of each listing's orders since a moment (ms): they explain why a channel shows less than was pushed. */
  soldSince(
    db: Database | Transaction,
    accountId: string,
    since: readonly Since[],
  ): Promise<ReadonlyMap<string, number>>
}

export interface Since {
  readonly remoteId: string
  /** What orders call it. */
  readonly offerIds: readonly string[]
  readonly at: Date
}
