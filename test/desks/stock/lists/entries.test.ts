import { expect, test } from 'vitest'
import { readingsOf, summed } from '#desks/stock/chat/products/forms/lists/entries.ts'

test.each([
  ['MUG 14', 'MUG', 14],
  ['MUG-350-BLU; 2', 'MUG-350-BLU', 2],
  ['MUG = 7 шт.', 'MUG', 7],
  ['MUG x3', 'MUG', 3],
  ['4006381333931\t12', '4006381333931', 12],
  ['КРУЖКА синяя – 5', 'КРУЖКА синяя', 5],
])('%s is a code and its pieces', (line, code, quantity) => {
  expect(readingsOf(line)).toContainEqual({ code, quantity })
})

test('a code alone is one piece, and a code that ends in a number is tried as a whole first', () => {
  expect(readingsOf('4006381333931')).toEqual([{ code: '4006381333931', quantity: 1 }])
  expect(readingsOf('MUG 350')[0]).toEqual({ code: 'MUG 350', quantity: 1 })
})

test('the same product in several lines is one', () => {
  const one = { id: 'a', sku: 'A' }
  expect(
    summed([
      { ...one, quantity: 2 },
      { ...one, quantity: 3 },
    ]),
  ).toEqual([{ ...one, quantity: 5 }])
})
