import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measure } from './measures.ts'

test('the same groups under other names are perfect', () => {
  const quality = measure([1, 1, 2, 2, 3], ['a', 'a', 'b', 'b', 'c'])
  expect(quality).toEqual({
    v: 1,
    ari: 1,
    bCubed: 1,
    purity: 1,
    inversePurity: 1,
    clusters: 3,
    singletons: 0.2,
  })
})

test('a hand-counted example', () => {
  // Found {a a b} {b b c}; wanted a: 2, b: 3, c: 1.
  const quality = measure([0, 0, 0, 1, 1, 1], ['a', 'a', 'b', 'b', 'b', 'c'])
  expect(quality.purity).toBeCloseTo(4 / 6)
  expect(quality.inversePurity).toBeCloseTo(5 / 6)
  // Precision (2·2/3 + 1/3 + 2·2/3 + 1/3) / 6, recall (2·1 + 1/3 + 2·2/3 + 1) / 6.
  const precision = 10 / 3 / 6
  const recall = 14 / 3 / 6
  expect(quality.bCubed).toBeCloseTo((2 * precision * recall) / (precision + recall))
  // Pairs together in both 2, found 6, wanted 4, of 15: (2 − 24/15) / (5 − 24/15).
  expect(quality.ari).toBeCloseTo(0.4 / 3.4)
  const wanted = -(2 / 6) * Math.log(2 / 6) - 0.5 * Math.log(0.5) - (1 / 6) * Math.log(1 / 6)
  const left = -(2 / 3) * Math.log(2 / 3) - (1 / 3) * Math.log(1 / 3)
  const homogeneity = 1 - left / wanted
  const completeness = (wanted - left) / Math.log(2)
  expect(quality.v).toBeCloseTo((2 * homogeneity * completeness) / (homogeneity + completeness))
})

test('everything in one group, and everybody alone', () => {
  const together = measure([0, 0, 0, 0], ['a', 'a', 'b', 'b'])
  expect(together).toMatchObject({ v: 0, ari: 0, purity: 0.5, inversePurity: 1, clusters: 1 })
  const alone = measure([1, 2, 3, 4], ['a', 'a', 'b', 'b'])
  expect(alone).toMatchObject({ ari: 0, purity: 1, inversePurity: 0.5, singletons: 1 })
  expect(alone.v).toBeCloseTo(2 / 3)
})

test('groupings of different phrases cannot be compared', () => {
  expect(() => measure([1], ['a', 'b'])).toThrow('same phrases')
  expect(() => measure([], [])).toThrow('same phrases')
})

test('V, ARI and B-cubed do not care which side is called found', () => {
  const grouping = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 2, maxLength: 30 })
  fc.assert(
    fc.property(grouping, (pairs) => {
      const one = measure(
        pairs.map(([found]) => found),
        pairs.map(([, wanted]) => wanted),
      )
      const other = measure(
        pairs.map(([, wanted]) => wanted),
        pairs.map(([found]) => found),
      )
      expect(one.v).toBeCloseTo(other.v)
      expect(one.ari).toBeCloseTo(other.ari)
      expect(one.bCubed).toBeCloseTo(other.bCubed)
      expect(one.purity).toBeCloseTo(other.inversePurity)
      for (const share of [one.v, one.bCubed, one.purity]) {
        expect(share).toBeGreaterThanOrEqual(-1e-9)
        expect(share).toBeLessThanOrEqual(1 + 1e-9)
      }
    }),
  )
})
