import { toAppError } from '#core/errors.ts'
import type { Log } from '#platform/log/log.ts'
import type { Roster } from '../matching/roster.ts'
import type { CabinetAccount, CabinetBooking, CabinetSession, KeyRing } from '../ports.ts'
import { keyFor } from './key-book.ts'

export interface WarmUpDeps {
  readonly roster: Roster
  readonly keys: KeyRing
  readonly cabinet: CabinetBooking
  readonly log: Log
}

/**
 * Keeps the sessions of monitors that book by themselves ready, so that a commit is a single call. A session that
 * has ended is noticed here, before a slot opens. One after another: nobody waits for it.
 */
export function createWarmUp({ roster, keys, cabinet, log }: WarmUpDeps) {
  const warm = async (session: CabinetSession, signal: AbortSignal) => {
    try {
      await cabinet.prepare?.(session, signal)
    } catch (thrown) {
      const error = toAppError(thrown)
      if (error.kind === 'auth') await keys.refused(session.credentialId, 'wb.session_expired')
      else log.debug({ err: error, account: session.accountKey }, 'session could not be prepared')
    }
  }

  return async (signal: AbortSignal): Promise<void> => {
    const monitors = roster.bookingMonitors()
    const lists = await keys.lists([...new Set(monitors.map(({ workspaceId }) => workspaceId))])
    const accounts = new Map<string, CabinetAccount>()
    for (const { workspaceId, credentialId } of monitors) {
      const key = keyFor(lists.get(workspaceId) ?? [], credentialId)
      if (!key?.hasCabinetSession) continue
      const { accountKey } = key
      accounts.set(`${workspaceId} ${accountKey}`, { workspaceId, accountKey })
    }
    for (const session of await keys.sessions([...accounts.values()])) {
      if (signal.aborted) return
      await warm(session, signal)
    }
  }
}
