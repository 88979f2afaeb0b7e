import type { RosterEntry } from '../matching/roster-entry.ts'
import type { HandOverReason } from '../notices/messages.ts'
import type { KeySummary } from '../ports.ts'
import type { Slot } from '../slot.ts'
import type { Booker } from './booker.ts'
import { HAND_OVER_CHECKS_MS } from './check-schedule.ts'
import { keyFor } from './key-book.ts'
import type { NewBooking } from './store.ts'

/** A slot on its way to a row. */
export interface Want {
  readonly entry: RosterEntry
  readonly slot: Slot
  readonly bookingId: string
  readonly detectedAt: number
  /** How many more slots fit. */
  readonly spare: number
}

/**
 * The row of a want: who acts on it and with which key and preorder. Undefined when no preorder is free for it.
 * `reserve` sets a preorder aside.
 */
export function planBooking(
  want: Want,
  keys: readonly KeySummary[],
  by: {
    readonly booker: Booker | undefined
    readonly reserve: (want: Want) => number | null | undefined
  },
): NewBooking | undefined {
  const { monitor } = want.entry
  const key = keyFor(keys, monitor.credentialId)
  const base = {
    id: want.bookingId,
    monitorId: monitor.id,
    workspaceId: monitor.workspaceId,
    chatId: monitor.chatId,
    credentialId: key?.credentialId ?? null,
    accountKey: key?.accountKey ?? null,
    slot: want.slot,
    detectedAt: want.detectedAt,
    preorderId: null,
    verifyAt: null,
  }
  // Without a key nothing can be booked or verified: the seller hears of the slot at least.
  if (!key || monitor.mode === 'notify')
    return { ...base, executor: 'notify', status: 'notified', reason: null }
  const preorderId = by.reserve(want)
  if (preorderId === undefined) return undefined
  const reason = handOverReason(monitor.mode === 'auto', by.booker !== undefined, key)
  if (reason === undefined) {
    const { workspaceId } = monitor
    // One write less on the way to the wire when the session is free.
    const isClaimed = by.booker?.claim({ workspaceId, accountKey: key.accountKey })
    const status = isClaimed ? 'committing' : 'matched'
    return { ...base, preorderId, executor: 'cabinet', status, reason: null }
  }
  const verifyAt = want.detectedAt + HAND_OVER_CHECKS_MS[0]
  return { ...base, preorderId, executor: 'hand-over', status: 'handed', reason, verifyAt }
}

/** Why the seller has to book by hand, or undefined when we may. */
function handOverReason(
  isAuto: boolean,
  isCabinetOn: boolean,
  key: KeySummary,
): HandOverReason | undefined {
  if (!isAuto) return 'asked'
  if (!isCabinetOn) return 'cabinet-off'
  return key.hasCabinetSession ? undefined : 'no-session'
}
