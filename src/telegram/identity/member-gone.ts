import type { Transaction } from '#db/connection.ts'

/** Somebody who no longer belongs to a workspace, removed or gone by themselves. */
export interface GoneMember {
  readonly workspaceId: string
  readonly userId: number
  readonly ownerId: number
}

/**
 * What becomes of a room's rows that remember a member, in the transaction that ends the membership: what the member
 * was to be told is the owner's to hear from then on.
 */
export type MemberGone = (tx: Transaction, gone: GoneMember) => Promise<void>
