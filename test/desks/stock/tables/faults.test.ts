import { expect, test } from 'vitest'
import { lineErrorText, tableFaultText } from '#desks/stock/tables/faults.ts'
import { langs, ru } from '#test/telegram/input/langs.ts'

const FILES = [
  ...(['too-large', 'too-many-rows', 'bomb', 'not-a-table', 'old-excel'] as const),
  ...(['locked', 'broken', 'empty', 'no-columns'] as const),
]
const LINES = [
  ...(['no-sku', 'long', 'rounded', 'not-a-number', 'unclear-number', 'negative'] as const),
  ...(['fraction', 'too-many', 'bad-ean', 'no-warehouse', 'no-result'] as const),
  ...(['duplicate', 'contradiction'] as const),
]

test.each(langs)('$locale: every fault has a sentence of its own', (lang) => {
  const files = FILES.map((fault) => tableFaultText(lang, fault))
  const lines = LINES.map((fault) =>
    lineErrorText(lang, { line: 7, fault, column: 'Остаток', value: '12' }),
  )
  for (const all of [files, lines]) expect(new Set(all).size).toBe(all.length)
  for (const sentence of lines) expect(sentence).toContain('7')
})

test('what a cell holds never becomes markup', () => {
  const error = { line: 2, fault: 'not-a-number', column: '<b>', value: '<i>x' } as const
  expect(lineErrorText(ru, error)).not.toMatch(/<[bi]>/)
})
