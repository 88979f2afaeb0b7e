import { expect, test } from 'vitest'
import { createWildberriesSandbox } from '#sandbox/wildberries/sandbox.ts'
import { makeToken, type TokenType } from '#sandbox/wildberries/tokens.ts'
import { createTestClock } from '#test/support/clock.ts'

const SID = '7f3c1c52-6c1e-4a7d-9f0c-2b7f5b0a91d4'

function start() {
  const clock = createTestClock()
  const sandbox = createWildberriesSandbox({ clock })
  const call = (path: string, token: string, method = 'GET') =>
    sandbox.app.request(path, {
      method,
      headers: { authorization: token },
      ...(method === 'POST' ? { body: '{}' } : {}),
    })
  const token = (type: TokenType, sid = SID) => makeToken({ sid, type, nowMs: clock.now() })
  return { clock, sandbox, call, token }
}

const COEFFICIENTS = '/common/api/tariffs/v1/acceptance/coefficients'

test.each<{ path: string; method?: string; type: TokenType; burst: number; seconds: number }>([
  { path: COEFFICIENTS, type: 'personal', burst: 6, seconds: 10 },
  { path: COEFFICIENTS, type: 'service', burst: 6, seconds: 10 },
  { path: COEFFICIENTS, type: 'base', burst: 1, seconds: 3600 },
  { path: '/common/ping', type: 'personal', burst: 3, seconds: 10 },
  { path: '/supplies/ping', type: 'base', burst: 3, seconds: 10 },
  { path: '/common/api/v1/seller-info', type: 'personal', burst: 10, seconds: 60 },
  { path: '/common/api/v1/seller-info', type: 'base', burst: 1, seconds: 86_400 },
  { path: '/supplies/api/v1/warehouses', type: 'personal', burst: 6, seconds: 10 },
  { path: '/supplies/api/v1/warehouses', type: 'base', burst: 1, seconds: 43_200 },
  { path: '/supplies/api/v1/transit-tariffs', type: 'personal', burst: 10, seconds: 10 },
  { path: '/supplies/api/v1/transit-tariffs', type: 'base', burst: 1, seconds: 43_200 },
  { path: '/supplies/api/v1/supplies', method: 'POST', type: 'personal', burst: 10, seconds: 2 },
  { path: '/supplies/api/v1/supplies', method: 'POST', type: 'base', burst: 1, seconds: 1800 },
  { path: '/supplies/api/supplies/v1/drafts', type: 'personal', burst: 10, seconds: 2 },
])('$path with a $type token: $burst at once, then one in $seconds s', async (limit) => {
  const { clock, call, token } = start()
  const key = token(limit.type)
  const ask = () => call(limit.path, key, limit.method)
  for (let left = limit.burst - 1; left >= 0; left -= 1) {
    const answer = await ask()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-ratelimit-remaining')).toBe(String(left))
  }
  const refused = await ask()
  expect(refused.status).toBe(429)
  expect(refused.headers.get('content-type')).toBe('application/problem+json')
  expect(refused.headers.get('x-ratelimit-remaining')).toBeNull()
  expect(refused.headers.get('x-ratelimit-retry')).toBe(String(limit.seconds))
  expect(refused.headers.get('x-ratelimit-limit')).toBe(String(limit.burst))
  expect(refused.headers.get('x-ratelimit-reset')).toBe(String(limit.burst * limit.seconds))
  expect(await refused.json()).toMatchObject({ title: 'too many requests', status: 429 })

  clock.jump(clock.now() + limit.seconds * 1000 - 1)
  expect((await ask()).status).toBe(429)
  clock.jump(clock.now() + 1)
  expect((await ask()).status).toBe(200)
  expect((await ask()).status).toBe(429)
})

test('tokens of one seller share a bucket, sellers and token types do not', async () => {
  const { sandbox, call, token } = start()
  for (let round = 0; round < 6; round += 1) {
    expect((await call(COEFFICIENTS, token('personal'))).status).toBe(200)
  }
  expect((await call(COEFFICIENTS, token('personal'))).status).toBe(429)
  expect((await call(COEFFICIENTS, token('service'))).status).toBe(200)
  expect((await call(COEFFICIENTS, token('personal', 'another-seller'))).status).toBe(200)

  const figures = sandbox.buckets.report().find(({ sid, acc }) => sid === SID && acc === 3)
  expect(figures).toMatchObject({ requests: 7, violations: 1, maxInPeriod: 7, burst: 6 })
})

test('ping counts for each host by itself', async () => {
  const { call, token } = start()
  const key = token('personal')
  for (let round = 0; round < 3; round += 1) await call('/common/ping', key)
  expect((await call('/common/ping', key)).status).toBe(429)
  expect((await call('/supplies/ping', key)).status).toBe(200)
})

test('a clock set back gives and takes nothing', async () => {
  const { clock, call, token } = start()
  const ask = async () => (await call(COEFFICIENTS, token('personal'))).headers
  expect((await ask()).get('x-ratelimit-remaining')).toBe('5')
  clock.jump(clock.now() - 5_000)
  expect((await ask()).get('x-ratelimit-remaining')).toBe('4')
})
