import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { runningClock } from '#test/support/clock.ts'
import { cut, json, localService, testClient } from './local-service.ts'

const READ = { method: 'GET', path: '/', schema: z.object({ n: z.number() }) } as const
const TIMEOUT_MS = 5_000

/** Time-outs are real; pauses are noted and over at once. */
function pausingClock(pauses: number[]): Clock {
  return {
    now: runningClock.now,
    async sleep(ms, signal) {
      if (ms === TIMEOUT_MS) return runningClock.sleep(ms, signal)
      signal?.throwIfAborted()
      pauses.push(ms)
    },
  }
}

test('an idempotent call outlives a burst of 5xx, with growing pauses', async () => {
  const service = await localService(json(503, {}), cut, json(500, {}), json(200, { n: 4 }))
  const pauses: number[] = []
  const { client } = testClient(service.url, { clock: pausingClock(pauses) })
  expect((await client.request(READ)).data).toEqual({ n: 4 })
  expect(pauses).toHaveLength(3)
  for (const [place, pause] of pauses.entries()) {
    const full = 1_000 * 2 ** place
    expect(pause).toBeGreaterThanOrEqual(full / 2)
    expect(pause).toBeLessThanOrEqual(full)
  }
})

test('three repeats at most, and none of a write unless it is said to be idempotent', async () => {
  const service = await localService(json(500, {}))
  const breaker = { failures: 99 }
  const { client } = testClient(service.url, { clock: pausingClock([]), breaker })
  await expect(client.request(READ)).rejects.toMatchObject({ kind: 'unavailable' })
  expect(service.seen).toHaveLength(4)
  const write = { method: 'PUT', path: '/' } as const
  await expect(client.request(write)).rejects.toMatchObject({ kind: 'unknown-outcome' })
  expect(service.seen).toHaveLength(5)
  const deduped = client.request({ ...write, idempotent: true })
  await expect(deduped).rejects.toMatchObject({ kind: 'unavailable' })
  expect(service.seen).toHaveLength(9)
})

test('waits as long as the service asks, in seconds or by date', async () => {
  const inThreeSeconds = new Date(runningClock.now() + 3_000).toUTCString()
  const service = await localService(
    json(429, {}, { 'retry-after': '2' }),
    json(503, {}, { 'retry-after': inThreeSeconds }),
    json(200, { n: 1 }),
  )
  const pauses: number[] = []
  const { client } = testClient(service.url, { clock: pausingClock(pauses) })
  await client.request(READ)
  expect(pauses[0]).toBe(2_000)
  expect(pauses[1]).toBeGreaterThan(500)
  expect(pauses[1]).toBeLessThanOrEqual(3_000)
})

test('a pause longer than the bound is left to the caller', async () => {
  const service = await localService(json(429, {}, { 'retry-after': '60' }))
  const { client } = testClient(service.url, { clock: pausingClock([]) })
  const call = client.request(READ)
  await expect(call).rejects.toMatchObject({ kind: 'limit', retryAfterMs: 60_000 })
  expect(service.seen).toHaveLength(1)
})

test('neither a 4xx nor an answer of another shape is asked for again', async () => {
  const service = await localService(json(400, {}), json(200, { other: 1 }))
  const { client } = testClient(service.url, { clock: pausingClock([]) })
  await expect(client.request(READ)).rejects.toMatchObject({ kind: 'invalid' })
  await expect(client.request(READ)).rejects.toMatchObject({ code: 'demo.bad_answer' })
  expect(service.seen).toHaveLength(2)
})

test('an abort ends the pause', async () => {
  const service = await localService(json(500, {}))
  const stop = new AbortController()
  const endless: Clock = {
    now: runningClock.now,
    sleep(ms, signal) {
      if (ms !== TIMEOUT_MS) setImmediate(() => stop.abort(new Error('stop')))
      return runningClock.sleep(600_000, signal)
    },
  }
  const { client } = testClient(service.url, { clock: endless })
  await expect(client.request({ ...READ, signal: stop.signal })).rejects.toThrow('stop')
  expect(service.seen).toHaveLength(1)
})
