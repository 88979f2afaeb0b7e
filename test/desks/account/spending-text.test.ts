import { expect, test } from 'vitest'
import { spendingText } from '#desks/account/settings/spending-text.ts'
import { START_MS } from '#test/support/moments.ts'
import { en, ru } from '../../telegram/input/langs.ts'

test('what is left of today is told as money, never more than there is', () => {
  const left = { calls: 471, micros: 1_908_999, freeAt: START_MS }
  expect(spendingText(ru, left)).toContain('вызовов – 471, денег – $1,90.')
  expect(spendingText(en, left)).toContain('471 calls and $1.90 left.')
  expect(spendingText(ru, { ...left, micros: 0 })).not.toContain('$')
})
