import type { Registry } from 'prom-client'
import { Pool } from 'undici'
import type { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import type { AppError } from '#core/errors.ts'
import type { BucketSpec, Limiter } from '../limits/limiter.ts'
import type { Log } from '../log/log.ts'
import { type BreakerOptions, createBreaker } from './breaker.ts'
import { breakerOpen, createCall } from './call.ts'
import { BREAKER_LEVEL, createReport, httpMetrics } from './telemetry.ts'
import { DEFAULT_TIMEOUT_MS, toWire } from './wire-request.ts'

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
  /** Sent as an HTML form instead, as OAuth asks for. */
  readonly form?: Readonly<Record<string, string>>
  /** What a 2xx body must look like. Absent: the body is ignored and `data` is undefined. */
  readonly schema?: z.ZodType<T>
  /**
   * A repeat has no further effect: reads, and writes the service dedupes. Only these are retried.
   * By default true for GET alone.
   */
  readonly idempotent?: boolean
  /** Buckets to take a permit from before the call. A 429 with a pause blocks the first of them for it. */
  readonly limits?: readonly { key: string; spec: BucketSpec }[]
  /** Longest wait for those permits before `limit` is thrown, ms. Default 10 000. */
  readonly maxWaitMs?: number
  /** Overrides the client's time-out, ms; for one try from dispatch to the end of the body. */
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

export interface HttpClientOptions {
  /** Short name in codes, logs and metrics, e.g. `wb`. */
  readonly service: string
  /** Origin and an optional path that every request's path is put behind. */
  readonly baseUrl: string
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, all of it. Default 15 000. */
  readonly timeoutMs?: number
  /** Connections at most. Default 8. */
  readonly connections?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Longest 2xx body, unpacked, in bytes. Default 32 MiB. */
  readonly maxBytes?: number
  readonly breaker?: BreakerOptions
  readonly retry?: RetryOptions
  /** The pause a service asks for in its own header, ms; Retry-After is understood without. */
  readonly retryAfter?: (failure: HttpFailure) => number | undefined
  /** Reads a 2xx body; JSON.parse by default, {@link parseBigJson} where ids outgrow 2^53. Throws on a damaged one. */
  readonly parseJson?: (text: string) => unknown
  /** The service's own meaning of a non-2xx answer; undefined leaves it to the general rules. */
  readonly mapFailure?: (failure: HttpFailure) => AppError | undefined
}

interface RetryOptions {
  /** Repeats after the first try. Default 3. */
  readonly times?: number
  /** First pause, doubled each time, with jitter of a half. Default 1 000. */
  readonly baseMs?: number
  /** A longer pause asked for by the service is left to the caller. Default 10 000. */
  readonly maxWaitMs?: number
}

/** Connections are made on use; `close` waits for what is under way, which the time-outs bound. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { service, clock, limiter, log } = options
  const { times = 3, baseMs = 1_000, maxWaitMs = 10_000 } = options.retry ?? {}
  const metrics = httpMetrics(options.metrics)
  const report = createReport(options, metrics)
  const pool = new Pool(new URL(options.baseUrl).origin, {
    connections: options.connections ?? 8,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS },
  })
  const breaker = createBreaker({
    ...options.breaker,
    clock,
    onChange(state) {
      metrics.breaker.set({ service }, BREAKER_LEVEL[state])
      if (state !== 'half-open') log.warn({ service, breaker: state }, 'breaker changed')
    },
  })
  metrics.breaker.set({ service }, BREAKER_LEVEL.closed)
  const call = createCall({ options, pool, breaker })

  async function admit<T>({ limits, signal, maxWaitMs = 10_000 }: HttpRequest<T>): Promise<void> {
    signal?.throwIfAborted()
    if (breaker.state() === 'open') throw breakerOpen(service, breaker)
    if (!limits?.length) return
    await limiter.acquireAll(limits, { maxWaitMs, ...(signal && { signal }) })
  }

  async function tryOnce<T>(request: HttpRequest<T>, idempotent: boolean, attempt: number) {
    const entry = report(request, attempt)
    try {
      await admit(request)
      entry.sent()
      const tried = await call(request, toWire(options, request), idempotent)
      if (tried.ok) entry.answered(tried.response.status)
      else entry.failed(tried.error)
      return tried
    } catch (error) {
      entry.abandoned(error)
      throw error
    }
  }

  function pauseMs(error: AppError, attempt: number): number | undefined {
    if (attempt > times) return undefined
    const asked = error.retryAfterMs
    if (asked !== undefined) return asked <= maxWaitMs ? asked : undefined
    return baseMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
  }

  return {
    async request(request) {
      const idempotent = request.idempotent ?? request.method === 'GET'
      for (let attempt = 1; ; attempt += 1) {
        const tried = await tryOnce(request, idempotent, attempt)
        if (tried.ok) return tried.response
        const mayRepeat = idempotent && tried.transient
        const pause = mayRepeat ? pauseMs(tried.error, attempt) : undefined
        if (pause === undefined) throw tried.error
        await clock.sleep(pause, request.signal)
      }
    },
    breakerState: breaker.state,
    close: () => pool.close(),
  }
}
