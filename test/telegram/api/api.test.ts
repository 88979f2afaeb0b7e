import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createTelegram } from '#telegram/api/api.ts'
import {
  describeFault,
  isForbidden,
  isRefused,
  isUnchanged,
  isUneditable,
  isUnreachable,
  retryAfterMs,
} from '#telegram/api/faults.ts'
import type { TelegramCall } from '#telegram/api/transport.ts'
import { openSandbox } from '#test/sandbox/telegram/support.ts'

async function open() {
  const sandbox = await openSandbox()
  const { apiRoot, token, clock, faults, calls } = sandbox.telegram
  const measured: TelegramCall[] = []
  const telegram = createTelegram({
    ...{ apiRoot, token, clock },
    onCall: (call) => measured.push(call),
    requestId: () => 'request-1',
  })
  onTestFinished(telegram.close)
  const anna = await sandbox.person()
  return { ...telegram, anna, clock, faults, calls, measured, token }
}

const thrownBy = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    await call
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('a short 429 is waited out, a long one is thrown', async () => {
  const { api, anna, clock, faults, measured } = await open()
  faults.add({ kind: 'error', method: 'sendMessage', code: 429, retryAfter: 2 })
  const sending = api.sendMessage(anna.id, 'patience')
  const timer = setInterval(() => clock.advance(500), 10)
  onTestFinished(() => clearInterval(timer))
  await sending
  expect(measured.map(({ outcome }) => outcome)).toEqual(['429', 'ok'])
  faults.add({ kind: 'error', method: 'sendMessage', code: 429, retryAfter: 60 })
  expect(retryAfterMs(await thrownBy(api.sendMessage(anna.id, 'later')))).toBe(60_000)
})

test('the bare client throws every fault at once', async () => {
  const { bare, anna, faults } = await open()
  faults.add({ kind: 'error', method: 'sendMessage', code: 429, retryAfter: 1 })
  expect(retryAfterMs(await thrownBy(bare.sendMessage(anna.id, 'now')))).toBe(1_000)
  faults.add({ kind: 'error', method: 'editMessageText', code: 502 })
  expect(isUnreachable(await thrownBy(bare.editMessageText(anna.id, 1, 'x')))).toBe(true)
})

test('a message whose answer was lost is not sent again, an edit is', async () => {
  const { api, anna, faults, calls } = await open()
  const { message_id } = await api.sendMessage(anna.id, 'one')
  faults.add({ kind: 'cut', method: 'sendMessage' })
  expect(isUnreachable(await thrownBy(api.sendMessage(anna.id, 'two')))).toBe(true)
  expect(calls.list({ method: 'sendMessage' }).filter(({ text }) => text === 'two')).toHaveLength(1)
  faults.add({ kind: 'cut', method: 'editMessageText', afterEffect: false })
  await api.editMessageText(anna.id, message_id, 'edited')
  await anna.waitFor((one) => one.messages().some(({ text }) => text === 'edited'))
})

test('a message is sent again when nobody was there to take it', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  const { clock } = await open()
  const outcomes: string[] = []
  const telegram = createTelegram({
    apiRoot: `http://127.0.0.1:${port}`,
    token: '1:secret-token',
    clock,
    onCall: ({ outcome }) => outcomes.push(outcome),
  })
  onTestFinished(telegram.close)
  const error = await thrownBy(telegram.api.sendMessage(1, 'anybody?'))
  expect(outcomes).toEqual(['network', 'network', 'network', 'network'])
  expect(describeFault(error)).toEqual({
    fault: "Network request for 'sendMessage' failed!",
    cause: 'ECONNREFUSED',
  })
  expect(JSON.stringify(describeFault(error))).not.toContain('secret-token')
})

test('faults are told apart', async () => {
  const { api, anna, token } = await open()
  const { message_id } = await api.sendMessage(anna.id, 'one')
  const unchanged = await thrownBy(api.editMessageText(anna.id, message_id, 'one'))
  expect([isUnchanged(unchanged), isUneditable(unchanged)]).toEqual([true, false])
  const gone = await thrownBy(api.editMessageText(anna.id, 999_999, 'x'))
  expect([isUneditable(gone), isRefused(gone)]).toEqual([true, true])
  await anna.block()
  const blocked = await thrownBy(api.sendMessage(anna.id, 'x'))
  expect([isForbidden(blocked), isUnreachable(blocked)]).toEqual([true, false])
  expect(isForbidden(await thrownBy(api.sendMessage(4_242, 'x')))).toBe(true)
  const fault = describeFault(await thrownBy(api.sendMessage(anna.id, 'a private text')))
  expect(fault).toMatchObject({ method: 'sendMessage', code: 403 })
  expect(JSON.stringify(fault)).not.toMatch(new RegExp(`private text|${token}`))
})

test('an answer that is not Telegram’s is a fault of the network', async () => {
  const server = createServer((request, response) => {
    expect(request.headers['x-request-id']).toBe('request-2')
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const { clock } = await open()
  const telegram = createTelegram({
    ...{ apiRoot: `http://127.0.0.1:${port}`, token: '1:x', clock },
    requestId: () => 'request-2',
  })
  onTestFinished(telegram.close)
  expect(isUnreachable(await thrownBy(telegram.api.sendMessage(1, 'x')))).toBe(true)
})
