import { expect, test } from 'vitest'
import { freePort } from '#platform/free-port.ts'
import { createPerson } from '#sandbox/telegram/person.ts'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { openSeller } from '../seller.ts'
import { KOLEDINO, makeMonitor, toSummary } from '../supplies/monitor.ts'

const shop = await openShop()
const { wb, clock, day, sandbox } = shop
const { faults, calls, world } = sandbox.telegram
const chatOf = (id: number) => {
  const chat = world.state.chats.get(id)
  if (!chat) throw new Error(`no chat ${id}`)
  return chat
}

test('Telegram’s 429 delays a message, never loses or doubles it', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await makeMonitor(anna, { mode: 'notify' })
  faults.add({ kind: 'error', code: 429, retryAfter: 3, method: 'sendMessage', chatId: anna.id })
  await wb.openSlot({ warehouseId: KOLEDINO, type: 'box', day: day(2), coefficient: 1 })
  await waitFor(() => {
    clock.advance(250)
    return anna.all('Открылся слот').length > 0
  })
  expect(anna.all('Открылся слот')).toHaveLength(1)
  faults.add({ kind: 'error', code: 429, retryAfter: 1, method: 'editMessageText' })
  await anna.say('/supplies')
  await anna.sees('📦 Поставки')
  await anna.tap(/Коледино/)
  await waitFor(() => {
    clock.advance(250)
    return anna.text().includes('Режим')
  })
  await wb.closeSlot({ warehouseId: KOLEDINO, type: 'box', day: day(2) })
})

test('who blocked the bot gets nothing and costs nothing; back again, everything goes on', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await makeMonitor(anna, { mode: 'notify' })
  const witness = await openSeller(shop)
  await witness.connect()
  await makeMonitor(witness, { mode: 'notify' })
  await anna.block()
  await wb.openSlot({ warehouseId: KOLEDINO, type: 'box', day: day(3), coefficient: 1 })
  await witness.gets('Открылся слот')
  const asked = () => calls.list({ method: 'sendMessage', chatId: anna.id })
  await anna.unblock()
  await anna.say('/supplies')
  await anna.sees('Ищет 1 монитор из 1')
  expect(asked().filter(({ status }) => status === 403).length).toBeLessThanOrEqual(1)
  await wb.closeSlot({ warehouseId: KOLEDINO, type: 'box', day: day(3) })
})

test('the same screen twice and a screen the person deleted are both no trouble', async () => {
  const anna = await openSeller(shop)
  await anna.say('/keys')
  await anna.sees('Ключей пока нет')
  const screen = anna.lastMessage()
  const data = screen?.keyboard.flat().find((button) => button.text === '🏪 Меню')
  await anna.tap('🏪 Меню')
  await anna.sees('Пробный период')
  if (screen && data && 'callback_data' in data) await anna.press(screen.id, data.callback_data)
  expect(anna.text()).toContain('Пробный период')

  faults.add({
    kind: 'error',
    code: 400,
    description: 'Bad Request: message to edit not found',
    method: 'editMessageText',
    chatId: anna.id,
  })
  await anna.tap('🔑 Ключи')
  await anna.sees('Ключей пока нет')
  faults.add({
    kind: 'error',
    code: 400,
    description:
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same',
    method: 'editMessageText',
    chatId: anna.id,
  })
  await anna.tap('🏪 Меню')
  await anna.tap('🔑 Ключи')
  await anna.sees('Ключей пока нет')
})

test('a double tap makes one monitor, also when both taps wait for the product', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await toSummary(anna, { mode: 'notify' })
  const message = anna.lastMessage()
  const start = message?.keyboard[0]?.[0]
  const data = start && 'callback_data' in start ? start.callback_data : ''
  const press = () => anna.press(message?.id ?? 0, data)
  await Promise.all([press(), press(), press()])
  await anna.say('/supplies')
  await anna.sees('Ищет 1 монитор из 1')
})

test('old and forged buttons are answered with a word and a fresh menu', async () => {
  const anna = await openSeller(shop)
  await anna.say('/start')
  await anna.sees('Прилавок')
  for (const data of ['0.sup.list.0', '1.sup.gone.0', 'rubbish', '1.sup.open.???']) {
    const toast = await anna.press(anna.lastMessage()?.id ?? 0, data)
    expect(toast.text).toBe('Экран устарел, вот свежее меню')
    await anna.sees('📦 Поставки')
  }
  await anna.connect()
  await toSummary(anna, { mode: 'notify' })
  const summary = anna.lastMessage()
  const old = summary?.keyboard.flat().map((b) => ('callback_data' in b ? b.callback_data : ''))
  await anna.tap(/Начать поиск/)
  await anna.sees('Режим')
  for (const data of old ?? []) await anna.press(summary?.id ?? 0, data)
  await anna.say('/supplies')
  await anna.sees('Ищет 1 монитор из 1')
})

test('text nobody asked for and a sticker’s emptiness end at the menu with a word', async () => {
  const anna = await openSeller(shop)
  await anna.say('/start')
  await anna.sees('Прилавок')
  await anna.say('что ты умеешь?')
  await anna.sees('Бот не понял этого сообщения')
  await anna.upload(new Uint8Array([1, 2, 3]), 'goods.bin')
  await anna.sees('Бот не понял этого сообщения')
  await anna.say('/nothing')
  await anna.sees('Бот не понял этого сообщения')
  expect(chatOf(anna.id).blocked).toBe(false)
})

test('the same day over a webhook', async () => {
  const port = await freePort()
  const hooked = await openShop({
    env: {
      TELEGRAM_MODE: 'webhook',
      WEBHOOK_URL: `http://127.0.0.1:${port}`,
      WEBHOOK_SECRET: 'a-secret-of-this-very-test',
      HTTP_PORT: String(port),
    },
  })
  const anna = await openSeller(hooked)
  await anna.say('/start')
  await anna.sees('Прилавок')
  await anna.connect()
  await makeMonitor(anna, { mode: 'notify' })
  await hooked.wb.openSlot({
    warehouseId: KOLEDINO,
    type: 'box',
    day: hooked.day(2),
    coefficient: 0,
  })
  await anna.gets('Открылся слот: Коледино')
  const forged = await fetch(`http://127.0.0.1:${port}/telegram`, { method: 'POST', body: '{}' })
  expect(forged.status).toBeGreaterThanOrEqual(400)
  const { url } = hooked.sandbox
  const emma = await createPerson({ url, id: 399_999, firstName: 'Emma', locale: 'en' })
  await emma.say('/start')
  await emma.sees('Emma, this is Prilavok')
})
