import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCoefficient, readCoefficient } from '#telegram/input/coefficient.ts'
import { langs } from './langs.ts'

test.each([
  ['х2', 200],
  ['x2', 200],
  ['×2,5', 250],
  ['до х2', 200],
  ['up to x3', 300],
  ['2x', 200],
  ['X 5', 500],
  ['1', 100],
  ['0', 0],
  ['бесплатно', 0],
  ['Только бесплатные', 0],
  ['free', 0],
])('%s', (text, hundredths) => {
  expect(parseCoefficient(text)).toBe(hundredths)
})

test.each(['', 'дорого', 'х', 'х2х3', '2,555', '-1', 'х999'])('%j is no coefficient', (text) => {
  expect(parseCoefficient(text)).toBeUndefined()
})

test('what we print is read back', () => {
  fc.assert(
    fc.property(fc.constantFrom(...langs), fc.integer({ min: 0, max: 200 }), (lang, tenths) => {
      expect(parseCoefficient(`×${lang.number(tenths / 10)}`)).toBe(tenths * 10)
    }),
  )
})

test.each(langs)('$locale: a refusal is a sentence', (lang) => {
  expect(readCoefficient(lang, 'дорого')).toMatchObject({
    ok: false,
    error: expect.stringContaining('×2'),
  })
})
