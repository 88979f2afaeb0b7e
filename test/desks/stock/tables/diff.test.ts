import { expect, test } from 'vitest'
import { type CatalogueProduct, diffOf } from '#desks/stock/tables/diff.ts'
import type { WantedProduct } from '#desks/stock/tables/wanted.ts'

const stock = (pieces: Readonly<Record<string, number>>) => new Map(Object.entries(pieces))
const has = (sku: string, pieces: Readonly<Record<string, number>>): CatalogueProduct => ({
  ...{ sku, name: sku, ean: null, description: null, reserved: 0, stock: stock(pieces) },
})
const wants = (
  sku: string,
  pieces: Readonly<Record<string, number>>,
  more: Partial<WantedProduct> = {},
): WantedProduct => ({ ...{ line: 2, sku, stock: stock(pieces) }, ...more })

const CURRENT = [has('A', { Тула: 120, Основной: 5 }), has('B', { Тула: 7 }), has('C', { Тула: 1 })]

test('new, changed field by field, unchanged and missing', () => {
  const wanted = [
    wants('a', { Тула: 14 }, { name: 'Кружка', ean: '40170725' }),
    wants('B', { Тула: 7 }, { name: 'B' }),
    wants('D', { '': 3 }, { line: 4 }),
  ]
  expect(diffOf(CURRENT, wanted, 'Основной')).toEqual({
    added: [{ ...wanted[2], stock: stock({ Основной: 3 }) }],
    changed: [
      {
        ...{ sku: 'A', line: 2 },
        changes: [
          { field: 'name', old: 'A', new: 'Кружка' },
          { field: 'ean', old: null, new: '40170725' },
          { field: 'stock', warehouse: 'Тула', old: 120, new: 14 },
        ],
      },
    ],
    ...{ unchanged: 1, missing: ['C'], lowered: 1, raised: 0, emptied: 0 },
    drops: [{ sku: 'A', warehouse: 'Тула', old: 120, new: 14 }],
  })
})

test('drops come largest first, and what becomes empty is counted', () => {
  const wanted = [wants('A', { Тула: 100, Основной: 0 }), wants('B', { Тула: 0, Основной: 9 })]
  const { drops, lowered, raised, emptied } = diffOf(CURRENT, wanted, 'Тула')
  expect(drops.map(({ sku, warehouse }) => `${sku} ${warehouse}`)).toEqual([
    'A Тула',
    'B Тула',
    'A Основной',
  ])
  expect({ lowered, raised, emptied }).toEqual({ lowered: 3, raised: 1, emptied: 2 })
})

test('what a table does not mention stays: no cell, no change', () => {
  expect(diffOf(CURRENT, [wants('A', {})], 'Тула')).toMatchObject({ changed: [], unchanged: 1 })
})

test('a warehouse without pieces of a product has none', () => {
  expect(diffOf(CURRENT, [wants('B', { Основной: 0 })], 'Тула').unchanged).toBe(1)
  expect(diffOf(CURRENT, [wants('B', { '': 9 })], 'Основной').changed).toMatchObject([
    { changes: [{ warehouse: 'Основной', old: 0, new: 9 }] },
  ])
})
