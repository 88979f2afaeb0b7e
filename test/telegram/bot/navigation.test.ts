import { expect, test } from 'vitest'
import { homeDesk, isNavigation, navigation } from '#telegram/bot/navigation.ts'
import { openHome } from '#telegram/home/actions.ts'
import { createRegistry } from '#telegram/registry.ts'
import { ru } from '../input/langs.ts'
import { createShop, openShop } from '../shop.ts'
import { fails, openRig } from './rig.ts'

/** `left`: the form that every way out leaves. */
function open(left?: string) {
  const leave = async () => left
  const registry = createRegistry([homeDesk({ leave }), createShop().desk])
  const home = { help: () => ({ text: 'help' }) }
  return openRig([navigation({ registry, home, leave }), ...registry.desks])
}

test('commands of the bot work anywhere, in any case; others and words pass', async () => {
  const { say, screens, notes, passed } = open()
  await say('/Menu')
  await say('/help')
  await say('/cancel')
  await say('/start nonsense')
  expect(notes).toEqual([undefined, ru.t('chat-nothing-to-cancel'), undefined])
  expect(screens).toEqual([{ text: 'help' }])
  expect(passed).toEqual([])
  for (const text of ['menu', '/unknown', '/menu@other_bot']) await say(text)
  expect(passed).toHaveLength(3)
  expect(['menu', 'shop'].map(isNavigation)).toEqual([true, false])
})

test('the form under way is left, and it is said which', async () => {
  const { say, tap, notes } = open('Монитор')
  for (const text of ['/menu', '/cancel', '/start']) await say(text)
  await tap(openHome({}))
  expect(notes).toEqual(Array(4).fill(ru.t('chat-cancelled', { what: 'Монитор' })))
})

test('a link leads to the desk that knows it', async () => {
  const { say, screens } = open()
  await say('/start inv_abc_1')
  expect(screens[0]?.text).toBe('Invited by abc_1')
})

test('a desk takes its commands and taps, what is an admin’s only from admins', async () => {
  const { say, tap, screens, passed } = open()
  await say('/shop now')
  await tap(openShop({}))
  expect(screens.map(({ text }) => text)).toEqual(['Shop now', 'Shop'])
  await say('/admin')
  expect(passed).toHaveLength(1)
})

test('a form that cannot be left is a fault', async () => {
  const registry = createRegistry([homeDesk({ leave: async () => fails() })])
  const home = { help: () => ({ text: 'help' }) }
  const { say } = openRig([navigation({ registry, home, leave: async () => fails() })])
  await expect(say('/menu')).rejects.toThrow('broken')
})
