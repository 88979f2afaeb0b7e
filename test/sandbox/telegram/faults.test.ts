import { expect, test } from 'vitest'
import { REAL_PACE } from '#sandbox/telegram/bot/pace.ts'
import { openSandbox } from './support.ts'

async function open() {
  const sandbox = await openSandbox()
  const anna = await sandbox.person()
  const send = (text: string, chat_id = anna.id) => sandbox.call('sendMessage', { chat_id, text })
  return { ...sandbox, anna, send, ...sandbox.telegram }
}

test('scheduled refusals hit the calls they name and no others', async () => {
  const { faults, send, call, calls, anna } = await open()
  faults.add({ kind: 'error', method: 'sendMessage', code: 429, retryAfter: 3, skip: 1, times: 2 })
  expect((await send('раз')).status).toBe(200)
  expect(await send('два')).toMatchObject({
    status: 429,
    description: 'Too Many Requests: retry after 3',
    parameters: { retry_after: 3 },
  })
  expect((await call('getMe')).status).toBe(200)
  expect((await send('три')).status).toBe(429)
  expect((await send('четыре')).status).toBe(200)
  faults.add({ kind: 'error', chatId: 5, code: 500 })
  expect((await send('пять')).status).toBe(200)
  expect(calls.count({ method: 'sendMessage', chatId: anna.id })).toEqual({
    total: 5,
    done: 3,
    failed: 2,
  })
  expect(calls.list({ method: 'sendMessage' }).map((one) => one.status)).toEqual([
    200, 429, 429, 200, 200,
  ])
})

test('a cut connection loses the answer, not the message', async () => {
  const { faults, send, calls, anna } = await open()
  faults.add({ kind: 'cut', method: 'sendMessage' })
  await expect(send('дошло')).rejects.toThrow()
  await anna.sees('дошло')
  faults.add({ kind: 'cut', method: 'sendMessage', afterEffect: false })
  await expect(send('не дошло')).rejects.toThrow()
  expect(anna.screen()).toBe('дошло')
  expect(calls.list({ method: 'sendMessage' })).toMatchObject([
    { status: 0, done: true, text: 'дошло' },
    { status: 0, done: false, text: 'не дошло' },
  ])
})

test('a hanging call is never answered, a slow one late', async () => {
  const { faults, anna, apiRoot, token, clock, send } = await open()
  faults.add({ kind: 'hang', method: 'sendMessage', afterEffect: true })
  const gone = new AbortController()
  const hanging = fetch(`${apiRoot}/bot${token}/sendMessage?chat_id=${anna.id}&text=hang`, {
    signal: gone.signal,
  })
  await anna.sees('hang')
  gone.abort()
  await expect(hanging).rejects.toThrow()

  clock.freeze()
  faults.add({ kind: 'slow', method: 'sendMessage', ms: 5_000 })
  let answered = false
  const slow = send('медленно').finally(() => {
    answered = true
  })
  while (!answered) {
    clock.advance(1_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect((await slow).status).toBe(200)
})

test('with the pace on, bursts beyond it are told how long to wait', async () => {
  const { pace, send, clock, anna, person } = await open()
  await person({ id: 2 })
  clock.freeze()
  pace.set(REAL_PACE)
  for (let n = 0; n < REAL_PACE.chatBurst; n += 1) expect((await send(`${n}`)).status).toBe(200)
  expect(await send('много')).toMatchObject({ status: 429, parameters: { retry_after: 1 } })
  expect((await send('другому', 2)).status).toBe(200)
  clock.advance(1_000)
  expect((await send('можно')).status).toBe(200)
  expect((await send('снова много')).status).toBe(429)
  pace.set(undefined)
  expect((await send('сколько угодно')).status).toBe(200)
  await anna.sees('сколько угодно')
})
