/** The shape of a token bucket. */
export interface BucketSpec {
  /** Permits the bucket holds when full (the burst). */
  readonly capacity: number
  /** Milliseconds in which one permit comes back. */
  readonly refillMs: number
}

export interface TakeResult {
  readonly ok: boolean
  /** Milliseconds until the asked number of permits is there; 0 when `ok`. */
  readonly waitMs: number
  /** Whole permits left after this call. */
  readonly remaining: number
}

/**
 * Token buckets shared by everybody who uses the same keys: one atomic decision a call, by the store's
 * own time. Implementations: Redis (any number of processes) and memory (one process).
 */
export interface Limiter {
  /** Takes `count` permits or none. */
  take(key: string, spec: BucketSpec, count?: number): Promise<TakeResult>
  /** Takes from several buckets at once, or from none of them (account and method limits together). */
  takeAll(wants: readonly { key: string; spec: BucketSpec; count?: number }[]): Promise<TakeResult>
  /** Takes a permit, waiting for it; rejects with `limit` when that would take longer than `maxWaitMs`. */
  acquire(
    key: string,
    spec: BucketSpec,
    options?: { count?: number; maxWaitMs?: number; signal?: AbortSignal },
  ): Promise<void>
  /** The other side said "not before": empties the bucket and blocks it for `forMs`. */
  block(key: string, forMs: number): Promise<void>
  /** Lowers what we believe is left to what the service reported. */
  sync(key: string, spec: BucketSpec, remaining: number): Promise<void>
}
