import { existsSync, readFileSync } from 'node:fs'
import { Api, InputFile } from 'grammy'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { SandboxOptions } from '#sandbox/server.ts'
import { DEMO_PEOPLE } from '#sandbox/telegram/demo-people.ts'
import { waitFor } from '#test/support/wait.ts'
import { openSandbox } from './support.ts'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const found = existsSync(CHROMIUM)
if (!found) process.stderr.write(`Not run: chat page in a browser (no ${CHROMIUM})\n`)

const HEIGHT = 800
const ANNA = 100_001
const EMMA = 100_002
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

let browser: Browser
beforeAll(async () => {
  if (!found) return
  const quiet = '--disable-background-networking --disable-component-update --disable-sync'
  const args = `--no-sandbox --disable-gpu --disable-quic --no-first-run ${quiet}`.split(' ')
  browser = await chromium.launch({ executablePath: CHROMIUM, args })
})
afterAll(() => browser?.close())

async function openPage(query = `?chat=${ANNA}`, width = 390, more: SandboxOptions = {}) {
  const sandbox = await openSandbox({ telegram: { people: DEMO_PEOPLE }, ...more })
  const context = await browser.newContext({ viewport: { width, height: HEIGHT } })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(8_000)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  onTestFinished(() => expect(errors).toEqual([]))
  await page.goto(`${sandbox.url}/${query}`)
  const send = async (text: string, keyboard: object[][] = [], more: object = {}) => {
    const reply_markup = { inline_keyboard: keyboard }
    const answer = await sandbox.call('sendMessage', { chat_id: ANNA, text, reply_markup, ...more })
    return answer.result.message_id as number
  }
  const start = async () => {
    await page.getByRole('button', { name: 'Начать' }).click()
    await page.locator('.message.own', { hasText: '/start' }).waitFor()
  }
  return { sandbox, page, send, start }
}

const shown = (page: Page, text: string) => page.locator('.bubble', { hasText: text }).waitFor()

test.runIf(found)('texts are shown as text, formatted by their entities only', async () => {
  const { page, send, start } = await openPage()
  await start()
  await page.getByLabel('Сообщение').fill('<img src=x onerror=alert(1)> первая\nвторая')
  await page.keyboard.press('Enter')
  await shown(page, '<img src=x onerror=alert(1)> первая')
  await send('<b>жирно <i>оба</i></b> &lt;b&gt; <a href="https://e.com">ссылка</a>', [], {
    parse_mode: 'HTML',
  })
  await shown(page, 'жирно оба <b> ссылка')
  expect(await page.locator('.text b').textContent()).toBe('жирно оба')
  expect(await page.locator('.text b i').textContent()).toBe('оба')
  expect(await page.getByRole('link', { name: 'ссылка' }).getAttribute('href')).toBe(
    'https://e.com',
  )
  expect(await page.locator('.text img').count()).toBe(0)
})

test.runIf(found)('a button spins until it is answered; edits happen in place', async () => {
  const { sandbox, page, send, start } = await openPage()
  await start()
  const keyboard = [[{ text: 'Далее', callback_data: 'n', style: 'success' }]]
  const message_id = await send('Шаг 1', keyboard)
  const button = page.getByRole('button', { name: 'Далее' })
  const element = await page.locator('.message', { hasText: 'Шаг 1' }).elementHandle()
  await button.click()
  await page.locator('.key.success.waiting').waitFor()
  const pressed = (earlier?: string) =>
    waitFor(async () => {
      const { result } = await sandbox.call('getUpdates', { offset: -1 })
      const id: string | undefined = result[0]?.callback_query?.id
      return id === earlier ? undefined : id
    })
  const callback_query_id = await pressed()
  await sandbox.call('editMessageText', {
    chat_id: ANNA,
    message_id,
    text: 'Шаг 2',
    reply_markup: { inline_keyboard: keyboard },
  })
  await shown(page, 'Шаг 2')
  expect(await element?.textContent()).toContain('Шаг 2')
  await sandbox.call('answerCallbackQuery', { callback_query_id, text: 'Записал' })
  await page.getByRole('status').getByText('Записал').waitFor()
  await page.locator('.key:not(.waiting)').waitFor()
  await page.locator('.key:focus', { hasText: 'Далее' }).waitFor()

  await button.press('Enter')
  await page.locator('.key.waiting').waitFor()
  await sandbox.call('answerCallbackQuery', {
    callback_query_id: await pressed(callback_query_id),
    text: 'Осторожно',
    show_alert: true,
  })
  await page.getByRole('alertdialog').getByText('Осторожно').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await sandbox.call('deleteMessage', { chat_id: ANNA, message_id })
  await page.locator('.bubble', { hasText: 'Шаг 2' }).waitFor({ state: 'detached' })
})

test.runIf(found)('commands, files and typing work as in the messenger', async () => {
  const { sandbox, page, start } = await openPage()
  await sandbox.call('setMyCommands', {
    commands: [{ command: 'menu', description: 'Главное меню' }],
    language_code: 'ru',
  })
  await start()
  await page.getByRole('button', { name: 'Меню' }).click()
  await page.getByRole('menuitem', { name: 'Главное меню' }).press('Enter')
  await shown(page, '/menu')
  await sandbox.call('sendChatAction', { chat_id: ANNA, action: 'typing' })
  await page.locator('.chat-status', { hasText: 'печатает' }).waitFor()

  const picture = { name: 'p.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') }
  await page.locator('input[type=file]').setInputFiles(picture)
  await page.locator('.message.own .photo img').waitFor()
  const table = { name: 'остатки.csv', mimeType: 'text/csv', buffer: Buffer.from('1;2') }
  await page.locator('input[type=file]').setInputFiles(table)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'остатки.csv' }).click()
  expect((await download).suggestedFilename()).toBe('остатки.csv')

  await page.getByRole('button', { name: 'Ещё' }).click()
  await page.getByRole('menuitem', { name: 'Заблокировать бота' }).click()
  await page.getByRole('button', { name: 'Разблокировать' }).click()
  await page.getByLabel('Сообщение').waitFor()
})

test.runIf(found)('files of the bot are shown and downloaded, in their own names', async () => {
  const { sandbox, page, start } = await openPage()
  await start()
  const { apiRoot, token } = sandbox.telegram
  // As the bot sends them: grammY gives every upload the type application/octet-stream.
  const api = new Api(token, { apiRoot })
  const name = 'Термокружки, 350 мл — Директ.xlsx'
  const table = new InputFile(Buffer.from('столбцы'), name)
  await api.sendDocument(ANNA, table, { caption: 'Файл готов' })
  await shown(page, 'Файл готов')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe(name)
  expect(readFileSync(await file.path(), 'utf8')).toBe('столбцы')

  await api.sendPhoto(ANNA, new InputFile(Buffer.from(PNG, 'base64'), 'Кластеры.png'))
  const image = page.locator('.message:not(.own) .photo img')
  await image.waitFor()
  await image.evaluate((element) => (element as unknown as { decode(): Promise<void> }).decode())
})

test.runIf(found)('on a wide window several people chat, each in their language', async () => {
  const { sandbox, page, send, start } = await openPage(`?chat=${ANNA}`, 1280)
  await start()
  await page.getByRole('link', { name: 'Emma Clark' }).click()
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor()
  expect(new URL(page.url()).search).toBe(`?chat=${EMMA}`)
  await send('Новости')
  const row = page.getByRole('link', { name: 'Анна Орлова' })
  await row.getByText('1', { exact: true }).waitFor()
  await row.click()
  await shown(page, 'Новости')
  await row.locator('.badge').waitFor({ state: 'detached' })
  expect(sandbox.telegram.people.find(ANNA).readUpTo).toBeGreaterThan(0)

  await page.getByRole('button', { name: 'Новый человек' }).click()
  await page.getByLabel('Имя').fill('Олег')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Олег' }).waitFor()
  await page.getByRole('button', { name: 'Начать' }).waitFor()
})

test.runIf(found)('the chat stays at the bottom until the reader scrolls up', async () => {
  const { page, send, start } = await openPage()
  await start()
  for (let n = 1; n <= 12; n += 1) await send(`Сообщение ${n}\n.\n.\n.\n.`)
  const last = page.locator('.bubble', { hasText: 'Сообщение 12' })
  await expect.poll(() => inView(last)).toBe(true)
  await page.mouse.move(195, 400)
  await page.mouse.wheel(0, -5_000)
  await page.getByRole('button', { name: 'К последним сообщениям' }).waitFor()
  await send('Новое')
  await page.locator('.to-bottom .badge', { hasText: '1' }).waitFor()
  const fresh = page.locator('.bubble', { hasText: 'Новое' })
  expect(await inView(fresh)).toBe(false)
  await page.getByRole('button', { name: 'К последним сообщениям' }).click()
  await expect.poll(() => inView(fresh)).toBe(true)
})

async function inView(bubble: Locator): Promise<boolean> {
  const box = await bubble.boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= HEIGHT
}

test.runIf(found)('hints beside the chat do their part, and are hidden by one tap', async () => {
  const both = (text: string) => ({ ru: text, en: text })
  const hint = { id: 'key', label: both('Ключ'), note: both('Отправьте') }
  const guide = () => [{ ...hint, run: async () => 'a-test-key' }]
  const { page } = await openPage('', 1280, { guide })
  await page.getByRole('button', { name: 'Ключ' }).click()
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('a-test-key')
  await page.getByRole('button', { name: /Скрыть подсказки|Hide the hints/ }).click()
  await page.reload()
  await page.getByRole('textbox').waitFor()
  expect(await page.getByRole('button', { name: 'Ключ' }).count()).toBe(0)
})

test.runIf(found)('a visitor sees somebody who speaks their language, ready to start', async () => {
  const { page } = await openPage('', 390)
  await page.getByRole('button', { name: /Начать|Start/ }).waitFor()
  expect(await page.locator('.hint').count()).toBe(0)
})
