import fc from 'fast-check'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test } from 'vitest'
import {
  CLIENT_LIMIT,
  clientBucket,
  SELLER_LIMITS,
  type Spend,
  sellerBuckets,
  specOf,
} from '#integrations/allegro/limits.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { createRedisSeats } from '#platform/limits/seats.ts'
import { createTestClock } from '#test/support/clock.ts'
import { testRedis } from '#test/support/redis.ts'
import { callsOf, live, startAllegro } from './clients.ts'

const MINUTE = 60_000
const SPENDS = Object.keys(SELLER_LIMITS) as Spend[]

test('no bucket lets more go in any window than Allegro allows, whatever is asked when', async () => {
  const limits = [
    ...SPENDS.flatMap((spends) =>
      SELLER_LIMITS[spends].map((limit) => ({ ...limit, spec: specOf(limit) })),
    ),
    { windowMs: MINUTE, limit: CLIENT_LIMIT, spec: clientBucket('id', CLIENT_LIMIT).spec },
  ]
  const asks = fc.array(
    fc.record({
      pauseMs: fc.integer({ min: 0, max: 5_000 }),
      part: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
    { minLength: 20, maxLength: 120 },
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...limits), asks, async ({ windowMs, limit, spec }, all) => {
      const clock = createTestClock()
      const limiter = createMemoryLimiter({ clock })
      const gone: { at: number; count: number }[] = []
      for (const { pauseMs, part } of all) {
        const count = Math.max(1, Math.floor(spec.capacity * part))
        const { ok, waitMs } = await limiter.take('bucket', spec, count)
        if (ok) gone.push({ at: clock.now(), count })
        clock.jump(clock.now() + (ok ? pauseMs : waitMs))
      }
      for (const { at } of gone) {
        const within = gone.filter((one) => one.at >= at && one.at < at + windowMs)
        expect(within.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(limit)
      }
    }),
    { numRuns: 60 },
  )
})

test('at least nine tenths of what binds a sustained push can be used', () => {
  const used = ({ windowMs, limit, ...rest }: (typeof SELLER_LIMITS)['bulk'][number]) => {
    const { capacity, refillMs } = specOf({ windowMs, limit, ...rest })
    return (capacity + windowMs / refillMs) / limit
  }
  expect(used(SELLER_LIMITS.bulk[0])).toBeGreaterThan(0.9)
  const { spec } = clientBucket('id', CLIENT_LIMIT)
  expect((spec.capacity + MINUTE / spec.refillMs) / CLIENT_LIMIT).toBeGreaterThan(0.9)
  expect(clientBucket('id', 600).spec.capacity).toBe(10)
})

test('every command fits into its buckets, charged by the offers it names', () => {
  for (const [spends, most] of [
    ['quantity', 1_000],
    ['bulk', 25],
    ['publication', 1_000],
  ] as const) {
    const [requests, ...own] = sellerBuckets('44', spends, most)
    expect(requests?.count ?? 1).toBe(1)
    expect(own.map(({ count }) => count)).toEqual([most, most])
    expect(own.every(({ spec }) => spec.capacity >= most)).toBe(true)
  }
})

test('one seller who waits for permits does not hold up another', async () => {
  const shop = await startAllegro({ maxWaitMs: 600_000 })
  const { allegro, key, link, clock, sandbox, limiter } = shop
  const [own] = sellerBuckets(key.accountKey, 'requests')
  if (!own) throw new Error('no bucket')
  await limiter.block(own.key, 30_000)
  const waiting = allegro.me(key, live())
  expect(await allegro.me(link('kubki'), live())).toMatchObject({ login: 'kubki' })
  expect(callsOf(shop, 'me')).toBe(1)
  clock.advance(30_000)
  expect(await waiting).toMatchObject({ login: 'orlova' })
  expect(sandbox.peaks().client).toBe(2)
})

const SLOW = { latencyMs: 60_000, switches: { parallel: 4 }, timeoutMs: 600_000_000 }

/** Lets time go by until all are done; nothing was refused then. */
async function finish(
  { clock, sandbox }: Awaited<ReturnType<typeof startAllegro>>,
  calls: readonly Promise<unknown>[],
): Promise<void> {
  let isDone = false
  const all = Promise.all(calls).finally(() => {
    isDone = true
  })
  while (!isDone) {
    await new Promise((resolve) => setTimeout(resolve, 1))
    clock.advance(60_000)
  }
  await all
  expect(sandbox.calls.report().some(({ failed }) => failed['429'] !== undefined)).toBe(false)
}

test('at most four calls of a seller are under way at once', async () => {
  const shop = await startAllegro(SLOW)
  await finish(
    shop,
    Array.from({ length: 12 }, () => shop.allegro.me(shop.key, live())),
  )
})

test('nor in several processes together', async () => {
  const shop = await startAllegro(SLOW)
  const { url } = await testRedis()
  const processes = Array.from({ length: 3 }, () => {
    const redis = new Redis(url)
    onTestFinished(() => redis.disconnect())
    return shop.client({ seats: createRedisSeats({ redis }) })
  })
  await finish(
    shop,
    processes.flatMap((one) => Array.from({ length: 5 }, () => one.me(shop.key, live()))),
  )
})

test('two sellers refused, each for being too fast, do not stop a third one', async () => {
  const { allegro, key, link, controller, clock } = await startAllegro({ maxWaitMs: 0 })
  const [other, third] = [link('kubki'), link('talerze')]
  for (const one of [key, other]) {
    await controller.fault({ method: 'me', kind: 'limited', account: one.accountKey, times: 1 })
  }
  await expect(allegro.me(key, live())).rejects.toMatchObject({ kind: 'limit' })
  clock.advance(1)
  expect(await allegro.me(third, live())).toMatchObject({ login: 'talerze' })
  await expect(allegro.me(other, live())).rejects.toMatchObject({ kind: 'limit' })
  expect(await allegro.me(third, live())).toMatchObject({ login: 'talerze' })
})

test('a seller whose calls time out stops nobody else', async () => {
  const { allegro, key, link, controller } = await startAllegro()
  await controller.fault({ method: 'me', kind: 'hang', account: key.accountKey })
  const answers = await Promise.allSettled(
    Array.from({ length: 12 }, () => allegro.me(key, live())),
  )
  const unavailable = { status: 'rejected', reason: { kind: 'unavailable' } }
  expect(answers).toMatchObject(Array(12).fill(unavailable))
  expect(await allegro.me(link('kubki'), live())).toMatchObject({ login: 'kubki' })
})
