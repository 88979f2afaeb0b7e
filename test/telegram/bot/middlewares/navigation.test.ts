import { expect, test } from 'vitest'
import { homeDesk, isNavigation, navigation } from '#telegram/bot/middlewares/navigation.ts'
import { strayCommands } from '#telegram/bot/middlewares/stray-command.ts'
import { openHelp, openHome } from '#telegram/home/actions.ts'
import { createRegistry } from '#telegram/registry.ts'
import { ru } from '../../input/langs.ts'
import { createShop, openShop } from '../../shop.ts'
import { fails, openRig } from '../rig.ts'

/** `left`: the form that every way out leaves. */
function open(left?: string) {
  const leave = async () => left
  const registry = createRegistry([homeDesk({ leave, desks: [] }), createShop().desk])
  return openRig([navigation({ registry, leave }), ...registry.desks, strayCommands(registry)])
}

test('commands of the bot work anywhere, in any case; others and words pass', async () => {
  const { say, screens, notes, passed } = open()
  await say('/Menu')
  await say('/help')
  await say('/cancel')
  await say('/start nonsense')
  expect(notes).toEqual([undefined, ru.t('chat-nothing-to-cancel'), undefined])
  expect(screens[0]?.text).toContain('/shop · Главное меню')
  expect(passed).toEqual([])
  for (const text of ['menu', '/menu@other_bot']) await say(text)
  expect(passed).toHaveLength(2)
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
  expect(passed).toEqual([])
  expect(screens).toHaveLength(2)
})

test('an unknown command is answered with the nearest one, never with one that is not the person’s', async () => {
  const { say, notes } = open()
  for (const text of ['/shpo', '/hlep', '/adnim', '/qwertyuiop']) await say(text)
  expect(notes).toEqual([
    ru.t('chat-near-command', { command: 'shpo', nearest: 'shop' }),
    ru.t('chat-near-command', { command: 'hlep', nearest: 'help' }),
    ru.t('chat-no-command', { command: 'adnim' }),
    ru.t('chat-no-command', { command: 'qwertyuiop' }),
  ])
})

test('a desk that has something to say is a topic of help', async () => {
  const shop = createShop().desk
  shop.help = 'help-stock'
  const { say, tap, screens } = openRig([
    homeDesk({ leave: async () => undefined, desks: [shop] }),
    navigation({ registry: createRegistry([shop]), leave: async () => undefined }),
  ])
  await say('/help')
  await tap(openHelp({ topic: 'shop' }))
  await say('/help shop')
  expect(screens[0]?.keyboard?.[0]?.[0]?.data).toBe(openHelp({ topic: 'shop' }))
  expect(screens.slice(1).map(({ text }) => text)).toEqual(Array(2).fill(ru.t('help-stock')))
})

test('a form that cannot be left is a fault', async () => {
  const registry = createRegistry([homeDesk({ leave: async () => fails(), desks: [] })])
  const { say } = openRig([navigation({ registry, leave: async () => fails() })])
  await expect(say('/menu')).rejects.toThrow('broken')
})
