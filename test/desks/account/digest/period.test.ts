import { expect, test } from 'vitest'
import { periodDue } from '#desks/account/digest/period.ts'

const both = { dailyDigest: true, weeklyDigest: true }
const at = (iso: string) => Date.parse(iso)

test.each([
  [
    'Friday morning',
    '2026-11-20T06:00:00Z',
    { kind: 'daily', from: '2026-11-19', to: '2026-11-19' },
  ],
  [
    'Monday morning',
    '2026-11-23T06:00:00Z',
    { kind: 'weekly', from: '2026-11-16', to: '2026-11-22' },
  ],
  ['before nine', '2026-11-20T05:59:00Z', undefined],
  ['in the evening', '2026-11-20T17:00:00Z', undefined],
  [
    'the first of a year',
    '2027-01-01T09:00:00Z',
    { kind: 'daily', from: '2026-12-31', to: '2026-12-31' },
  ],
] as const)('in Moscow, %s', (_when, iso, period) => {
  expect(periodDue(at(iso), 'Europe/Moscow', both)).toEqual(period)
})

test('the day is that of the reader’s zone', () => {
  const now = at('2026-11-22T21:30:00Z')
  expect(periodDue(now, 'Asia/Kamchatka', both)).toMatchObject({ kind: 'weekly', to: '2026-11-22' })
  expect(periodDue(now, 'Europe/Moscow', both)).toBeUndefined()
})

test('who wants nothing gets nothing; a week is not told by days', () => {
  const monday = at('2026-11-23T09:00:00Z')
  const none = { dailyDigest: false, weeklyDigest: false }
  expect(periodDue(monday, 'Europe/Moscow', none)).toBeUndefined()
  expect(periodDue(monday, 'Europe/Moscow', { ...both, weeklyDigest: false })?.kind).toBe('daily')
  expect(
    periodDue(at('2026-11-20T09:00:00Z'), 'Europe/Moscow', { ...none, weeklyDigest: true }),
  ).toBeUndefined()
})
