import type { Transaction } from '#db/connection.ts'

/** Products that the owner of a workspace may still bring in. */
export interface ImportAllowance {
  /** Throws when so many more do not fit beside what is under way (`pending`) in all workspaces that share them. */
  fit(
    tx: Transaction,
    of: {
      readonly workspaceId: string
      readonly wanted: number
      readonly pending: (workspaceIds: readonly string[]) => Promise<number>
    },
  ): Promise<void>
  /** Counts a product that stands in the shop, once, in the transaction that says so. */
  count(
    tx: Transaction,
    workspaceId: string,
    item: { readonly batchId: string; readonly position: number },
  ): Promise<void>
}
