import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SourceOffer } from '#desks/imports/ports.ts'
import { chosenOffer, lowestFen, offerOf } from '#desks/imports/prices/offers.ts'

const offer = (
  priceFen: number,
  tradeType: number | null = 0,
  days: SourceOffer['days'] = null,
): SourceOffer => ({ priceFen, tradeType, note: null, days })

test('the cheapest of the ways that are allowed', () => {
  const offers = [offer(64_900, 0), offer(60_100, 95), offer(67_900, 2)]
  expect(chosenOffer(offers, [])?.tradeType).toBe(95)
  expect(chosenOffer(offers, [0, 2])?.tradeType).toBe(0)
  expect(chosenOffer(offers, [7])).toBeUndefined()
})

test('a source without ways of buying is never shut out', () => {
  expect(chosenOffer([offer(742_900, null)], [0])?.priceFen).toBe(742_900)
})

test('at one price the quicker one', () => {
  expect(chosenOffer([offer(100, 0), offer(100, 1, [5, 9]), offer(100, 2, [2, 3])], [])).toEqual(
    offer(100, 2, [2, 3]),
  )
})

test('nobody sells for nothing', () => {
  expect(chosenOffer([offer(0), offer(-5)], [])).toBeUndefined()
  expect(chosenOffer([], [])).toBeUndefined()
})

test('no pieces, no sale; pieces that are not counted are there', () => {
  const sku = { skuId: '1', offers: [offer(100)], quantity: 3 }
  expect(offerOf(sku, [])).toEqual(offer(100))
  expect(offerOf({ ...sku, quantity: null }, [])).toEqual(offer(100))
  expect(offerOf({ ...sku, quantity: 0 }, [])).toBeUndefined()
  expect(offerOf({ ...sku, isOn: false }, [])).toBeUndefined()
})

test('the lowest price is one of those on sale, and none of them is lower', () => {
  const anyOffer = fc.record({
    priceFen: fc.integer({ min: 0, max: 1_200_000 }),
    tradeType: fc.constantFrom(null, 0, 2, 95),
    note: fc.constant(null),
    days: fc.constant(null),
  })
  const anySku = fc.record({
    skuId: fc.string(),
    offers: fc.array(anyOffer, { maxLength: 4 }),
    quantity: fc.constantFrom(null, 0, 4),
    axes: fc.constant([]),
    barcode: fc.constant(null),
    image: fc.constant(null),
    isOn: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anySku, { maxLength: 6 }), fc.subarray([0, 2, 95]), (skus, types) => {
      const prices = skus
        .filter(({ isOn, quantity }) => isOn && quantity !== 0)
        .flatMap(({ offers }) => offers)
        .filter(
          ({ tradeType }) => types.length === 0 || tradeType === null || types.includes(tradeType),
        )
        .map(({ priceFen }) => priceFen)
        .filter((price) => price > 0)
      expect(lowestFen({ skus }, types)).toBe(prices.length === 0 ? undefined : Math.min(...prices))
    }),
  )
})
