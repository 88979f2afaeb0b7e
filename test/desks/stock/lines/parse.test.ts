import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StockLine } from '#desks/stock/lines/line.ts'
import { parseLine } from '#desks/stock/lines/parse.ts'
import { ENGLISH, RUSSIAN } from './examples.ts'
import { HARD } from './hard-lines.ts'

/** A reading as the tables write it: kinds, quantities, `#code` or words, places, doubts. */
function told(line: StockLine | undefined): string | undefined {
  if (!line) return undefined
  const { kinds, quantities, splits, doubts } = line
  const [split] = splits
  const place = (sign: string, words: string | null | undefined) =>
    words ? ` ${sign}${words}` : ''
  return [
    kinds.join('/'),
    ` ${quantities.join('/') || '?'}`,
    ` ${split?.isCode ? '#' : ''}${split?.product || '?'}`,
    place('@', split?.at),
    place('<', split?.from),
    place('>', split?.to),
    doubts.length > 0 ? ` !${doubts.join(',')}` : '',
  ].join('')
}

test.each([...HARD, ...RUSSIAN, ...ENGLISH])('%s', (line, expected) => {
  expect(told(parseLine(line))).toBe(expected)
})

test('the tables are as long as they should be', () => {
  expect(HARD.length).toBeGreaterThanOrEqual(40)
  expect(HARD.length + RUSSIAN.length + ENGLISH.length).toBeGreaterThanOrEqual(120)
})

test('whatever is written, nothing is thrown, and a sure reading is whole', () => {
  const word = fc.constantFrom(
    ...'продал пришло перенёс осталось sold move set to на с и по 2 350 +30 -2 = : , MUG-350-BLU кружка Тула склад пара шт x ₽'.split(
      ' ',
    ),
  )
  const words = fc.array(word, { maxLength: 9 }).map((all) => all.join(' '))
  fc.assert(
    fc.property(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 80 })), (line) => {
      const read = parseLine(line)
      if (!read || read.doubts.length > 0) return
      expect(read.kinds).toHaveLength(1)
      expect(read.quantities).toHaveLength(1)
      expect(Number.isInteger(read.quantities[0])).toBe(true)
      expect(read.splits[0]?.product).not.toBe('')
    }),
    { numRuns: 2_000 },
  )
})
