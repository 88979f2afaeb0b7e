import { expect, test } from 'vitest'
import { createBreaker } from '#platform/http/breaker.ts'
import { createTestClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'
import { hang, json, localService, testClient } from './local-service.ts'

const READ = { method: 'GET', path: '/' } as const
const OPTIONS = { breaker: { failures: 3, openMs: 60_000 }, retry: { times: 0 } }

test('opens after failures in a row, tries one call after a minute, closes when it is good', async () => {
  const bad = json(500, {})
  const service = await localService(bad, bad, bad, bad, json(200, {}))
  const { client, clock, metrics } = testClient(service.url, OPTIONS)
  for (let i = 0; i < 3; i += 1) await client.request(READ).catch(() => undefined)
  expect(client.breakerState()).toBe('open')
  expect(await metrics.metrics()).toContain('http_client_breaker_open{service="demo"} 1')

  await expect(client.request(READ)).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'demo.breaker_open',
    retryAfterMs: 60_000,
  })
  const write = client.request({ method: 'POST', path: '/' })
  await expect(write).rejects.toMatchObject({ kind: 'unavailable' })
  expect(service.seen).toHaveLength(3)

  await clock.advance(60_000)
  expect(client.breakerState()).toBe('half-open')
  await expect(client.request(READ)).rejects.toMatchObject({ code: 'demo.server_error' })
  expect(client.breakerState()).toBe('open')

  await clock.advance(60_000)
  await client.request(READ)
  expect(client.breakerState()).toBe('closed')
  expect(service.seen).toHaveLength(5)
})

test('half-open lets a single call through, and one given up frees its place', async () => {
  const service = await localService(json(500, {}), hang, json(200, {}))
  const { client, clock } = testClient(service.url, { ...OPTIONS, breaker: { failures: 1 } })
  await client.request(READ).catch(() => undefined)
  await clock.advance(60_000)
  const stop = new AbortController()
  const probe = client.request({ ...READ, signal: stop.signal })
  await waitFor(() => service.seen.length === 2)
  await expect(client.request(READ)).rejects.toMatchObject({ code: 'demo.breaker_open' })
  stop.abort(new Error('gone'))
  await expect(probe).rejects.toThrow('gone')
  await client.request(READ)
  expect(client.breakerState()).toBe('closed')
})

test('counts time-outs and refused ports, never 4xx', async () => {
  const service = await localService(hang)
  const { client, clock } = testClient(service.url, OPTIONS)
  const call = client.request(READ)
  const outcome = expect(call).rejects.toMatchObject({ code: 'demo.timeout' })
  await waitFor(() => service.seen.length === 1)
  await clock.advance(5_001)
  await outcome
  await service.close()
  for (let i = 0; i < 2; i += 1) await client.request(READ).catch(() => undefined)
  expect(client.breakerState()).toBe('open')

  const strict = await localService(json(429, {}), json(404, {}), json(400, {}))
  const other = testClient(strict.url, OPTIONS)
  for (let i = 0; i < 9; i += 1) await other.client.request(READ).catch(() => undefined)
  expect(other.client.breakerState()).toBe('closed')
})

test('a good call in between starts the count anew, late verdicts do not reopen or close', async () => {
  const clock = createTestClock()
  const breaker = createBreaker({ clock, failures: 2, openMs: 1_000, onChange: () => undefined })
  for (const verdict of ['bad', 'good', 'bad'] as const) breaker.enter()?.(verdict)
  expect(breaker.state()).toBe('closed')
  const late = breaker.enter()
  breaker.enter()?.('bad')
  expect(breaker.state()).toBe('open')
  late?.('good')
  expect(breaker.state()).toBe('open')
})

test('a window counts bad calls whatever went well between; probes that fail double the pause up to a limit', async () => {
  const clock = createTestClock()
  const breaker = createBreaker({
    ...{ clock, failures: 2, openMs: 1_000, windowMs: 500, longestOpenMs: 3_000 },
    onChange: () => undefined,
  })
  const call = (verdict: 'good' | 'bad') => breaker.enter()?.(verdict)
  call('bad')
  await clock.advance(500)
  for (const verdict of ['good', 'bad', 'good'] as const) call(verdict)
  expect(breaker.state()).toBe('closed')
  call('bad')
  for (const waitMs of [1_000, 2_000, 3_000, 3_000]) {
    expect(breaker.waitMs()).toBe(waitMs)
    await clock.advance(waitMs)
    call('bad')
  }
  await clock.advance(3_000)
  call('good')
  for (const verdict of ['bad', 'bad'] as const) call(verdict)
  expect(breaker.waitMs()).toBe(1_000)
})

test('accounts with breakers of their own fail apart; the gauge shows the worst', async () => {
  const bad = json(500, {})
  const service = await localService(bad, bad, bad, json(200, {}))
  const { client, metrics } = testClient(service.url, OPTIONS)
  const ask = (breakerKey: string) => client.request({ ...READ, breakerKey })
  for (let i = 0; i < 3; i += 1) await ask('one').catch(() => undefined)
  await expect(ask('one')).rejects.toMatchObject({ code: 'demo.breaker_open' })
  await ask('two')
  expect([client.breakerState('one'), client.breakerState('two')]).toEqual(['open', 'closed'])
  expect([client.breakerWaitMs('one'), client.breakerWaitMs()]).toEqual([60_000, 0])
  expect(await metrics.metrics()).toContain('http_client_breaker_open{service="demo"} 1')
})
