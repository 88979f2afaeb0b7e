import { expect, test } from 'vitest'
import { homeScreen } from '#desks/admin/chat/home.ts'
import { openHome } from '#telegram/home/actions.ts'
import { langs } from '../../telegram/input/langs.ts'

test('the first screen of the admins leads back to the menu', () => {
  for (const lang of langs) {
    const { keyboard = [] } = homeScreen(lang, {
      people: { all: 1, new: 0, blocked: 0, left: 0 },
      active: { today: 1, month: 1 },
      errors: 0,
      updates: 3,
      sells: true,
    })
    expect(keyboard.at(-1)).toEqual([{ text: lang.t('button-home'), data: openHome({}) }])
  }
})
