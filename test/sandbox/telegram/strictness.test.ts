import { expect, test } from 'vitest'
import { openSandbox } from './support.ts'

const HOURS = 3_600_000

/** Calls sendMessage with these parameters and gives the refusal. */
async function refusals() {
  const sandbox = await openSandbox()
  const anna = await sandbox.person()
  return async (params: Record<string, unknown>) =>
    (await sandbox.call('sendMessage', { chat_id: anna.id, text: 'текст', ...params })).description
}

const button = (fields: object) => ({
  reply_markup: { inline_keyboard: [[{ text: 'кнопка', ...fields }]] },
})

test('texts are refused as Telegram words it', async () => {
  const refusal = await refusals()
  expect(await refusal({ chat_id: '' })).toBe('Bad Request: chat_id is empty')
  expect(await refusal({ chat_id: 404 })).toBe('Bad Request: chat not found')
  expect(await refusal({ text: '' })).toBe('Bad Request: message text is empty')
  expect(await refusal({ text: ' \n ' })).toBe('Bad Request: text must be non-empty')
  expect(await refusal({ text: 'я'.repeat(4097) })).toBe('Bad Request: message is too long')
  expect(await refusal({ text: `${'я'.repeat(4096)}  ` })).toBeUndefined()
  expect(await refusal({ text: `<b>${'я'.repeat(4096)}</b>`, parse_mode: 'HTML' })).toBeUndefined()
  expect(await refusal({ parse_mode: 'rtf' })).toBe('Bad Request: unsupported parse_mode')
  expect(await refusal({ reply_parameters: { message_id: 9_999 } })).toBe(
    'Bad Request: message to be replied not found',
  )
})

test('entities are refused as Telegram words it', async () => {
  const refusal = await refusals()
  const entity = (fields: object) => refusal({ text: 'hello 🎉', entities: [fields] })
  expect(await entity({ type: 'bold', offset: 100, length: 1 })).toBe(
    'Bad Request: entity begins after the end of the text at UTF-16 offset 100',
  )
  expect(await entity({ type: 'bold', offset: 0, length: 100 })).toBe(
    'Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100',
  )
  expect(await entity({ type: 'bold', offset: 0, length: 7 })).toBe(
    'Bad Request: entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 9',
  )
  expect(await entity({ type: 'sparkle', offset: 0, length: 1 })).toBe(
    "Bad Request: can't parse MessageEntity: Unsupported type specified",
  )
  expect(await entity({ type: 'text_link', offset: 0, length: 1, url: 'nowhere' })).toBe(
    "Bad Request: entity URL 'nowhere' is invalid: Wrong HTTP URL",
  )
  expect(await entity({ type: 'bold', offset: 0, length: 8 })).toBeUndefined()
  const crossing = [
    { type: 'bold', offset: 0, length: 3 },
    { type: 'italic', offset: 2, length: 3 },
  ]
  expect(await refusal({ text: 'hello', entities: crossing })).toContain(
    'entity beginning at UTF-16 offset 0 ends in a middle',
  )
})

test('HTML is refused as Telegram words it', async () => {
  const refusal = await refusals()
  const html = (text: string) => refusal({ text, parse_mode: 'HTML' })
  const prefix = "Bad Request: can't parse entities:"
  expect(await html('<b>x')).toBe(`${prefix} Can't find end tag corresponding to start tag "b"`)
  expect(await html('я<script>x</script>')).toBe(
    `${prefix} Unsupported start tag "script" at byte offset 2`,
  )
  expect(await html('<b><i>test</b></i>')).toBe(
    `${prefix} Unmatched end tag at byte offset 10, expected "</i>", found "</b>"`,
  )
  expect(await html('5 < 6')).toBe(`${prefix} Unsupported start tag "" at byte offset 2`)
  expect(await html('x</b>')).toBe(`${prefix} Unexpected end tag at byte offset 1`)
  expect(await html('<b>a <i>b</i></b> <code>1 &lt; 2 &amp; 3</code>')).toBeUndefined()
})

test('keyboards are refused as Telegram words it', async () => {
  const refusal = await refusals()
  expect(await refusal(button({ callback_data: 'я'.repeat(32) }))).toBeUndefined()
  expect(await refusal(button({ callback_data: 'я'.repeat(33) }))).toBe(
    'Bad Request: BUTTON_DATA_INVALID',
  )
  expect(await refusal(button({ callback_data: '' }))).toBe(
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  )
  expect(await refusal(button({ url: 'http://localhost:80/' }))).toBe(
    "Bad Request: inline keyboard button URL 'http://localhost:80/' is invalid: Wrong HTTP URL",
  )
  expect(await refusal(button({ url: 'ftp://example.com' }))).toBe(
    "Bad Request: inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
  )
  expect(await refusal(button({ copy_text: { text: '' } }))).toBe(
    'Bad Request: BUTTON_COPY_TEXT_INVALID',
  )
  expect(await refusal({ reply_markup: { inline_keyboard: 'bad' } })).toBe(
    'Bad Request: field "inline_keyboard" must be of type Array',
  )
  const row = Array.from({ length: 8 }, () => ({ text: 'x', callback_data: 'x' }))
  expect(await refusal({ reply_markup: { inline_keyboard: Array(12).fill(row) } })).toBeUndefined()
  expect(await refusal({ reply_markup: { inline_keyboard: Array(13).fill(row) } })).toBe(
    'Bad Request: reply markup is too long',
  )
})

test('edits of unchanged, foreign, vanished and wrong messages fail', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person()
  const chat_id = anna.id
  const keyboard = button({ callback_data: 'x' })
  const sent = await sandbox.call('sendMessage', { chat_id, text: 'экран', ...keyboard })
  const message_id = sent.result.message_id
  const edit = async (params: object, method = 'editMessageText') =>
    (await sandbox.call(method, { chat_id, message_id, text: 'экран', ...params })).description

  expect(await edit(keyboard)).toBe(
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  )
  expect(await edit({})).toBeUndefined()
  expect(await edit({}, 'editMessageReplyMarkup')).toContain('message is not modified')
  expect(await edit({ text: 'новый' })).toBeUndefined()
  expect(await edit({ message_id: 1 })).toBe("Bad Request: message can't be edited")
  expect(await edit({ message_id: 999 })).toBe('Bad Request: message to edit not found')
  expect(await edit({ caption: 'x' }, 'editMessageCaption')).toBe(
    'Bad Request: there is no caption in the message to edit',
  )
  expect(await edit({}, 'deleteMessage')).toBeUndefined()
  expect(await edit({ text: 'поздно' })).toBe('Bad Request: message to edit not found')
  expect(await edit({}, 'deleteMessage')).toBe('Bad Request: message to delete not found')
})

test('a tap is answered once, shortly and in time', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person()
  const sent = await sandbox.call('sendMessage', {
    chat_id: anna.id,
    text: 'экран',
    ...button({ callback_data: 'x' }),
  })
  const press = () => sandbox.telegram.people.press(anna.id, sent.result.message_id, 'x')
  const answer = async (id: string, text = '') =>
    (await sandbox.call('answerCallbackQuery', { callback_query_id: id, text })).description
  const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid'

  const first = press()
  expect(await answer(first, 'я'.repeat(201))).toBe('Bad Request: MESSAGE_TOO_LONG')
  expect(await answer(first, 'я'.repeat(200))).toBeUndefined()
  expect(await answer(first)).toBe(tooOld)
  expect(await answer('12345')).toBe(tooOld)
  const late = press()
  sandbox.clock.advance(31_000)
  expect(await answer(late)).toBe(tooOld)
})

test('messages can be deleted for 48 hours, the person’s own too', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person()
  const [secret = 0] = await anna.say('секрет')
  const [old = 0] = await anna.say('старое')
  const remove = async (message_id: number) =>
    (await sandbox.call('deleteMessage', { chat_id: anna.id, message_id })).description
  expect(await remove(secret)).toBeUndefined()
  await anna.waitFor(() => !anna.messages().some((one) => one.text === 'секрет'))
  sandbox.clock.advance(48 * HOURS)
  expect(await remove(old)).toBe("Bad Request: message can't be deleted for everyone")
  const many = await sandbox.call('deleteMessages', { chat_id: anna.id, message_ids: [9_999] })
  expect(many.result).toBe(true)
})

test('the bot cannot write first, nor to whom blocked it', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person({ started: false })
  const send = async () => {
    const { status, description } = await sandbox.call('sendMessage', {
      chat_id: anna.id,
      text: 'привет',
    })
    return { status, description }
  }
  expect(await send()).toEqual({
    status: 403,
    description: "Forbidden: bot can't initiate conversation with a user",
  })
  await anna.say('/start')
  expect((await send()).status).toBe(200)
  await anna.block()
  expect(await send()).toEqual({
    status: 403,
    description: 'Forbidden: bot was blocked by the user',
  })
  await expect(anna.say('эй')).rejects.toThrow('the bot is blocked')
  await anna.unblock()
  expect((await send()).status).toBe(200)
})

test('commands are shown by scope and language', async () => {
  const sandbox = await openSandbox()
  const ivan = await sandbox.person({ id: 1, locale: 'ru' })
  const emma = await sandbox.person({ id: 2, locale: 'en' })
  const set = (description: string, more: object = {}) =>
    sandbox.call('setMyCommands', { commands: [{ command: 'menu', description }], ...more })
  await set('Menu')
  await set('Меню', { language_code: 'ru' })
  await set('Admin', { scope: { type: 'chat', chat_id: 2 } })
  const seen = async (id: number) => {
    const response = await fetch(`${sandbox.url}/api/chats/${id}`)
    const { bot } = (await response.json()) as { bot: { commands: { description: string }[] } }
    return bot.commands.map((one) => one.description)
  }
  expect(await seen(ivan.id)).toEqual(['Меню'])
  expect(await seen(emma.id)).toEqual(['Admin'])
  expect((await set('')).description).toBe('Bad Request: command description must be non-empty')
  const wrong = { commands: [{ command: 'Menu!', description: 'x' }] }
  expect((await sandbox.call('setMyCommands', wrong)).description).toBe(
    'Bad Request: BOT_COMMAND_INVALID',
  )
})
