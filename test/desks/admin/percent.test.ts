import { expect, test } from 'vitest'
import { en, ru } from '../../telegram/input/langs.ts'

test('a share is written as each language does', () => {
  const vars = { value: 3, share: 60 }
  expect(en.t('admin-picture-share', vars)).toContain('60%')
  expect(ru.t('admin-picture-share', vars)).toMatch(/60\s%/)
})
