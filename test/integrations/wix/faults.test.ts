import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SITE_LIMIT } from '#integrations/wix/calls.ts'
import { live, startWix } from './client.ts'

const MUG = { name: 'Mug', sku: 'MUG', quantity: 5 }
const V1 = 'V1_CATALOG'
const V3 = 'V3_CATALOG'

async function startV1(options: Parameters<typeof startWix>[2] = {}) {
  const started = await startWix(V1, [MUG], options)
  const { items } = await started.wix.items(started.key, { catalog: 'v1' }, live())
  const entries = items.map((item) => ({ item, by: 1 }))
  const left = () => started.now().products[0]?.variants[0]?.quantity
  return { ...started, entries, left }
}

test.each(['drop-after', 'hang-after', 'cut'] as const)(
  '%s: a relative write whose answer was lost is not repeated, and is an outcome nobody knows',
  async (kind) => {
    const { wix, key, controller, entries, left } = await startV1({ retries: 3 })
    await controller.fault({ method: 'v1.decrement', kind, times: 1 })
    await expect(wix.change(key, 'decrement', entries, live())).rejects.toMatchObject({
      kind: 'unknown-outcome',
      retry: 'never',
    })
    expect(left()).toBe(4)
  },
)

test('a 5xx after a relative write and after an absolute one of V1 is an outcome nobody knows', async () => {
  const { wix, key, controller, entries, now } = await startV1({ retries: 3 })
  await controller.fault({ method: 'write', kind: 'http-5xx' })
  const unknown = { kind: 'unknown-outcome' }
  await expect(wix.change(key, 'decrement', entries, live())).rejects.toMatchObject(unknown)
  const { id = '' } = now().products[0] ?? {}
  const zero = [{ variantId: entries[0]?.item.variantId ?? '', quantity: 0 }]
  await expect(wix.setV1(key, id, zero, live())).rejects.toMatchObject(unknown)
  const { calls } = await controller.state()
  const writes = calls.filter(({ method }) => /crement|set/.test(method))
  expect(writes.map(({ requests }) => requests)).toEqual([1, 1])
})

test('a write by revision is repeated when its answer is lost, and then told to be old', async () => {
  const { wix, key, controller, now } = await startWix(V3, [MUG], { retries: 2 })
  const { items } = await wix.items(key, { catalog: 'v3' }, live())
  const changes = items.map(({ id, revision }) => ({ id, revision: revision ?? '', quantity: 2 }))
  await controller.fault({ method: 'v3.bulk', kind: 'drop-after', times: 1 })
  const outcomes = await wix.setV3(key, changes, live())
  expect(outcomes).toMatchObject([{ isDone: false, problem: 'stale' }])
  expect(now().products[0]?.variants[0]).toMatchObject({ quantity: 2, revision: 2 })
})

test('reads are repeated; a service that stays away is unavailable', async () => {
  const { wix, key, controller } = await startWix(V1, [MUG], { retries: 2 })
  await controller.fault({ method: 'v1.products', kind: 'http-5xx', times: 2 })
  expect((await wix.items(key, { catalog: 'v1' }, live())).items).toHaveLength(1)
  for (const kind of ['hang', 'drop', 'not-json', 'truncated', 'empty-ok'] as const) {
    await controller.fault({ method: 'read', kind })
    await expect(wix.items(key, { catalog: 'v1' }, live())).rejects.toMatchObject({
      kind: 'unavailable',
      retry: 'later',
    })
    await controller.clearFaults()
    await wix.items(key, { catalog: 'v1' }, live())
  }
})

test('a 429 holds this site back, without an end for a part of a minute, and no other', async () => {
  const { wix, key, controller, vault, openSite } = await startWix(V1, [MUG], { retries: 3 })
  await controller.fault({ method: 'read', kind: 'limited', account: key.accountKey })
  const catalog = 'v1'
  await expect(wix.items(key, { catalog }, live())).rejects.toMatchObject({
    kind: 'limit',
    code: 'wix.rate_limited',
    retryAfterMs: 20_000,
  })
  await expect(wix.items(key, { catalog }, live())).rejects.toMatchObject({ kind: 'limit' })
  const { calls } = await controller.state()
  expect(calls.reduce((sum, { requests }) => sum + requests, 0)).toBe(1)
  const other = await openSite(V1, [MUG])
  vault.secret = `${other.site.id} ${other.key}`
  const otherKey = { ...key, accountKey: other.site.id }
  expect((await wix.items(otherKey, { catalog }, live())).items).toHaveLength(1)
})

test('a refused relative write was not carried out and is repeated', async () => {
  const { wix, key, controller, entries, left } = await startV1({ retries: 1 })
  await controller.fault({ method: 'v1.decrement', kind: 'limited', ms: 0, times: 1 })
  await wix.change(key, 'decrement', entries, live())
  expect(left()).toBe(4)
})

test('in no minute does a site get more than 200 calls', () => {
  const { capacity, refillMs } = SITE_LIMIT
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 300 }), (pauses) => {
      let [tokens, at, last] = [capacity, 0, 0]
      const sent = pauses.map((pause) => {
        at += pause
        tokens = Math.min(capacity, tokens + (at - last) / refillMs)
        if (tokens < 1) {
          at += (1 - tokens) * refillMs
          tokens = 1
        }
        last = at
        tokens -= 1
        return at
      })
      const busiest = Math.max(
        ...sent.map((from) => sent.filter((one) => one >= from && one < from + 60_000).length),
      )
      return busiest <= 200
    }),
    { numRuns: 20 },
  )
})

test('a site that was moved to V3 is noticed at the first refused call', async () => {
  const { wix, key, controller, entries } = await startV1()
  expect(await wix.catalog(key, live())).toBe('v1')
  await controller.command('migrate', { siteId: key.accountKey, catalog: V3 })
  expect(await wix.catalog(key, live())).toBe('v1')
  await expect(wix.change(key, 'decrement', entries, live())).rejects.toMatchObject({
    kind: 'conflict',
    code: 'wix.other_catalog',
  })
  expect(await wix.catalog(key, live())).toBe('v3')
  const { calls } = await controller.state()
  expect(calls.find(({ method }) => method === 'version')?.requests).toBe(2)
})

test('a key that Wix refuses is reported once for each refusal, and the error says so', async () => {
  const { wix, key, controller, refused, vault } = await startWix(V1, [MUG], { retries: 3 })
  await controller.command('revoke-key', { key: vault.secret.split(' ')[1] })
  await expect(wix.catalog(key, live())).rejects.toMatchObject({
    kind: 'auth',
    code: 'wix.unauthorized',
  })
  expect(refused).toEqual(['wix.unauthorized'])
})

test('giving up is passed on as it is', async () => {
  const { wix, key, controller } = await startWix(V1, [MUG], { timeoutMs: 60_000 })
  await controller.fault({ method: 'read', kind: 'hang' })
  const stop = new AbortController()
  const asking = wix.items(key, { catalog: 'v1' }, stop.signal)
  stop.abort(new Error('cancelled'))
  await expect(asking).rejects.toThrow('cancelled')
  await controller.clearFaults()
})
