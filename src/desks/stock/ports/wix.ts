import type { AccountKey as ChannelKey } from '#core/keys.ts'

export const WIX_CATALOGS = ['v1', 'v3'] as const
/** Null: Wix Stores is not installed. */
export type WixCatalog = (typeof WIX_CATALOGS)[number] | null

/** One variant of a product, where its stock is counted. */
export interface WixItem {
  readonly catalog: 'v1' | 'v3'
  /** V1: inventory item and variant, `<inventoryItemId>/<variantId>`; V3: the inventory item (a variant at a location). */
  readonly id: string
  readonly productId: string
  readonly variantId: string
  readonly inventoryId: string
  readonly locationId: string | null
  readonly name: string
  readonly sku: string | null
  /** Null where the shop does not count it. */
  readonly quantity: number | null
  readonly isTracked: boolean
  readonly isVisible: boolean
  /** Buyers may order it ahead: 0 is not sold out then, and the setting is not ours to change. */
  readonly hasPreorder: boolean
  /** V3 only. */
  readonly revision: string | null
  readonly pictureUrl: string | null
}

export interface WixItemPage {
  readonly items: readonly WixItem[]
  /** Handed in for the next page; null on the last. */
  readonly next: string | null
}

/** What became of one entry of a call on many items. */
export interface WixOutcome {
  readonly id: string
  readonly isDone: boolean
  /** `stale`: the revision was not the newest. */
  readonly problem: 'stale' | 'insufficient' | 'not-found' | 'not-tracked' | 'refused' | null
  readonly code: string | null
}

/** What buyers read of a product. */
export interface WixFace {
  readonly name: string
  /** How many variants share the name. */
  readonly variants: number
  /** Of the variant asked for; '' where there is none, null in V1, which has no such field. */
  readonly barcode: string | null
  /** The id of the first picture; null where there is none, and in V1, where the order of pictures cannot be written. */
  readonly pictureId: string | null
}

/** A variant, and the product it belongs to. */
export interface WixVariantRef {
  readonly catalog: 'v1' | 'v3'
  readonly productId: string
  readonly variantId: string
}

export interface WixOrder {
  readonly id: string
  readonly number: string
  readonly status: 'APPROVED' | 'CANCELED' | 'PENDING' | 'REJECTED'
  readonly paymentStatus: string
  /** When it was placed: what was ordered before an account was linked is not counted. Absent: as `updatedAt`. */
  readonly createdAt?: string
  readonly updatedAt: string
  readonly lines: readonly {
    /** Unique within the order only. */
    readonly id: string
    readonly productId: string
    readonly variantId: string | null
    readonly sku: string | null
    readonly name: string
    readonly quantity: number
    /** Paid back, of an order that stands. */
    readonly refunded: number
    /** Put back by the shop itself when it was cancelled or paid back. */
    readonly restocked: number
  }[]
}

/**
 * Wix Stores' and eCommerce's REST API with an API key. Throws AppError with `wix.…` codes, kinds as {@link AllegroApi};
 * `wix.other_catalog` (conflict) when the site's catalogue has been moved to the other version meanwhile.
 */
export interface WixApi {
  catalog(key: ChannelKey, signal: AbortSignal): Promise<WixCatalog>
  /** Every item of the site, hidden ones and variants included; or, of V3, those of at most 100 SKUs. */
  items(
    key: ChannelKey,
    by: {
      readonly catalog: 'v1' | 'v3'
      readonly skus?: readonly string[]
      readonly next?: string
    },
    signal: AbortSignal,
  ): Promise<WixItemPage>
  /** What these items show now; at most 100. */
  read(
    key: ChannelKey,
    by: { readonly catalog: 'v1' | 'v3'; readonly items: readonly WixItem[] },
    signal: AbortSignal,
  ): Promise<readonly WixItem[]>
  /** V1, 1–300 entries, amounts ≥ 1: not repeatable, so a lost answer is `unknown-outcome` and must be looked at. */
  change(
    key: ChannelKey,
    direction: 'increment' | 'decrement',
    entries: readonly { readonly item: WixItem; readonly by: number }[],
    signal: AbortSignal,
  ): Promise<void>
  /** V1: absolute numbers of a product's variants. Always counts them from then on. */
  setV1(
    key: ChannelKey,
    productId: string,
    variants: readonly { readonly variantId: string; readonly quantity: number }[],
    signal: AbortSignal,
  ): Promise<void>
  /** V3: absolute numbers by revision, 1–1,000 items. */
  setV3(
    key: ChannelKey,
    changes: readonly {
      readonly id: string
      readonly revision: string
      readonly quantity: number
    }[],
    signal: AbortSignal,
  ): Promise<readonly WixOutcome[]>
  /** Undefined for a product that is gone. */
  face(key: ChannelKey, of: WixVariantRef, signal: AbortSignal): Promise<WixFace | undefined>
  /**
   * Writes what the seller agreed to send, nothing else; a barcode, and a picture in the place of the first one, in V3 only. Names may be as
   * long as 80 characters.
   */
  editFace(
    key: ChannelKey,
    of: WixVariantRef,
    change: { readonly name?: string; readonly barcode?: string; readonly pictureId?: string },
    signal: AbortSignal,
  ): Promise<void>
  /** Stores a picture among the site's files; its id there. */
  uploadPicture(key: ChannelKey, jpeg: Uint8Array, signal: AbortSignal): Promise<string>
  /** Orders changed in [since, until), oldest change first, at most 100 a page. */
  orders(
    key: ChannelKey,
    by: { readonly since: string; readonly until: string; readonly next?: string },
    signal: AbortSignal,
  ): Promise<{ readonly orders: readonly WixOrder[]; readonly next: string | null }>
  order(key: ChannelKey, id: string, signal: AbortSignal): Promise<WixOrder | undefined>
}
