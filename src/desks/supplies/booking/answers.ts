import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import type { MonitorStore } from '../monitors/store.ts'
import { type HandOverReason, handed, lost, type SlotMessage } from '../notices/messages.ts'
import { tellUnlessQuiet } from '../notices/tell.ts'
import type { CabinetSession, CommitOutcome, KeyRing } from '../ports.ts'
import { createBatcher } from './batcher.ts'
import type { LostReason } from './booking.ts'
import { BOOKED_CHECKS_MS, HAND_OVER_CHECKS_MS, UNKNOWN_CHECKS_MS } from './check-schedule.ts'
import type { BookingStore, NewBooking } from './store.ts'

export interface AnswersDeps {
  readonly db: Database
  readonly bookings: BookingStore
  readonly monitors: MonitorStore
  readonly keys: KeyRing
  readonly clock: Clock
  readonly log: Log
  readonly cabinetUrl: string
  readonly nameOf: (warehouseId: number) => string
  /** Something of a monitor's attempts has changed. */
  readonly settled: () => void
  /** How long a request took to leave, by its answer, ms. */
  readonly measured?: (answer: CommitOutcome['kind'], ms: number) => void
}

interface Times {
  readonly answeredAt?: Date
  readonly committedAt?: Date | null
}

/** Answers of so many ms are written at once: nobody waits for them, and each statement keeps a request waiting. */
const ANSWERS_GAP_MS = 25

/** Writes down what came of a booking that was to be sent, with the message the seller is owed for it. */
export function createAnswers(deps: AnswersDeps) {
  const { bookings, clock, log } = deps
  // One statement serves all that are ready in the same moment.
  const answer = createBatcher(bookings.answer, { gapMs: ANSWERS_GAP_MS })

  /**
   * Stores the cabinet's answer to a commit.
   *
   * @param committedAt when the request left, in ms; null when it never did
   */
  const record = async (
    booking: NewBooking,
    session: CabinetSession,
    outcome: CommitOutcome,
    committedAt: number | null,
  ): Promise<unknown> => {
    const now = clock.now()
    const times = {
      answeredAt: new Date(now),
      committedAt: committedAt === null ? null : new Date(committedAt),
    }
    log.info({ booking: booking.id, outcome }, 'commit answered')
    if (committedAt !== null) deps.measured?.(outcome.kind, committedAt - booking.detectedAt)
    switch (outcome.kind) {
      case 'booked': {
        const verifyAt = new Date(now + BOOKED_CHECKS_MS[0])
        return answer({
          ...times,
          id: booking.id,
          status: 'booked',
          supplyId: outcome.supplyId,
          verifyAt,
        })
      }
      case 'refused':
        return lose(booking, asReason(outcome.reason), times)
      case 'captcha':
        return handOver(booking, 'captcha', times)
      case 'session-expired':
        await handOver(booking, 'session', times)
        return deps.keys.refused(session.credentialId, 'wb.session_expired')
      case 'unknown': {
        const verifyAt = new Date(now + UNKNOWN_CHECKS_MS[0])
        return answer({ ...times, id: booking.id, status: 'unknown', supplyId: null, verifyAt })
      }
    }
  }

  const factsOf = (booking: NewBooking) => ({
    ...booking,
    bookingId: booking.id,
    warehouse: deps.nameOf(booking.slot.warehouseId),
  })

  const lose = (booking: NewBooking, reason: LostReason, times: Times = {}) =>
    move(
      booking,
      'lost',
      { ...times, reason, verifyAt: null },
      reason === 'restart' ? undefined : lost(factsOf(booking), reason, clock.now()),
    )

  const handOver = (booking: NewBooking, reason: HandOverReason, times: Times = {}) => {
    const verifyAt = new Date(clock.now() + HAND_OVER_CHECKS_MS[0])
    const changes = { ...times, reason, executor: 'hand-over', verifyAt } as const
    return move(booking, 'handed', changes, handed(deps.cabinetUrl, factsOf(booking), reason))
  }

  /** The step and its message in one transaction; the poller sees the monitor's new room at once. */
  const move = async (
    booking: NewBooking,
    to: 'lost' | 'handed',
    changes: Parameters<BookingStore['move']>[3],
    message?: SlotMessage,
  ): Promise<void> => {
    await deps.db.transaction(async (tx) => {
      if (!(await bookings.move(tx, booking.id, to, changes))) return
      if (message) await tellUnlessQuiet(tx, clock.now(), message)
      await deps.monitors.touch(tx, booking.monitorId)
    })
    deps.settled()
  }

  return { record, lose, handOver }
}

const NAMED: readonly LostReason[] = ['slot-gone', 'price-risen', 'not-booked']

function asReason(reason: string): LostReason {
  return NAMED.find((known) => known === reason) ?? 'refused'
}
