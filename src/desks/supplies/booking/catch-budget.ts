import type { CatchAllowance } from '../ports.ts'
import type { BookingStore } from './store.ts'

export interface CatchBudgetDeps {
  readonly bookings: Pick<BookingStore, 'openOf'>
  readonly allowance: Pick<CatchAllowance, 'leftOf'>
}

interface Account {
  /** Catches the workspace may still begin. */
  rest: number
  /** Begun here and perhaps not in the table yet. */
  pending: number
  /** Number of its last `begin`. */
  begunAt: number
}

/**
 * Catches each workspace may still begin, kept in memory so that a match waits for no statement. The table is read in
 * an order in which a catch verified meanwhile counts twice until the next read, never not at all.
 */
export function createCatchBudget({ bookings, allowance }: CatchBudgetDeps) {
  const accounts = new Map<string, Account>()
  /** Workspaces whose last read may have counted something twice. */
  const inexact = new Set<string>()
  let begun = 0

  const read = async (wanted: Iterable<string>): Promise<void> => {
    const ids = [...new Set([...wanted, ...inexact])]
    if (ids.length === 0) return
    const readAt = begun
    const before = new Map(ids.map((id) => [id, accounts.get(id)?.pending ?? 0]))
    inexact.clear()
    const open = await bookings.openOf(ids)
    const left = await allowance.leftOf(ids)
    for (const id of ids) {
      const { pending = 0, begunAt = 0 } = accounts.get(id) ?? {}
      const unseen = before.get(id) ?? 0
      if (begunAt > readAt || unseen > 0) inexact.add(id)
      // What began since the reading started is in no number that was read.
      if (begunAt > readAt) continue
      const rest = (left.get(id) ?? 0) - (open.get(id) ?? 0) - unseen
      accounts.set(id, { rest, pending, begunAt })
    }
  }

  return {
    /** Reads these workspaces anew, and those whose number may be too low. */
    refresh: read,

    /** Reads those that are not known yet. */
    async ensure(ids: readonly string[]): Promise<void> {
      const unknown = ids.filter((id) => !accounts.has(id))
      if (unknown.length > 0) await read(unknown)
    },

    /** True when the workspace has used all its catches, as the table says now. */
    async isUsedUp(id: string): Promise<boolean> {
      return ((await allowance.leftOf([id])).get(id) ?? 0) <= 0
    },

    /** Takes a catch for an attempt that is about to be written; false when none is left. */
    begin(id: string): boolean {
      const account = accounts.get(id)
      if (!account || account.rest <= 0) return false
      begun += 1
      account.rest -= 1
      account.pending += 1
      account.begunAt = begun
      return true
    },

    /** The attempt was written down, or it was not and gives its catch back. */
    settle(id: string, isWritten: boolean): void {
      const account = accounts.get(id)
      if (!account) return
      account.pending -= 1
      if (!isWritten) account.rest += 1
    },

    /** Forgets everything: another process books now. */
    clear(): void {
      accounts.clear()
      inexact.clear()
    },
  }
}

export type CatchBudget = ReturnType<typeof createCatchBudget>
