import { expect, test } from 'vitest'
import { openSandbox } from './support.ts'

const keyboard = (...labels: string[]) => ({
  reply_markup: { inline_keyboard: [labels.map((text) => ({ text, callback_data: text }))] },
})

async function answerNext(sandbox: Awaited<ReturnType<typeof openSandbox>>, text: string) {
  const { result } = await sandbox.call('getUpdates', { offset: -1, timeout: 5 })
  const id = result[0].callback_query.id
  await sandbox.call('answerCallbackQuery', { callback_query_id: id, text, show_alert: true })
  return result[0].callback_query
}

test('a tap waits for the button and brings the answer', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person()
  await sandbox
    .call('getUpdates', { offset: -1 })
    .then(({ result }) => sandbox.call('getUpdates', { offset: result[0].update_id + 1 }))
  const tapping = anna.tap(/^Да/)
  await sandbox.call('sendMessage', { chat_id: anna.id, text: 'Точно?', ...keyboard('Нет', 'Да') })
  const query = await answerNext(sandbox, 'Принято')
  expect(query).toMatchObject({ data: 'Да', from: { id: anna.id }, message: { text: 'Точно?' } })
  expect(await tapping).toMatchObject({ text: 'Принято', alert: true })
  expect(anna.screen()).toBe('Точно?\n[Нет] [Да]')
})

test('what does not come is named with the screen there is', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person()
  await sandbox.call('sendMessage', { chat_id: anna.id, text: 'Меню' })
  await anna.sees('Меню')
  await expect(anna.sees('Поставки', { timeoutMs: 1 })).rejects.toThrow(
    'Анна waited in vain for «Поставки». Now:\nМеню',
  )
})

test('a long text becomes several messages, none longer than Telegram allows', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person({ started: false })
  await anna.say('я'.repeat(5_000))
  await anna.waitFor(() => anna.messages().length === 2)
  expect(anna.messages().map((one) => one.text.length)).toEqual([4_096, 904])
})

test('a stream that was away gets what it missed', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person({ started: false })
  await anna.say('раз')
  await anna.say('два')
  const response = await fetch(`${sandbox.url}/api/chats/${anna.id}/events?after=1`)
  const reader = response.body?.getReader()
  let seen = ''
  while (!seen.includes('два')) seen += new TextDecoder().decode((await reader?.read())?.value)
  await reader?.cancel()
  expect(seen).not.toContain('раз')
})

test('what nobody can do is refused', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person()
  await expect(anna.press(999, 'x')).rejects.toThrow('no message 999 with buttons')
  await expect(anna.say('   ')).rejects.toThrow('nothing to send')
  const response = await fetch(`${sandbox.url}/api/chats/77`)
  expect(response.status).toBe(404)
  const fault = await fetch(`${sandbox.url}/api/faults`, { method: 'POST', body: '{"kind":"?"}' })
  expect(fault.status).toBe(400)
})
