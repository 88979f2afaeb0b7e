import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bestHour,
  historyOf,
  poissonTail,
  type SeenOpening,
} from '#desks/supplies/slots/history.ts'
import { MOMENTS, START_MS } from '#test/support/moments.ts'

const HOUR = 3_600_000
const MOSCOW = 'Europe/Moscow'
/** Moscow's midnight, two weeks before the tests begin. */
const FROM = Math.floor(START_MS / (24 * HOUR)) * 24 * HOUR - 14 * 24 * HOUR - 3 * HOUR

const watchedHours = (days: number, from = FROM) =>
  Array.from({ length: days * 24 }, (_, at) => ({ hour: from + at * HOUR, watchedMs: HOUR }))
/** `perDay` releases at `hour` of Moscow's day, on each day. */
const at = (hour: number, days: number, perDay: number) =>
  Array.from({ length: days * perDay }, (_, index) => {
    return FROM + (Math.floor(index / perDay) * 24 + hour) * HOUR + (index % perDay) * 60_000
  })

const opening = (over: Partial<SeenOpening>): SeenOpening => ({
  ...{ day: '2026-11-25', coefficient: 100, lowest: 100, openedAt: START_MS, closedAt: null },
  ...{ isOpeningSeen: true, isClosingSeen: false },
  ...over,
})

test.each([
  ['nothing seen', 'few', 14, []],
  ['a day of watching', 'few', 1, at(10, 1, 40)],
  ['nineteen releases', 'few', 14, at(10, 14, 2).slice(0, 19)],
  [
    'as many in each hour',
    'even',
    14,
    Array.from({ length: 24 }, (_, hour) => at(hour, 14, 1)).flat(),
  ],
  ['one hour far above the others', 'best', 14, [...at(10, 14, 2), ...at(3, 10, 1)]],
] as const)('%s: %s', (_what, kind, days, releases) => {
  expect(bestHour(releases, watchedHours(days), MOSCOW).kind).toBe(kind)
})

test('the hour is that of the reader, with what it rests on', () => {
  const releases = [...at(10, 14, 2), ...at(3, 10, 1)]
  expect(bestHour(releases, watchedHours(14), MOSCOW)).toEqual({
    ...{ kind: 'best', hour: 10, releases: 28, days: 14 },
  })
  expect(bestHour(releases, watchedHours(14), 'Asia/Yekaterinburg')).toMatchObject({ hour: 12 })
})

test('an hour that was hardly watched is never the best, however much was seen in it', () => {
  const hours = watchedHours(14).map((one, index) =>
    index % 24 === 10 && index > 24 * 3 ? { ...one, watchedMs: 0 } : one,
  )
  const found = bestHour([...at(10, 3, 10), ...at(3, 10, 1)], hours, MOSCOW)
  expect(found).not.toMatchObject({ hour: 10 })
})

test('days that open together are one release', () => {
  const two = [opening({ day: '2026-11-25' }), opening({ day: '2026-11-26' })]
  expect(historyOf(two, [], MOSCOW)).toMatchObject({ openings: 2, releases: 1 })
})

test('lives are those seen from beginning to end; coefficients count at their lowest', () => {
  const lived = (ms: number, over: Partial<SeenOpening> = {}) =>
    opening({ closedAt: START_MS + ms, isClosingSeen: true, ...over })
  const history = historyOf(
    [
      lived(10_000, { lowest: 0 }),
      lived(20_000, { lowest: 150 }),
      lived(90_000, { lowest: 2_000 }),
      lived(1, { isOpeningSeen: false }),
      lived(1, { isClosingSeen: false }),
      opening({ lowest: 100 }),
    ],
    [],
    MOSCOW,
  )
  expect(history.lives).toEqual({ count: 3, medianMs: 20_000, longMs: 90_000 })
  expect(history.steps).toEqual({ free: 1, one: 2, three: 1, more: 1 })
  expect(history.openings).toBe(5)
  expect(history.last).toHaveLength(3)
})

test.each(MOMENTS)('%s: every release falls into one of 24 hours', (_what, ms) => {
  const hours = watchedHours(14, Math.floor(ms / HOUR) * HOUR)
  const releases = Array.from({ length: 60 }, (_, index) => ms + (index % 14) * 24 * HOUR)
  for (const zone of [MOSCOW, 'America/New_York', 'Europe/Berlin']) {
    const found = bestHour(releases, hours, zone)
    expect(found.kind).toBe('best')
    if (found.kind === 'best') expect(found.hour).toBeLessThan(24)
  }
})

test('the tail of Poisson falls with the count and stays a probability', () => {
  expect(poissonTail(1, 2)).toBeCloseTo(1 - Math.exp(-2))
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 }),
      fc.double({ min: 0, max: 150, noNaN: true }),
      (n, e) => {
        const tail = poissonTail(n, e)
        expect(tail).toBeGreaterThanOrEqual(0)
        expect(tail).toBeLessThanOrEqual(1)
        expect(poissonTail(n + 1, e)).toBeLessThanOrEqual(tail + 1e-12)
      },
    ),
  )
})
