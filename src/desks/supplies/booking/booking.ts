/**
 * States of one attempt to take one slot.
 *
 * - `armed`: no row yet, the monitor waits.
 * - `matched`: written down, nothing was sent.
 * - `committing`: the request may be on its way at any moment.
 * - `booked`: the cabinet said yes, the official list has not been seen yet.
 * - `handed`: the seller has the link and decides.
 * - `unknown`: the request went out and nobody knows what came of it.
 * - `verified`, `lost`, `notified`: over.
 */
export const BOOKING_STATES = [
  'armed',
  'matched',
  'committing',
  'booked',
  'handed',
  'unknown',
  'verified',
  'lost',
  'notified',
] as const
export type BookingState = (typeof BOOKING_STATES)[number]

/** Every step that may ever happen; a change that is not here is a defect. */
const TRANSITIONS: Readonly<Record<BookingState, readonly BookingState[]>> = {
  // 'committing': written down and sent in one go when the session is free.
  armed: ['matched', 'committing', 'handed', 'notified'],
  // Not sent yet: losing it or giving it to the seller is safe.
  matched: ['committing', 'handed', 'lost'],
  committing: ['booked', 'handed', 'lost', 'unknown'],
  booked: ['verified', 'lost'],
  handed: ['verified', 'lost'],
  // 'booked': the answer arrived after a successor had given up on it.
  unknown: ['booked', 'verified', 'lost'],
  verified: [],
  // The seller booked it by hand after we had stopped looking, and says so.
  lost: ['handed'],
  notified: [],
}

export function canMove(from: BookingState, to: BookingState): boolean {
  return TRANSITIONS[from].includes(to)
}

/** States a row may be in for a change to `to`: the condition of the update that makes it. */
export function sourcesOf(to: BookingState): readonly BookingState[] {
  return BOOKING_STATES.filter((from) => canMove(from, to))
}

/** The attempt may still turn out to be a booking: its preorder and its share of the target are taken. */
export const OPEN_STATES = [
  'matched',
  'committing',
  'handed',
  'unknown',
  'booked',
] as const satisfies readonly BookingState[]

/** Waiting for a look at the official list. */
export const CHECKED_STATES = [
  'unknown',
  'booked',
  'handed',
] as const satisfies readonly BookingState[]

/** Who acts on a match. */
export type Executor = 'cabinet' | 'hand-over' | 'notify'

/** Why an attempt was lost. */
export type LostReason =
  | 'slot-gone'
  | 'price-risen'
  | 'refused'
  /** The process stopped before anything was sent. */
  | 'restart'
  /** It was sent, and the official list shows that nothing came of it. */
  | 'not-booked'
  /** The cabinet said yes and the official list never showed it. */
  | 'not-confirmed'
  /** The seller did not book it in time. */
  | 'not-taken'
  | 'declined'
  /** The preorder was booked for another day by somebody else. */
  | 'taken-elsewhere'
  /** The preorder was deleted. */
  | 'preorder-gone'

/** Lost without the service's own no: the same slot may be tried again at once if it is still open. */
export const RETRYABLE_REASONS: readonly LostReason[] = ['restart', 'not-booked']
