import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { withRequest } from '#platform/log/context.ts'
import { runningClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'
import { cut, type Handler, hang, json, localService, testFetch } from './local-service.ts'

const PLAN = { route: '/things' } as const

/** Answers with the body it was sent. */
const echo: Handler = (request, response) => {
  response.writeHead(200, { 'x-type': request.headers['content-type'] ?? 'none' })
  request.pipe(response)
}

test('what a library sends arrives, and its answer comes back as a Response', async () => {
  const service = await localService(json(201, { n: 7 }, { 'X-Left': '3' }))
  const { fetch } = testFetch({ headers: { 'User-Agent': 'prilavok' } })
  const init = { method: 'POST', headers: new Headers({ Authorization: 'secret' }), body: '{}' }
  const answer = await withRequest({ requestId: 'r-1' }, () =>
    fetch(new URL(`${service.url}/v1/things?key=1`), init, PLAN),
  )
  expect([answer.status, answer.ok, answer.headers.get('x-left')]).toEqual([201, true, '3'])
  expect(await answer.json()).toEqual({ n: 7 })
  expect(service.seen[0]).toMatchObject({
    method: 'POST',
    url: '/v1/things?key=1',
    headers: { authorization: 'secret', 'user-agent': 'prilavok', 'x-request-id': 'r-1' },
  })
})

test.each([
  ['a text', 'a=б', 'none'],
  ['a form', new URLSearchParams({ a: 'б' }), 'application/x-www-form-urlencoded'],
  ['bytes', Buffer.from('a=б'), 'none'],
  ['a stream', Readable.from([Buffer.from('a='), Buffer.from('б')]), 'none'],
] as const)('%s is a body', async (_name, body, type) => {
  const service = await localService(echo)
  const { fetch } = testFetch()
  const init = { method: 'POST', body: body as NonNullable<RequestInit['body']> }
  const answer = await fetch(service.url, init, PLAN)
  expect(decodeURIComponent(await answer.text())).toBe('a=б')
  expect(answer.headers.get('x-type')).toBe(type)
})

test('an answer without a body, and a packed one, which is unpacked', async () => {
  const packed = gzipSync('{"n":1}')
  const service = await localService(
    (_request, response) => response.writeHead(204).end(),
    (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
  )
  const { fetch } = testFetch()
  expect((await fetch(service.url, {}, PLAN)).body).toBeNull()
  const answer = await fetch(service.url, {}, PLAN)
  expect(answer.headers.get('content-encoding')).toBeNull()
  expect(await answer.json()).toEqual({ n: 1 })
})

test('a refusal is thrown as ours, unless the library knows it better', async () => {
  const service = await localService(json(401, { error: 'old token' }))
  const { fetch } = testFetch({
    mapFailure: ({ status }) => new AppError({ kind: 'auth', code: `demo.${status}` }),
  })
  const asked = fetch(service.url, {}, PLAN)
  await expect(asked).rejects.toMatchObject({ kind: 'auth', code: 'demo.401' })
  const passed = await fetch(service.url, {}, { ...PLAN, passes: ({ status }) => status === 401 })
  expect([passed.status, await passed.json()]).toEqual([401, { error: 'old token' }])
})

test('reads are repeated before their refusal is handed on; a write only when it was not done', async () => {
  const retry = { times: 2, baseMs: 0 }
  const passes = () => true
  const busy = await localService(json(503, {}), cut, json(500, { left: 'as it is' }))
  const { fetch } = testFetch({ clock: runningClock, retry })
  expect((await fetch(busy.url, {}, { ...PLAN, passes })).status).toBe(500)
  expect(busy.seen).toHaveLength(3)

  const limited = await localService(json(429, {}, { 'retry-after': '0' }), json(500, {}))
  const write = { method: 'POST', body: '{}' }
  const plan = { ...PLAN, passes, retry: { ...retry, refusedWrites: true } }
  expect((await fetch(limited.url, write, plan)).status).toBe(500)
  expect(limited.seen).toHaveLength(2)
  const cautious = await localService(json(429, {}, { 'retry-after': '0' }))
  expect((await fetch(cautious.url, write, { ...PLAN, passes })).status).toBe(429)
  expect(cautious.seen).toHaveLength(1)
})

test('a stream is sent once, however harmless the call', async () => {
  const service = await localService(json(503, {}))
  const { fetch } = testFetch({ clock: runningClock, retry: { baseMs: 0 } })
  const body = Readable.from(['once']) as unknown as NonNullable<RequestInit['body']>
  const sending = fetch(service.url, { method: 'PUT', body }, { ...PLAN, idempotent: true })
  await expect(sending).rejects.toMatchObject({ kind: 'unavailable' })
  expect(service.seen).toHaveLength(1)
})

test('a page that is too long is refused, or cut where the caller asks for it', async () => {
  const service = await localService((_request, response) => response.end('x'.repeat(200_000)))
  const { fetch } = testFetch({ maxBytes: 1_000, retry: { times: 0 } })
  await expect(fetch(service.url, {}, PLAN)).rejects.toMatchObject({ code: 'demo.too_large' })
  const answer = await fetch(service.url, {}, { ...PLAN, isCut: true })
  expect(await answer.text()).toBe('x'.repeat(1_000))
})

test('permits and the caller’s signal bound a call as they do elsewhere', async () => {
  const service = await localService(hang)
  const { fetch } = testFetch()
  const stop = new AbortController()
  const plan = { ...PLAN, limits: [{ key: 'k', spec: { capacity: 1, refillMs: 60_000 } }] }
  const asking = fetch(service.url, { signal: stop.signal }, plan)
  await waitFor(() => service.seen.length === 1)
  await expect(fetch(service.url, {}, plan)).rejects.toMatchObject({ code: 'limiter.no_permit' })
  stop.abort(new Error('shutdown'))
  await expect(asking).rejects.toThrow('shutdown')
})

test('metrics and errors know the route, never the address', async () => {
  const service = await localService(cut)
  const { fetch, metrics } = testFetch({ retry: { times: 0 } })
  const asked = fetch(`${service.url}/bot1:secret/getMe?key=hush`, {}, PLAN)
  const error = await asked.catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ kind: 'unavailable', code: 'demo.cut' })
  expect(await metrics.metrics()).toContain('service="demo",route="/things",outcome="unavailable"')
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/secret|hush/)
})
