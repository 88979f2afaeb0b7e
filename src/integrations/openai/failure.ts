import { AppError } from '#core/errors.ts'
import { pauseOf } from '#platform/http/failure.ts'
import type { HttpFailure } from '#platform/http/options.ts'

/** Words of the service for "there is no money left": waiting does not help. */
const OUT_OF_MONEY = [
  'insufficient_quota',
  'billing_hard_limit_reached',
  'billing_not_active',
  'access_terminated',
]

/**
 * What OpenAI, and those who speak like it, mean by a non-2xx. A 5xx in the service's own envelope, and any 503, says that nothing
 * was done and nothing will be paid; another 5xx comes from a proxy on the way and leaves that open.
 */
export function openAiFailure(failure: HttpFailure): AppError | undefined {
  const { status } = failure
  const envelope = envelopeOf(failure.body)
  const words = [envelope?.code, envelope?.type].filter((word) => word !== undefined)
  // The message quotes parts of keys and prompts, so only refusals of our own making keep it.
  const detail = status === 400 || status === 404 ? ` ${envelope?.message}` : ''
  const cause = new Error(`HTTP ${status} ${words.join(' ')}${detail}`)
  switch (status) {
    case 400:
    case 422:
      return new AppError({ kind: 'invalid', code: 'openai.bad_request', cause })
    case 401:
      return new AppError({ kind: 'auth', code: 'openai.unauthorized', cause })
    case 402:
      return outOfMoney(cause)
    case 403: {
      if (words.includes('unsupported_country_region_territory')) {
        return new AppError({ kind: 'unavailable', retry: 'never', code: 'openai.region', cause })
      }
      const isNarrow = /missing scopes/i.test(envelope?.message ?? '')
      const code = isNarrow ? 'openai.scope' : 'openai.forbidden'
      return new AppError({ kind: 'auth', code, cause })
    }
    case 404:
      return new AppError({ kind: 'invalid', code: 'openai.no_model', cause })
    case 429: {
      if (words.some((word) => OUT_OF_MONEY.includes(word))) return outOfMoney(cause)
      return undefined
    }
    default: {
      const saysSo = status === 503 || (status >= 500 && envelope !== undefined)
      if (!saysSo) return undefined
      return new AppError({ kind: 'unavailable', code: 'openai.server_error', cause })
    }
  }
}

/** `retry-after-ms` is finer than Retry-After and comes with it. */
export function openAiRetryAfter({ headers }: HttpFailure): number | undefined {
  const ms = headers['retry-after-ms']?.trim()
  return ms && Number(ms) >= 0 ? pauseOf(Number(ms)) : undefined
}

function outOfMoney(cause: Error): AppError {
  const code = 'openai.insufficient_quota'
  const messageKey = 'error-openai-quota'
  return new AppError({ kind: 'limit', retry: 'never', code, messageKey, cause })
}

interface Envelope {
  readonly message: string
  readonly type: string | undefined
  readonly code: string | undefined
}

function envelopeOf(body: unknown): Envelope | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined
  const { error } = body
  if (typeof error !== 'object' || error === null) return undefined
  const { message, type, code } = error as Record<string, unknown>
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return { message: text(message) ?? '', type: text(type), code: text(code) }
}
