import { AppError, type AppErrorInit, type ErrorKind } from '#core/errors.ts'
import type { WireError } from './exchange.ts'
import type { HttpFailure } from './options.ts'

/** What the client knows of the call when it goes wrong. */
export interface CallFacts {
  readonly service: string
  readonly idempotent: boolean
}

const NAMED: Readonly<Record<number, readonly [ErrorKind, string]>> = {
  401: ['auth', 'unauthorized'],
  403: ['auth', 'forbidden'],
  404: ['not-found', 'not_found'],
  409: ['conflict', 'conflict'],
}

/** No answer: a write that may have arrived is `unknown-outcome`, anything else `unavailable`. */
export function wireFailure({ service, idempotent }: CallFacts, error: WireError): AppError {
  return new AppError({
    kind: error.sent && !idempotent ? 'unknown-outcome' : 'unavailable',
    code: `${service}.${error.fault.replace('-', '_')}`,
    cause: error,
  })
}

/** A 2xx whose body is not what it should be. `mayPass`: another try may bring a whole one. */
export class BadAnswer extends Error {
  readonly mayPass: boolean

  constructor(cause: unknown, { mayPass }: { mayPass: boolean }) {
    super('bad answer', { cause })
    this.mayPass = mayPass
  }
}

export function badAnswer({ service, idempotent }: CallFacts, cause: unknown): AppError {
  const kind = idempotent ? 'unavailable' : 'unknown-outcome'
  return new AppError({ kind, code: `${service}.bad_answer`, cause })
}

/** What a non-2xx answer means unless the service's own mapping knows better. */
export function statusFailure(
  { service, idempotent }: CallFacts,
  failure: HttpFailure,
  retryAfterMs: number | undefined,
): AppError {
  const { status } = failure
  const cause = new Error(`HTTP ${status}: ${excerpt(failure.body)}`)
  const pause = retryAfterMs === undefined ? {} : { retryAfterMs }
  if (status === 429) {
    return new AppError({ kind: 'limit', code: `${service}.rate_limited`, cause, ...pause })
  }
  if (status >= 500) {
    const code = `${service}.server_error`
    if (!idempotent) return new AppError({ kind: 'unknown-outcome', code, cause })
    return new AppError({ kind: 'unavailable', code, cause, ...pause })
  }
  const [kind, name] = NAMED[status] ?? ['invalid', `http_${status}`]
  return new AppError({ kind, code: `${service}.${name}`, cause })
}

/** The service's own meaning of a refusal, with the pause that the answer's headers ask for unless it names one itself. */
export function withPause(error: AppError, pauseMs: number | undefined): AppError {
  if (error.retryAfterMs !== undefined || error.retry === 'never' || pauseMs === undefined)
    return error
  return remade(error, { retryAfterMs: pauseMs })
}

/** The error with the number the service gave its answer, if it gave one. */
export function withTrace(error: AppError, traceId: string | undefined): AppError {
  return traceId === undefined ? error : remade(error, { vars: { ...error.vars, traceId } })
}

function remade(error: AppError, changes: Pick<AppErrorInit, 'vars' | 'retryAfterMs'>): AppError {
  const { kind, code, messageKey, vars, retry, retryAfterMs, cause } = error
  const pause = retryAfterMs === undefined ? {} : { retryAfterMs }
  return new AppError({ kind, code, messageKey, vars, retry, cause, ...pause, ...changes })
}

/** An hour: whatever is asked for beyond it is asked for again then. */
const LONGEST_PAUSE_MS = 3_600_000

/** Milliseconds of a Retry-After header, in seconds or as a date (RFC 9110, 10.2.3), an hour at most; undefined for anything else. */
export function retryAfterHeader(failure: HttpFailure, nowMs: number): number | undefined {
  const value = failure.headers['retry-after']?.trim()
  if (!value) return undefined
  const [, seconds] = /^(\d+(?:[.,]\d+)?) ?s?$/i.exec(value) ?? []
  if (seconds !== undefined) return pauseOf(Number(seconds.replace(',', '.')) * 1_000)
  return /[a-z]{3}.*\d:\d/i.test(value) ? pauseOf(Date.parse(value) - nowMs) : undefined
}

/** A pause that can be waited for; undefined where none was said. */
export function pauseOf(ms: number): number | undefined {
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, Math.ceil(ms)), LONGEST_PAUSE_MS)
}

/** Enough of a body to understand a refusal; anything long enough to be a secret is masked. */
function excerpt(body: unknown): string {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
  return text.slice(0, 500).replace(/[\w.+/=-]{20,}/g, '…')
}
