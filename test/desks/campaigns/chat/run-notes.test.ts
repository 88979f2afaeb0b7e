import { expect, test } from 'vitest'
import { en, ru } from '../../../telegram/input/langs.ts'

test('one seed phrase is one', () => {
  const note = (lang: typeof ru, seeds: number) =>
    lang.t('campaigns-note-phrases', { phrases: 39, seeds })
  expect(note(ru, 1)).toMatch(/39.частых фраз по 1.исходной/)
  expect(note(ru, 22)).toMatch(/по 22.исходным/)
  expect(note(en, 1)).toMatch(/from 1.seed phrase$/)
  expect(note(en, 2)).toMatch(/from 2.seed phrases$/)
})
