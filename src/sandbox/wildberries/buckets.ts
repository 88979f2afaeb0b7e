import type { Clock } from '#core/clock.ts'
import type { Limit } from './limits.ts'

export interface BucketReport {
  readonly bucket: string
  readonly sid: string
  readonly acc: number
  readonly requests: number
  /** Requests that were answered 429. */
  readonly violations: number
  /** Most requests seen in any window of `periodMs`, refused ones included. */
  readonly maxInPeriod: number
  readonly periodMs: number
  readonly limit: number
  readonly burst: number
}

export type BucketAnswer =
  | { readonly ok: true; readonly remaining: number }
  | { readonly ok: false; readonly retryMs: number; readonly resetMs: number }

interface Bucket {
  readonly bucket: string
  readonly sid: string
  readonly acc: number
  readonly limit: Limit
  permits: number
  filledAt: number
  blockedUntil: number
  requests: number
  violations: number
  maxInPeriod: number
  recent: number[]
}

export type Buckets = ReturnType<typeof createBuckets>

/** Token buckets by (group, seller, token type), with what was asked of them on record. */
export function createBuckets(clock: Clock) {
  const buckets = new Map<string, Bucket>()

  function bucketOf(name: string, sid: string, acc: number, limit: Limit): Bucket {
    const key = `${name}|${sid}|${acc}`
    const known = buckets.get(key)
    if (known !== undefined) return known
    const made: Bucket = {
      bucket: name,
      sid,
      acc,
      limit,
      permits: limit.burst,
      filledAt: 0,
      blockedUntil: 0,
      requests: 0,
      violations: 0,
      maxInPeriod: 0,
      recent: [],
    }
    buckets.set(key, made)
    return made
  }

  function note(bucket: Bucket, now: number): void {
    bucket.requests += 1
    bucket.recent.push(now)
    const since = now - bucket.limit.periodMs
    while (bucket.recent[0] !== undefined && bucket.recent[0] <= since) bucket.recent.shift()
    bucket.maxInPeriod = Math.max(bucket.maxInPeriod, bucket.recent.length)
  }

  return {
    take(name: string, sid: string, acc: number, limit: Limit): BucketAnswer {
      const now = clock.now()
      const bucket = bucketOf(name, sid, acc, limit)
      note(bucket, now)
      const came = Math.max(0, now - bucket.filledAt) / limit.intervalMs
      bucket.permits = Math.min(limit.burst, bucket.permits + came)
      bucket.filledAt = now
      // Sums of fractions miss whole numbers by a hair.
      if (bucket.permits >= 1 - 1e-9 && now >= bucket.blockedUntil) {
        bucket.permits = Math.max(0, bucket.permits - 1)
        return { ok: true, remaining: Math.floor(bucket.permits + 1e-9) }
      }
      bucket.violations += 1
      const untilPermit = (1 - bucket.permits) * limit.intervalMs
      return {
        ok: false,
        retryMs: Math.max(untilPermit, bucket.blockedUntil - now),
        resetMs: (limit.burst - bucket.permits) * limit.intervalMs,
      }
    },
    /** The service's own whim: refuses this seller's bucket for a while. */
    block(name: string, sid: string, acc: number, limit: Limit, forMs: number): void {
      bucketOf(name, sid, acc, limit).blockedUntil = clock.now() + forMs
    },
    report: (): BucketReport[] =>
      [...buckets.values()].map((bucket) => ({
        bucket: bucket.bucket,
        sid: bucket.sid,
        acc: bucket.acc,
        requests: bucket.requests,
        violations: bucket.violations,
        maxInPeriod: bucket.maxInPeriod,
        periodMs: bucket.limit.periodMs,
        limit: bucket.limit.limit,
        burst: bucket.limit.burst,
      })),
    /** Forgets the figures, keeps the permits. */
    clearFigures(): void {
      for (const bucket of buckets.values()) {
        bucket.requests = 0
        bucket.violations = 0
        bucket.maxInPeriod = 0
        bucket.recent = []
      }
    },
    clear: () => buckets.clear(),
  }
}
