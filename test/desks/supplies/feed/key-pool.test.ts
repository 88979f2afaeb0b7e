import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeyPool, intervalOf } from '#desks/supplies/feed/key-pool.ts'
import type { WbKey } from '#desks/supplies/ports.ts'

const key = (account: string, tokenType = 'personal', id = account): WbKey => ({
  credentialId: id,
  workspaceId: 'w',
  accountKey: account,
  token: 't',
  tokenType,
})

/** Lets the pool run for `ms`, every look answered at once; returns what was asked when. */
function run(pool: ReturnType<typeof createKeyPool>, ms: number, stepMs = 100) {
  const asked: { at: number; account: string }[] = []
  for (let now = 0; now < ms; now += stepMs) {
    const taken = pool.take(now)
    if (!taken) continue
    asked.push({ at: now, account: taken.accountKey })
    pool.record(taken, { kind: 'ok', remaining: 5 }, now)
  }
  return asked
}

test('one account looks every 10 s, five every 2 s, twenty no more than once a second', () => {
  for (const [accounts, seconds] of [
    [1, 10],
    [5, 2],
    [20, 1],
  ] as const) {
    const pool = createKeyPool({ random: () => 0 })
    pool.setKeys(Array.from({ length: accounts }, (_, i) => key(`a${i}`)))
    const asked = run(pool, 60_000)
    expect(asked).toHaveLength(60 / seconds)
    expect(pool.intervalMs(60_000)).toBeCloseTo(seconds * 1_000, -2)
    expect(new Set(asked.slice(0, accounts).map((a) => a.account)).size).toBe(accounts)
  }
})

test('five keys of one seller are one account; a refused one gives way to the next', () => {
  const pool = createKeyPool({ random: () => 0 })
  pool.setKeys([1, 2, 3, 4, 5].map((n) => key('a', 'personal', `k${n}`)))
  expect(pool.size).toBe(1)
  expect(run(pool, 30_000)).toHaveLength(3)
  pool.drop('k1')
  expect(pool.take(40_000)?.credentialId).toBe('k2')
  for (const n of [2, 3, 4, 5]) pool.drop(`k${n}`)
  expect(pool.size).toBe(0)
  expect(pool.waitMs(50_000)).toBe(Number.POSITIVE_INFINITY)
})

test('a Base token is asked once an hour, also after a restart that remembers', () => {
  const pool = createKeyPool({ random: () => 0 })
  pool.setKeys([key('a', 'base')])
  expect(run(pool, 3_600_000, 10_000)).toHaveLength(1)
  const restarted = createKeyPool()
  restarted.setKeys([key('a', 'base')], new Map([['a:base', 90_000]]))
  expect(restarted.take(60_000)).toBeUndefined()
  expect(restarted.waitMs(60_000)).toBe(30_000)
  expect(restarted.take(90_000)?.accountKey).toBe('a')
})

test('429 waits as long as it says, an empty bucket a whole interval, a fault longer each time', () => {
  const pool = createKeyPool({ random: () => 0 })
  const only = key('a')
  pool.setKeys([only])
  pool.take(0)
  pool.record(only, { kind: 'limited', retryAfterMs: 42_000 }, 100)
  expect(pool.waitMs(100)).toBe(42_000)
  pool.take(42_100)
  pool.record(only, { kind: 'ok', remaining: 0 }, 45_100)
  expect(pool.waitMs(45_100)).toBe(10_000)
  let now = 55_100
  for (const backoff of [10_000, 10_000, 10_000, 16_000, 32_000, 60_000, 60_000]) {
    expect(pool.take(now)).toBeDefined()
    pool.record(only, { kind: 'failed' }, now)
    expect(pool.waitMs(now)).toBe(backoff)
    now += backoff
  }
  expect(pool.takeLoad().get('a')).toEqual({ requests: 9, limited: 1, failed: 7 })
  expect(pool.takeLoad().size).toBe(0)
})

test('after a long outage the first answer ends the pauses of all accounts', () => {
  const pool = createKeyPool({ random: () => 0 })
  const keys = [key('a'), key('b')]
  pool.setKeys(keys)
  let now = 0
  for (let look = 0; look < 12; look++) {
    now += pool.waitMs(now)
    const taken = pool.take(now)
    if (taken) pool.record(taken, { kind: 'failed' }, now)
  }
  now += pool.waitMs(now)
  const first = pool.take(now)
  if (first) pool.record(first, { kind: 'ok', remaining: 5 }, now)
  expect(pool.waitMs(now)).toBeLessThanOrEqual(5_000)
})

test('an account whose answer is still awaited is not asked again', () => {
  const pool = createKeyPool({ random: () => 0 })
  pool.setKeys([key('a')])
  expect(pool.take(0)).toBeDefined()
  expect(pool.take(60_000)).toBeUndefined()
})

test('any mix of accounts and answers: no account is ever asked before its time', () => {
  const anyAnswer = fc.oneof(
    fc.record({ kind: fc.constant('ok' as const), remaining: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ kind: fc.constant('limited' as const), retryAfterMs: fc.nat(120_000) }),
    fc.record({ kind: fc.constant('failed' as const) }),
  )
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('base', 'personal', 'service'), { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(4_000), anyAnswer), { maxLength: 60 }),
      (types, steps) => {
        const pool = createKeyPool()
        pool.setKeys(types.map((type, i) => key(`a${i}`, type)))
        const allowedAt = new Map<string, number>()
        let now = 0
        for (const [ms, answer] of steps) {
          now += ms
          const taken = pool.take(now)
          if (!taken) continue
          expect(now).toBeGreaterThanOrEqual(allowedAt.get(taken.accountKey) ?? 0)
          const wait = answer.kind === 'limited' ? answer.retryAfterMs : 0
          pool.record(taken, answer, now)
          allowedAt.set(taken.accountKey, now + Math.max(wait, intervalOf(taken.tokenType)))
        }
      },
    ),
  )
})
