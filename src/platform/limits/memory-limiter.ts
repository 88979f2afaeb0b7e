import type { Clock } from '#core/clock.ts'
import { type Bucket, checkWant, fullAt, permits, ROUNDING_MS } from './bucket.ts'
import type { Limiter, TakeResult, Want } from './limiter.ts'
import { createTaking } from './waiting.ts'

const SWEEP_FROM = 1_000
const DAY_MS = 86_400_000

/** Token buckets of one process. */
export function createMemoryLimiter({ clock }: { clock: Clock }): Limiter {
  const buckets = new Map<string, Bucket>()
  let sweepAt = SWEEP_FROM

  function store(key: string, change: Partial<Bucket>): void {
    const old = buckets.get(key) ?? { fullAt: 0, blockedUntil: 0, blockedFor: 0 }
    buckets.set(key, { ...old, ...change })
    if (buckets.size > sweepAt) sweep()
  }

  function sweep(): void {
    const now = clock.now()
    for (const [key, bucket] of buckets) {
      const blockForgotten = bucket.blockedUntil + DAY_MS <= now
      if (bucket.fullAt <= now && blockForgotten) buckets.delete(key)
    }
    sweepAt = Math.max(SWEEP_FROM, buckets.size * 2)
  }

  async function takeAll(wants: readonly Want[]): Promise<TakeResult> {
    wants.forEach(checkWant)
    const now = clock.now()
    const after = new Map<string, number>()
    let waitMs = 0
    let before = Number.POSITIVE_INFINITY
    let left = Number.POSITIVE_INFINITY
    for (const { key, spec, count = 1 } of wants) {
      const current = after.get(key) ?? fullAt(buckets.get(key), spec, now)
      const next = current + count * spec.refillMs
      after.set(key, next)
      waitMs = Math.max(waitMs, next - now - spec.capacity * spec.refillMs)
      before = Math.min(before, permits(current, spec, now))
      left = Math.min(left, permits(next, spec, now))
    }
    if (waitMs > ROUNDING_MS) return { ok: false, waitMs: Math.ceil(waitMs), remaining: before }
    for (const [key, next] of after) store(key, { fullAt: next })
    return { ok: true, waitMs: 0, remaining: left }
  }

  return {
    ...createTaking(takeAll, clock),
    async block(key, forMs) {
      const blockedUntil = clock.now() + forMs
      if (blockedUntil > (buckets.get(key)?.blockedUntil ?? 0)) {
        store(key, { blockedUntil, blockedFor: forMs })
      }
    },
    async sync(key, spec, remaining) {
      const now = clock.now()
      const reported = now + Math.max(0, spec.capacity - remaining) * spec.refillMs
      const believed = Math.min(
        buckets.get(key)?.fullAt ?? now,
        now + spec.capacity * spec.refillMs,
      )
      store(key, { fullAt: Math.max(believed, reported) })
    },
  }
}
