import { expect, test } from 'vitest'
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

test('free text goes to the desk that takes it, other text to the menu with a word', async () => {
  const { anna, shop } = await openChat()
  await anna.say('note milk')
  await anna.sees('Noted: note milk')
  await anna.say('какая погода')
  await anna.sees('Бот не понял')
  await anna.sees('🏪 Прилавок')
  expect(shop.done).toEqual(['note milk'])
})

test('a double tap does the thing once', async () => {
  const { anna, shop } = await openChat()
  const id = anna.lastMessage()?.id ?? 0
  const taps = await Promise.all([1, 2, 3].map(() => anna.press(id, addItem({ number: 1 }))))
  expect(taps).toHaveLength(3)
  expect(shop.done).toEqual(['add 1'])
})

test('a tap whose work is long is answered before it is done, and only once', async () => {
  const { anna, shop, calls } = await openChat({ patienceMs: 600 })
  await anna.say('/shop')
  const release = shop.hold()
  const answer = await anna.tap('Wait')
  expect(answer.text).toBe('')
  release()
  await anna.sees('Waited')
  expect(calls.count({ method: 'answerCallbackQuery' })).toEqual({ total: 1, done: 1, failed: 0 })
})

test('a tap behind a long one is answered while it waits, and handled in its turn', async () => {
  const { anna, shop } = await openChat({ patienceMs: 600 })
  await anna.say('/shop')
  const release = shop.hold()
  await anna.tap('Wait')
  expect((await anna.tap('Add 7')).text).toBe('')
  expect(shop.done).toEqual([])
  release()
  await anna.sees('Items: 1')
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
