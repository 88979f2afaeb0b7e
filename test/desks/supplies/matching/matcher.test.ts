import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn as calendarDay, dayFromNumber, dayNumber, weekday } from '#core/dates.ts'
import { diff, EMPTY_SNAPSHOT, takeSnapshot } from '#desks/supplies/feed/snapshot.ts'
import { createMatcher } from '#desks/supplies/matching/matcher.ts'
import type { Watch } from '#desks/supplies/matching/watch.ts'
import type { FeedRow } from '#desks/supplies/ports.ts'
import type { Slot } from '#desks/supplies/slot.ts'
import { MOMENTS } from '#test/support/moments.ts'
import { row, TODAY, watch } from '../feed/feed-rows.ts'
import { createNaiveMatcher } from './naive-matcher.ts'

/** A matcher fed with rows, remembering the last snapshot as the poller does. */
function driven(today = TODAY) {
  const matcher = createMatcher()
  matcher.setToday(today)
  let last = EMPTY_SNAPSHOT
  return {
    ...matcher,
    see(rows: readonly FeedRow[], now = 0) {
      const next = takeSnapshot(rows, now)
      matcher.apply(next, diff(last, next))
      last = next
      return matcher.drain(now)
    },
  }
}

const dayIn = (days: number) => dayFromNumber(TODAY + days)
const moscowDay = (ms: number) => dayNumber(calendarDay('Europe/Moscow', ms))

test('a slot is news when it opens, not while it stays, and again when it reappears', () => {
  const matcher = driven()
  matcher.add(watch({ capacity: 5 }))
  expect(matcher.see([row()])).toHaveLength(1)
  expect(matcher.see([row()])).toHaveLength(0)
  expect(matcher.see([row({ isOpen: false })])).toHaveLength(0)
  expect(matcher.see([row()])).toHaveLength(1)
})

test('a slot that falls into the cap is news, a closed one never is', () => {
  const matcher = driven()
  matcher.add(watch({ maxCoefficient: 200, capacity: 5 }))
  expect(matcher.see([row({ coefficient: 300 })])).toHaveLength(0)
  expect(matcher.see([row({ coefficient: 200 })])).toMatchObject([
    { slots: [{ coefficient: 200 }] },
  ])
  expect(matcher.see([row({ inDays: 4, coefficient: -1 })])).toHaveLength(0)
})

test('warehouses in their order, then the coefficient, then the day', () => {
  const matcher = driven()
  matcher.add(watch({ warehouseIds: [206348, 507], capacity: 3, maxCoefficient: 500 }))
  const [match] = matcher.see([
    row({ warehouseId: 507, coefficient: 0, inDays: 1 }),
    row({ warehouseId: 206348, coefficient: 200, inDays: 2 }),
    row({ warehouseId: 206348, coefficient: 100, inDays: 5 }),
    row({ warehouseId: 206348, coefficient: 100, inDays: 4 }),
  ])
  expect(match?.slots.map(({ warehouseId, day }) => [warehouseId, day])).toEqual([
    [206348, dayIn(4)],
    [206348, dayIn(5)],
    [206348, dayIn(2)],
  ])
  expect(match?.spare).toBe(1)
})

test.each(MOMENTS)('%s: lead time, rolling window and weekdays count Moscow days', (_what, ms) => {
  const today = moscowDay(ms)
  const dayIn = (days: number) => dayFromNumber(today + days)
  const fits = (over: Partial<Watch>) => {
    const matcher = driven(today)
    matcher.add(watch({ capacity: 99, ...over }))
    const rows = Array.from({ length: 14 }, (_, days) => row({ day: dayIn(days) }))
    return matcher.see(rows)[0]?.slots.map((slot) => slot.day) ?? []
  }
  expect(fits({ leadDays: 2, days: { kind: 'rolling', days: 3 } })).toEqual([2, 3, 4].map(dayIn))
  const range = { kind: 'range', from: dayIn(1), to: dayIn(4) } as const
  expect(fits({ leadDays: 3, days: range })).toEqual([3, 4].map(dayIn))
  const mondays = [...Array(14).keys()].map(dayIn).filter((day) => weekday(day) === 1)
  expect(fits({ weekdays: 1 })).toEqual(mondays)
})

test('a new or edited monitor meets the whole snapshot at once', () => {
  const matcher = driven()
  matcher.see([row({ coefficient: 300 })])
  matcher.add(watch())
  expect(matcher.drain(0)).toHaveLength(0)
  matcher.add(watch({ maxCoefficient: 300 }))
  expect(matcher.drain(0)).toHaveLength(1)
})

test.each(MOMENTS)('%s: a rolling window takes in the new last day at midnight', (_what, ms) => {
  const today = moscowDay(ms)
  const matcher = driven(today)
  matcher.add(watch({ days: { kind: 'rolling', days: 3 } }))
  expect(matcher.see([row({ day: dayFromNumber(today + 3) })])).toHaveLength(0)
  matcher.setToday(today + 1)
  expect(matcher.drain(0)).toHaveLength(1)
})

test('a cool-down holds a slot back until it ends; one that goes meanwhile is missed', () => {
  const matcher = driven()
  matcher.add(watch({ mode: 'notify' }))
  expect(matcher.see([row({ inDays: 1 })], 0)).toHaveLength(1)
  const later = [row({ inDays: 1 }), row({ inDays: 2 }), row({ inDays: 3 })]
  expect(matcher.see(later, 1_000)).toHaveLength(0)
  expect(matcher.see(later.slice(0, 2), 2_000)).toHaveLength(0)
  expect(matcher.see(later.slice(0, 2), 60_000)).toMatchObject([{ slots: [{ day: dayIn(2) }] }])
  expect(matcher.takeCounts().get('m1')).toEqual({ seen: 3, expensive: 0, missed: 1 })
})

test('capacity that comes back takes what is spare; what was tried waits to reappear', () => {
  const matcher = driven()
  matcher.add(watch())
  expect(matcher.see([row({ inDays: 1 }), row({ inDays: 2 })])).toHaveLength(1)
  matcher.refresh(watch({ capacity: 1 }))
  expect(matcher.drain(0)).toMatchObject([{ slots: [{ day: dayIn(2) }] }])
  matcher.refresh(watch({ capacity: 1 }))
  expect(matcher.drain(0)).toHaveLength(0)
  matcher.reopen('m1', { warehouseId: 507, supplyType: 'box', day: dayIn(1), coefficient: 0 })
  expect(matcher.drain(0)).toMatchObject([{ slots: [{ day: dayIn(1) }] }])
})

test('slots tried before a restart are not tried again', () => {
  const matcher = driven()
  matcher.see([row({ inDays: 1 })])
  const tried = [{ warehouseId: 507, supplyType: 'box', day: dayIn(1), coefficient: 0 }] as const
  matcher.add(watch(), { tried, isCounted: true })
  expect(matcher.drain(0)).toHaveLength(0)
  expect(matcher.takeCounts().size).toBe(0)
})

test('slots tried before a restart are not tried at the first look after it, unless they were given back', () => {
  const tried = [1, 2].map((ahead) => ({
    ...{ warehouseId: 507, supplyType: 'box', day: dayIn(ahead), coefficient: 0 },
  })) as Slot[]
  const matcher = driven()
  matcher.add(watch({ capacity: 5 }), { tried, isCounted: true })
  matcher.reopen(watch().id, tried[1] as Slot)
  const [match] = matcher.see([row({ inDays: 1 }), row({ inDays: 2 }), row({ inDays: 3 })])
  expect(match?.slots.map((slot) => slot.day)).toEqual([dayIn(2), dayIn(3)])
  expect(matcher.takeCounts().size).toBe(0)
})

test('slots go only where a free preorder may go', () => {
  const matcher = driven()
  const rooms = new Map([
    [507, 1],
    [0, 1],
  ])
  matcher.add(watch({ warehouseIds: [206348, 507, 9], capacity: 2, rooms }))
  const rows = [206348, 507, 9].map((warehouseId) => row({ warehouseId }))
  const [match] = matcher.see([...rows, row({ warehouseId: 507, inDays: 5 })])
  expect(match?.slots.map((slot) => slot.warehouseId)).toEqual([206348, 507])
})

const WAREHOUSES = [507, 206348, 50045809]
const TYPES = ['box', 'qr'] as const
const anyRow = fc
  .record({
    warehouseId: fc.constantFrom(...WAREHOUSES),
    supplyType: fc.constantFrom(...TYPES),
    inDays: fc.integer({ min: 0, max: 6 }),
    coefficient: fc.constantFrom(0, 100, 250, 500),
    isOpen: fc.boolean(),
  })
  .map(row)
const anyFeed = fc.uniqueArray(anyRow, {
  selector: (r) => `${r.warehouseId}|${r.supplyType}|${r.day}`,
  maxLength: 40,
})
const anyWish = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  warehouseIds: fc.uniqueArray(fc.constantFrom(...WAREHOUSES), { minLength: 1 }),
  supplyType: fc.constantFrom(...TYPES),
  days: fc.oneof(
    fc.integer({ min: 1, max: 7 }).map((days) => ({ kind: 'rolling' as const, days })),
    fc
      .tuple(fc.integer({ min: -1, max: 6 }), fc.integer({ min: 0, max: 6 }))
      .map(([from, length]) => ({
        kind: 'range' as const,
        from: dayIn(from),
        to: dayIn(from + length),
      })),
  ),
  leadDays: fc.integer({ min: 0, max: 3 }),
  weekdays: fc.integer({ min: 1, max: 127 }),
  maxCoefficient: fc.constantFrom(0, 100, 250, 500),
  mode: fc.constantFrom('notify' as const, 'hand-over' as const, 'auto' as const),
  capacity: fc.integer({ min: 0, max: 3 }),
})
// An alert is one message, so a notifying monitor takes one at a time.
const anyWatch = anyWish.map((wish) =>
  wish.mode === 'notify' ? { ...wish, capacity: Math.min(1, wish.capacity) } : wish,
)
const anyStep = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('feed' as const), rows: anyFeed }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('arm' as const), watch: anyWatch }) },
  fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ kind: fc.constant('midnight' as const) }),
)

test('any history: the index finds what a full scan of every monitor finds', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      const matcher = driven()
      const naive = createNaiveMatcher()
      let today = TODAY
      let now = 0
      let rows: readonly FeedRow[] = []
      for (const step of steps) {
        now += 20_000
        if (step.kind === 'arm') {
          matcher.add(step.watch, { isCounted: true })
          naive.add(step.watch)
        } else if (step.kind === 'remove') {
          matcher.remove(step.id)
          naive.remove(step.id)
        } else if (step.kind === 'midnight') {
          today += 1
          matcher.setToday(today)
        } else rows = step.rows
        const byId = (a: { monitorId: string }, b: { monitorId: string }) =>
          a.monitorId.localeCompare(b.monitorId)
        expect([...matcher.see(rows, now)].sort(byId)).toEqual(
          naive.step(rows, today, now).sort(byId),
        )
      }
      const counted = matcher.takeCounts()
      for (const [id, counts] of naive.counts)
        expect(counted.get(id) ?? { seen: 0, expensive: 0, missed: 0 }).toEqual(counts)
    }),
    { numRuns: 2_000 },
  )
})
