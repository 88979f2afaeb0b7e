import type { AccountKey as ChannelKey } from '#core/keys.ts'

export interface BaseInventory {
  readonly id: number
  readonly name: string
  readonly isDefault: boolean
  readonly warehouses: readonly BaseWarehouse[]
}

export interface BaseWarehouse {
  /** As stocks name it, e.g. `bl_206`. */
  readonly key: string
  readonly name: string
  /** Stock of shops and outside warehouses can only be read. */
  readonly isWritable: boolean
}

export interface BaseProduct {
  readonly id: string
  /** Set for a variant. */
  readonly parentId: string | null
  readonly name: string
  readonly sku: string
  readonly ean: string
  /** Warehouse key → pieces. */
  readonly stock: Readonly<Record<string, number>>
}

export interface BaseDetails {
  readonly id: string
  readonly description: string
  readonly attributes: Readonly<Record<string, string>>
  readonly pictureUrls: readonly string[]
  /** Product id → pieces in one bundle; empty for what is no bundle. */
  readonly bundle: Readonly<Record<string, number>>
}

/**
 * Base's connector (one address, errors inside HTTP 200), paced far below its 100 calls a minute, since the whole token is blocked
 * beyond. Throws AppError with `base.…` codes: `auth`, `limit` (`base.blocked`, with the pause), `invalid`, `unavailable`.
 */
export interface BaseApi {
  inventories(key: ChannelKey, signal: AbortSignal): Promise<readonly BaseInventory[]>
  /** 1,000 products a page, variants among them; pages count from 1. */
  products(
    key: ChannelKey,
    by: { readonly inventoryId: number; readonly page: number },
    signal: AbortSignal,
  ): Promise<{ readonly items: readonly BaseProduct[]; readonly isLast: boolean }>
  /** At most 100 products. */
  details(
    key: ChannelKey,
    by: { readonly inventoryId: number; readonly ids: readonly string[] },
    signal: AbortSignal,
  ): Promise<readonly BaseDetails[]>
  /** Absolute numbers in a warehouse, at most 1,000 products; what Base warned of, by product. */
  setStock(
    key: ChannelKey,
    by: {
      readonly inventoryId: number
      readonly warehouse: string
      readonly stock: Readonly<Record<string, number>>
    },
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, string>>>
}
