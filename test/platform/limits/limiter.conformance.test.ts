import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { BucketSpec, Limiter } from '#platform/limits/limiter.ts'
import { type Backend, backends } from './backends.ts'

const SLOW: BucketSpec = { capacity: 6, refillMs: 600_000 }
const QUICK: BucketSpec = { capacity: 600, refillMs: 150 }

/** Two readings of a clock of whole milliseconds may be this much nearer than the truth. */
const CLOCK_MS = 2

interface Grant {
  readonly from: number
  readonly to: number
}

/** Asks without pause from both clients; each grant happened between `from` and `to`. */
async function hammer(backend: Backend, key: string, spec: BucketSpec): Promise<Grant[]> {
  const { limiter, other } = backend
  const grants: Grant[] = []
  const ask = async (own: Limiter) => {
    for (let i = 0; i < 40; i += 1) {
      const from = backend.now()
      const { ok } = await own.take(key, spec)
      if (ok) grants.push({ from, to: backend.now() })
      else await backend.pass(1)
    }
  }
  await Promise.all(other ? [limiter, other, limiter, other].map(ask) : [ask(limiter)])
  return grants
}

describe.each(backends)('limiter in %s', (_name, open) => {
  let backend: Backend
  beforeAll(async () => {
    backend = await open()
  })

  test('grants the burst, then names the wait', async () => {
    const key = randomUUID()
    const from = backend.now()
    for (let left = 5; left >= 0; left -= 1) {
      expect(await backend.limiter.take(key, SLOW)).toEqual({
        ok: true,
        waitMs: 0,
        remaining: left,
      })
    }
    const refused = await backend.limiter.take(key, SLOW)
    expect(refused).toMatchObject({ ok: false, remaining: 0 })
    const passed = backend.now() - from
    expect(refused.waitMs).toBeGreaterThanOrEqual(SLOW.refillMs - passed - CLOCK_MS)
    expect(refused.waitMs).toBeLessThanOrEqual(SLOW.refillMs)
  })

  test('a permit is there after the wait it named, and no earlier', async () => {
    const key = randomUUID()
    await backend.limiter.take(key, QUICK, 600)
    const { waitMs } = await backend.limiter.take(key, QUICK)
    await backend.pass(waitMs + 2)
    expect((await backend.limiter.take(key, QUICK)).ok).toBe(true)
    expect((await backend.limiter.take(key, QUICK, 600)).ok).toBe(false)
  })

  test('a fractional refill fills the bucket whole', async () => {
    const spec = { capacity: 3, refillMs: 100 / 3 }
    const key = randomUUID()
    expect(await backend.limiter.take(key, spec, 3)).toMatchObject({ ok: true, remaining: 0 })
    await backend.pass(105)
    expect(await backend.limiter.take(key, spec, 3)).toMatchObject({ ok: true, remaining: 0 })
  })

  test('concurrent takers never get more than there is', async () => {
    const key = randomUUID()
    const spec = { capacity: 50, refillMs: 60_000 }
    const limiters = [backend.limiter, backend.other ?? backend.limiter]
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, i) => limiters[i % 2]?.take(key, spec)),
    )
    expect(results.filter((result) => result?.ok)).toHaveLength(50)
  })

  test('no window sees more than the burst and what came back in it', async () => {
    const spec = { capacity: 5, refillMs: 4 }
    const grants = await hammer(backend, randomUUID(), spec)
    expect(grants.length).toBeGreaterThan(spec.capacity)
    for (const first of grants) {
      for (const last of grants.filter(({ to }) => to >= first.from)) {
        const inside = grants.filter(({ from, to }) => from >= first.from && to <= last.to)
        const elapsed = last.to - first.from + CLOCK_MS
        expect(inside.length).toBeLessThanOrEqual(spec.capacity + elapsed / spec.refillMs)
      }
    }
  })

  test('several buckets: all or none', async () => {
    const [account, method] = [randomUUID(), randomUUID()]
    await backend.limiter.take(method, SLOW, 6)
    const both = [
      { key: account, spec: SLOW },
      { key: method, spec: SLOW },
    ]
    expect((await backend.limiter.takeAll(both)).ok).toBe(false)
    expect(await backend.limiter.take(account, SLOW)).toMatchObject({ ok: true, remaining: 5 })
  })

  test('one bucket wanted twice is asked for the sum', async () => {
    const want = { key: randomUUID(), spec: SLOW, count: 4 }
    expect((await backend.limiter.takeAll([want, want])).ok).toBe(false)
    expect((await backend.limiter.take(want.key, SLOW, 6)).ok).toBe(true)
  })

  test('a block empties the bucket and ends with one permit', async () => {
    const key = randomUUID()
    const spec = { capacity: 5, refillMs: 600_000 }
    await backend.limiter.take(key, spec)
    await backend.limiter.block(key, 250)
    await backend.pass(252)
    expect(await backend.limiter.take(key, spec)).toMatchObject({ ok: true, remaining: 0 })
    expect((await backend.limiter.take(key, spec)).ok).toBe(false)
  })

  test('a bucket nobody knows yet can be blocked, and no shorter block ends a longer one', async () => {
    const key = randomUUID()
    await backend.limiter.block(key, 60_000)
    await backend.limiter.block(key, 10)
    const blocked = await backend.limiter.take(key, SLOW)
    expect(blocked.ok).toBe(false)
    expect(blocked.waitMs).toBeGreaterThan(10)
    expect(blocked.waitMs).toBeLessThanOrEqual(60_000)
  })

  test('a report lowers what is left and never raises it', async () => {
    const key = randomUUID()
    await backend.limiter.sync(key, SLOW, 2)
    expect(await backend.limiter.take(key, SLOW)).toMatchObject({ ok: true, remaining: 1 })
    await backend.limiter.sync(key, SLOW, 6)
    expect(await backend.limiter.take(key, SLOW)).toMatchObject({ ok: true, remaining: 0 })
    expect((await backend.limiter.take(key, SLOW)).ok).toBe(false)
  })

  test('waiters are served in the order they came', async () => {
    const key = randomUUID()
    const spec = { capacity: 1, refillMs: 15 }
    const served: number[] = []
    const all = Promise.all(
      [0, 1, 2, 3].map((place) =>
        backend.limiter.acquire(key, spec).then(() => served.push(place)),
      ),
    )
    await backend.pass(100)
    await all
    expect(served).toEqual([0, 1, 2, 3])
  })

  test('who is urgent is served before those who wait already', async () => {
    const key = randomUUID()
    const spec = { capacity: 1, refillMs: 20 }
    const served: string[] = []
    const wait = (name: string, isUrgent: boolean) =>
      backend.limiter.acquire(key, spec, { isUrgent }).then(() => served.push(name))
    await backend.limiter.take(key, spec)
    const waits = [wait('a', false), wait('b', false), wait('u1', true), wait('u2', true)]
    await backend.pass(120)
    await Promise.all(waits)
    // The first may have been asking already.
    expect(served.filter((name) => name !== 'a')).toEqual(['u1', 'u2', 'b'])
  })

  test('a wait that cannot end in time is refused at once', async () => {
    const key = randomUUID()
    await backend.limiter.take(key, SLOW, 6)
    const patient = new AbortController()
    const first = backend.limiter.acquire(key, SLOW, { signal: patient.signal })
    const startedAt = backend.now()
    const refused = backend.limiter.acquire(key, SLOW, { maxWaitMs: 15_000 })
    await expect(refused).rejects.toMatchObject({ kind: 'limit', code: 'limiter.no_permit' })
    expect(backend.now() - startedAt).toBeLessThan(15_000)
    patient.abort(new Error('enough'))
    await expect(first).rejects.toThrow('enough')
  })

  test('a waiter that gives up does not hold up the next', async () => {
    const key = randomUUID()
    const spec = { capacity: 1, refillMs: 30 }
    await backend.limiter.take(key, spec)
    const leaving = new AbortController()
    const first = backend.limiter.acquire(key, spec, { signal: leaving.signal })
    const second = backend.limiter.acquire(key, spec)
    leaving.abort(new Error('left'))
    await expect(first).rejects.toThrow('left')
    await backend.pass(50)
    await second
  })

  test('a want no bucket could grant is a fault of ours', async () => {
    await expect(backend.limiter.take(randomUUID(), SLOW, 7)).rejects.toMatchObject({
      code: 'limiter.impossible',
    })
  })
})
