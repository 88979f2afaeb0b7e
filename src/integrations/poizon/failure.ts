import { z } from 'zod'
import { AppError, type ErrorKind } from '#core/errors.ts'
import type { HttpFailure } from '#platform/http/options.ts'

const REASON_LENGTH = 200
/** Neither source names a pause with its "too many". */
const LIMITED_MS = 2_000

/** Poizon-API answers in NestJS's shape; another client of it reads `msg`. */
const said = z.object({
  message: z.union([z.string(), z.array(z.string()).transform((all) => all.join('; '))]).catch(''),
  msg: z.string().catch(''),
})

const NAMED: Readonly<Record<number, readonly [ErrorKind, string, string]>> = {
  400: ['invalid', 'poizon.invalid', 'error-invalid'],
  401: ['auth', 'poizon.unauthorized', 'error-poizon-refused'],
  403: ['auth', 'poizon.forbidden', 'error-poizon-refused'],
  404: ['not-found', 'poizon.not_found', 'error-not-found'],
  429: ['limit', 'poizon.rate', 'error-poizon-rate'],
}

/**
 * What Poizon-API means by a non-2xx. A 403 says many things: the month is used up where the message says so, else the caller has to
 * find out (see refusals.ts).
 */
export function apiFailure({ status, body }: HttpFailure): AppError | undefined {
  const named = NAMED[status]
  if (!named) return undefined
  const { message = '', msg = '' } = said.safeParse(body).data ?? {}
  const reason = (message || msg).slice(0, REASON_LENGTH)
  const cause = new Error(`HTTP ${status}: ${reason}`)
  if (status === 403 && /limit|quota|exceed|лимит|квот/i.test(reason)) return usedUp(cause)
  const [kind, code, messageKey] = named
  return new AppError({ kind, code, messageKey, cause })
}

export function apiPause({ status, headers }: HttpFailure): number | undefined {
  return status === 429 && !headers['retry-after'] ? LIMITED_MS : undefined
}

/** The distribution's own codes in an answer of HTTP 200 (digest of its manual, 2026-02-10). */
export function distributionFailure(code: number, message: string): AppError {
  const cause = new Error(`${code}: ${message.slice(0, REASON_LENGTH)}`)
  switch (code) {
    case 30_300_014:
      return new AppError({
        ...{ kind: 'limit', code: 'poizon.rate', messageKey: 'error-poizon-rate' },
        retryAfterMs: LIMITED_MS,
        cause,
      })
    case 30_300_013:
      return noCall(cause)
    case 30_400_001:
    case 30_400_002:
      return new AppError({
        ...{ kind: 'auth', code: 'poizon.unauthorized', messageKey: 'error-poizon-refused' },
        cause,
      })
    case 30_300_012:
      return new AppError({ kind: 'invalid', code: 'poizon.invalid', cause })
    default:
      return unavailable('poizon.server_error', undefined, cause)
  }
}

/** Of a month, or of what a seller believes to have bought. `retryAfterMs` is set where it is known. */
export function usedUp(cause?: unknown, retryAfterMs?: number): AppError {
  return new AppError({
    ...{ kind: 'limit', code: 'poizon.quota', messageKey: 'error-poizon-quota' },
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    cause,
  })
}

export function noCall(cause?: unknown): AppError {
  return new AppError({
    ...{ kind: 'invalid', code: 'poizon.no_call', messageKey: 'error-poizon-no-call' },
    cause,
  })
}

export function wordBanned(cause?: unknown): AppError {
  return new AppError({
    ...{ kind: 'invalid', code: 'poizon.word_banned', messageKey: 'error-poizon-word' },
    cause,
  })
}

function unavailable(code: string, retryAfterMs: number | undefined, cause: unknown): AppError {
  return new AppError({
    ...{ kind: 'unavailable', code, messageKey: 'error-poizon-unavailable' },
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    cause,
  })
}

/** What the stack threw, in the words of the port. */
export function inPortWords(thrown: unknown): unknown {
  if (!(thrown instanceof AppError)) return thrown
  const { kind, code, retryAfterMs } = thrown
  if (code === 'poizon.breaker_open') {
    const seconds = Math.ceil((retryAfterMs ?? 0) / 1_000)
    return new AppError({
      ...{ kind, code: 'poizon.down', messageKey: 'error-poizon-down', vars: { seconds } },
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    })
  }
  if (code === 'limiter.no_permit') {
    return new AppError({
      ...{ kind, code: 'poizon.rate', messageKey: 'error-poizon-rate', cause: thrown },
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    })
  }
  return kind === 'unavailable' ? unavailable(code, retryAfterMs, thrown) : thrown
}
