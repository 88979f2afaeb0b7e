import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bareDigits, parseBigJson } from '#platform/json.ts'

test('ids of 19 digits survive the way there and back', () => {
  const id = '1152921504606846977'
  const text = JSON.stringify({ Ids: [bareDigits(id)], Name: '12345678901234567890' })
  expect(text).toBe(`{"Ids":[${id}],"Name":"12345678901234567890"}`)
  expect(parseBigJson(text)).toEqual({ Ids: [id], Name: '12345678901234567890' })
})

test('everything else is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      const plain = JSON.parse(text)
      const hasBigWhole = /(^|[^\w.])-?\d{16,}(?![\d.eE])/.test(text)
      if (!hasBigWhole) expect(parseBigJson(text)).toEqual(plain)
    }),
  )
})

test('what is not digits is no id', () => {
  expect(() => bareDigits('12; drop')).toThrow(RangeError)
  expect(() => bareDigits('')).toThrow(RangeError)
})
