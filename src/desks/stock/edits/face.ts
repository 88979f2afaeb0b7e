import type { ChannelService } from '../channels/schema.ts'
import type { Listing } from '../channels/store.ts'
import type { DrivenAccount } from '../drivers/driver.ts'

/** What a channel may be offered of a product. */
export const OFFERED = ['name', 'ean', 'picture'] as const
export type OfferedField = (typeof OFFERED)[number]

/** Values of these; a picture is its address or id in the channel. Null: there is none. */
export type FaceValues = Readonly<Partial<Record<OfferedField, string | null>>>

/**
 * Why a field cannot be written: `variants` share the name, the channel's `catalogue` holds it, `by-hand`: only on its own pages, `length`:
 * the channel takes fewer characters or wants more.
 */
export type Obstacle = 'variants' | 'catalogue' | 'by-hand' | 'length'

/** How a listing reads now. */
export interface Face {
  readonly values: FaceValues
  readonly obstacles: Readonly<Partial<Record<OfferedField, Obstacle>>>
}

/** How one service's listings read, and how they are made to read otherwise. Throws AppError. */
export interface FaceDriver {
  readonly service: ChannelService
  /** Undefined for a listing that is gone. */
  read(
    account: DrivenAccount,
    listing: Listing,
    wanted: FaceValues,
    signal: AbortSignal,
  ): Promise<Face | undefined>
  /** Stores a picture at the channel; its address or id there. */
  upload(account: DrivenAccount, jpeg: Uint8Array, signal: AbortSignal): Promise<string>
  /** What differs and nothing else; a picture by its address in the channel. Done when it resolves. */
  write(
    account: DrivenAccount,
    listing: Listing,
    change: FaceValues,
    signal: AbortSignal,
  ): Promise<void>
}
