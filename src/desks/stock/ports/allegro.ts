import type { AccountKey as ChannelKey, Traced } from '#core/keys.ts'

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
  /** Why and whether it ended, and its pictures: the list does not tell. */
  offer(
    key: ChannelKey,
    offerId: string,
    signal: AbortSignal,
  ): Promise<
    | {
        readonly status: OfferStatus
        readonly endedBy: OfferEndedBy | null
        readonly available: number
        readonly name: string
        /** The first one stands in lists. */
        readonly pictureUrls: readonly string[]
      }
    | undefined
  >
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
  /** Stores a JPEG at Allegro; its address may then stand among an offer's pictures, and is forgotten when it does not. */
  uploadPicture(key: ChannelKey, jpeg: Uint8Array, signal: AbortSignal): Promise<string>
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
