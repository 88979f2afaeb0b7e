import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { createTestClock } from '#test/support/clock.ts'

interface Grant {
  readonly at: number
  readonly count: number
}

/** The most permits above the promise that any window saw. */
function worstExcess(grants: readonly Grant[], capacity: number, refillMs: number): number {
  let worst = Number.NEGATIVE_INFINITY
  for (const [from, first] of grants.entries()) {
    let sum = 0
    for (const grant of grants.slice(from)) {
      sum += grant.count
      worst = Math.max(worst, sum - capacity - (grant.at - first.at) / refillMs)
    }
  }
  return worst
}

const bucket = fc.record({
  capacity: fc.integer({ min: 1, max: 12 }),
  refillMs: fc.double({ min: 0.5, max: 500, noNaN: true }),
})
const events = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('take'), size: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ kind: fc.constant('pass'), size: fc.integer({ min: 0, max: 900 }) }),
    fc.record({ kind: fc.constant('block'), size: fc.integer({ min: 1, max: 900 }) }),
    fc.record({ kind: fc.constant('sync'), size: fc.integer({ min: 0, max: 12 }) }),
  ),
  { maxLength: 60 },
)

test('no window ever sees more than capacity + elapsed / refill permits, nor a grant in a block', async () => {
  await fc.assert(
    fc.asyncProperty(bucket, events, async (spec, steps) => {
      const clock = createTestClock()
      const limiter = createMemoryLimiter({ clock })
      const grants: Grant[] = []
      let blockedUntil = 0
      for (const { kind, size } of steps) {
        if (kind === 'pass') clock.jump(clock.now() + size)
        if (kind === 'sync') await limiter.sync('k', spec, size)
        if (kind === 'block') {
          await limiter.block('k', size)
          blockedUntil = Math.max(blockedUntil, clock.now() + size)
        }
        if (kind === 'take') {
          const count = Math.min(size, spec.capacity)
          const result = await limiter.take('k', spec, count)
          if (result.ok) {
            expect(clock.now()).toBeGreaterThanOrEqual(blockedUntil)
            grants.push({ at: clock.now(), count })
          } else {
            expect(result.waitMs).toBeGreaterThan(0)
          }
        }
      }
      expect(worstExcess(grants, spec.capacity, spec.refillMs)).toBeLessThan(0.05)
    }),
  )
})

test('whoever waits the time it was told gets its permits', async () => {
  await fc.assert(
    fc.asyncProperty(
      bucket,
      fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 20 }),
      async (spec, counts) => {
        const clock = createTestClock()
        const limiter = createMemoryLimiter({ clock })
        for (const wish of counts) {
          const count = Math.min(wish, spec.capacity)
          const first = await limiter.take('k', spec, count)
          if (first.ok) continue
          clock.jump(clock.now() + first.waitMs)
          expect((await limiter.take('k', spec, count)).ok).toBe(true)
        }
      },
    ),
  )
})

test('a clock set back closes a bucket for no longer than it takes to fill, or the block to pass', async () => {
  const clock = createTestClock()
  const limiter = createMemoryLimiter({ clock })
  const spec = { capacity: 3, refillMs: 1_000 }
  await limiter.take('taken', spec, 3)
  await limiter.block('blocked', 5_000)
  clock.jump(clock.now() - 3_600_000)
  expect((await limiter.take('taken', spec)).waitMs).toBeLessThanOrEqual(1_000)
  expect((await limiter.take('blocked', spec)).waitMs).toBeLessThanOrEqual(5_000)
})

test('forgotten buckets leave memory and come back full', async () => {
  const clock = createTestClock()
  const limiter = createMemoryLimiter({ clock })
  const spec = { capacity: 2, refillMs: 1_000 }
  await limiter.take('old', spec, 2)
  clock.jump(clock.now() + 10_000)
  for (let i = 0; i < 1_200; i += 1) await limiter.take(`k${i}`, spec)
  expect(await limiter.take('old', spec)).toMatchObject({ ok: true, remaining: 1 })
})
