import { AppError } from '#core/errors.ts'
import { pauseOf } from '#platform/http/failure.ts'
import type { HttpFailure } from '#platform/http/options.ts'

const DETAIL_LENGTH = 300

/** What WB's official gateway means by a non-2xx; 5xx is left to the general rules. */
export function officialFailure(failure: HttpFailure): AppError | undefined {
  const detail = detailOf(failure.body)
  const cause = new Error(`HTTP ${failure.status}: ${detail}`)
  const refusal = (code: string) => new AppError({ kind: 'auth', code: `wb.${code}`, cause })
  switch (failure.status) {
    case 400:
      return new AppError({ kind: 'invalid', code: 'wb.bad_request', vars: { detail }, cause })
    case 401:
      return refusal('unauthorized')
    case 402:
      return new AppError({ kind: 'unavailable', retry: 'never', code: 'wb.unpaid', cause })
    case 403:
      if (/base token/i.test(detail)) return refusal('base_token')
      return refusal(/read-only/i.test(detail) ? 'read_only' : 'scope')
    case 404:
      return /temporarily disabled/i.test(detail)
        ? new AppError({
            kind: 'unavailable',
            retry: 'never',
            code: 'wb.disabled',
            vars: { detail },
            cause,
          })
        : new AppError({ kind: 'not-found', code: 'wb.not_found', cause })
    case 429:
      return new AppError({ kind: 'limit', code: 'wb.rate_limited', cause })
    default:
      return undefined
  }
}

/** `X-Ratelimit-Retry` is in seconds; an earlier try only gets another 429. */
export function ratelimitRetry(failure: HttpFailure): number | undefined {
  const seconds = failure.headers['x-ratelimit-retry']?.trim()
  return seconds && Number(seconds) >= 0 ? pauseOf(Number(seconds) * 1_000) : undefined
}

function detailOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('detail' in body)) return ''
  return typeof body.detail === 'string' ? body.detail.slice(0, DETAIL_LENGTH) : ''
}
