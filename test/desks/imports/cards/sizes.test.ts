import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sizeOf } from '#desks/imports/cards/sizes.ts'
import { CHINESE } from '#desks/imports/cards/words.ts'
import { anyText } from './samples.ts'

test.each([
  ['36⅔', '36⅔', '36-67', 36_667],
  ['36 2/3', '36⅔', '36-67', 36_667],
  ['36 ⅔', '36⅔', '36-67', 36_667],
  ['36又2/3', '36⅔', '36-67', 36_667],
  ['36²⁄₃', '36⅔', '36-67', 36_667],
  ['36.67', '36⅔', '36-67', 36_667],
  ['37⅓', '37⅓', '37-33', 37_333],
  ['37,33', '37⅓', '37-33', 37_333],
  ['42½', '42.5', '42-5', 42_500],
  ['42 1/2', '42.5', '42-5', 42_500],
  ['42,5', '42.5', '42-5', 42_500],
  ['４２．５', '42.5', '42-5', 42_500],
  ['42.0', '42', '42', 42_000],
  ['42码', '42', '42', 42_000],
  ['EU 42', '42', '42', 42_000],
  ['EU36⅔', '36⅔', '36-67', 36_667],
  ['US 9', 'US 9', 'us-9', 9_000],
  ['35-36', '35-36', '35-36', 35_000],
  ['26cm', '26 см', '26-sm', 26_000],
  ['50ml', '50 мл', '50-ml', 50_000],
  ['170/92A', '170/92A', '170-92a', 170_000],
  ['M/170', 'M/170', 'm-170', 1_005_000],
  ['XS', 'XS', 'xs', 1_003_000],
  ['2XL', '2XL', '2xl', 1_008_000],
  ['均码', 'Единый размер', 'edinyj-razmer', 0],
  ['ONE SIZE', 'Единый размер', 'edinyj-razmer', 0],
  ['大号', 'Большой', 'bolshoj', 3_000_000],
])('%s', (value, name, slug, order) => {
  expect(sizeOf(value)).toEqual({ name, slug, order })
})

test('an unknown word is for the model, never for the shop', () => {
  expect(sizeOf('巨人号')).toBeUndefined()
  fc.assert(
    fc.property(anyText, (text) => {
      const size = sizeOf(text)
      if (size) expect(size.name + size.slug).not.toMatch(CHINESE)
    }),
  )
})

test('sizes stand in the order people expect', () => {
  const sorted = [
    '35',
    '36',
    '36⅔',
    '37',
    '37⅓',
    '37.5',
    '42',
    'XS',
    'S',
    'M/170',
    'L',
    'XL',
    'XXL',
    '3XL',
  ]
  const orders = sorted.map((size) => sizeOf(size)?.order ?? Number.NaN)
  expect(orders).toEqual([...orders].sort((a, b) => a - b))
  expect(sizeOf('XXL')?.order).toBe(sizeOf('2XL')?.order)
})
