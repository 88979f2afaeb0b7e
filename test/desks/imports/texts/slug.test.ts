import fc from 'fast-check'
import { expect, test } from 'vitest'
import { latin, slugOf } from '#desks/imports/texts/slug.ts'

test.each([
  ['Кроссовки Nike Dunk Low', 'DD1391-100', 'krossovki-nike-dunk-low-dd1391-100'],
  ['Кроссовки Nike DD1391-100', 'DD1391-100', 'krossovki-nike-dd1391-100'],
  ['Щётка для объёма', '', 'shhyotka-dlya-obyoma'],
  ['Lancôme «Été» & Łódź', '', 'lancome-ete-lodz'],
  ['黑白 板鞋', '1042567', '1042567'],
])('%s', (text, suffix, slug) => {
  expect(slugOf(text, suffix)).toBe(slug)
})

test('at most 60 characters, the suffix whole', () => {
  const long = 'Очень длинное название кроссовок с описанием всех подробностей модели'
  const slug = slugOf(long, 'DD1391-100')
  expect(slug.length).toBeLessThanOrEqual(60)
  expect(slug).toMatch(/^ochen-dlinnoe-.*-dd1391-100$/)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 30 }), (text, suffix) => {
      const found = slugOf(text, suffix)
      expect(found).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
      expect(found.length).toBeLessThanOrEqual(60)
      expect(found.endsWith(latin(suffix))).toBe(true)
    }),
  )
})
