import { expect, test } from 'vitest'
import { readLine } from '#telegram/input/line.ts'

test('what was typed over several lines becomes one, its characters counted as people see them', () => {
  expect(readLine('  Термо\n\tкружки  ', { max: 12 })).toEqual({ ok: true, value: 'Термо кружки' })
  expect(readLine('🧉🧉🧉', { max: 3 })).toMatchObject({ ok: true })
  // A letter and its mark typed apart count as one.
  expect(readLine('\u0438\u0306', { max: 1 })).toEqual({ ok: true, value: '\u0439' })
})

test('what is too short or too long is refused with its length', () => {
  expect(readLine(' \n ', { max: 30 })).toEqual({ ok: false, error: 0 })
  expect(readLine('один', { min: 5, max: 30 })).toEqual({ ok: false, error: 4 })
  expect(readLine('x'.repeat(31), { max: 30 })).toEqual({ ok: false, error: 31 })
})
