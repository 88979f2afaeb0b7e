import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CLOSED,
  coefficientAt,
  diff,
  EMPTY_SNAPSHOT,
  laneOf,
  pack,
  takeSnapshot,
  typeOf,
  unpack,
  warehouseOf,
} from '#desks/supplies/feed/snapshot.ts'
import { SUPPLY_TYPES } from '#desks/supplies/slot.ts'
import { row, TODAY } from './feed-rows.ts'

test('a lane gives back its warehouse and type, also for ids beyond 32 bits', () => {
  for (const type of SUPPLY_TYPES) {
    const lane = laneOf(5_004_580_900, type)
    expect([warehouseOf(lane), typeOf(lane)]).toEqual([5_004_580_900, type])
  }
})

test('what opened, closed, changed price or vanished is a change, the rest is not', () => {
  const before = takeSnapshot(
    [row({ inDays: 1 }), row({ inDays: 2 }), row({ inDays: 3 }), row({ warehouseId: 9 })],
    1,
  )
  const after = takeSnapshot(
    [row({ inDays: 1 }), row({ inDays: 2, coefficient: 100 }), row({ inDays: 4, isOpen: false })],
    2,
  )
  expect(diff(before, after)).toEqual([
    { lane: laneOf(507, 'box'), day: TODAY + 2, before: 0, after: 100 },
    { lane: laneOf(507, 'box'), day: TODAY + 3, before: 0, after: CLOSED },
    { lane: laneOf(9, 'box'), day: TODAY + 3, before: 0, after: CLOSED },
  ])
  expect(diff(after, after)).toEqual([])
})

test('a row that is not open is closed whatever its coefficient says', () => {
  const snapshot = takeSnapshot([row({ coefficient: 100, isOpen: false })], 1)
  expect(coefficientAt(snapshot, row())).toBe(CLOSED)
  expect(coefficientAt(EMPTY_SNAPSHOT, row())).toBe(CLOSED)
})

test('any snapshot survives the shared cache', () => {
  const anyRow = fc
    .record({
      warehouseId: fc.integer({ min: 1, max: 60_000_000 }),
      supplyType: fc.constantFrom(...SUPPLY_TYPES),
      inDays: fc.integer({ min: 0, max: 13 }),
      coefficient: fc.integer({ min: -1, max: 2_000 }),
      isOpen: fc.boolean(),
    })
    .map(row)
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      const snapshot = takeSnapshot(rows, 5)
      expect(unpack(JSON.parse(JSON.stringify(pack(snapshot))))).toEqual(snapshot)
    }),
  )
})
