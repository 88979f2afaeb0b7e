import { expect, test } from 'vitest'
import { goodsOf, isSame, parseGoods, piecesOf } from '#desks/supplies/drafts/goods.ts'

const short = (text: string) => {
  const read = parseGoods(text)
  return read.ok
    ? read.value.map(({ sku, quantity }) => `${sku}×${quantity}`).join(' ')
    : read.error
}

test.for<[text: string, goods: string | object]>([
  ['2040000000017 40', '2040000000017×40'],
  ['2040000000017', '2040000000017×1'],
  ['2040000000017;40\n2040000000024;7', '2040000000017×40 2040000000024×7'],
  ['2040000000017\t40 шт', '2040000000017×40'],
  ['2040000000017 x 40', '2040000000017×40'],
  ['2040000000017 – 40 шт.', '2040000000017×40'],
  ['2040000000017 40, 2040000000024 7', '2040000000017×40 2040000000024×7'],
  ['Баркод;Количество\n2040000000017;40', '2040000000017×40'],
  ['2040000000017 4\n2040000000017 6', '2040000000017×10'],
  ['', { kind: 'none' }],
  ['привет', { kind: 'none' }],
  ['2040000000017 4\nкружка 5', { kind: 'line', line: 'кружка 5' }],
  ['2040000000017 сорок', { kind: 'quantity', line: '2040000000017 сорок' }],
  ['кружка 2040000000017', { kind: 'quantity', line: 'кружка 2040000000017' }],
  ['кружка 2040000000017 4', '2040000000017×4'],
  ['2040000000017\n2040000000024', '2040000000017×1 2040000000024×1'],
  ['2040000000017 0', { kind: 'quantity', line: '2040000000017 0' }],
  ['2040000000017 1000000', { kind: 'quantity', line: '2040000000017 1000000' }],
])('%j', ([text, goods]) => {
  expect(short(text)).toEqual(goods)
})

test('of a table the first barcode of a row counts, and the number behind it', () => {
  const rows = [
    ['Артикул', 'Баркод', 'Кол-во'],
    ['MUG', '2040000000017', '12'],
    ['', '', ''],
    ['', '2040000000024', '3'],
  ]
  const read = goodsOf(rows)
  expect(read.ok && piecesOf(read.value)).toBe(15)
})

test('more than a call takes are refused with their number', () => {
  const many = Array.from({ length: 1_001 }, (_, index) => `${2_040_000_000_000 + index} 1`)
  expect(short(many.join('\n'))).toEqual({ kind: 'many', count: 1_001 })
})

test('goods are the same whatever their order', () => {
  const [one, other] = [
    { sku: '1', quantity: 2 },
    { sku: '2', quantity: 3 },
  ]
  expect(isSame([one, other], [other, one])).toBe(true)
  expect(isSame([one], [one, other])).toBe(false)
  expect(isSame([one], [{ ...one, quantity: 3 }])).toBe(false)
})
