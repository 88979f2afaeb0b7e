import { expect, test } from 'vitest'
import { keyFor, live, startClients } from './clients.ts'

const METHOD = 'cloud/topRequests'
const ask = (phrase: string) => ({ phrases: [phrase], regionIds: [], limit: 10 })

test.each([
  ['cloud', 1_900_000],
  ['oauth', 1_900_000],
] as const)('%s: a 429 that says for how long is passed on with it', async (provider, ms) => {
  const { providers, controller, sandbox } = await startClients({ retries: 3 })
  const wordstat = providers[provider]
  await controller.fault({ method: provider, kind: 'limited', ms, times: 1 })
  await expect(wordstat.top(keyFor(provider), ask('термос'), live())).rejects.toMatchObject({
    kind: 'limit',
    code: `wordstat-${provider}.rate_limited`,
    retryAfterMs: ms,
  })
  const again = wordstat.top(keyFor(provider), ask('термос'), live())
  await expect(again).rejects.toMatchObject({ kind: 'limit', code: 'limiter.no_permit' })
  expect(sandbox.calls.report()).toMatchObject([{ requests: 1 }])
  const other = await wordstat.top(keyFor(provider, 'other'), ask('термос'), live())
  expect(other).toHaveLength(1)
})

test.each(['cloud', 'oauth'] as const)(
  '%s: a 429 without a word about when is repeated, then left to the caller',
  async (provider) => {
    const { providers, controller, sandbox } = await startClients({ retries: 2 })
    await controller.fault({ method: provider, kind: 'limited', times: 3 })
    await expect(
      providers[provider].top(keyFor(provider), ask('термос'), live()),
    ).rejects.toMatchObject({ kind: 'limit', retryAfterMs: undefined })
    expect(sandbox.calls.report()).toMatchObject([{ requests: 3, failed: { 429: 3 } }])
  },
)

test('the quota of an hour ends when the service says', async () => {
  const { providers, sandbox } = await startClients({ quotas: { cloudHourly: 2 } })
  const key = keyFor('cloud')
  for (const phrase of ['термос', 'термокружка']) {
    await providers.cloud.top(key, ask(phrase), live())
  }
  const third = providers.cloud.top(key, ask('термостакан'), live())
  const error = await third.then(undefined, (thrown) => thrown)
  expect(error).toMatchObject({ kind: 'limit' })
  expect(error.retryAfterMs).toBeGreaterThan(3_590_000)
  expect(error.retryAfterMs).toBeLessThanOrEqual(3_600_000)
  expect(sandbox.phrases()).toHaveLength(2)
})

test('twenty phrases at once never meet the limit of a second', async () => {
  const { providers, sandbox } = await startClients()
  const key = keyFor('cloud')
  const asked = Array.from({ length: 20 }, (_, number) => ask(`термос ${number}`))
  await Promise.all(asked.map((request) => providers.cloud.top(key, request, live())))
  expect(sandbox.calls.report()).toMatchObject([{ requests: 20, ok: 20, failed: {} }])
})

test('a fault in passing is repeated', async () => {
  const { providers, controller } = await startClients({ retries: 2 })
  await controller.fault({ method: METHOD, kind: 'http-5xx', status: 500, times: 2 })
  const [answer] = await providers.cloud.top(keyFor('cloud'), ask('термос'), live())
  expect(answer?.phrases[0]).toEqual({ text: 'термос', frequency: 174_900 })
})

test.each(['cloud', 'oauth'] as const)('%s: a broken body is unavailable', async (provider) => {
  const { providers, controller } = await startClients({ timeoutMs: 2_000 })
  for (const kind of ['truncated', 'cut', 'hang-after', 'drop-after', 'drip'] as const) {
    await controller.fault({ method: provider, kind, times: 1 })
    await expect(
      providers[provider].top(keyFor(provider), ask('термос'), live()),
    ).rejects.toMatchObject({ kind: 'unavailable' })
  }
})

test('a request the service refuses is invalid and says why', async () => {
  const { providers } = await startClients()
  await expect(
    providers.cloud.top(keyFor('cloud'), ask('я'.repeat(401)), live()),
  ).rejects.toMatchObject({
    kind: 'invalid',
    code: 'wordstat-cloud.bad_request',
    vars: { detail: expect.stringContaining('phrase') },
  })
  await expect(
    providers.oauth.top(keyFor('oauth'), ask('я'.repeat(401)), live()),
  ).rejects.toMatchObject({ kind: 'invalid', code: 'wordstat-oauth.bad_phrase' })
})

test('the folder of the key goes along, and money that ran out is told apart', async () => {
  const { providers, controller } = await startClients()
  const key = { ...keyFor('cloud'), facts: { folderId: 'b1gexample' } }
  await providers.cloud.top(key, ask('термос'), live())
  expect((await controller.state()).phrases[0]?.account).toBe('b1gexample')
  await controller.fault({ method: METHOD, kind: 'unpaid', times: 1 })
  await expect(providers.cloud.top(key, ask('термос'), live())).rejects.toMatchObject({
    kind: 'auth',
    code: 'wordstat-cloud.forbidden',
  })
})

test('the tree comes flat, is free and is not repeated', async () => {
  const { providers, controller, sandbox } = await startClients({ retries: 3 })
  const { secret } = keyFor('cloud')
  const tree = await providers.cloud.getRegionsTree({ secret })
  expect(tree).toContainEqual({ id: 213, name: 'Москва', parentId: 1 })
  expect(tree).toContainEqual({ id: 225, name: 'Россия', parentId: null })
  expect(sandbox.phrases()).toEqual([])
  await controller.fault({ method: 'cloud/getRegionsTree', kind: 'http-5xx' })
  await expect(providers.cloud.getRegionsTree({ secret })).rejects.toMatchObject({
    kind: 'unavailable',
  })
  expect(sandbox.calls.report()).toMatchObject([{ requests: 2 }])
})
