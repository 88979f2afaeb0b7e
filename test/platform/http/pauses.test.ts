import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ratelimitRetry } from '#integrations/wildberries/failure.ts'
import { unpack } from '#platform/http/decode.ts'
import { retryAfterHeader } from '#platform/http/failure.ts'

const NOW = Date.parse('2026-11-20T09:00:00Z')
const HOUR = 3_600_000
const failure = (headers: Record<string, string>) => ({ status: 429, headers, body: '' })

test.each([
  ['25', 25_000],
  [' 25 ', 25_000],
  ['0', 0],
  ['1.5', 1_500],
  ['0.2', 200],
  ['30s', 30_000],
  ['Fri, 20 Nov 2026 09:00:40 GMT', 40_000],
  ['Fri, 20 Nov 2026 08:00:00 GMT', 0],
  ['999999999999', HOUR],
  ['Fri, 20 Nov 2099 09:00:00 GMT', HOUR],
  ['-5', undefined],
  ['', undefined],
  ['soon', undefined],
  ['25, 30', undefined],
  ['Infinity', undefined],
])('Retry-After %j is %j ms', (value, ms) => {
  expect(retryAfterHeader(failure({ 'retry-after': value }), NOW)).toBe(ms)
})

test.each([
  ['25', 25_000],
  ['0.5', 500],
  ['9999999', HOUR],
  ['', undefined],
  ['soon', undefined],
])('X-Ratelimit-Retry %j is %j ms', (value, ms) => {
  expect(ratelimitRetry(failure({ 'x-ratelimit-retry': value }))).toBe(ms)
})

test.each([
  ['gzip', gzipSync('{"a":1}')],
  ['gzip', Buffer.from('{"a":1}')],
  ['deflate', Buffer.from('\ufeff{"a":1}')],
  ['x-gzip', gzipSync('{"a":1}')],
])('a body called %s is read whatever it is', async (packing, body) => {
  const answer = { status: 200, headers: { 'content-encoding': packing }, body }
  expect((await unpack(answer, 1_000)).toString()).toContain('{"a":1}')
})
