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

/** Permits asked of one bucket; `count` is 1 by default and never above the capacity. */
export interface Want {
  readonly key: string
  readonly spec: BucketSpec
  readonly count?: number
}

export interface WaitOptions {
  /** Longest wait, ms; without it as long as it takes. */
  readonly maxWaitMs?: number
  readonly signal?: AbortSignal
  /** Stands before those of this process who are not urgent, e.g. because a person waits. */
  readonly isUrgent?: boolean
}

/**
 * Token buckets shared by everybody who uses the same keys: one atomic decision a call, by the store's
 * own time. Implementations: Redis (any number of processes) and memory (one process).
 * Every method throws AppError `unavailable` when the store does not answer.
 */
export interface Limiter {
  /** Takes `count` permits or none. */
  take(key: string, spec: BucketSpec, count?: number): Promise<TakeResult>
  /** Takes from several buckets at once, or from none of them (account and method limits together). */
  takeAll(wants: readonly Want[]): Promise<TakeResult>
  /**
   * Takes a permit, waiting for it, first come first served within the process. Rejects with `limit` as
   * soon as it is known that the wait would be longer than `maxWaitMs`, and with the signal's reason.
   */
  acquire(key: string, spec: BucketSpec, options?: WaitOptions & { count?: number }): Promise<void>
  /** {@link Limiter.acquire} over several buckets. */
  acquireAll(wants: readonly Want[], options?: WaitOptions): Promise<void>
  /** The other side said "not before": empties the bucket and blocks it; after `forMs` one permit is there. */
  block(key: string, forMs: number): Promise<void>
  /** Lowers what we believe is left to what the service reported. */
  sync(key: string, spec: BucketSpec, remaining: number): Promise<void>
}
