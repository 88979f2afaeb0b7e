import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigit } from '#desks/stock/gtin.ts'
import { eanOf, nameOf, searchTextOf, searchWords, skuOf } from '#desks/stock/ledger/product.ts'

test.each([
  ['96385074', '96385074'],
  ['036000291452', '036000291452'],
  ['4006381333931', '4006381333931'],
  ['400-638 1333931', '4006381333931'],
  ['10614141000415', '10614141000415'],
  ['', null],
])('%j is a number of goods', (text, ean) => {
  expect(eanOf(text)).toEqual({ ok: true, value: ean })
})

test.each([
  ['4006381333932', 'checksum'],
  ['40063813339', 'length'],
  ['4006381333931000', 'length'],
  ['40063813339З1', 'digits'],
  ['٤٠٠٦٣٨١٣٣٣٩٣١', 'digits'],
])('%j is none: %s', (text, error) => {
  expect(eanOf(text)).toEqual({ ok: false, error })
})

test('one wrong digit is always found', () => {
  const digits = fc.tuple(
    fc.constantFrom(7, 11, 12, 13),
    fc.nat(),
    fc.nat(),
    fc.integer({ min: 1, max: 9 }),
  )
  fc.assert(
    fc.property(digits, ([length, seed, place, by]) => {
      const body = String(seed).padStart(length, '4').slice(0, length)
      const whole = `${body}${checkDigit(body)}`
      expect(eanOf(whole).ok).toBe(true)
      const at = place % whole.length
      const wrong = String((Number(whole[at]) + by) % 10)
      expect(eanOf(whole.slice(0, at) + wrong + whole.slice(at + 1)).ok).toBe(false)
    }),
  )
})

test('a SKU stays as it was typed, but for what nobody sees', () => {
  expect(skuOf('  MUG-350-blu ')).toEqual({ ok: true, value: 'MUG-350-blu' })
  expect(skuOf('MUG\u200b\ufeff-1\t')).toEqual({ ok: true, value: 'MUG-1' })
  expect(skuOf(' \u200b')).toEqual({ ok: false, error: 'empty' })
  expect(skuOf('x'.repeat(100)).ok).toBe(true)
  expect(skuOf('x'.repeat(101))).toEqual({ ok: false, error: 'long' })
  expect(nameOf('Кружка\nсиняя')).toEqual({ ok: true, value: 'Кружка синяя' })
  expect(nameOf('n'.repeat(201))).toEqual({ ok: false, error: 'long' })
})

test('searches fold case, ё and wide letters', () => {
  const text = searchTextOf({ name: 'Ёлка ＢＩＧ', sku: 'El-1', ean: '96385074' })
  expect(searchWords(' ёЛКА  big el-1 9638 ').every((word) => text.includes(word))).toBe(true)
})
