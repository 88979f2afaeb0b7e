import type { LookupFunction } from 'node:net'
import type { Registry } from 'prom-client'
import type { Clock } from '#core/clock.ts'
import type { AppError } from '#core/errors.ts'
import type { BucketSpec, Limiter } from '../limits/limiter.ts'
import type { Log } from '../log/log.ts'
import type { BreakerOptions } from './breaker.ts'

/** What both faces of the stack, {@link createHttpClient} and {@link createHttpFetch}, are set up with. */
export interface HttpOptions {
  /** Short name in codes, logs and metrics, e.g. `wb`. */
  readonly service: string
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, ms, from dispatch to the end of the body. Default 15 000. */
  readonly timeoutMs?: number
  /** Connections to an origin at most. Default 8. */
  readonly connections?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Longest 2xx body, unpacked, in bytes. Default 32 MiB. */
  readonly maxBytes?: number
  readonly breaker?: BreakerOptions
  readonly retry?: RetryOptions
  /** The header with the service's own number of an answer; that of a refusal travels as `vars.traceId` (core/trace.ts). */
  readonly traceHeader?: string
  /** DNS of the connections; the system's own by default. */
  readonly lookup?: LookupFunction
  /** The pause a service asks for in its own way, ms; Retry-After is understood without. */
  readonly retryAfter?: (failure: HttpFailure) => number | undefined
  /** The service's own meaning of a non-2xx answer; undefined leaves it to the general rules. */
  readonly mapFailure?: (failure: HttpFailure) => AppError | undefined
}

export interface RetryOptions {
  /** Repeats after the first try. Default 3. */
  readonly times?: number
  /** First pause, doubled each time, with jitter of a half. Default 1 000. */
  readonly baseMs?: number
  /** A longer pause asked for by the service is left to the caller. Default 10 000. */
  readonly maxWaitMs?: number
  /**
   * Also repeats a call that is not idempotent when it was surely not carried out: not one byte had left, or the service refused it for
   * now. Default false.
   */
  readonly refusedWrites?: boolean
}

/** What a call asks of the stack, whichever face it came through. */
export interface CallOptions {
  /**
   * A repeat has no further effect: reads, and writes the service dedupes. Only these are retried after an outcome nobody knows.
   * By default true for GET alone.
   */
  readonly idempotent?: boolean
  /** Buckets to take a permit from before each try. A 429 with a pause blocks the first of them for it. */
  readonly limits?: readonly { key: string; spec: BucketSpec }[]
  /** Longest wait for those permits before `limit` is thrown, ms. Default 10 000. */
  readonly maxWaitMs?: number
  /** Takes its permits before calls that are not urgent. */
  readonly isUrgent?: boolean
  /** Whose breaker stops the call, where accounts of a service fail apart; all share one by default. */
  readonly breakerKey?: string
  /** Overrides the client's time-out, ms. */
  readonly timeoutMs?: number
}

/** A non-2xx answer, before a service's own mapping has looked at it. */
export interface HttpFailure {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** Parsed JSON, or the text, at most 64 KB. */
  readonly body: unknown
}
