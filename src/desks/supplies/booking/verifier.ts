import type { Clock } from '#core/clock.ts'
import { AppError, toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import type { KeyRing, SupplyReader, SupplyRow, WbKey } from '../ports.ts'
import type { LostReason } from './booking.ts'
import { nextCheckMs } from './check-schedule.ts'
import { createFates } from './fates.ts'
import type { Outcomes } from './outcomes.ts'
import type { Booking, BookingStore } from './store.ts'
import { candidatesOf, type Verdict, verdictFrom } from './verdict.ts'

export interface VerifierDeps {
  readonly db: Database
  readonly bookings: BookingStore
  readonly cabinetUrl: string
  readonly outcomes: Outcomes
  readonly reader: SupplyReader
  readonly keys: KeyRing
  readonly clock: Clock
  readonly log: Log
}

const TICK_MS = 500
/** While nothing is due. */
const IDLE_MS = 2_000
/** A claimed look that was not finished (the process died) is due again after this, ms. */
const CLAIM_MS = 60_000
const BATCH = 200
/** Preorders are made shortly before they are booked. */
const LIST_DAYS = 45
const NO_KEY_MS = 600_000
const FAULT_MS = 30_000
const ADOPT_MS = 60_000
/** Caught supplies are looked at much more rarely than that; this is how late a look may be. */
const FATES_MS = 10_000

/** What is certain after the last look that did not find a booking. */
const LAST_LOOK: Readonly<Record<string, LostReason>> = {
  unknown: 'not-booked',
  booked: 'not-confirmed',
  handed: 'not-taken',
}

/**
 * Looks unclear, booked and handed-over attempts up in the official list: one call a seller account answers for all
 * its attempts. Nothing is counted, told or tried again before that.
 */
export function createVerifier(deps: VerifierDeps) {
  const { bookings, outcomes, clock, log } = deps
  let adoptedAt = 0
  let fatesAt = 0

  const postpone = async (group: readonly Booking[], ms: number) => {
    const at = clock.now() + ms
    await Promise.all(
      group.map(async (booking) => {
        const isOurs = await bookings.scheduleCheck(booking, at)
        // A hand-over runs its course without us; the others keep the seller waiting.
        if (isOurs && booking.status !== 'handed') await outcomes.stillChecking(booking)
      }),
    )
  }

  const verdictOf = async (
    booking: Booking,
    rows: readonly SupplyRow[],
    key: WbKey,
    signal: AbortSignal,
  ): Promise<Verdict | { kind: 'gone' }> => {
    if (booking.preorderId === null) {
      for (const supplyId of candidatesOf(booking, rows)) {
        if (!(await bookings.isSupplyTaken(booking.accountKey, supplyId)))
          return { kind: 'booked', supplyId }
      }
      return { kind: 'not-booked' }
    }
    const verdict = verdictFrom(booking, rows)
    if (verdict.kind !== 'absent') return verdict
    try {
      const { supplyId } = await deps.reader.preorder(key, booking.preorderId, signal)
      return supplyId === null ? { kind: 'not-booked' } : { kind: 'booked', supplyId }
    } catch (error) {
      if (error instanceof AppError && error.kind === 'not-found') return { kind: 'gone' }
      throw error
    }
  }

  const settle = async (
    booking: Booking,
    verdict: Verdict | { kind: 'gone' },
    key: WbKey,
  ): Promise<void> => {
    if (verdict.kind === 'booked') {
      const keys = await deps.keys.list(booking.workspaceId)
      const summary = keys.find(({ credentialId }) => credentialId === key.credentialId)
      const isOurs = await outcomes.verified(booking, verdict.supplyId, summary)
      // Another one's by now: the list is looked at again without it.
      if (!isOurs) await bookings.scheduleCheck(booking, clock.now())
      return
    }
    // What came in since the list was read is newer than what it says.
    const claimed = booking
    if (verdict.kind === 'elsewhere') return outcomes.lost(booking, 'taken-elsewhere', { claimed })
    if (verdict.kind === 'gone') return outcomes.lost(booking, 'preorder-gone', { claimed })
    const answered = booking.verifyAttempts + 1
    const pause = nextCheckMs(booking.status, answered, key.tokenType)
    const reason = LAST_LOOK[booking.status]
    if (pause === undefined && reason) return outcomes.lost(booking, reason, { claimed })
    const at = clock.now() + (pause ?? FAULT_MS)
    const isOurs = await bookings.scheduleCheck(booking, at, answered)
    if (isOurs && booking.status === 'unknown') await outcomes.stillChecking(booking)
  }

  /** A valid key of the attempt's own account: another's list would call it not booked. */
  const keyOf = async ({
    workspaceId,
    accountKey,
    credentialId,
  }: Pick<Booking, 'workspaceId' | 'accountKey' | 'credentialId'>) => {
    const keys = await deps.keys.list(workspaceId)
    const usable = keys.filter((key) => key.isValid && key.accountKey === accountKey)
    const chosen = usable.find((key) => key.credentialId === credentialId) ?? usable[0]
    return chosen && deps.keys.key(workspaceId, chosen.credentialId)
  }

  const fates = createFates({ ...deps, keyOf })

  /** All due attempts of one account, with one look at its list. */
  const lookUp = async (group: readonly Booking[], signal: AbortSignal): Promise<void> => {
    const [first] = group
    if (!first) return
    const key = await keyOf(first)
    if (!key) return postpone(group, NO_KEY_MS)
    try {
      const rows = await deps.reader.list(key, { days: LIST_DAYS, signal })
      for (const booking of group)
        await settle(booking, await verdictOf(booking, rows, key, signal), key)
    } catch (thrown) {
      // Stopped in the middle: the claim ends by itself and somebody looks again.
      if (signal.aborted) return
      const error = toAppError(thrown)
      log.warn({ err: error, account: key.accountKey }, 'bookings could not be looked up')
      if (error.kind === 'auth') await deps.keys.refused(key.credentialId, error.code)
      await postpone(group, error.kind === 'auth' ? 0 : (error.retryAfterMs ?? FAULT_MS))
    }
  }

  /** One round: everything that is due now. Returns how many attempts that were. */
  const round = async (signal: AbortSignal): Promise<number> => {
    if (clock.now() >= adoptedAt + ADOPT_MS) {
      adoptedAt = clock.now()
      await bookings.adopt({ but: [], olderMs: ADOPT_MS, now: clock.now() })
    }
    if (clock.now() >= fatesAt + FATES_MS) {
      fatesAt = clock.now()
      await fates.round(signal)
    }
    const due = await bookings.claimDue(clock.now(), CLAIM_MS, BATCH)
    const groups = Map.groupBy(due, (b) => `${b.workspaceId} ${b.accountKey}`)
    await Promise.all([...groups.values()].map((group) => lookUp(group, signal)))
    return due.length
  }

  const { start, stop } = createRounds({
    ...{ round, everyMs: TICK_MS, idleMs: IDLE_MS, clock, log },
    fault: 'verification step failed',
  })
  return { round, start, stop }
}
