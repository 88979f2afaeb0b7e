import type { Registry } from 'prom-client'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { createHttpClient, type HttpClient } from '#platform/http/client.ts'
import type { HttpFailure, RetryOptions } from '#platform/http/options.ts'
import type { BucketSpec, Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { askedPause } from './pause.ts'

export interface WordstatDeps {
  /** The service's own address by default. */
  readonly baseUrl?: string
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, ms. Default 15 000. */
  readonly timeoutMs?: number
  /** Of a call that failed in passing. Twice by default: each may be charged. */
  readonly retry?: RetryOptions
}

const DETAIL_LENGTH = 300

/** Below ten calls in whichever second, also when some were held up under way: a burst of 2, then one every 150 ms. */
const TEN_A_SECOND: BucketSpec = { capacity: 2, refillMs: 150 }

/** An HTTP client that reads refusals as both Wordstat services word them. */
export function wordstatHttp(service: string, baseUrl: string, deps: WordstatDeps): HttpClient {
  const { clock, limiter, log, metrics, timeoutMs = 15_000, retry = { times: 2 } } = deps
  return createHttpClient({
    service,
    baseUrl: deps.baseUrl ?? baseUrl,
    clock,
    limiter,
    log,
    metrics,
    timeoutMs,
    retry,
    retryAfter: (failure) => askedPause(failure, clock.now()),
    mapFailure: (failure) => badRequest(service, failure),
  })
}

/** The bucket of an account's statistics calls. */
export function secondLimit(service: string, accountKey: string) {
  return [{ key: `${service}:${accountKey}`, spec: TEN_A_SECOND }]
}

/** A refused request names its reason; all else follows the general rules. */
function badRequest(service: string, { status, body }: HttpFailure): AppError | undefined {
  if (status !== 400) return undefined
  const detail = messageOf(body).slice(0, DETAIL_LENGTH)
  const cause = new Error(`HTTP ${status}: ${detail}`)
  return new AppError({
    kind: 'invalid',
    code: `${service}.bad_request`,
    vars: { detail },
    cause,
  })
}

/** Of a grpc-gateway error (`{"code":3,"message":"…"}`), of any other JSON with a message, or the text itself. */
function messageOf(body: unknown): string {
  if (typeof body === 'string') return body
  if (typeof body !== 'object' || body === null || !('message' in body)) return ''
  return typeof body.message === 'string' ? body.message : ''
}
