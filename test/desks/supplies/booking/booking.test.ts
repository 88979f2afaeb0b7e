import { expect, test } from 'vitest'
import {
  BOOKING_STATES,
  type BookingState,
  CHECKED_STATES,
  canMove,
  OPEN_STATES,
  sourcesOf,
} from '#desks/supplies/booking/booking.ts'

/** Every allowed pair, written out: the table may not grow by accident. */
const ALLOWED = new Set([
  'armed>matched',
  'armed>committing',
  'armed>handed',
  'armed>notified',
  'matched>committing',
  'matched>handed',
  'matched>lost',
  'committing>booked',
  'committing>handed',
  'committing>lost',
  'committing>unknown',
  'booked>verified',
  'booked>lost',
  'handed>verified',
  'handed>lost',
  'unknown>booked',
  'unknown>verified',
  'unknown>lost',
  'lost>handed',
])

test('all pairs: what may follow what', () => {
  for (const from of BOOKING_STATES) {
    for (const to of BOOKING_STATES)
      expect([from, to, canMove(from, to)]).toEqual([from, to, ALLOWED.has(`${from}>${to}`)])
  }
})

test('a request is never sent twice: nothing leads back to where it is sent from', () => {
  const reach = (from: BookingState): Set<BookingState> => {
    const seen = new Set<BookingState>()
    const todo = [from]
    for (let state = todo.pop(); state; state = todo.pop()) {
      for (const next of BOOKING_STATES) {
        if (!canMove(state, next) || seen.has(next)) continue
        seen.add(next)
        todo.push(next)
      }
    }
    return seen
  }
  for (const state of ['matched', 'committing'] as const)
    expect(reach('committing').has(state)).toBe(false)
})

test('a verified booking is final, and only an outcome that was looked at becomes one', () => {
  expect(BOOKING_STATES.filter((to) => canMove('verified', to))).toEqual([])
  expect(sourcesOf('verified')).toEqual(['booked', 'handed', 'unknown'])
  expect([...CHECKED_STATES].sort()).toEqual([...sourcesOf('verified')].sort())
})

test('every open state can end', () => {
  for (const state of OPEN_STATES) expect(canMove(state, 'lost')).toBe(true)
})
