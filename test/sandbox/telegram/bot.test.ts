import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Bot, InlineKeyboard, InputFile, webhookCallback } from 'grammy'
import { expect, onTestFinished, test } from 'vitest'
import { waitFor } from '#test/support/wait.ts'
import { type OpenSandbox, openSandbox } from './support.ts'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function createEchoBot(sandbox: OpenSandbox) {
  const { apiRoot, token } = sandbox.telegram
  const bot = new Bot(token, { client: { apiRoot } })
  bot.command('start', (ctx) =>
    ctx.reply('<b>Прилавок</b> &lt;демо&gt;', {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('Отчёт', 'report').text('Фото', 'photo'),
    }),
  )
  bot.callbackQuery('report', async (ctx) => {
    await ctx.answerCallbackQuery('Готовлю')
    await ctx.editMessageText('Отчёт готов')
    const file = new InputFile(Buffer.from('a;b\n1;2'), 'отчёт за ноябрь.csv')
    await ctx.replyWithDocument(file, { caption: 'За ноябрь' })
  })
  bot.callbackQuery('photo', async (ctx) => {
    await ctx.answerCallbackQuery()
    await ctx.replyWithPhoto(new InputFile(PIXEL, 'plot.png'))
  })
  bot.on('message:document', async (ctx) => {
    const file = await ctx.getFile()
    const response = await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`)
    await ctx.reply(`Прочитано: ${await response.text()}`)
  })
  bot.on('edited_message:text', (ctx) => ctx.reply(`Исправлено: ${ctx.editedMessage.text}`))
  return bot
}

async function chatThrough(sandbox: OpenSandbox) {
  const anna = await sandbox.person()
  expect(await anna.sees('Прилавок')).toBe('Прилавок <демо>\n[Отчёт] [Фото]')
  expect(anna.lastMessage()?.entities).toEqual([{ type: 'bold', offset: 0, length: 8 }])

  expect((await anna.tap('Отчёт')).text).toBe('Готовлю')
  const sent = await anna.waitFor(() => anna.messages().find((one) => one.document))
  expect(sent.text).toBe('За ноябрь')
  expect(sent.document?.name).toBe('отчёт за ноябрь.csv')
  const download = await fetch(`${sandbox.url}${sent.document?.url}`)
  expect(await download.text()).toBe('a;b\n1;2')
  expect(anna.messages().some((one) => one.text === 'Отчёт готов')).toBe(true)

  await anna.upload(new TextEncoder().encode('12'), 'остатки.csv')
  await anna.sees('Прочитано: 12')
  const [id = 0] = await anna.say('опечтка')
  await anna.edit(id, 'опечатка')
  await anna.sees('Исправлено: опечатка')
}

test('a grammY bot works over long polling', async () => {
  const sandbox = await openSandbox()
  const bot = createEchoBot(sandbox)
  void bot.start()
  onTestFinished(() => bot.stop())
  await chatThrough(sandbox)
})

test('a grammY bot works over a webhook with its secret', async () => {
  const sandbox = await openSandbox()
  const bot = createEchoBot(sandbox)
  const handle = webhookCallback(bot, 'http', { secretToken: 's3cret' })
  const handled: Promise<unknown>[] = []
  const server = createServer((req, res) => void handled.push(handle(req, res)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.close()
    await Promise.all(handled)
  })
  const { port } = server.address() as AddressInfo
  await bot.api.setWebhook(`http://127.0.0.1:${port}/hook`, { secret_token: 's3cret' })
  await chatThrough(sandbox)
})

test('a webhook that fails is tried again, and one chat does not hold another up', async () => {
  const sandbox = await openSandbox({ telegram: { webhookRetryMs: 1 } })
  const seen: { text: string; secret: unknown }[] = []
  let failures = 0
  let healthy = false
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const { message } = JSON.parse(Buffer.concat(chunks).toString())
    if (message.chat.id === 1 && !healthy) {
      failures += 1
      res.writeHead(500).end()
      return
    }
    seen.push({ text: message.text, secret: req.headers['x-telegram-bot-api-secret-token'] })
    res.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  await sandbox.call('setWebhook', { url, secret_token: 'abc' })
  const one = await sandbox.person({ id: 1, started: false })
  const two = await sandbox.person({ id: 2, started: false })

  await one.say('первое')
  await one.say('второе')
  await two.say('другое')
  await waitFor(() => failures > 2 && seen.length === 1)
  expect(seen).toEqual([{ text: 'другое', secret: 'abc' }])
  const { result } = await sandbox.call('getWebhookInfo')
  expect(result).toMatchObject({ url, pending_update_count: 2 })
  expect(result.last_error_message).toBe('Wrong response from the webhook: 500')

  healthy = true
  await waitFor(() => seen.length === 3)
  expect(seen.map((one) => one.text)).toEqual(['другое', 'первое', 'второе'])
  expect((await sandbox.call('getUpdates')).description).toContain(
    "Conflict: can't use getUpdates method while webhook is active",
  )
})

test('photos and documents are changed in place and found again by their ids', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person()
  const { apiRoot, token } = sandbox.telegram
  const { api } = new Bot(token, { client: { apiRoot } })
  const photo = await api.sendPhoto(anna.id, new InputFile(PIXEL, 'one.png'), { caption: 'Один' })
  expect(photo.photo).toMatchObject([{ width: 1, height: 1 }])
  await api.editMessageCaption(anna.id, photo.message_id, { caption: 'Два' })
  const media = { type: 'document' as const, media: new InputFile(Buffer.from('x'), 'x.txt') }
  await api.editMessageMedia(anna.id, photo.message_id, media)
  await anna.waitFor(() => anna.lastMessage()?.document?.name === 'x.txt')
  expect(anna.lastMessage()).not.toHaveProperty('photo')
  const again = await api.sendPhoto(anna.id, photo.photo?.[0]?.file_id ?? '')
  expect(again.photo?.[0]?.file_id).toBe(photo.photo?.[0]?.file_id)
  await expect(api.sendPhoto(anna.id, new InputFile(Buffer.from('not a picture')))).rejects.toThrow(
    'IMAGE_PROCESS_FAILED',
  )
  await expect(api.sendPhoto(anna.id, 'nonsense')).rejects.toThrow(
    'wrong file identifier/HTTP URL specified',
  )
})
