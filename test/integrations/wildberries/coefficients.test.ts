import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCoefficients } from '#integrations/wildberries/coefficients.ts'

const row = {
  date: '2026-11-24T00:00:00Z',
  coefficient: 1,
  warehouseID: 507,
  warehouseName: 'Коледино',
  allowUnload: true,
  boxTypeID: 2,
  isSortingCenter: false,
}

test.each([
  [{}, { supplyType: 'box', isOpen: true, coefficient: 100, day: '2026-11-24' }],
  [
    { boxTypeID: undefined, coefficient: 2.5 },
    { supplyType: 'qr', coefficient: 250 },
  ],
  [
    { boxTypeID: 5, coefficient: 0 },
    { supplyType: 'mono', isOpen: true, coefficient: 0 },
  ],
  [
    { boxTypeID: 6, allowUnload: false },
    { supplyType: 'super-safe', isOpen: false },
  ],
  [{ coefficient: -1 }, { isOpen: false }],
  [{ date: '2026-11-24T23:59:59+03:00' }, { day: '2026-11-24' }],
])('reads %o', (change, expected) => {
  expect(parseCoefficients([{ ...row, ...change }])).toMatchObject([expected])
})

test('leaves out what it does not know, and says when it knows nothing', () => {
  const strange = [
    { ...row, boxTypeID: 9 },
    { ...row, date: 5 },
    null,
    'x',
    { ...row, coefficient: null },
  ]
  expect(parseCoefficients([...strange, row])).toHaveLength(1)
  expect(parseCoefficients(strange)).toBeUndefined()
  expect(parseCoefficients([])).toEqual([])
})

test('never throws', () => {
  fc.assert(
    fc.property(fc.array(fc.anything()), (data) => {
      parseCoefficients(data)
    }),
  )
})
