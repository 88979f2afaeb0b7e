export interface Seller {
  readonly id: string
  readonly login: string
}

export type OfferStatus = 'INACTIVE' | 'ACTIVATING' | 'ACTIVE' | 'ENDED'
export type EndedBy =
  | 'USER'
  | 'ADMIN'
  | 'EXPIRATION'
  | 'EMPTY_STOCK'
  | 'PRODUCT_DETACHMENT'
  | 'ERROR'

export interface Offer {
  readonly id: string
  readonly sellerId: string
  name: string
  /** `external.id`; null where the seller gave none. */
  sku: string | null
  available: number
  /** In the last 30 days. */
  sold: number
  status: OfferStatus
  endedBy: EndedBy | null
  /** Shipped from Allegro's own warehouse. */
  isFulfillment: boolean
  /** Pieces of the product in one unit. */
  pieces: number
  price: string
  images: string[]
  startedAt: number
  endedAt: number | null
}

export interface OrderLine {
  readonly id: string
  readonly offerId: string
  readonly offerName: string
  readonly sku: string | null
  readonly quantity: number
  readonly price: string
  readonly boughtAt: number
  readonly pieces: number
}

export type FormStatus = 'BOUGHT' | 'FILLED_IN' | 'READY_FOR_PROCESSING' | 'CANCELLED'

export interface Form {
  readonly id: string
  readonly sellerId: string
  readonly isFulfillment: boolean
  status: FormStatus
  updatedAt: number
  revision: number
  lines: OrderLine[]
}

export type OrderEventType =
  | 'BOUGHT'
  | 'FILLED_IN'
  | 'READY_FOR_PROCESSING'
  | 'BUYER_CANCELLED'
  | 'AUTO_CANCELLED'

export interface OrderEvent {
  readonly id: string
  readonly sellerId: string
  readonly type: OrderEventType
  readonly occurredAt: number
  /** Null at BOUGHT. */
  readonly formId: string | null
  readonly lines: readonly OrderLine[]
}

export interface OfferEvent {
  readonly id: string
  readonly sellerId: string
  readonly type: string
  readonly occurredAt: number
  readonly offerId: string
  readonly sku: string | null
  readonly endedBy: EndedBy | null
}

export type CommandKind = 'quantity' | 'bulk' | 'publication'

export interface Change {
  readonly offerId: string
  readonly changeType?: 'FIXED' | 'GAIN'
  readonly value?: number
  readonly action?: 'ACTIVATE' | 'END'
}

export interface Task {
  readonly offerId: string
  status: 'NEW' | 'SUCCESS' | 'FAIL'
  code: string | null
  message: string | null
}

export interface Command {
  readonly id: string
  readonly kind: CommandKind
  readonly sellerId: string
  readonly createdAt: number
  completedAt: number | null
  readonly changes: readonly Change[]
  readonly tasks: Task[]
}

/** What PATCH may change of an offer. */
export interface Edit {
  readonly available?: number | undefined
  readonly status?: 'ACTIVE' | 'ENDED' | undefined
  readonly name?: string | undefined
  readonly sku?: string | undefined
  readonly price?: string | undefined
  readonly images?: string[] | undefined
}

export interface Operation {
  readonly id: string
  readonly offerId: string
  readonly sellerId: string
  readonly startedAt: number
  readonly edit: Edit
  isDone: boolean
}

/** What happens later by itself. */
export interface Due {
  readonly at: number
  readonly what: 'command' | 'operation' | 'active' | 'ended'
  /** Of the command, operation or offer. */
  readonly id: string
}

/** How the service behaves, changed by hand. */
export interface Switches {
  /** From registering a command until it is carried out. */
  commandMs: number
  /** Until an offer put up is ACTIVE, and until one without stock is ENDED. */
  activationMs: number
  endingMs: number
  /** PATCH answers 202 and takes this long; 0: 200 at once. */
  editMs: number
  /** FIXED 0 is refused with 400, or accepted and fails as a task. */
  zero: 'refuse' | 'fail'
  /** The media type that bulk reports are given in. */
  bulkReports: 'public' | 'beta'
  /** Calls of one seller at once; more are refused. */
  parallel: number
  /** Beyond a seller's limits calls are refused, or wait for room. */
  overLimit: 'refuse' | 'slow'
  /** Requests a minute of the client id. */
  clientLimit: number
  /** Order events: READY_FOR_PROCESSING twice, FILLED_IN after it, or none until they are reissued. */
  duplicateEvents: boolean
  reorderEvents: boolean
  dropEvents: boolean
  /** One task in so many fails for no reason the caller could know; 0: none. */
  failEvery: number
}
