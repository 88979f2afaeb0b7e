import { Registry } from 'prom-client'
import { expect, onTestFinished, test } from 'vitest'
import { createCloudWordstat } from '#integrations/wordstat/cloud.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { serveApp } from '#test/sandbox/serve.ts'
import { runningClock } from '#test/support/clock.ts'
import { keyFor, live } from './clients.ts'

/** The cloud client before a server that says just this. */
async function before(body: unknown, init: ResponseInit = {}) {
  const baseUrl = await serveApp({ fetch: () => Response.json(body, init) })
  const cloud = createCloudWordstat({
    baseUrl,
    clock: runningClock,
    limiter: createMemoryLimiter({ clock: runningClock }),
    log: silentLog,
    metrics: new Registry(),
    retry: { times: 0 },
  })
  onTestFinished(cloud.close)
  const request = { phrases: ['чай'], regionIds: [], limit: 10 }
  return { cloud, top: () => cloud.top(keyFor('cloud'), request, live()) }
}

const row = (count: unknown) => ({ results: [{ phrase: 'чай', count }] })

test('phrases are cleaned and never made up', async () => {
  const { top } = await before({
    totalCount: '9',
    results: [
      { phrase: '  зелёныи\u0306   чай ', count: '8' },
      { phrase: ' ', count: '7' },
    ],
  })
  const text = 'зелёный чай'
  expect(await top()).toEqual([{ phrases: [{ text, frequency: 8 }], similar: [] }])
})

test('of a phrase nobody looks for the service says nothing at all: no shows', async () => {
  const { top } = await before({})
  expect(await top()).toEqual([{ phrases: [], similar: [] }])
})

test.each([null, undefined, '0', 0])('a count of %j is none', async (count) => {
  const { top } = await before(row(count))
  expect(await top()).toEqual([{ phrases: [{ text: 'чай', frequency: 0 }], similar: [] }])
})

test.each(['1 000', '', 'NaN', '1e3', -1, 1.5, '99999999999999999999'])(
  'a row with a count of %j is left out, and the answer is not lost for it',
  async (count) => {
    const { top } = await before({ results: [...row('8').results, ...row(count).results, 7] })
    expect(await top()).toEqual([{ phrases: [{ text: 'чай', frequency: 8 }], similar: [] }])
    const alone = await before(row(count))
    await expect(alone.top()).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'wordstat-cloud.bad_answer',
    })
  },
)

test.each([
  [{ 'retry-after': '7' }, 'Time to refill: 99 seconds', 7_000],
  [{ 'x-ratelimit-reset': '37' }, '', 37_000],
  [{}, 'Quota limit exceeded, try again later. Time to refill: 1500 seconds', 1_500_000],
  [{}, 'Quota limit exceeded', undefined],
  [{ 'x-ratelimit-reset': 'soon' }, '', undefined],
] as const)('a pause of %j and %j', async (headers, message, retryAfterMs) => {
  const { top } = await before({ code: 8, message, details: [] }, { status: 429, headers })
  await expect(top()).rejects.toMatchObject({ kind: 'limit', retryAfterMs })
})

test('a reset told as a moment', async () => {
  const reset = Math.ceil(runningClock.now() / 1_000) + 60
  const { top } = await before({}, { status: 429, headers: { 'x-ratelimit-reset': `${reset}` } })
  const error = await top().then(undefined, (thrown) => thrown)
  expect(error.retryAfterMs).toBeGreaterThan(50_000)
  expect(error.retryAfterMs).toBeLessThanOrEqual(61_000)
})

test('a tree whose nodes have names instead of labels, one of them none', async () => {
  const { cloud } = await before({
    regions: [
      { id: '225', name: 'Россия', children: [{ id: 3, children: [{ id: 1, label: 'Москва' }] }] },
    ],
  })
  expect(await cloud.getRegionsTree({ secret: 'key' })).toEqual([
    { id: 225, name: 'Россия', parentId: null },
    { id: 1, name: 'Москва', parentId: 225 },
  ])
})
