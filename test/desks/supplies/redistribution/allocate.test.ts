import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allocate,
  lotOf,
  MIN_LOT,
  type Wish,
} from '#desks/supplies/redistribution/sending/allocate.ts'
import {
  canOrderMove,
  canPlanMove,
  ORDER_STATES,
  PLAN_STATES,
} from '#desks/supplies/redistribution/states.ts'
import { nextWindow, retryPause, TRY_MS } from '#desks/supplies/redistribution/windows.ts'
import { MOMENTS } from '#test/support/moments.ts'

const WAREHOUSES = [1, 2, 3]
const warehouse = fc.constantFrom(...WAREHOUSES)
const wish = fc.record({
  ...{ chrtId: fc.integer({ min: 1, max: 4 }), sourceId: warehouse, targetId: warehouse },
  ...{ left: fc.integer({ min: 1, max: 60 }), isWhole: fc.boolean() },
})
const world = fc.record({
  wishes: fc.array(wish, { maxLength: 12 }),
  quotas: fc.array(fc.record({ source: fc.nat(50), target: fc.nat(50) }), {
    ...{ minLength: 3, maxLength: 3 },
  }),
  counts: fc.array(fc.nat(80), { minLength: 12, maxLength: 12 }),
  cooling: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
})

test('what is dealt out: never over a quota or the stock, never below a lot, first come first served', () => {
  fc.assert(
    fc.property(world, ({ wishes, quotas, counts, cooling }) => {
      const list: Wish[] = wishes.map((one, index) => ({ ...one, id: String(index) }))
      const at = (chrtId: number, id: number) => (chrtId - 1) * 3 + id - 1
      const stock = [1, 2, 3, 4].flatMap((chrtId) =>
        WAREHOUSES.map((warehouseId) => ({
          ...{ nmId: 1, chrtId, sizeName: '', warehouseId, warehouseName: '' },
          count: counts[at(chrtId, warehouseId)] ?? 0,
          targetIds: WAREHOUSES.filter((id) => id !== warehouseId),
        })),
      )
      const isCooling = (chrtId: number, targetId: number) => cooling[at(chrtId, targetId)] === true
      const shares = allocate(list, {
        ...{ quotas: new Map(quotas.map((quota, index) => [index + 1, quota])), stock, isCooling },
        isComplete: true,
      })
      const sent = shares.map((share) => ('units' in share ? share.units : 0))
      const sum = (like: (one: Wish) => boolean) =>
        list.reduce((total, one, index) => total + (like(one) ? (sent[index] ?? 0) : 0), 0)
      for (const id of WAREHOUSES) {
        expect(sum((one) => one.sourceId === id)).toBeLessThanOrEqual(quotas[id - 1]?.source ?? 0)
        expect(sum((one) => one.targetId === id)).toBeLessThanOrEqual(quotas[id - 1]?.target ?? 0)
      }
      for (const line of stock) {
        const isOf = (one: Wish) => one.chrtId === line.chrtId && one.sourceId === line.warehouseId
        expect(sum(isOf)).toBeLessThanOrEqual(line.count)
      }
      const pairs = new Set<string>()
      for (const [index, one] of list.entries()) {
        const units = sent[index] ?? 0
        if (units === 0) continue
        expect(units).toBeGreaterThanOrEqual(MIN_LOT)
        expect(units).toBeLessThanOrEqual(one.left)
        if (one.isWhole) expect(units).toBe(one.left)
        expect(isCooling(one.chrtId, one.targetId)).toBe(false)
        // A size goes to a target once in three days, so once in a round, too.
        expect(pairs.has(`${one.chrtId} ${one.targetId}`)).toBe(false)
        pairs.add(`${one.chrtId} ${one.targetId}`)
      }
      // Whoever stands first gets what it would get alone.
      const [first] = list
      if (first)
        expect(
          allocate([first], {
            quotas: new Map(quotas.map((q, i) => [i + 1, q])),
            stock,
            isCooling,
            isComplete: true,
          })[0],
        ).toEqual(shares[0])
    }),
  )
})

test('a rest below a lot is avoided where another lot can be left', () => {
  expect(lotOf(12, 10)).toBe(7)
  expect(lotOf(8, 5)).toBe(5)
  expect(lotOf(20, 4)).toBe(0)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(200), (left, most) => {
      const units = lotOf(left, most)
      expect(units).toBeLessThanOrEqual(Math.min(left, most))
      const rest = left - units
      if (units > 0 && rest > 0 && rest < MIN_LOT) expect(left).toBeLessThan(2 * MIN_LOT)
    }),
  )
})

test.for(MOMENTS)(
  '%s: the next window is at a time of Moscow’s day, the soonest there is',
  ([, ms]) => {
    const windows = [540, 1_080]
    const next = nextWindow(windows, ms)
    expect(next).toBeGreaterThanOrEqual(ms)
    expect(next - ms).toBeLessThanOrEqual(15 * 3_600_000)
    expect(new Date(next).toISOString()).toMatch(/T(06|15):00:00.000Z$/)
    expect(nextWindow(windows, next)).toBe(next)
  },
)

test('a window is tried often at first, then now and then, then no more', () => {
  expect(retryPause(0, 0)).toBe(1_000)
  expect(retryPause(0, 90_000)).toBe(15_000)
  expect(retryPause(0, TRY_MS)).toBeUndefined()
})

test('the tables of states: what is over stays so, nothing is sent from a state that may have been sent', () => {
  for (const to of PLAN_STATES)
    for (const over of ['done', 'ended', 'cancelled'] as const)
      expect(canPlanMove(over, to)).toBe(false)
  for (const from of PLAN_STATES) expect(canPlanMove(from, 'sending')).toBe(from === 'waiting')
  for (const from of ORDER_STATES) expect(canOrderMove(from, 'committing')).toBe(false)
  expect(canOrderMove('unknown', 'refused')).toBe(false)
  expect(canOrderMove('confirmed', 'lost')).toBe(false)
})
