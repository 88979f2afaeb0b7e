import { z } from 'zod'
import { AppError, type ErrorKind } from '#core/errors.ts'
import type { HttpFailure } from '#platform/http/options.ts'

const LENGTH = 300

const problem = z.object({
  code: z.string().nullish(),
  message: z.string().nullish(),
  userMessage: z.string().nullish(),
  path: z.string().nullish(),
})
const problems = z.object({ errors: z.array(problem).min(1) })

const MEANING: Readonly<Record<number, readonly [ErrorKind, string]>> = {
  401: ['auth', 'unauthorized'],
  403: ['auth', 'forbidden'],
  404: ['not-found', 'not_found'],
  406: ['invalid', 'not_acceptable'],
  409: ['conflict', 'conflict'],
}

/**
 * What Allegro's REST API means by a non-2xx answer: its own words for people in `vars.reason`, for machines in `vars.reasonCode` and
 * `vars.field`. 5xx is left to the general rules. A 429 is never repeated by the HTTP client: whose limit it was decides about that.
 */
export function apiFailure({ status, headers, body }: HttpFailure): AppError | undefined {
  if (status >= 500) return undefined
  const vars = wordsOf(body)
  const cause = new Error(`HTTP ${status}: ${vars.reasonCode} ${vars.reason}`)
  if (status === 429) {
    const pause = secondsOf(headers['retry-after'])
    const fault = { kind: 'limit', code: RATE_LIMITED, retry: 'never', vars, cause } as const
    return new AppError(pause === undefined ? fault : { ...fault, retryAfterMs: pause })
  }
  if (status === 303) return new AppError({ kind: 'invalid', code: SEE_OTHER, cause })
  const [kind, name] = MEANING[status] ?? ['invalid', 'invalid']
  return new AppError({ kind, code: `allegro.${name}`, vars, cause })
}

/** Milliseconds of a header in seconds. */
export function secondsOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : undefined
}

export const RATE_LIMITED = 'allegro.rate_limited'
/** What an operation that has ended answers; it is an answer, not a fault. */
export const SEE_OTHER = 'allegro.see_other'

/** Allegro's words; those of an error in OAuth's shape (401) are for machines only. */
function wordsOf(body: unknown): { reason: string; reasonCode: string; field: string } {
  const [first] = problems.safeParse(body).data?.errors ?? []
  return {
    reason: cut(first?.userMessage || first?.message),
    reasonCode: cut(first?.code),
    field: cut(first?.path),
  }
}

function cut(text: string | null | undefined): string {
  return (text ?? '').slice(0, LENGTH)
}

/** A word of OAuth 2.0 (RFC 6749, 5.2; RFC 8628, 3.5). Nothing else of such a body is kept: Allegro quotes tokens in it. */
export function oauthFailure({ status, body }: HttpFailure): AppError | undefined {
  if (status >= 500) return undefined
  const cause = new Error(`HTTP ${status}`)
  if (status === 429) {
    return new AppError({ kind: 'limit', code: 'allegro-auth.rate_limited', cause })
  }
  const word = z.object({ error: z.string().regex(/^[a-z_]{3,40}$/) }).safeParse(body).data?.error
  const kind = status === 401 || word?.endsWith('_client') ? 'auth' : 'invalid'
  return new AppError({ kind, code: `allegro-auth.${word ?? `http_${status}`}`, cause })
}
