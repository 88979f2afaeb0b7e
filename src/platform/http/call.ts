import type { Pool } from 'undici'
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { Breaker, Verdict } from './breaker.ts'
import type { HttpClientOptions, HttpFailure, HttpRequest, HttpResponse } from './client.ts'
import { bodyText, jsonOrText } from './decode.ts'
import {
  exchange,
  FAILURE_BYTES,
  type WireAnswer,
  WireError,
  type WireRequest,
} from './exchange.ts'
import { badAnswer, retryAfterHeader, statusFailure, wireFailure } from './failure.ts'

/** What one try came to; `transient` says that a repeat of an idempotent call may end better. */
type Tried<T> =
  | { readonly ok: true; readonly response: HttpResponse<T> }
  | { readonly ok: false; readonly error: AppError; readonly transient: boolean }

interface CallDeps {
  readonly options: HttpClientOptions
  readonly pool: Pool
  readonly breaker: Breaker
}

type Call = <T>(
  request: HttpRequest<T>,
  wire: WireRequest,
  idempotent: boolean,
) => Promise<Tried<T>>

/** One try: the exchange, its verdict for the breaker, and what the answer means. Throws the abort's reason. */
export function createCall({ options, pool, breaker }: CallDeps): Call {
  const { service, clock, limiter, log, parseJson = JSON.parse } = options

  async function toFailure(answer: WireAnswer): Promise<HttpFailure> {
    const text = await bodyText(answer, FAILURE_BYTES).catch(() => '')
    return { status: answer.status, headers: answer.headers, body: jsonOrText(text) }
  }

  async function refuse<T>(
    request: HttpRequest<T>,
    answer: WireAnswer,
    idempotent: boolean,
  ): Promise<Tried<T>> {
    const failure = await toFailure(answer)
    const pause = options.retryAfter?.(failure) ?? retryAfterHeader(failure, clock.now())
    const error =
      options.mapFailure?.(failure) ?? statusFailure({ service, idempotent }, failure, pause)
    const [bucket] = request.limits ?? []
    const blockMs = error.retryAfterMs ?? pause
    if (failure.status === 429 && bucket && blockMs) {
      await limiter.block(bucket.key, blockMs).catch((err: unknown) => {
        log.warn({ err, service }, 'bucket not blocked after a 429')
      })
    }
    const passing = error.kind === 'unavailable' || error.kind === 'limit'
    return { ok: false, error, transient: passing && error.retry === 'later' }
  }

  async function accept<T>(
    { schema }: HttpRequest<T>,
    answer: WireAnswer,
    idempotent: boolean,
    maxBytes: number,
  ): Promise<Tried<T>> {
    const { status, headers } = answer
    const facts = { service, idempotent }
    if (!schema) return { ok: true, response: { status, headers, data: undefined as T } }
    let body: unknown
    try {
      const text = await bodyText(answer, maxBytes)
      body = text === '' ? undefined : parseJson(text)
    } catch (cause) {
      return { ok: false, error: badAnswer(facts, cause), transient: true }
    }
    const parsed = schema.safeParse(body)
    if (parsed.success) return { ok: true, response: { status, headers, data: parsed.data } }
    const cause = new Error(z.prettifyError(parsed.error))
    return { ok: false, error: badAnswer(facts, cause), transient: false }
  }

  return async (request, wire, idempotent) => {
    const record = breaker.enter()
    if (!record) throw breakerOpen(service, breaker)
    let verdict: Verdict = 'neither'
    try {
      const answer = await exchange(pool, wire, clock)
      verdict = answer.status >= 500 ? 'bad' : 'good'
      const isFine = answer.status >= 200 && answer.status < 300
      if (!isFine) return await refuse(request, answer, idempotent)
      return await accept(request, answer, idempotent, wire.maxBytes)
    } catch (error) {
      if (!(error instanceof WireError)) throw error
      verdict = error.fault === 'too-large' ? 'good' : 'bad'
      const mapped = wireFailure({ service, idempotent }, error)
      return { ok: false, error: mapped, transient: error.fault !== 'too-large' }
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
