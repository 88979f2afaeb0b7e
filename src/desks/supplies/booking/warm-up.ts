import { toAppError } from '#core/errors.ts'
import type { Log } from '#platform/log/log.ts'
import type { Roster } from '../matching/roster.ts'
import type { CabinetBooking, KeyRing } from '../ports.ts'
import { keyFor } from './dispatch.ts'

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
  const warm = async (workspaceId: string, accountKey: string, signal: AbortSignal) => {
    const session = await keys.session(workspaceId, accountKey)
    if (!session || !cabinet.prepare) return
    try {
      await cabinet.prepare(session, signal)
    } catch (thrown) {
      const error = toAppError(thrown)
      if (error.kind === 'auth') await keys.refused(session.credentialId, 'wb.session_expired')
      else log.debug({ err: error, account: accountKey }, 'session could not be prepared')
    }
  }

  return async (signal: AbortSignal): Promise<void> => {
    const booking = roster.bookingMonitors()
    for (const [workspaceId, monitors] of Map.groupBy(booking, (one) => one.workspaceId)) {
      const own = await keys.list(workspaceId)
      const accounts = new Set<string>()
      for (const { credentialId } of monitors) {
        const key = keyFor(own, credentialId)
        if (key?.hasCabinetSession) accounts.add(key.accountKey)
      }
      for (const account of accounts) {
        if (signal.aborted) return
        await warm(workspaceId, account, signal)
      }
    }
  }
}
