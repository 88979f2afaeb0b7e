import { AppError, type ErrorKind } from '#core/errors.ts'
import type { HttpFailure } from '#platform/http/options.ts'
import type { Owner } from './auth.ts'

const NO_ROOM = ['storageQuotaExceeded', 'quotaExceeded', 'teamDriveFileLimitExceeded']
const TOO_FAST = ['rateLimitExceeded', 'userRateLimitExceeded', 'sharingRateLimitExceeded']
const SWITCHED_OFF = ['accessNotConfigured', 'SERVICE_DISABLED']
const NARROW = ['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']
const NOT_SHAREABLE = ['invalidSharingRequest', 'publishOutNotPermitted', 'cannotShareTeamDrive']

/** What Drive and Sheets mean by a non-2xx; 5xx is left to the general rules. */
export function googleFailure({ status, body }: HttpFailure): AppError | undefined {
  const { message, words } = envelopeOf(body)
  const cause = new Error(`HTTP ${status} ${words.join(' ')} ${message}`.slice(0, 400))
  const has = (known: readonly string[]) => words.some((word) => known.includes(word))
  const as = (kind: ErrorKind, name: string) =>
    new AppError({ kind, code: `google.${name}`, cause })
  const told = (kind: ErrorKind, name: string, messageKey: string) =>
    new AppError({ kind, retry: 'never', code: `google.${name}`, messageKey, cause })
  const final = (kind: ErrorKind, name: string) =>
    new AppError({ kind, retry: 'never', code: `google.${name}`, cause })
  if (has(NO_ROOM) || /storage quota/i.test(message)) {
    return told('limit', 'storage_quota', 'error-google-storage-quota')
  }
  if (has(NOT_SHAREABLE)) return as('invalid', 'cannot_share')
  switch (status) {
    case 400:
      // An XLSX opened in Docs has an address like a spreadsheet's, but is none.
      return /not supported for this document/i.test(message)
        ? as('invalid', 'not_a_sheet')
        : as('invalid', 'bad_request')
    case 403:
      if (has(TOO_FAST)) return as('limit', 'rate_limited')
      if (has(SWITCHED_OFF)) return final('unavailable', 'api_disabled')
      return has(NARROW) ? as('auth', 'scope') : told('auth', 'no_access', 'error-google-no-access')
    case 404:
      return as('not-found', 'not_found')
    default:
      return undefined
  }
}

/** What the token endpoint means by a non-2xx (RFC 6749, 5.2). */
export function tokenFailure({ status, body }: HttpFailure): AppError | undefined {
  if (status !== 400 && status !== 401 && status !== 403) return undefined
  const word = textOf(recordOf(body).error)
  const cause = new Error(`HTTP ${status} ${word}`)
  if (word === 'invalid_grant') {
    return new AppError({ kind: 'auth', code: 'google.invalid_grant', cause })
  }
  // Our own client or service account is wrong: nothing a seller could mend.
  return new AppError({ kind: 'unavailable', retry: 'never', code: 'google.client', cause })
}

/** What a refused grant means: of a seller's permission one thing, of our own account another. */
export function ownersFailure({ kind }: Owner, error: AppError): AppError {
  if (error.code !== 'google.invalid_grant') return error
  return kind === 'seller'
    ? new AppError({
        kind: 'auth',
        code: 'google.token_revoked',
        messageKey: 'error-google-revoked',
        cause: error,
      })
    : new AppError({
        kind: 'unavailable',
        retry: 'never',
        code: 'google.service_account',
        cause: error,
      })
}

function envelopeOf(body: unknown): { message: string; words: string[] } {
  const error = recordOf(recordOf(body).error)
  const details = [error.errors, error.details].flatMap((list) =>
    Array.isArray(list) ? list.map((item) => textOf(recordOf(item).reason)) : [],
  )
  const words = [...details, textOf(error.status)].filter((word) => word !== '')
  return { message: textOf(error.message), words }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
