import { expect, test } from 'vitest'
import { block, unblock } from '#telegram/identity/block.ts'
import { waitFor } from '#test/support/wait.ts'
import { addItem, createShop, openShop } from '../shop.ts'
import { openSurface, type SurfaceOptions } from '../surface.ts'

async function openChat(options: SurfaceOptions & { locale?: string } = {}) {
  const shop = createShop()
  const surface = await openSurface({ ...options, desks: [shop.desk] })
  const process = await surface.start()
  const anna = await surface.sandbox.person({ locale: options.locale ?? 'ru' })
  await anna.sees(/Прилавок|Prilavok/)
  return { shop, surface, process, anna, calls: surface.sandbox.telegram.calls }
}

test('a newcomer is greeted by name, in their language', async () => {
  const { anna } = await openChat()
  expect(anna.screen()).toContain('Анна, это Прилавок')
  await anna.say('/menu')
  await anna.sees('🏪 Прилавок · Анна')
  const english = await openChat({ locale: 'de' })
  expect(english.anna.screen()).toContain('this is Prilavok')
})

test('a tap edits the living screen in place and is answered', async () => {
  const { anna, shop } = await openChat()
  const before = anna.lastMessage()?.id
  await anna.tap('↻ Повторить')
  await anna.sees('Shop')
  expect((await anna.tap('Add 7')).text).toBe('Added')
  await anna.sees('Items: 1')
  expect(anna.lastMessage()?.id).toBe(before)
  expect(shop.done).toEqual(['add 7'])
  expect(anna.messages().filter((message) => message.fromBot)).toHaveLength(1)
})

test('an unchanged screen costs no call', async () => {
  const { anna, calls } = await openChat()
  await anna.tap('↻ Повторить')
  await anna.sees('Shop')
  const before = calls.count({ method: 'editMessageText' }).total
  await anna.press(anna.lastMessage()?.id ?? 0, openShop({}))
  expect(calls.count({ method: 'editMessageText' }).total).toBe(before)
})

test('what a person writes gets a new screen below, and the old one goes', async () => {
  const { anna } = await openChat()
  await anna.say('/shop now')
  await anna.sees('Shop now')
  await anna.waitFor((one) => one.messages().filter((message) => message.fromBot).length === 1)
})

test('a secret is taken before anything else, removed, and answered in place', async () => {
  const { anna } = await openChat()
  const before = anna.lastMessage()?.id
  await anna.say('secret-of-the-shop')
  await anna.sees('Secret taken')
  expect(anna.lastMessage()?.id).toBe(before)
  expect(anna.messages().some(({ text }) => text.startsWith('secret-'))).toBe(false)
})

test('free text goes to the desk that takes it, other text to the menu with a word', async () => {
  const { anna, shop } = await openChat()
  await anna.say('note milk')
  await anna.sees('Noted: note milk')
  await anna.say('какая погода')
  await anna.sees('Бот не понял')
  await anna.sees('🏪 Прилавок')
  expect(shop.done).toEqual(['note milk'])
})

test('links, cancel and help work anywhere', async () => {
  const { anna } = await openChat()
  await anna.say('/start inv_abc_1')
  await anna.sees('Invited by abc_1')
  await anna.say('/start nonsense')
  await anna.sees('🏪 Прилавок')
  await anna.say('/cancel')
  await anna.sees('Отменять нечего')
  await anna.say('/help')
  await anna.sees('/shop · Главное меню')
  expect(anna.screen()).not.toContain('/admin')
  await anna.say('/admin')
  await anna.sees('Бот не понял')
})

test('an old, unknown or malformed button is answered kindly with a menu', async () => {
  const { anna } = await openChat()
  const id = anna.lastMessage()?.id ?? 0
  for (const data of ['0.shop.open', '1.shop.gone', '1.shop.add', '1.shop.add.!', 'что-то']) {
    expect((await anna.press(id, data)).text).toBe('Экран устарел, вот свежее меню')
  }
  expect(anna.screen()).toContain('🏪 Прилавок')
})

test('a double tap does the thing once', async () => {
  const { anna, shop } = await openChat()
  const id = anna.lastMessage()?.id ?? 0
  const taps = await Promise.all([1, 2, 3].map(() => anna.press(id, addItem({ number: 1 }))))
  expect(taps).toHaveLength(3)
  expect(shop.done).toEqual(['add 1'])
})

test('a tap whose work is long is answered before it is done, and only once', async () => {
  const { anna, shop, calls } = await openChat()
  await anna.say('/shop')
  const release = shop.hold()
  const answer = await anna.tap('Wait')
  expect(answer.text).toBe('')
  release()
  await anna.sees('Waited')
  expect(calls.count({ method: 'answerCallbackQuery' })).toEqual({ total: 1, done: 1, failed: 0 })
})

test('a tap behind a long one is answered while it waits, and handled in its turn', async () => {
  const { anna, shop } = await openChat()
  await anna.say('/shop')
  const release = shop.hold()
  await anna.tap('Wait')
  expect((await anna.tap('Add 7')).text).toBe('')
  expect(shop.done).toEqual([])
  release()
  await anna.sees('Items: 1')
})

test('a foreseen error becomes a screen with a way on and a code', async () => {
  const { anna } = await openChat()
  await anna.say('/shop')
  await anna.tap('Fail')
  const screen = await anna.sees('Сервис сейчас не отвечает')
  expect(screen).toMatch(/Код для поддержки: SHO-[0-9A-F]{4}\n\[↻ Повторить\] \[🏪 Меню\]$/)
  await anna.tap('🏪 Меню')
  await anna.sees('🏪 Прилавок')
})

test('an unforeseen error is repeated until it passes', async () => {
  const { anna, shop } = await openChat()
  await anna.say('/shop')
  shop.breakTimes(2)
  await anna.tap('Break')
  await anna.sees('Survived')
  expect(shop.done).toEqual(['survived'])
})

test('an update that never passes is given up after five tries, and the person is told', async () => {
  const { anna, shop, surface } = await openChat()
  await anna.say('/shop')
  shop.breakTimes(5)
  await anna.tap('Break')
  surface.clock.advance(20_000)
  await waitFor(() => {
    surface.clock.advance(1_000)
    return anna.screen().includes('Что-то пошло не так')
  })
  expect(anna.screen()).toContain('SHO-')
  expect(shop.done).toEqual([])
  await anna.say('note after')
  await anna.sees('Noted: note after')
})

test('a blocked person is refused once, politely, and then hears nothing', async () => {
  const { anna, surface, calls } = await openChat()
  const { db } = surface.database
  const rooms = { memberGone: async () => {}, stopped: [] }
  await block(db, { id: anna.id, reason: null, at: new Date(0) }, rooms)
  await anna.say('/menu')
  await anna.sees('Доступ к боту для вас закрыт')
  const before = calls.count({ method: 'sendMessage' }).total
  await anna.say('/menu')
  await anna.press(anna.lastMessage()?.id ?? 0, openShop({}))
  expect(calls.count({ method: 'sendMessage' }).total).toBe(before)
  await unblock(db, anna.id)
  await anna.say('/shop again')
  await anna.sees('Shop again')
})

test('a closed installation lets in who is listed and turns others away', async () => {
  const shop = createShop()
  const access = { mode: 'allow-list', ids: [1001] } as const
  const surface = await openSurface({ desks: [shop.desk], access })
  const { people } = await surface.start()
  const anna = await surface.sandbox.person({ id: 1001 })
  await anna.sees('это Прилавок')
  const stranger = await surface.sandbox.person({ id: 1002, locale: 'en' })
  await stranger.sees('by invitation')
  expect(await people.find(1002)).toBeUndefined()
})

test('a list rules those who had an account before it was written', async () => {
  const shop = createShop()
  const surface = await openSurface({
    desks: [shop.desk],
    access: { mode: 'allow-list', ids: [1001] },
  })
  const { people } = await surface.start()
  await people.ensure({ id: 1002, first_name: 'Old', language_code: 'en' })
  const old = await surface.sandbox.person({ id: 1002, locale: 'en' })
  await old.sees('by invitation')
  expect(shop.done).toEqual([])
})

test('an invitation opens a closed installation', async () => {
  const admits = async (payload: string) => payload === 'inv_good'
  const surface = await openSurface({ access: { mode: 'invite', admits } })
  await surface.start()
  const anna = await surface.sandbox.person({ started: false })
  await anna.say('/start inv_bad')
  await anna.sees('по приглашениям')
  await anna.say('/start inv_good')
  await anna.sees('это Прилавок')
})
