import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn, dayNumber } from '#core/dates.ts'
import {
  CLOSED,
  diff,
  EMPTY_SNAPSHOT,
  laneOf,
  type Snapshot,
} from '#desks/supplies/feed/snapshot.ts'
import { createOpenings, GAP_MS } from '#desks/supplies/slots/openings.ts'
import { MOMENTS, START_MS } from '#test/support/moments.ts'

const LANE = laneOf(507, 'box')
const DAY = dayNumber(dayIn('Europe/Moscow', START_MS)) + 3

/** Looks at one lane, `at` ms after the start; undefined: WB switched the feed off. */
function played(
  looks: readonly (readonly [at: number, days: Readonly<Record<number, number>> | undefined])[],
  startMs = START_MS,
) {
  const openings = createOpenings()
  let before: Snapshot = EMPTY_SNAPSHOT
  for (const [at, days] of looks) {
    const known = new Map(Object.entries(days ?? {}).map(([day, value]) => [Number(day), value]))
    const next = { at: startMs + at, lanes: new Map(days ? [[LANE, known]] : []) }
    openings.take({ at: next.at, changes: diff(before, next), isBlind: days === undefined })
    before = next
  }
  const { rows, hours } = openings.drain()
  return {
    openings,
    watched: [...hours.values()],
    rows: rows.map(({ id: _id, lane: _lane, openedAt, closedAt, ...row }) => ({
      ...row,
      openedAt: openedAt - startMs,
      closedAt: closedAt === null ? null : closedAt - startMs,
    })),
  }
}

test('a slot that comes and goes between looks is one opening with both its ends', () => {
  const { rows, watched } = played([
    [0, { [DAY]: CLOSED }],
    [1_000, { [DAY]: 200 }],
    [2_000, { [DAY]: 100 }],
    [3_000, { [DAY]: 300 }],
    [4_000, { [DAY]: CLOSED }],
  ])
  expect(rows).toEqual([
    {
      ...{ day: DAY, coefficient: 200, lowest: 100, openedAt: 1_000, closedAt: 4_000 },
      ...{ isOpeningSeen: true, isClosingSeen: true },
    },
  ])
  expect(watched.reduce((sum, { looks }) => sum + looks, 0)).toBe(5)
  expect(watched.reduce((sum, { watchedMs }) => sum + watchedMs, 0)).toBe(4_000)
})

test('what was open at the first look has no beginning, and no closing when the feed is gone', () => {
  const { rows, watched } = played([
    [0, { [DAY]: 0 }],
    [5_000, undefined],
  ])
  expect(rows).toMatchObject([
    { openedAt: 0, closedAt: 0, isOpeningSeen: false, isClosingSeen: false },
  ])
  expect(watched).toMatchObject([{ looks: 1, watchedMs: 0 }])
})

test('after a pause between looks nobody knows when it came or went', () => {
  const { rows, watched } = played([
    [0, { [DAY]: CLOSED, [DAY + 1]: 0 }],
    [GAP_MS + 1, { [DAY]: 0, [DAY + 1]: CLOSED }],
  ])
  expect(rows.map(({ isOpeningSeen, isClosingSeen }) => [isOpeningSeen, isClosingSeen])).toEqual([
    [false, false],
    [false, false],
  ])
  expect(watched.reduce((sum, { watchedMs }) => sum + watchedMs, 0)).toBe(0)
})

test.each(MOMENTS)(
  '%s: a day that has come leaves the table without having been taken',
  (_what, ms) => {
    const today = dayNumber(dayIn('Europe/Moscow', ms))
    const { rows } = played(
      [
        [0, { [today]: CLOSED, [today + 2]: CLOSED }],
        [1_000, { [today]: 0, [today + 2]: 0 }],
        [2_000, {}],
      ],
      ms,
    )
    expect(rows.find(({ day }) => day === today)?.isClosingSeen).toBe(false)
    expect(rows.find(({ day }) => day === today + 2)?.isClosingSeen).toBe(true)
  },
)

test('what could not be stored is given again, with what came since', () => {
  const { openings } = played([[0, { [DAY]: CLOSED }]])
  const look = (at: number, before: number, after: number) =>
    openings.take({
      at: START_MS + at,
      changes: [{ lane: LANE, day: DAY, before, after }],
      isBlind: false,
    })
  look(1_000, CLOSED, 100)
  const failed = openings.drain()
  look(2_000, 100, CLOSED)
  failed.kept()
  const { rows, hours } = openings.drain()
  expect(rows).toMatchObject([{ openedAt: START_MS + 1_000, closedAt: START_MS + 2_000 }])
  expect([...hours.values()].reduce((sum, { looks }) => sum + looks, 0)).toBe(2)
  expect(openings.drain().rows).toEqual([])
})

test('whatever comes and goes, open rows are the open days and closed ones never overlap', () => {
  const look = fc.record({
    gapMs: fc.constantFrom(1_000, 10_000, GAP_MS + 1),
    days: fc.array(fc.constantFrom(CLOSED, 0, 100, 500), { minLength: 4, maxLength: 4 }),
  })
  fc.assert(
    fc.property(fc.array(look, { maxLength: 30 }), (looks) => {
      let at = 0
      const { rows } = played(
        looks.map(({ gapMs, days }) => {
          at += gapMs
          return [at, Object.fromEntries(days.map((value, index) => [DAY + index, value]))] as const
        }),
      )
      const last = looks.at(-1)?.days ?? []
      const open = rows.filter(({ closedAt }) => closedAt === null).map(({ day }) => day - DAY)
      expect(open.sort()).toEqual(last.flatMap((value, index) => (value === CLOSED ? [] : index)))
      for (const [, same] of Map.groupBy(rows, ({ day }) => day)) {
        const inOrder = same.sort((one, other) => one.openedAt - other.openedAt)
        for (const [index, { closedAt, lowest, coefficient }] of inOrder.entries()) {
          expect(lowest).toBeLessThanOrEqual(coefficient)
          const next = inOrder[index + 1]
          if (next) expect(closedAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(next.openedAt)
        }
      }
    }),
  )
})
