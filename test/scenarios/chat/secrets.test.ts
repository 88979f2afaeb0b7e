import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { openSeller } from '../seller.ts'
import { spills } from './spills.ts'

const shop = await openShop({ parts: ['runs'] })

const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const SERVICE_ACCOUNT = JSON.stringify({ type: 'service_account', private_key: privateKey })

test.each([
  ['after a word', (token: string) => `Токен: ${token}`],
  ['in a header', (token: string) => `Authorization: Bearer ${token}`],
  ['on the next line', (token: string) => `Ключ WB\n${token}`],
  ['in quotes, behind a sign nobody sees', (token: string) => `«\u200b${token}»`],
  ['broken over lines', (token: string) => `${token.slice(0, 90)}\n${token.slice(90)}`],
  ['with a command', (token: string) => `/start ${token}`],
])('a token %s is connected, and leaves the chat', async (_how, write) => {
  const anna = await openSeller(shop)
  const token = await anna.token()
  await anna.say(write(token))
  await anna.sees('Ключ подключён')
  expect(anna.text()).toContain('🧹 Ваше сообщение удалено из чата.')
  expect(anna.messages().some(({ text }) => text.includes(token.slice(0, 40)))).toBe(false)
  expect(await spills(shop, [token])).toEqual([])
})

test('a token in a file, and one that a message was edited into', async () => {
  const anna = await openSeller(shop)
  const token = await anna.token()
  const message = await anna.upload(Buffer.from(`ключ: ${token}\n`), 'key.txt')
  await anna.sees('Ключ подключён')
  expect(anna.messages().some(({ id }) => id === message)).toBe(false)
  const [note = 0] = await anna.say('потом пришлю')
  await anna.sees('Бот не понял')
  await anna.edit(note, `вот: ${await anna.token()}`)
  await anna.sees('Это тот же кабинет')
  expect(anna.messages().some(({ id }) => id === note)).toBe(false)
})

test('a secret that cannot be connected is taken away, and said what it was', async () => {
  const anna = await openSeller(shop)
  for (const send of [
    () => anna.say(SERVICE_ACCOUNT),
    () => anna.upload(Buffer.from(SERVICE_ACCOUNT), 'service-account.json'),
  ]) {
    await anna.say('/menu')
    await anna.sees('Прилавок')
    await send()
    await anna.sees('В сообщении был секрет: закрытый ключ')
    expect(
      anna
        .messages()
        .filter(({ fromBot }) => !fromBot)
        .at(-1)?.text ?? '',
    ).not.toContain('BEGIN')
  }
  expect(await spills(shop, [privateKey.split('\n')[1] ?? 'none'])).toEqual([])
})

test('a photo, a sticker’s emptiness and a file are answered in words that fit', async () => {
  const anna = await openSeller(shop)
  await anna.upload(Buffer.from('MZ\0\0'), 'setup.exe')
  await anna.sees('Файл setup.exe здесь не нужен')
})
