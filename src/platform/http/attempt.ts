import type { Dispatcher } from 'undici'
import { AppError } from '#core/errors.ts'
import type { Breaker, Verdict } from './breaker.ts'
import { jsonOrText, unpack } from './decode.ts'
import {
  exchange,
  FAILURE_BYTES,
  type WireAnswer,
  WireError,
  type WireRequest,
} from './exchange.ts'
import {
  BadAnswer,
  badAnswer,
  pauseOf,
  retryAfterHeader,
  statusFailure,
  wireFailure,
  withPause,
  withTrace,
} from './failure.ts'
import type { CallOptions, HttpFailure, HttpOptions, RetryOptions } from './options.ts'

/** A call as the stack sees it. */
export interface Call<T> extends CallOptions {
  readonly method: WireRequest['method']
  /** For metrics and logs; holds no secret. */
  readonly route: string
  readonly idempotent: boolean
  readonly retry: RetryOptions | undefined
  readonly signal: AbortSignal | undefined
  readonly wire: WireRequest
  /** Reads a 2xx answer. Throws {@link BadAnswer}. */
  read(answer: WireAnswer): T | Promise<T>
  /** What a refusal is handed on as instead of being thrown; undefined: it is thrown. */
  handOn?(failure: HttpFailure, answer: WireAnswer): T | undefined
}

/** What one try came to; `mayPass` says that a repeat may end better. */
export type Tried<T> =
  | { readonly ok: true; readonly status: number; readonly value: T }
  | {
      readonly ok: false
      readonly error: AppError
      readonly mayPass: boolean
      readonly handedOn?: { readonly status: number; readonly value: T } | undefined
    }

interface AttemptDeps {
  readonly options: HttpOptions
  readonly dispatcher: Dispatcher
  readonly breakers: (key?: string) => Breaker
}

/** One try: the exchange, its verdict for the breaker, and what the answer means. Throws the abort's reason. */
export function createAttempt({ options, dispatcher, breakers }: AttemptDeps) {
  const { service, clock, limiter, log } = options

  async function refuse<T>(call: Call<T>, answer: WireAnswer): Promise<Tried<T>> {
    const { status, headers } = answer
    const body = await unpack(answer, FAILURE_BYTES).catch(() => Buffer.of())
    const failure = { status, headers, body: jsonOrText(body.toString()) }
    const pause = pauseOf(
      options.retryAfter?.(failure) ?? retryAfterHeader(failure, clock.now()) ?? Number.NaN,
    )
    const facts = { service, idempotent: call.idempotent }
    const mapped = options.mapFailure?.(failure)
    const traceId = options.traceHeader && headers[options.traceHeader]
    const error = withTrace(
      mapped ? withPause(mapped, pause) : statusFailure(facts, failure, pause),
      traceId || undefined,
    )
    const [bucket] = call.limits ?? []
    const blockMs = error.retryAfterMs ?? pause
    if (status === 429 && bucket && blockMs) {
      await limiter.block(bucket.key, blockMs).catch((err: unknown) => {
        log.warn({ err, service }, 'bucket not blocked after a 429')
      })
    }
    const passing = error.kind === 'unavailable' || error.kind === 'limit'
    const value = call.handOn?.(failure, { status, headers, body })
    return {
      ok: false,
      error,
      mayPass: passing && error.retry === 'later',
      handedOn: value === undefined ? undefined : { status, value },
    }
  }

  async function accept<T>(call: Call<T>, answer: WireAnswer): Promise<Tried<T>> {
    try {
      return { ok: true, status: answer.status, value: await call.read(answer) }
    } catch (thrown) {
      if (!(thrown instanceof BadAnswer)) throw thrown
      const error = badAnswer({ service, idempotent: call.idempotent }, thrown.cause)
      return { ok: false, error, mayPass: thrown.mayPass }
    }
  }

  return async <T>(call: Call<T>): Promise<Tried<T>> => {
    const breaker = breakers(call.breakerKey)
    const record = breaker.enter()
    if (!record) throw breakerOpen(service, breaker)
    let verdict: Verdict = 'neither'
    try {
      const answer = await exchange(dispatcher, call.wire, clock)
      verdict = answer.status >= 500 ? 'bad' : 'good'
      const isFine = answer.status >= 200 && answer.status < 300
      return isFine ? await accept(call, answer) : await refuse(call, answer)
    } catch (error) {
      if (!(error instanceof WireError)) throw error
      verdict = error.fault === 'too-large' ? 'good' : 'bad'
      const mapped = wireFailure({ service, idempotent: call.idempotent }, error)
      return { ok: false, error: mapped, mayPass: error.fault !== 'too-large' }
    } finally {
      record(verdict)
    }
  }
}

/** How long a call waits that came while another one was finding out whether the service is back. */
const PROBE_MS = 1_000

export function breakerOpen(service: string, breaker: Breaker): AppError {
  const retryAfterMs = Math.max(PROBE_MS, breaker.waitMs())
  return new AppError({ kind: 'unavailable', code: `${service}.breaker_open`, retryAfterMs })
}
