import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { InputFile } from 'grammy'
import { Registry } from 'prom-client'
import { expect, onTestFinished, test } from 'vitest'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { withRequest } from '#platform/log/context.ts'
import { describeError } from '#platform/log/describe-error.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTelegram } from '#telegram/api/api.ts'
import {
  isForbidden,
  isRefused,
  isUnchanged,
  isUneditable,
  isUnreachable,
  retryAfterMs,
} from '#telegram/api/faults.ts'
import { openSandbox } from '#test/sandbox/telegram/support.ts'
import { runningClock } from '#test/support/clock.ts'

function connect(apiRoot: string, token: string) {
  const metrics = new Registry()
  const limiter = createMemoryLimiter({ clock: runningClock })
  const telegram = createTelegram({ apiRoot, token, limiter, log: silentLog, metrics })
  onTestFinished(telegram.close)
  /** How often calls of a method came to this, of those with the token in their address. */
  const counted = async (method: string, outcome: string) => {
    const labels = `service="telegram",route="${method}",outcome="${outcome}"`
    const line = new RegExp(`^http_client_requests_total\\{${labels}\\} (\\d+)$`, 'm')
    return Number(line.exec(await metrics.metrics())?.[1] ?? 0)
  }
  return { ...telegram, counted }
}

async function open() {
  const sandbox = await openSandbox()
  const { apiRoot, token, faults, calls } = sandbox.telegram
  const anna = await sandbox.person()
  return { ...connect(apiRoot, token), anna, faults, calls, token }
}

/** An address where a server answered until now, or answers so. */
async function server(listener?: RequestListener): Promise<string> {
  const listening = createServer(listener)
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const { port } = listening.address() as AddressInfo
  if (listener) onTestFinished(() => void listening.close())
  else await new Promise((resolve) => listening.close(resolve))
  return `http://127.0.0.1:${port}`
}

const thrownBy = async (call: Promise<unknown>): Promise<Error> => {
  try {
    await call
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('nothing was thrown')
}

test('a short 429 is waited out, a long one is thrown', async () => {
  const { api, anna, faults, counted } = await open()
  faults.add({ kind: 'error', method: 'sendMessage', code: 429, retryAfter: 1 })
  await api.sendMessage(anna.id, 'patience')
  expect(await counted('sendMessage', 'limit')).toBe(1)
  expect(await counted('sendMessage', 'ok')).toBe(1)
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
  const { api, counted } = connect(await server(), '1:secret-token')
  const error = await thrownBy(api.sendMessage(1, 'anybody?'))
  expect(await counted('sendMessage', 'unavailable')).toBe(4)
  expect(describeError(error)).toMatchObject({
    message: "Network request for 'sendMessage' failed!",
    cause: { code: 'telegram.unreachable', cause: { message: 'unreachable: ECONNREFUSED' } },
  })
  expect(inspect(error, { depth: 9 })).not.toContain('secret-token')
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
  const fault = describeError(await thrownBy(api.sendMessage(anna.id, 'a private text')))
  expect(fault).toMatchObject({ method: 'sendMessage', error_code: 403 })
  expect(JSON.stringify(fault)).not.toMatch(new RegExp(`private text|${token}`))
})

test('an answer that is not Telegram’s is a fault of the network', async () => {
  const ids: unknown[] = []
  const gateway = await server((request, response) => {
    ids.push(request.headers['x-request-id'])
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>')
  })
  const { api } = connect(gateway, '1:x')
  const sending = withRequest({ requestId: 'request-2' }, () => api.sendMessage(1, 'x'))
  expect(isUnreachable(await thrownBy(sending))).toBe(true)
  expect(ids).toEqual(['request-2'])
})

test('a file is sent as it is, and once', async () => {
  const { api, anna, faults, calls } = await open()
  const file = new InputFile(Buffer.from('phrases'), 'phrases.txt')
  await api.sendDocument(anna.id, file)
  faults.add({ kind: 'error', method: 'sendDocument', code: 429, retryAfter: 1 })
  expect(retryAfterMs(await thrownBy(api.sendDocument(anna.id, file)))).toBe(1_000)
  expect(calls.list({ method: 'sendDocument' })).toHaveLength(2)
})

test('a call is given up with grammY’s own signal', async () => {
  const { bare, faults } = await open()
  faults.add({ kind: 'hang', method: 'getMe' })
  const stop = new AbortController()
  const asking = thrownBy(bare.getMe(stop.signal as Parameters<typeof bare.getMe>[0]))
  stop.abort()
  expect(isUnreachable(await asking)).toBe(true)
})
