import type { CabinetSession, WbKey } from '../ports.ts'

/** Pieces a warehouse still gives and takes, for all sellers together. */
export interface Quota {
  readonly source: number
  readonly target: number
}

/** Pieces of a size at a warehouse, and where they may go. */
export interface StockLine {
  readonly nmId: number
  readonly chrtId: number
  readonly sizeName: string
  readonly warehouseId: number
  readonly warehouseName: string
  readonly count: number
  /** Warehouses offered as a target. */
  readonly targetIds: readonly number[]
}

/** Sizes of one product that leave one warehouse for another in one request. */
export interface TransferRequest {
  readonly nmId: number
  readonly sourceId: number
  readonly targetId: number
  readonly items: readonly { readonly chrtId: number; readonly count: number }[]
}

/** What a request came to. Anything thrown counts as `unknown`. */
export type TransferOutcome =
  | { readonly kind: 'accepted' }
  /** A request for this product and route is under way already: ours, or somebody else's. */
  | { readonly kind: 'already' }
  /** The service said no, or was never asked. */
  | {
      readonly kind: 'refused'
      readonly reason:
        | 'source-closed'
        | 'target-closed'
        | 'cooldown'
        | 'no-stock'
        | 'option'
        | 'away'
        | 'refused'
      readonly detail: string
    }
  /** An anti-bot check is demanded: hand over to the person, never evade. */
  | { readonly kind: 'captcha' }
  | { readonly kind: 'session-expired' }
  | { readonly kind: 'unknown'; readonly detail: string }

/** Which of WB's calls did it. */
export type Generation = 'stock-control' | 'shifts'

export interface Limits {
  readonly generation: Generation
  readonly quotas: ReadonlyMap<number, Quota & { readonly name: string }>
  /** Whether a warehouse that is missing gives and takes nothing. */
  readonly isComplete: boolean
}

/**
 * Moves stock through the seller's own session. Reads throw AppError: `auth` when the session has ended, `limit`,
 * `unavailable`. Every call keeps the pace that the service bears.
 */
export interface StockMover {
  /** Makes the session ready, so that a request is a single call. */
  prepare(session: CabinetSession, signal: AbortSignal): Promise<void>
  /** What is left of the quotas: of all warehouses, or of these where each is a call of its own. */
  limits(
    session: CabinetSession,
    warehouseIds: readonly number[],
    signal: AbortSignal,
  ): Promise<Limits>
  /** Pieces by size and warehouse of these products. */
  stock(
    session: CabinetSession,
    nmIds: readonly number[],
    signal: AbortSignal,
  ): Promise<readonly StockLine[]>
  /** Products whose number begins so; empty when nobody can tell. */
  search(
    session: CabinetSession,
    pattern: string,
    signal: AbortSignal,
  ): Promise<readonly { readonly nmId: number; readonly name: string }[]>
  /** Whether WB's paid option is on; undefined when it cannot be told. */
  isOptionOn(session: CabinetSession, signal: AbortSignal): Promise<boolean | undefined>
  /** Sends one request, once. `onSend` marks the moment before the bytes leave. */
  order(
    session: CabinetSession,
    request: TransferRequest,
    options: {
      readonly generation: Generation
      readonly signal: AbortSignal
      readonly onSend: () => void
    },
  ): Promise<TransferOutcome>
}

/** A move that has become a virtual supply of the official list. */
export interface ListedMove {
  readonly warehouseId: number | null
  readonly goods: readonly {
    readonly nmId: number
    readonly sizeName: string
    readonly quantity: number
  }[]
}

/** Tells by the official API what a virtual supply is; null: no move. Throws AppError. */
export interface MoveBook {
  move(key: WbKey, supplyId: number, signal?: AbortSignal): Promise<ListedMove | null>
}
