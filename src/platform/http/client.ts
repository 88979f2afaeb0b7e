import type { z } from 'zod'
import type { BucketSpec } from '../limits/limiter.ts'

export interface HttpRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path under the client's base URL, starting with '/'. */
  readonly path: string
  /** Route template for metrics and logs, e.g. `/supplies/{id}`; the path itself by default. */
  readonly route?: string
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** What a 2xx body must look like. Absent: the body is ignored and `data` is undefined. */
  readonly schema?: z.ZodType<T>
  /** A repeat has no further effect: reads, and writes the service dedupes. Only these are retried. */
  readonly idempotent?: boolean
  /** Buckets to take a permit from before the call. */
  readonly limits?: readonly { key: string; spec: BucketSpec }[]
  /** Longest wait for those permits before `limit` is thrown, ms. Default 10 000. */
  readonly maxWaitMs?: number
  /** Overrides the client's time-out, ms. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  /** Called just before the bytes go out: the moment a booking is "on the wire". */
  readonly onSend?: () => void
}

export interface HttpResponse<T> {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly data: T
}

/** A non-2xx answer, before a service's own mapping has looked at it. */
export interface HttpFailure {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Parsed JSON, or the text, at most 64 KB. */
  readonly body: unknown
}

/**
 * Talks to one outside service: pool, limiter, time-out, retry with jitter (idempotent calls only), breaker
 * (time-outs and 5xx only), typed errors, metrics, redacted log with request id.
 *
 * Throws AppError: `limit` (429 or no permit in time), `auth` (401, 403), `not-found`, `conflict`, `invalid`,
 * `unavailable` (breaker open, refused connection, 5xx of an idempotent call, a body that is not what it
 * should be), `unknown-outcome` (time-out, cut connection or 5xx of a write).
 */
export interface HttpClient {
  request<T>(request: HttpRequest<T>): Promise<HttpResponse<T>>
  /** 'closed', 'open' or 'half-open'. */
  breakerState(): string
  close(): Promise<void>
}
