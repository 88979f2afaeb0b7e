import type { ChannelService, ListingState } from '../channels/schema.ts'
import type { ChannelKey, OfferEndedBy } from '../ports.ts'
import type { CommandItem, CommandName } from '../sync/commands.ts'

/** An account as a driver needs it. */
export interface DrivenAccount {
  readonly id: string
  readonly key: ChannelKey
  readonly catalog: 'v1' | 'v3' | null
}

/** A listing as the channel shows it now. */
export interface Observed {
  readonly remoteId: string
  readonly parentId: string | null
  readonly variantId: string | null
  readonly sku: string | null
  readonly name: string
  readonly pictureUrl: string | null
  readonly available: number | null
  readonly state: Exclude<ListingState, 'gone'>
  /** Undefined where the list does not tell. */
  readonly endedBy: OfferEndedBy | undefined
  readonly isFulfillment: boolean
  readonly hasPreorder: boolean
  readonly revision: string | null
}

/** What identifies listings known before. */
export type Known = Pick<
  Observed,
  'remoteId' | 'parentId' | 'variantId' | 'sku' | 'revision' | 'state' | 'available'
>

export interface StoredCommand {
  readonly id: string
  readonly name: CommandName
  readonly items: readonly CommandItem[]
}

export interface ItemResult {
  readonly listingId: string
  readonly isDone: boolean
  /** What the channel shows afterwards, as far as known. */
  readonly after: number | null
  readonly code: string | null
  /** The channel's own words. */
  readonly message: string | null
  /** Not done as far as can be seen; it may still land. */
  readonly mayLand?: boolean
}

/** `sent`: registered, its results come later. */
export type Sent =
  | { readonly kind: 'sent'; readonly traceId: string | null }
  | {
      readonly kind: 'ended'
      readonly traceId: string | null
      readonly results: readonly ItemResult[]
    }

/** How one service's numbers are read and written. Throws AppError. */
export interface ChannelDriver {
  readonly service: ChannelService
  /** Everything the account offers; rejects when the channel did not show all of it. */
  list(account: DrivenAccount, signal: AbortSignal): Promise<readonly Observed[]>
  /** How these stand now, together with others of the same SKU; what is missing is gone. */
  look(
    account: DrivenAccount,
    known: readonly Known[],
    signal: AbortSignal,
  ): Promise<readonly Observed[]>
  /** Why a listing ended, where the list does not tell. */
  endedBy(
    account: DrivenAccount,
    remoteId: string,
    signal: AbortSignal,
  ): Promise<OfferEndedBy | null>
  /** Sends a stored command, or sends it again after its answer was lost: its id keeps it from being carried out twice. */
  send(
    account: DrivenAccount,
    command: StoredCommand,
    known: ReadonlyMap<string, Known>,
    signal: AbortSignal,
  ): Promise<Sent>
  /**
   * Results of a command that was sent, `sent` while there are none yet. Undefined: the service does not know it, or there is nothing to ask;
   * reading the listings tells.
   */
  settle(
    account: DrivenAccount,
    command: StoredCommand,
    signal: AbortSignal,
  ): Promise<Sent | undefined>
}
