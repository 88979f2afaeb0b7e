import { expect, test } from 'vitest'
import { openSandbox } from './support.ts'

test('an update stays until a higher offset confirms it', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person()
  await anna.say('два')
  const first = await sandbox.call('getUpdates')
  expect(first.result).toHaveLength(2)
  expect(await sandbox.call('getUpdates', { limit: 1 })).toMatchObject({
    result: [first.result[0]],
  })
  const [start, second] = first.result
  expect(second.update_id).toBe(start.update_id + 1)
  expect(start.message.entities).toEqual([{ type: 'bot_command', offset: 0, length: 6 }])
  const rest = await sandbox.call('getUpdates', { offset: second.update_id })
  expect(rest.result).toEqual([second])
  expect((await sandbox.call('getUpdates', { offset: -1 })).result).toEqual([second])
  expect((await sandbox.call('getUpdates', { offset: second.update_id + 1 })).result).toEqual([])
})

test('long polling ends with the first update, and a second poller ends the first with 409', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person({ started: false })
  const first = sandbox.call('getUpdates', { timeout: 30 })
  const second = sandbox.call('getUpdates', { timeout: 30 })
  expect(await first).toMatchObject({
    status: 409,
    description:
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  })
  await anna.say('/start')
  expect((await second).result).toHaveLength(1)
})

test('long polling gives up when the clock says so', async () => {
  const sandbox = await openSandbox()
  sandbox.clock.freeze()
  let polling = true
  const poll = sandbox.call('getUpdates', { timeout: 30 }).finally(() => {
    polling = false
  })
  while (polling) {
    sandbox.clock.advance(1_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect((await poll).result).toEqual([])
})

test('only the kinds asked for arrive, and the choice lasts', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person({ started: false })
  await sandbox.call('getUpdates', { allowed_updates: ['my_chat_member'] })
  await anna.say('/start')
  await anna.block()
  await anna.unblock()
  const { result } = await sandbox.call('getUpdates')
  expect(result.map((update: object) => Object.keys(update)[1])).toEqual([
    'my_chat_member',
    'my_chat_member',
  ])
  expect(result[0].my_chat_member.new_chat_member.status).toBe('kicked')
})

test('a wrong token and an unknown method are refused', async () => {
  const sandbox = await openSandbox()
  const response = await fetch(`${sandbox.telegram.apiRoot}/bot1:wrong/getMe`)
  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({
    ok: false,
    error_code: 401,
    description: 'Unauthorized',
  })
  expect(await sandbox.call('sendNonsense')).toMatchObject({
    status: 404,
    description: 'Not Found: method not found',
  })
})

test('parameters may come as a query, a form or JSON', async () => {
  const sandbox = await openSandbox()
  const anna = await sandbox.person()
  const base = `${sandbox.telegram.apiRoot}/bot${sandbox.telegram.token}/SENDMESSAGE`
  await fetch(`${base}?chat_id=${anna.id}&text=query`)
  const markup = JSON.stringify({ inline_keyboard: [[{ text: 'a', callback_data: 'b' }]] })
  const form = new URLSearchParams({ chat_id: `${anna.id}`, text: 'form', reply_markup: markup })
  await fetch(base, { method: 'POST', body: form })
  expect(await anna.sees('form')).toBe('form\n[a]')
  expect(anna.messages().map((one) => one.text)).toEqual(['/start', 'query', 'form'])
})
