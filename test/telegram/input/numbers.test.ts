import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseNumber, readNumber } from '#telegram/input/numbers.ts'
import { langs } from './langs.ts'

test.each([
  ['1 234,5', 1234.5],
  ['1\u00a0234,5', 1234.5],
  ['1\u202f234', 1234],
  ['2.5 ₽', 2.5],
  ['2,5 руб.', 2.5],
  ['150р', 150],
  ['1.234.567', 1_234_567],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['−3', -3],
  ['+7', 7],
  ['12 %', 12],
  ['10 шт', 10],
])('%s is a number for a Russian reader', (text, value) => {
  expect(parseNumber(text, 'ru')).toBe(value)
})

test('a lone comma is a decimal mark in Russian and groups thousands in English', () => {
  expect(parseNumber('1,234', 'ru')).toBe(1.234)
  expect(parseNumber('1,234', 'en')).toBe(1234)
  expect(parseNumber('12,5', 'en')).toBe(12.5)
})

test.each(['', 'много', '12abc', '1..2', '1,2,3.4.5', ',5', '5-7', '--3'])(
  '%j is no number',
  (text) => {
    expect(parseNumber(text, 'ru')).toBeUndefined()
  },
)

test('what we print is read back', () => {
  const printed = fc.integer({ min: -1e11, max: 1e11 }).map((tenths) => tenths / 10)
  fc.assert(
    fc.property(fc.constantFrom(...langs), printed, (lang, value) => {
      expect(parseNumber(lang.number(value), lang.locale)).toBe(value)
    }),
  )
})

test.each(langs)('$locale: a refusal gives an example that is accepted', (lang) => {
  const limits = { min: 1, max: 50 }
  for (const text of ['много', '0', '51', '2,5']) {
    const refused = readNumber(lang, text, limits)
    const example = refused.ok ? '' : (/(\d+)$/.exec(refused.error)?.[1] ?? '')
    expect(readNumber(lang, example, limits).ok).toBe(true)
  }
  expect(readNumber(lang, '2,5', { ...limits, fractions: true })).toEqual({ ok: true, value: 2.5 })
})
