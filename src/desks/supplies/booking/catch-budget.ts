import type { CatchAllowance } from '../ports.ts'
import type { BookingStore } from './store.ts'

export interface CatchBudgetDeps {
  readonly bookings: Pick<BookingStore, 'openOf'>
  readonly allowance: Pick<CatchAllowance, 'leftOf' | 'sharersOf'>
}

interface Account {
  /** Catches the owner may still begin. */
  rest: number
  /** Begun here and perhaps not in the table yet. */
  pending: number
  /** Number of its last `begin`. */
  begunAt: number
}

/**
 * Catches each owner may still begin in all of their workspaces, kept in memory so that a match waits for no statement.
 * The table is read in an order in which a catch verified meanwhile counts twice until the next read, never not at all.
 */
export function createCatchBudget({ bookings, allowance }: CatchBudgetDeps) {
  /** By owner. */
  const accounts = new Map<number, Account>()
  /** Whose catches a workspace spends. */
  const owners = new Map<string, number>()
  /** Workspaces whose last read may have counted something twice. */
  const inexact = new Set<string>()
  let begun = 0

  const accountOf = (id: string): Account | undefined => accounts.get(owners.get(id) ?? Number.NaN)

  const read = async (wanted: Iterable<string>): Promise<void> => {
    const ids = [...new Set([...wanted, ...inexact])]
    if (ids.length === 0) return
    const readAt = begun
    const before = new Map([...accounts].map(([owner, { pending }]) => [owner, pending]))
    inexact.clear()
    const sharers = await allowance.sharersOf(ids)
    const all = new Set([...sharers.values()].flatMap(({ workspaceIds }) => workspaceIds))
    const open = await bookings.openOf([...all])
    const left = await allowance.leftOf(ids)
    for (const [id, { ownerId, workspaceIds }] of sharers) {
      owners.set(id, ownerId)
      const { pending = 0, begunAt = 0 } = accounts.get(ownerId) ?? {}
      const unseen = before.get(ownerId) ?? 0
      if (begunAt > readAt || unseen > 0) inexact.add(id)
      // What began since the reading started is in no number that was read.
      if (begunAt > readAt) continue
      const begunThere = workspaceIds.reduce((sum, one) => sum + (open.get(one) ?? 0), 0)
      const rest = (left.get(id) ?? 0) - begunThere - unseen
      accounts.set(ownerId, { rest, pending, begunAt })
    }
  }

  return {
    /** Reads these workspaces anew, and those whose number may be too low. */
    refresh: read,

    /** Reads those that are not known yet. */
    async ensure(ids: readonly string[]): Promise<void> {
      const unknown = ids.filter((id) => !accountOf(id))
      if (unknown.length > 0) await read(unknown)
    },

    /** True when the workspace's owner has used all their catches, as the table says now. */
    async isUsedUp(id: string): Promise<boolean> {
      return ((await allowance.leftOf([id])).get(id) ?? 0) <= 0
    },

    /** Takes a catch for an attempt that is about to be written; false when none is left. */
    begin(id: string): boolean {
      const account = accountOf(id)
      if (!account || account.rest <= 0) return false
      begun += 1
      account.rest -= 1
      account.pending += 1
      account.begunAt = begun
      return true
    },

    /** The attempt was written down, or it was not and gives its catch back. */
    settle(id: string, isWritten: boolean): void {
      const account = accountOf(id)
      if (!account) return
      account.pending -= 1
      if (!isWritten) account.rest += 1
    },

    /** Forgets everything: another process books now. */
    clear(): void {
      accounts.clear()
      owners.clear()
      inexact.clear()
    },
  }
}

export type CatchBudget = ReturnType<typeof createCatchBudget>
