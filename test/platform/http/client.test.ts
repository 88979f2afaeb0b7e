import { brotliCompressSync, gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { parseBigJson } from '#platform/json.ts'
import { withRequest } from '#platform/log/context.ts'
import { waitFor } from '#test/support/wait.ts'
import { cut, type Handler, hang, json, localService, testClient } from './local-service.ts'

const Answer = z.object({ n: z.number() })

test('sends path, query, headers, body and request id; gives back checked data', async () => {
  const bodies: string[] = []
  const service = await localService((request, response) => {
    request.on('data', (chunk) => bodies.push(String(chunk)))
    request.on('end', () => json(201, { n: 7, more: true }, { 'X-Left': '3' })(request, response))
  })
  const { client } = testClient(`${service.url}/base/`, { headers: { 'User-Agent': 'prilavok' } })
  const answer = await withRequest({ requestId: 'r-1' }, () =>
    client.request({
      method: 'POST',
      path: '/items',
      query: { limit: 10, only: undefined, name: 'a&б' },
      headers: { Authorization: 'secret' },
      body: { id: 1 },
      schema: Answer,
    }),
  )
  expect(answer).toMatchObject({ status: 201, data: { n: 7 }, headers: { 'x-left': '3' } })
  expect(bodies.join('')).toBe('{"id":1}')
  expect(service.seen[0]).toMatchObject({
    method: 'POST',
    url: '/base/items?limit=10&name=a%26%D0%B1',
    headers: {
      authorization: 'secret',
      'user-agent': 'prilavok',
      'x-request-id': 'r-1',
      'content-type': 'application/json',
    },
  })
})

test('sends a form where a service asks for one, and reads big ids as text', async () => {
  const bodies: string[] = []
  const service = await localService((request, response) => {
    request.on('data', (chunk) => bodies.push(String(chunk)))
    request.on('end', () => response.end('{"id":1152921504606846977}'))
  })
  const { client } = testClient(service.url, { parseJson: parseBigJson })
  const { data } = await client.request({
    method: 'POST',
    path: '/token',
    form: { grant_type: 'code', code: 'a b' },
    schema: z.object({ id: z.string() }),
  })
  expect(bodies.join('')).toBe('grant_type=code&code=a+b')
  expect(service.seen[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  expect(data.id).toBe('1152921504606846977')
})

test.each([
  ['gzip', gzipSync('{"n":1}')],
  ['br', brotliCompressSync('{"n":1}')],
])('unpacks %s', async (encoding, packed) => {
  const service = await localService((_request, response) => {
    response.writeHead(200, { 'content-encoding': encoding }).end(packed)
  })
  const { client } = testClient(service.url)
  const { data } = await client.request({ method: 'GET', path: '/', schema: Answer })
  expect(data).toEqual({ n: 1 })
})

test('a bomb and a flood end at the size cap', async () => {
  const bomb: Handler = (_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('"'.repeat(1_000_000)))
  }
  const flood: Handler = (_request, response) => {
    response.writeHead(200).end('x'.repeat(200_000))
  }
  const service = await localService(bomb, flood)
  const { client } = testClient(service.url, { maxBytes: 100_000, retry: { times: 0 } })
  const get = () => client.request({ method: 'GET', path: '/', schema: Answer })
  await expect(get()).rejects.toMatchObject({ code: 'demo.bad_answer' })
  await expect(get()).rejects.toMatchObject({ kind: 'unavailable', code: 'demo.too_large' })
})

test('one connection carries calls that come one after the other', async () => {
  const service = await localService(json(200, { n: 1 }))
  const { client } = testClient(service.url, { connections: 1 })
  for (let i = 0; i < 5; i += 1) await client.request({ method: 'GET', path: '/' })
  expect(service.connections()).toBe(1)
})

test.each([
  [400, 'invalid', 'demo.http_400'],
  [401, 'auth', 'demo.unauthorized'],
  [402, 'invalid', 'demo.http_402'],
  [403, 'auth', 'demo.forbidden'],
  [404, 'not-found', 'demo.not_found'],
  [409, 'conflict', 'demo.conflict'],
  [500, 'unknown-outcome', 'demo.server_error'],
])('%i of a write is %s', async (status, kind, code) => {
  const service = await localService(json(status, { detail: 'no' }))
  const { client } = testClient(service.url)
  const call = client.request({ method: 'POST', path: '/', body: {} })
  await expect(call).rejects.toMatchObject({ kind, code })
  expect(service.seen).toHaveLength(1)
})

test("a service's own mapping comes first and sees the parsed body", async () => {
  const service = await localService(json(402, { title: 'pay' }), json(400, { title: 'odd' }))
  const { client } = testClient(service.url, {
    mapFailure: ({ status, body }) =>
      status === 402
        ? new AppError({
            kind: 'unavailable',
            code: `demo.${JSON.stringify(body)}`,
            retry: 'never',
          })
        : undefined,
  })
  const get = () => client.request({ method: 'GET', path: '/' })
  await expect(get()).rejects.toMatchObject({ code: 'demo.{"title":"pay"}' })
  await expect(get()).rejects.toMatchObject({ code: 'demo.http_400' })
})

test('the log cause of a refusal masks what may be a secret', async () => {
  const service = await localService(json(400, { detail: `key ${'a1'.repeat(40)} is odd` }))
  const { client } = testClient(service.url)
  const error = await client.request({ method: 'GET', path: '/' }).catch((thrown) => thrown)
  expect(String(error.cause)).toContain('key … is odd')
})

test('permits are taken before the call, and a wait too long is a limit', async () => {
  const service = await localService(json(200, { n: 1 }))
  const { client } = testClient(service.url)
  const limits = [
    { key: 'account', spec: { capacity: 5, refillMs: 60_000 } },
    { key: 'method', spec: { capacity: 1, refillMs: 60_000 } },
  ]
  await client.request({ method: 'GET', path: '/', limits })
  const second = client.request({ method: 'GET', path: '/', limits })
  await expect(second).rejects.toMatchObject({ kind: 'limit', code: 'limiter.no_permit' })
  expect(service.seen).toHaveLength(1)
})

test('429 of a write is a limit with the pause, and blocks the first bucket', async () => {
  const service = await localService(json(429, {}, { 'x-ratelimit-retry': '7' }))
  const { client, limiter } = testClient(service.url, {
    retryAfter: ({ headers }) => Number(headers['x-ratelimit-retry']) * 1_000 || undefined,
  })
  const spec = { capacity: 6, refillMs: 10_000 }
  const limits = [
    { key: 'account', spec },
    { key: 'shared', spec },
  ]
  const call = client.request({ method: 'POST', path: '/', body: {}, limits })
  await expect(call).rejects.toMatchObject({
    kind: 'limit',
    code: 'demo.rate_limited',
    retryAfterMs: 7_000,
  })
  expect(await limiter.take('account', spec)).toMatchObject({ ok: false, waitMs: 7_000 })
  expect((await limiter.take('shared', spec)).ok).toBe(true)
})

test("a refusal in a service's own words keeps the pause that the headers ask for", async () => {
  const named = (retryAfterMs?: number) => () =>
    new AppError({
      kind: 'limit',
      code: 'demo.named',
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    })
  const refusal = json(429, {}, { 'retry-after': '25' })
  const ask = async (mapFailure: () => AppError) => {
    const { url } = await localService(refusal)
    return testClient(url, { mapFailure }).client.request({ method: 'POST', path: '/', body: {} })
  }
  await expect(ask(named())).rejects.toMatchObject({ code: 'demo.named', retryAfterMs: 25_000 })
  await expect(ask(named(3_000))).rejects.toMatchObject({ retryAfterMs: 3_000 })
})

test('counts tries by outcome, measures them and shows the breaker', async () => {
  const service = await localService(json(404, {}), json(200, { n: 1 }))
  const { client, metrics } = testClient(service.url)
  const request = { method: 'GET', path: '/a/1', route: '/a/{id}' } as const
  await client.request(request).catch(() => undefined)
  await client.request(request)
  const text = await metrics.metrics()
  const labels = 'service="demo",route="/a/{id}"'
  expect(text).toContain(`http_client_requests_total{${labels},outcome="not-found"} 1`)
  expect(text).toContain(`http_client_requests_total{${labels},outcome="ok"} 1`)
  expect(text).toContain(`http_client_duration_seconds_count{${labels}} 2`)
  expect(text).toContain('http_client_breaker_open{service="demo"} 0')
})

test('an abort ends the call with its own reason, wherever the call is', async () => {
  const service = await localService(hang)
  const { client, limiter, clock } = testClient(service.url, { connections: 1 })
  const spec = { capacity: 1, refillMs: 5_000 }
  await limiter.take('k', spec)
  const stop = new AbortController()
  const onWire = client.request({ method: 'POST', path: '/1', signal: stop.signal })
  const wait = { method: 'GET', path: '/2', signal: stop.signal } as const
  const forPermit = client.request({ ...wait, limits: [{ key: 'k', spec }] })
  let sent = false
  const inQueue = client.request({
    ...wait,
    onSend: () => {
      sent = true
    },
  })
  await waitFor(() => service.seen.length === 1 && clock.sleepers() === 3)
  stop.abort(new Error('shutdown'))
  await expect(onWire).rejects.toThrow('shutdown')
  await expect(forPermit).rejects.toThrow('shutdown')
  await expect(inQueue).rejects.toThrow('shutdown')
  const late = client.request({ method: 'GET', path: '/3', signal: stop.signal })
  await expect(late).rejects.toThrow('shutdown')
  expect(sent).toBe(false)
  expect(service.seen).toHaveLength(1)
  expect(client.breakerState()).toBe('closed')
})

test('one log line a try, without headers, query and bodies', async () => {
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line) => lines.push(line) })
  const service = await localService(json(200, { n: 1 }), json(400, { detail: 'odd' }), cut)
  const { client } = testClient(service.url, { log, retry: { times: 0 } })
  for (let i = 0; i < 3; i += 1) {
    const request = { headers: { authorization: 'hush' }, query: { key: 'hush' }, body: 'hush' }
    await client.request({ method: 'POST', path: '/', ...request }).catch(() => undefined)
  }
  const [fine, refused, broken] = lines.map((line) => JSON.parse(line))
  expect(fine).toMatchObject({ level: 20, service: 'demo', route: '/', outcome: 'ok', status: 200 })
  expect(refused).toMatchObject({ level: 40, outcome: 'invalid', code: 'demo.http_400' })
  expect(broken).toMatchObject({ level: 40, outcome: 'unknown-outcome', code: 'demo.cut' })
  expect(lines).toHaveLength(3)
  expect(lines.join('')).not.toContain('hush')
})
