import { expect, test } from 'vitest'
import { chatScreens } from '#telegram/screens/schema.ts'
import { waitFor } from '#test/support/wait.ts'
import { addItem, createShop, openShop } from '../shop.ts'
import { openSurface } from '../surface.ts'

async function open() {
  const surface = await openSurface({ desks: [createShop().desk] })
  const process = await surface.start()
  const anna = await surface.sandbox.person()
  await anna.sees('Прилавок')
  await waitFor(async () => (await surface.database.db.select().from(chatScreens)).length === 1)
  const { calls, faults, clock } = surface.sandbox.telegram
  const live = () => anna.messages().filter(({ keyboard }) => keyboard.length > 0)
  return { surface, process, anna, calls, faults, clock, live }
}

test('a button of another message brings the screen down to it and leaves one keyboard', async () => {
  const { process, anna, live } = await open()
  const screen = anna.lastMessage()?.id ?? 0
  await process.telegram.api.sendMessage(anna.id, 'An alert', {
    reply_markup: { inline_keyboard: [[{ text: 'Go there', callback_data: openShop({}) }]] },
  })
  await anna.tap('Go there')
  await anna.sees('Shop')
  await anna.waitFor((one) => one.messages().every(({ id }) => id !== screen))
  expect(live().map(({ text }) => text)).toEqual(['An alert', 'Shop'])
})

test('a tap on the living screen edits it, also when an alert came below', async () => {
  const { process, anna } = await open()
  const screen = anna.lastMessage()?.id ?? 0
  await process.telegram.api.sendMessage(anna.id, 'An alert')
  await anna.press(screen, openShop({}))
  await anna.waitFor((one) => one.messages().find(({ id }) => id === screen)?.text === 'Shop')
  expect(anna.messages().filter(({ fromBot }) => fromBot)).toHaveLength(2)
})

test('a screen too old to be deleted loses its keyboard instead', async () => {
  const { anna, clock } = await open()
  const screen = anna.lastMessage()?.id ?? 0
  clock.advance(49 * 3_600_000)
  await anna.say('/shop')
  await anna.sees('Shop')
  const old = await anna.waitFor((one) =>
    one.messages().find(({ id, keyboard }) => id === screen && keyboard.length === 0),
  )
  expect(old.text).toContain('Прилавок')
})

test('a tap on a screen of the day before yesterday is answered by a new one', async () => {
  const { anna, clock } = await open()
  const screen = anna.lastMessage()?.id ?? 0
  clock.advance(49 * 3_600_000)
  await anna.press(screen, addItem({ number: 1 }))
  await anna.sees('Items: 1')
  expect(anna.lastMessage()?.id).toBeGreaterThan(screen)
})

test('a screen that vanished is sent anew', async () => {
  const { process, anna, faults } = await open()
  const screen = anna.lastMessage()?.id ?? 0
  await process.telegram.api.deleteMessage(anna.id, screen)
  await process.screens.show(anna.id, { text: 'Anew' }, { updateId: 1, below: 0 })
  await anna.sees('Anew')
  const description = "Bad Request: message can't be edited"
  faults.add({ kind: 'error', method: 'editMessageText', code: 400, description })
  await process.screens.show(anna.id, { text: 'Once more' }, { updateId: 1, below: 0 })
  await anna.sees('Once more')
})

test('"not modified" is success', async () => {
  const { process, anna, faults, calls } = await open()
  const description = 'Bad Request: message is not modified: specified new message content …'
  faults.add({ kind: 'error', method: 'editMessageText', code: 400, description })
  const before = calls.count({ method: 'sendMessage' }).total
  await process.screens.show(anna.id, { text: 'The same' }, { updateId: 1, below: 0 })
  expect(calls.count({ method: 'sendMessage' }).total).toBe(before)
})

test('a new process goes on with the screen of the old one', async () => {
  const { surface, process, anna } = await open()
  const screen = anna.lastMessage()?.id
  await surface.stop(process)
  await surface.start()
  await anna.tap('↻ Повторить')
  await anna.sees('Shop')
  expect(anna.lastMessage()?.id).toBe(screen)
})

test('edits ride out a 429, a cut and a 5xx', async () => {
  const { anna, faults } = await open()
  faults.add({ kind: 'error', method: 'editMessageText', code: 429, retryAfter: 1 })
  faults.add({ kind: 'cut', method: 'editMessageText', afterEffect: false })
  faults.add({ kind: 'error', method: 'editMessageText', code: 502 })
  await anna.press(anna.lastMessage()?.id ?? 0, openShop({}))
  await anna.sees('Shop')
})
