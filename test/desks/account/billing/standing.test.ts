import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Period, standingAt } from '#desks/account/billing/standing.ts'
import { DAY_MS, MONTH_MS, PLANS } from './till.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const period = (from: number, to: number, more: Partial<Period> = {}): Period => ({
  ...{ plan: 'seller', startsAt: NOW + from * DAY_MS, endsAt: NOW + to * DAY_MS },
  ...{ isRenewing: false, ...more },
})
const at = (periods: readonly Period[], days = 0) => standingAt(periods, NOW + days * DAY_MS, PLANS)

test.each<[what: string, periods: Period[], kind: string, plan?: string]>([
  ['nothing was ever bought', [], 'free'],
  ['a month is under way', [period(-1, 29)], 'plan', 'seller'],
  ['it has not begun', [period(1, 31)], 'free'],
  ['it is over', [period(-31, -1)], 'free'],
  ['its renewal is late', [period(-31, -1, { isRenewing: true })], 'grace', 'seller'],
  ['the grace is over', [period(-34, -4, { isRenewing: true })], 'free'],
  ['the better of two', [period(-1, 29), period(-1, 5, { plan: 'business' })], 'plan', 'business'],
  [
    'the lesser when the better is over',
    [period(-1, 29), period(-9, -1, { plan: 'business' })],
    'plan',
    'seller',
  ],
  ['a plan that is no longer sold', [period(-1, 29, { plan: 'gold' })], 'free'],
  ['an end that a refund has put at its beginning', [period(-1, -1)], 'free'],
])('%s', (_what, periods, kind, plan) => {
  const standing = at(periods)
  expect(standing.kind).toBe(kind)
  if (standing.kind !== 'free') expect(standing.plan.name).toBe(plan)
})

test('months of one plan that follow each other are one stay, counted month by month', () => {
  const months = [period(0, 30), period(30, 60), period(60, 90)]
  expect(at(months)).toMatchObject({ paidUntil: NOW + 90 * DAY_MS, countedSince: NOW })
  expect(at(months, 45)).toMatchObject({ countedSince: NOW + 30 * DAY_MS })
  // A year that was granted is counted in months, too.
  expect(at([period(0, 365)], 100)).toMatchObject({ countedSince: NOW + 90 * DAY_MS })
})

test('days of grace belong to the month before', () => {
  const late = at([period(0, 30, { isRenewing: true })], 31)
  expect(late).toMatchObject({ kind: 'grace', countedSince: NOW, lastsUntil: NOW + 33 * DAY_MS })
})

test('the order of periods does not matter, and what is counted began within the last month', () => {
  const one = fc
    .record({
      plan: fc.constantFrom('seller', 'business'),
      startsAt: fc.integer({ min: -90, max: 30 }),
      length: fc.integer({ min: 0, max: 60 }),
      isRenewing: fc.boolean(),
    })
    .map(({ startsAt, length, ...rest }) => ({ ...period(startsAt, startsAt + length), ...rest }))
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), (periods) => {
      const standing = at(periods)
      expect(at(periods.toReversed()).kind).toBe(standing.kind)
      if (standing.kind === 'free') return
      expect(standing.countedSince).toBeLessThanOrEqual(NOW)
      expect(NOW - standing.countedSince).toBeLessThan(MONTH_MS + PLANS.graceMs)
      expect(standing.lastsUntil).toBeGreaterThan(NOW)
    }),
  )
})

test('a renewal that failed is known before its month is over, and only of one that is renewed', () => {
  const failed = { isRenewing: true, hasFailed: true }
  expect(at([period(0, 30, failed)], 5)).toMatchObject({ kind: 'plan', hasFailed: true })
  expect(at([period(0, 30, { ...failed, isRenewing: false })], 5)).toMatchObject({
    hasFailed: false,
  })
  const next = [period(0, 30, failed), period(30, 60, { isRenewing: true })]
  expect(at(next, 5)).toMatchObject({ kind: 'plan', hasFailed: false })
})
