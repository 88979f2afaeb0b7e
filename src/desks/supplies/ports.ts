import type { Day } from '#core/dates.ts'
import type { Transaction } from '#db/connection.ts'
import type { Slot, SupplyType } from './slot.ts'

/** One row of the feed. `open` already means "accepts this supply type that day at this price". */
export interface FeedRow extends Slot {
  readonly warehouseName: string
  readonly isSortingCenter: boolean
  readonly isOpen: boolean
}

/** What one look at the feed gave. */
export type FeedAnswer =
  | {
      readonly kind: 'rows'
      readonly rows: readonly FeedRow[]
      readonly remaining: number | undefined
    }
  /** WB switched the method off (its own words in `detail`). */
  | { readonly kind: 'disabled'; readonly detail: string }
  /** This account may not look before `retryAfterMs`. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** The key is refused for good. */
  | { readonly kind: 'unauthorized'; readonly code: string }
  /** The service asks for money (402): nobody's key helps. */
  | { readonly kind: 'unpaid' }

/** Reads all slots of all warehouses with one seller's key. Throws AppError `unavailable` on faults. */
export interface SlotFeed {
  read(key: WbKey, signal: AbortSignal): Promise<FeedAnswer>
}

/** An official WB token, ready to use. */
export interface WbKey {
  readonly credentialId: string
  readonly workspaceId: string
  /** Seller id `sid`: limits count per account. */
  readonly accountKey: string
  readonly token: string
  /** 'base', 'test', 'personal' or 'service': decides the limits. */
  readonly tokenType: string
}

/** A row of the official supplies list; null: the row does not say. */
export interface SupplyRow {
  readonly preorderId: number | null
  /** Null: a preorder that is not booked yet. */
  readonly supplyId: number | null
  readonly statusId: number | null
  readonly supplyType: SupplyType | undefined
  readonly supplyDay: Day | null
  readonly createdAt: string | null
}

export interface SupplyReader {
  /** Supplies and preorders, newest first, of the last `days` days. */
  list(key: WbKey, options: { days: number; signal?: AbortSignal }): Promise<readonly SupplyRow[]>
  /** One preorder; when it is booked already the supply id is in the answer. */
  preorder(
    key: WbKey,
    preorderId: number,
    signal?: AbortSignal,
  ): Promise<{
    readonly supplyId: number | null
    readonly warehouseId: number | null
    readonly warehouseName: string | null
    readonly supplyType: SupplyType | undefined
  }>
  /** Whether a planned supply is there, asked for by its own number. */
  stands(key: WbKey, supplyId: number, signal?: AbortSignal): Promise<boolean>
}

interface Commitment {
  readonly preorderId: number
  readonly warehouseId: number
  readonly day: Day
}

/** What a commit came to. Anything thrown counts as `unknown`. */
export type CommitOutcome =
  | { readonly kind: 'booked'; readonly supplyId: number }
  /** The service said no, or was never asked; `reason` is ours: 'slot-gone', 'price-risen', 'refused', 'not-booked'. */
  | { readonly kind: 'refused'; readonly reason: string; readonly detail: string }
  /** An anti-bot check is demanded: hand over to the person, never evade. */
  | { readonly kind: 'captcha' }
  | { readonly kind: 'session-expired' }
  | { readonly kind: 'unknown'; readonly detail: string }

/** A seller's account as a workspace has it. */
export interface CabinetAccount {
  readonly workspaceId: string
  readonly accountKey: string
}

/** The seller's own cabinet session, pasted by the seller. */
export interface CabinetSession extends CabinetAccount {
  readonly credentialId: string
  readonly secret: string
}

export interface CabinetBooking {
  /** Makes the session ready, so that a commit is a single call. Throws `auth` when it has ended. */
  prepare?(session: CabinetSession, signal: AbortSignal): Promise<void>
  /** Sends the commit once. `onSend` marks the moment before the bytes leave. */
  commit(
    session: CabinetSession,
    commitment: Commitment,
    options: { signal: AbortSignal; onSend: () => void },
  ): Promise<CommitOutcome>
}

/** The workspace's keys, kept by the account desk. */
export interface KeyRing {
  /** Keys the shared feed may use now: valid, and shared or of a workspace with active monitors. */
  feedKeys(workspacesWatching: readonly string[]): Promise<readonly WbKey[]>
  /** A valid official key of the workspace, the default one when no id is given. */
  key(workspaceId: string, credentialId?: string | null): Promise<WbKey | undefined>
  list(workspaceId: string): Promise<readonly KeySummary[]>
  /** Keys of several workspaces in one read; a workspace without keys has an empty list. */
  lists(workspaceIds: readonly string[]): Promise<ReadonlyMap<string, readonly KeySummary[]>>
  /** Cabinet sessions of several accounts in one read; one that has ended or was wiped is missing. */
  sessions(accounts: readonly CabinetAccount[]): Promise<readonly CabinetSession[]>
  /** The service refused the key: deactivates it and tells the owner once. */
  refused(credentialId: string, code: string): Promise<void>
}

export interface KeySummary {
  readonly credentialId: string
  readonly accountKey: string
  readonly name: string
  readonly mask: string
  readonly isDefault: boolean
  readonly isValid: boolean
  readonly hasCabinetSession: boolean
}

/** Whose catches a workspace spends, and all workspaces that share them. */
export interface CatchSharers {
  readonly ownerId: number
  readonly workspaceIds: readonly string[]
}

/** Free catches and paid plans. */
export interface CatchAllowance {
  /** Catches left for the workspace, as the transaction sees it. */
  left(workspaceId: string, tx?: Transaction): Promise<number>
  /** The same for several workspaces in a few reads. */
  leftOf(workspaceIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Who shares catches with each of these workspaces, itself included. */
  sharersOf(workspaceIds: readonly string[]): Promise<ReadonlyMap<string, CatchSharers>>
  /** Counts a verified catch, once for a booking id, in the fact's own transaction. */
  count(tx: Transaction, workspaceId: string, bookingId: string): Promise<void>
}
