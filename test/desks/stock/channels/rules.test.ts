import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundlesOf, shownOf, USUAL_RULES } from '#desks/stock/channels/rules.ts'

test.each([
  ['everything by default', 12, {}, {}, 12],
  ['nothing when oversold', -3, {}, {}, 0],
  ['less the buffer', 12, { buffer: 5 }, {}, 7],
  ['nothing within the buffer', 4, { buffer: 5 }, {}, 0],
  ['a share, rounded down, of what is above the buffer', 12, { buffer: 1, share: 50 }, {}, 5],
  ['at most what is allowed', 120, { maxShown: 10 }, {}, 10],
  [
    "the listing's own rules win",
    120,
    { maxShown: 10, buffer: 50 },
    { maxShown: 90, buffer: 0 },
    90,
  ],
  ['never beyond what channels take', 1_000_000, {}, {}, 99_999],
])('%s', (_what, available, account, own, shown) => {
  expect(shownOf(available, { ...USUAL_RULES, ...account }, own)).toBe(shown)
})

test('never more than there is, never below 0, and more stock never shows less', () => {
  const rules = fc.record({
    buffer: fc.nat(50),
    maxShown: fc.option(fc.nat(100)),
    share: fc.integer({ min: 1, max: 100 }),
  })
  fc.assert(
    fc.property(fc.integer({ min: -100, max: 500 }), rules, (available, some) => {
      const account = { ...USUAL_RULES, ...some }
      const shown = shownOf(available, account)
      expect(shown).toBeGreaterThanOrEqual(0)
      expect(shown).toBeLessThanOrEqual(Math.max(0, available))
      expect(shownOf(available + 1, account)).toBeGreaterThanOrEqual(shown)
    }),
  )
})

test('a bundle is as many as its scarcest part makes', () => {
  expect(
    bundlesOf([
      { available: 7, quantity: 2 },
      { available: 100, quantity: 1 },
    ]),
  ).toBe(3)
  expect(bundlesOf([{ available: -2, quantity: 1 }])).toBe(0)
})
