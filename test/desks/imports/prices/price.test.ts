import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedBy } from '#desks/imports/prices/changed.ts'
import { costOf, priceOf } from '#desks/imports/prices/price.ts'
import { type PriceRules, ROUNDINGS } from '#desks/imports/prices/rules.ts'
import { USUAL_PRICES } from '#desks/imports/prices/usual.ts'

const goods = (yuan: number, ...categoryIds: string[]) => ({ fen: yuan * 100, categoryIds })
const withRules = (change: Partial<PriceRules>): PriceRules => ({
  ...USUAL_PRICES,
  rounding: 1,
  ...change,
})

test('500 ¥ at 13.5 with 5,000 ₽ are 11,750 ₽', () => {
  expect(priceOf(USUAL_PRICES, goods(500))).toBe(11_750)
})

test.each([
  [1, 12_662],
  [10, 12_670],
  [50, 12_700],
  [100, 12_700],
  [990, 12_990],
] as const)('rounded up to %i', (rounding, price) => {
  // 567.50 ¥ × 13.5 = 7,661.25 ₽
  expect(priceOf(withRules({ rounding }), { fen: 56_750, categoryIds: [] })).toBe(price)
})

test('a price that has its ending already keeps it', () => {
  const rules = withRules({ rounding: 990, rateE4: 100_000, fixed: 990 })
  expect(priceOf(rules, goods(1_200))).toBe(12_990)
  expect(priceOf({ ...rules, fixed: 991 }, goods(1_200))).toBe(13_990)
  expect(priceOf({ ...rules, fixed: 0 }, goods(1))).toBe(990)
})

test('percent is of the cost, and roubles come on top', () => {
  expect(priceOf(withRules({ percentE2: 1_550 }), goods(1_000))).toBe(15_593 + 5_000)
})

test('the first rule that fits counts, by category and price', () => {
  const rules = withRules({
    rules: [
      { fixed: 1_000, percentE2: 0, categoryIds: ['29'], toFen: 50_000 },
      { fixed: 2_000, percentE2: 0, categoryIds: ['29', '48'] },
      { fixed: 9_000, percentE2: 0, fromFen: 1_000_000 },
    ],
  })
  expect(priceOf(rules, goods(100, '38', '29'))).toBe(1_350 + 1_000)
  expect(priceOf(rules, goods(500, '38', '29'))).toBe(6_750 + 2_000)
  expect(priceOf(rules, goods(100, '48'))).toBe(1_350 + 2_000)
  expect(priceOf(rules, goods(100, '92'))).toBe(1_350 + 5_000)
  expect(priceOf(rules, goods(10_000, '92'))).toBe(135_000 + 9_000)
})

test('where a smaller markup begins, what costs more is not sold for less', () => {
  const rules = withRules({
    rules: [
      { fixed: 5_000, percentE2: 0, toFen: 100_000 },
      { fixed: 3_000, percentE2: 0 },
    ],
  })
  const dearestCheap = priceOf(rules, { fen: 99_999, categoryIds: [] })
  expect(dearestCheap).toBe(18_500)
  expect(priceOf(rules, goods(1_000))).toBe(dearestCheap)
  expect(priceOf(rules, goods(1_100))).toBe(dearestCheap)
  expect(priceOf(rules, goods(1_200))).toBe(16_200 + 3_000)
})

test('a margin of its own, whatever the markup', () => {
  const rules = withRules({ fixed: 0, minMargin: 700 })
  expect(priceOf(rules, goods(100))).toBe(1_350 + 700)
})

const markup = fc.record({
  fixed: fc.integer({ min: -1_000, max: 100_000 }),
  percentE2: fc.integer({ min: -12_000, max: 50_000 }),
})
const fen = fc.oneof(
  fc.integer({ min: 0, max: 1_200_000 }),
  fc.integer({ min: 0, max: 50_000_000 }),
)
const categoryIds = fc.subarray(['29', '38', '48', '92'])
const anyRules: fc.Arbitrary<PriceRules> = fc.record({
  rateE4: fc.integer({ min: 1, max: 1_000_000 }),
  rules: fc.array(
    fc
      .tuple(markup, fc.record({ categoryIds, fromFen: fen, toFen: fen }, { requiredKeys: [] }))
      .map(([mark, bounds]) => ({ ...mark, ...bounds })),
    { maxLength: 5 },
  ),
  rounding: fc.constantFrom(...ROUNDINGS),
  minMargin: fc.integer({ min: 0, max: 20_000 }),
  fixed: fc.integer({ min: 0, max: 100_000 }),
  percentE2: fc.integer({ min: 0, max: 50_000 }),
})

test('whatever costs more is never sold for less', () => {
  fc.assert(
    fc.property(anyRules, categoryIds, fen, fen, (rules, ids, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const at = (cost: number) => priceOf(rules, { fen: cost, categoryIds: ids })
      expect(at(low)).toBeLessThanOrEqual(at(high))
    }),
    { numRuns: 500 },
  )
})

test('a price is whole, of its ending, and above the cost by the least margin', () => {
  fc.assert(
    fc.property(anyRules, categoryIds, fen, (rules, ids, cost) => {
      const price = priceOf(rules, { fen: cost, categoryIds: ids })
      expect(Number.isSafeInteger(price)).toBe(true)
      expect(price * 1e6).toBeGreaterThanOrEqual(cost * rules.rateE4 + rules.minMargin * 1e6)
      expect(price).toBeGreaterThanOrEqual(costOf(rules, cost) + rules.minMargin)
      if (rules.rounding === 990) expect(price % 1_000).toBe(990)
      else expect(price % rules.rounding).toBe(0)
    }),
    { numRuns: 500 },
  )
})

test('without rules by price it is the formula, and no more than a step above it', () => {
  const plain = anyRules.map((rules) => ({ ...rules, rules: [] }))
  fc.assert(
    fc.property(plain, fc.integer({ min: 0, max: 1_200_000 }), (rules, cost) => {
      const { rateE4, percentE2, fixed, minMargin, rounding } = rules
      const roubles = (BigInt(cost) * BigInt(rateE4) * BigInt(10_000 + percentE2)) / 10n ** 10n
      const formula = Math.max(Number(roubles) + fixed, costOf(rules, cost) - 1 + minMargin)
      const price = priceOf(rules, { fen: cost, categoryIds: [] })
      expect(price).toBeGreaterThanOrEqual(formula)
      expect(price).toBeLessThanOrEqual(formula + (rounding === 990 ? 1_000 : rounding) + 1)
    }),
  )
})

test('what new rules would do is told before they count', () => {
  const all = [goods(100, '29'), goods(200, '29'), goods(100, '48'), goods(3_000, '48')]
  const after = withRules({
    rules: [
      { fixed: 4_000, percentE2: 0, categoryIds: ['29'] },
      { fixed: 9_000, percentE2: 0, fromFen: 200_000 },
    ],
  })
  const effect = changedBy(withRules({}), after, all)
  expect(effect).toMatchObject({ raised: 1, lowered: 2, same: 1 })
  expect(effect.largest[0]).toEqual({ goods: all[3], before: 45_500, after: 49_500 })
  expect(effect.largest).toHaveLength(3)
})

test('the same rules change nothing', () => {
  fc.assert(
    fc.property(anyRules, fc.array(fc.record({ fen, categoryIds })), (rules, all) => {
      const effect = changedBy(rules, structuredClone(rules), all)
      expect(effect).toEqual({ raised: 0, lowered: 0, same: all.length, largest: [] })
    }),
  )
})
