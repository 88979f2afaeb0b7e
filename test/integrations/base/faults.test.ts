import { describe, expect, test } from 'vitest'
import { TOKEN_LIMIT } from '#integrations/base/calls.ts'
import { baseFailure } from '#integrations/base/failure.ts'
import { serveApp } from '#test/sandbox/serve.ts'
import { baseBefore, live, startBase } from './client.ts'

const MUG = { name: 'Mug', sku: 'MUG', quantity: 5 }

test('a block stops all who share the token, before they ask, and is a limit with a pause', async () => {
  const { base, other, key, controller, openAccount } = await startBase([MUG], { retries: 3 })
  await controller.fault({ method: '*', kind: 'limited', ms: 90_000, times: 1 })
  const error = await base.inventories(key, live()).then(undefined, (thrown) => thrown)
  expect(error).toMatchObject({ kind: 'limit', code: 'base.blocked', retry: 'later' })
  expect(error.retryAfterMs).toBeGreaterThan(80_000)
  expect(error.retryAfterMs).toBeLessThanOrEqual(90_000)
  await expect(other.inventories(key, live())).rejects.toMatchObject({ kind: 'limit' })
  const asked = (await controller.state()).calls.reduce((sum, { requests }) => sum + requests, 0)
  expect(asked).toBe(1)
  const { token } = await openAccount()
  expect(await base.probe(token, live())).toHaveLength(1)
})

describe('the pause of a block', () => {
  const NOW = Date.parse('2026-11-20T09:00:00Z')
  const pause = (message: string, now = NOW) =>
    baseFailure('ERROR_BLOCKED_TOKEN', message, now).retryAfterMs

  test.each([
    ['Query limit exceeded, token blocked until 2026-11-20 10:02:00', 120_000],
    ['Token gesperrt bis 2026-11-20 10:02:00.', 120_000],
    ['token blocked until 2026-11-20 23:00:00', 300_000],
    ['token blocked until 2026-11-20 09:59:00', 60_000],
    ['token blocked until 2026-13-45 99:99:99', 60_000],
    ['token blocked', 60_000],
  ])('%s', (message, ms) => expect(pause(message)).toBe(ms))

  test('in summer Warsaw is two hours ahead', () => {
    const summer = Date.parse('2026-07-20T09:00:00Z')
    expect(pause('until 2026-07-20 11:01:30', summer)).toBe(90_000)
  })
})

test('one call at a time of a token; others wait for their turn', async () => {
  let underWay = 0
  let most = 0
  const url = await serveApp({
    async fetch() {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setImmediate(resolve))
      underWay -= 1
      return Response.json({ status: 'SUCCESS', inventories: [] })
    },
  })
  const { base } = baseBefore(url, '1-2-TOKEN')
  await Promise.all(Array.from({ length: 8 }, () => base.probe('1-2-TOKEN', live())))
  expect(most).toBe(1)
})

test('a token gets no more than 41 calls in any minute', () => {
  expect(TOKEN_LIMIT.capacity + 60_000 / TOKEN_LIMIT.refillMs).toBeLessThanOrEqual(41)
})

test('a token that is refused is reported; other errors are told in Base’s words', async () => {
  const { base, key, controller, token, refused } = await startBase([MUG])
  await controller.fault({ method: 'getInventories', kind: 'unpaid', times: 1 })
  await expect(base.inventories(key, live())).rejects.toMatchObject({
    kind: 'invalid',
    code: 'base.refused',
    vars: { reason: 'API is not in the plan' },
  })
  await controller.command('revoke-token', { token })
  await expect(base.inventories(key, live())).rejects.toMatchObject({
    kind: 'auth',
    code: 'base.unauthorized',
  })
  expect(refused).toEqual(['base.unauthorized'])
})

test.each(['http-5xx', 'hang', 'drop', 'not-json', 'truncated', 'empty-ok'] as const)(
  '%s is unavailable, and over when it is over',
  async (kind) => {
    const { base, key, controller } = await startBase([MUG])
    await controller.fault({ method: '*', kind, times: 1 })
    const ask = () => base.products(key, { inventoryId: 307, page: 1 }, live())
    await expect(ask()).rejects.toMatchObject({ kind: 'unavailable', retry: 'later' })
    expect((await ask()).items).toHaveLength(1)
  },
)

test('an absolute number whose answer was lost is written again', async () => {
  const { base, key, controller, account } = await startBase([MUG], { retries: 1 })
  await controller.fault({ method: 'write', kind: 'drop-after', times: 1 })
  const by = { inventoryId: 307, warehouse: 'bl_206', stock: { 2685: 2 } }
  expect(await base.setStock(key, by, live())).toEqual({})
  expect(account()?.products[0]?.stock).toEqual({ bl_206: 2 })
  const { calls } = await controller.state()
  expect(calls).toMatchObject([{ method: 'updateInventoryProductsStock', requests: 2, ok: 1 }])
})

test('giving up is passed on as it is, also while waiting for a turn', async () => {
  const { base, key, controller, token } = await startBase([MUG], { timeoutMs: 60_000 })
  await controller.fault({ method: '*', kind: 'hang' })
  const stop = new AbortController()
  const asking = [base.inventories(key, stop.signal), base.probe(token, stop.signal)]
  stop.abort(new Error('cancelled'))
  for (const one of asking) await expect(one).rejects.toThrow('cancelled')
  await controller.clearFaults()
})
