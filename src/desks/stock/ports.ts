/** A seller's account at a service. The secret stays with the keys; clients ask for it at each call, since it may be renewed. */
export interface ChannelKey {
  readonly credentialId: string
  /** The account whose limits a call spends: Allegro's seller id, Wix's site id, a print of Base's token. */
  readonly accountKey: string
  /** Not secret, e.g. the site of a Wix key. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/** Secrets of stored keys. */
export interface KeySecrets {
  /** Throws AppError `not-found` for a key that is gone, `auth` for one that was refused. */
  open(credentialId: string): Promise<string>
  /**
   * The secret that takes the place of `used`. One process at a time makes it, and whoever comes meanwhile gets the same; it is
   * stored before anybody uses it.
   */
  renew(
    credentialId: string,
    used: string,
    make: (used: string) => Promise<string>,
  ): Promise<string>
  /** The service refused the key for good: it is switched off and its owner told once. */
  refused(credentialId: string, code: string): Promise<void>
}

/** The service's own number of an answer, for its support; null where it gave none. */
export interface Traced {
  readonly traceId: string | null
}

export const OFFER_STATUSES = ['INACTIVE', 'ACTIVATING', 'ACTIVE', 'ENDED'] as const
export type OfferStatus = (typeof OFFER_STATUSES)[number]

/** An offer as Allegro lists it. */
export interface AllegroOffer {
  readonly id: string
  readonly name: string
  /** `external.id`, the seller's own mark; null where there is none. */
  readonly sku: string | null
  readonly available: number
  readonly status: OfferStatus
  /** Allegro's own warehouse ships it, so its stock is not ours. */
  readonly isFulfillment: boolean
  readonly pictureUrl: string | null
}

/** Why an offer ended; only the last two kinds of the first line are ours to undo. */
export type OfferEndedBy =
  | 'USER'
  | 'ADMIN'
  | 'EXPIRATION'
  | 'EMPTY_STOCK'
  | 'PRODUCT_DETACHMENT'
  | 'ERROR'
  | 'UNKNOWN'

/** What an edit of one offer came to: at once, or under way at Allegro. */
export type OfferEdit = Traced &
  (
    | { readonly kind: 'done'; readonly status: OfferStatus; readonly available: number }
    | { readonly kind: 'queued'; readonly operationId: string; readonly retryAfterMs: number }
  )

export const COMMAND_KINDS = ['quantity', 'bulk', 'publication'] as const
export type CommandKind = (typeof COMMAND_KINDS)[number]

/** How far a command is. Counts may all be zero long after it was registered. */
export interface CommandReport extends Traced {
  readonly isCompleted: boolean
  readonly success: number
  readonly failed: number
}

export interface CommandTask {
  readonly offerId: string
  readonly status: 'NEW' | 'SUCCESS' | 'FAIL'
  /** Allegro's code and words of a failure. */
  readonly code: string | null
  readonly message: string | null
}

/** `taken`: this id was used before, so what it asked for has landed. */
export type CommandReceipt = Traced & { readonly kind: 'registered' | 'taken' }

export const ORDER_EVENTS = [
  'BOUGHT',
  'FILLED_IN',
  'READY_FOR_PROCESSING',
  'BUYER_CANCELLED',
  'AUTO_CANCELLED',
] as const

export interface AllegroOrderEvent {
  readonly id: string
  readonly type: (typeof ORDER_EVENTS)[number]
  readonly occurredAt: string
  /** Null at BOUGHT: the buyer has filled in nothing yet. */
  readonly formId: string | null
  readonly lines: readonly AllegroOrderLine[]
}

export interface AllegroOrderLine {
  readonly id: string
  readonly offerId: string
  readonly offerName: string
  readonly sku: string | null
  readonly quantity: number
  readonly boughtAt: string
  /** Pieces of the product in one unit of the offer. */
  readonly unitsPerOffer: number
}

export interface CheckoutForm {
  readonly id: string
  readonly status: 'BOUGHT' | 'FILLED_IN' | 'READY_FOR_PROCESSING' | 'CANCELLED'
  readonly isFulfillment: boolean
  readonly updatedAt: string
  readonly lines: readonly AllegroOrderLine[]
}

export interface AllegroOfferEvent {
  readonly id: string
  readonly type: string
  readonly occurredAt: string
  readonly offerId: string
  readonly sku: string | null
  readonly endedBy: OfferEndedBy | null
}

/** A page of a list that tells how long it is. */
export interface Counted<T> {
  readonly items: readonly T[]
  readonly total: number
}

/**
 * Allegro's REST API as far as stock needs it (public.v1, the bulk modification beta.v1). Throws AppError with `allegro.…` codes: `auth`
 * (`allegro.disconnected` when the account must be linked anew), `limit`, `conflict` (another edit of the offer is under way), `invalid`
 * (Allegro's own words in `vars.reason`), `unavailable`, `unknown-outcome`. `traceIdOf(error)` of core/trace.ts tells its number.
 */
export interface AllegroApi {
  me(key: ChannelKey, signal: AbortSignal): Promise<{ id: string; login: string }>
  /** Offers to buy now, by at most 100 SKUs or 100 ids, or all of them; sorted, 1,000 a page. */
  offers(
    key: ChannelKey,
    by: { readonly skus?: readonly string[]; readonly ids?: readonly string[]; offset?: number },
    signal: AbortSignal,
  ): Promise<Counted<AllegroOffer>>
  /** What one offer shows now; undefined for one that is gone or somebody else's. */
  stock(key: ChannelKey, offerId: string, signal: AbortSignal): Promise<number | undefined>
  /** Why and whether it ended: the list does not tell. */
  offer(
    key: ChannelKey,
    offerId: string,
    signal: AbortSignal,
  ): Promise<{ status: OfferStatus; endedBy: OfferEndedBy | null; available: number } | undefined>
  /** One offer's number, 0 included (which ends it); `activate` puts an ended one up again. */
  setStock(
    key: ChannelKey,
    offerId: string,
    change: { readonly available: number; readonly activate?: boolean },
    signal: AbortSignal,
  ): Promise<OfferEdit>
  /** How an edit that was queued came out. */
  operation(
    key: ChannelKey,
    edit: { readonly offerId: string; readonly operationId: string },
    signal: AbortSignal,
  ): Promise<{ readonly isDone: boolean; readonly retryAfterMs: number }>
  /** One number above 0 for at most 1,000 offers. */
  setQuantity(
    key: ChannelKey,
    command: { readonly id: string; readonly value: number; readonly offerIds: readonly string[] },
    signal: AbortSignal,
  ): Promise<CommandReceipt>
  /** A number above 0 of its own for at most 25 offers. */
  setQuantities(
    key: ChannelKey,
    command: {
      readonly id: string
      readonly changes: readonly { readonly offerId: string; readonly value: number }[]
    },
    signal: AbortSignal,
  ): Promise<CommandReceipt>
  /** Ends or activates at most 1,000 offers. */
  publish(
    key: ChannelKey,
    command: {
      readonly id: string
      readonly action: 'END' | 'ACTIVATE'
      readonly offerIds: readonly string[]
    },
    signal: AbortSignal,
  ): Promise<CommandReceipt>
  /** Undefined for a command Allegro does not know: it never landed, or is over a week old. */
  report(
    key: ChannelKey,
    command: { readonly id: string; readonly kind: CommandKind },
    signal: AbortSignal,
  ): Promise<CommandReport | undefined>
  tasks(
    key: ChannelKey,
    command: { readonly id: string; readonly kind: CommandKind },
    signal: AbortSignal,
  ): Promise<readonly CommandTask[]>
  /** Where a new account's orders begin; null when it never had any. */
  latestOrderEvent(key: ChannelKey, signal: AbortSignal): Promise<string | null>
  /** At most 1,000 events after `from`, oldest first. */
  orderEvents(
    key: ChannelKey,
    from: string | null,
    signal: AbortSignal,
  ): Promise<readonly AllegroOrderEvent[]>
  form(key: ChannelKey, id: string, signal: AbortSignal): Promise<CheckoutForm | undefined>
  /** Forms changed since, oldest change first, 100 a page. */
  forms(
    key: ChannelKey,
    by: { readonly updatedSince: string; readonly offset: number },
    signal: AbortSignal,
  ): Promise<Counted<CheckoutForm>>
  /** Changes of offers of the last 24 hours after `from`. */
  offerEvents(
    key: ChannelKey,
    from: string | null,
    signal: AbortSignal,
  ): Promise<readonly AllegroOfferEvent[]>
  /** Writes what the seller agreed to send, nothing else. */
  editOffer(
    key: ChannelKey,
    offerId: string,
    change: {
      readonly name?: string
      readonly sku?: string
      readonly pictureUrls?: readonly string[]
    },
    signal: AbortSignal,
  ): Promise<OfferEdit>
}

/** Linking an Allegro account by a code the seller confirms on Allegro's page. */
export interface AllegroLink {
  begin(signal: AbortSignal): Promise<{
    readonly deviceCode: string
    readonly userCode: string
    readonly url: string
    readonly expiresInMs: number
    readonly intervalMs: number
  }>
  /** Asked every `intervalMs`; `slower` adds five seconds to it. */
  poll(
    deviceCode: string,
    signal: AbortSignal,
  ): Promise<
    | { readonly kind: 'waiting' | 'slower' | 'refused' | 'expired' }
    | { readonly kind: 'linked'; readonly secret: string }
  >
}

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
    /** Put back by the shop itself when it was cancelled. */
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
  /** Orders changed in [since, until), oldest change first, at most 100 a page. */
  orders(
    key: ChannelKey,
    by: { readonly since: string; readonly until: string; readonly next?: string },
    signal: AbortSignal,
  ): Promise<{ readonly orders: readonly WixOrder[]; readonly next: string | null }>
  order(key: ChannelKey, id: string, signal: AbortSignal): Promise<WixOrder | undefined>
}

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
