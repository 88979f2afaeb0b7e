import { idFrom } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { usageEntries } from './schema.ts'
import { usedAmount, usedAmounts } from './store.ts'

const CATCH = 'catch'

/** Free catches of a workspace: the ledger's sum against what is given to everybody. */
export function createAllowance(deps: { readonly db: Database; readonly freeCatches: number }) {
  return {
    freeCatches: deps.freeCatches,
    /** Catches still free, never below 0. */
    async left(workspaceId: string): Promise<number> {
      return Math.max(0, deps.freeCatches - (await usedAmount(deps.db, workspaceId, CATCH)))
    },
    /** The same for several workspaces in one read. */
    async leftOf(workspaceIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
      const used = await usedAmounts(deps.db, workspaceIds, CATCH)
      const left = (id: string) => Math.max(0, deps.freeCatches - (used.get(id) ?? 0))
      return new Map(workspaceIds.map((id) => [id, left(id)]))
    },
    /** Counts a verified catch, once for a booking, in the transaction of the fact. */
    async count(tx: Transaction, workspaceId: string, bookingId: string): Promise<void> {
      await tx
        .insert(usageEntries)
        .values({
          id: idFrom(`${CATCH}:${bookingId}`),
          workspaceId,
          kind: CATCH,
          amount: 1,
          ref: `booking:${bookingId}`,
        })
        .onConflictDoNothing()
    },
  }
}

export type Allowance = ReturnType<typeof createAllowance>
