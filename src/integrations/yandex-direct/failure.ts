import { AppError, type AppErrorInit } from '#core/errors.ts'

/** Refusal of a whole request as Direct writes it. */
export interface DirectFailure {
  readonly code: number
  readonly text: string
  readonly detail: string
}

/** Points come back evenly over the day: after so long there are some again. */
const POINTS_PAUSE_MS = 10 * 60_000
const METHOD_PAUSE_MS = 60_000

/** Error codes of Direct (developer pages and recorded answers, 2026) that mean more than "this request is wrong". */
const MEANINGS: Readonly<Record<number, Omit<AppErrorInit, 'cause' | 'vars'>>> = {
  52: { kind: 'unavailable', code: 'direct.auth_away' },
  53: { kind: 'auth', code: 'direct.token', messageKey: 'key-bad-yandex-refused' },
  54: { kind: 'auth', code: 'direct.no_rights' },
  56: { kind: 'limit', code: 'direct.method_limit', retryAfterMs: METHOD_PAUSE_MS },
  58: {
    kind: 'auth',
    code: 'direct.not_approved',
    messageKey: 'key-bad-yandex-not-approved',
  },
  152: {
    kind: 'limit',
    code: 'direct.points',
    retryAfterMs: POINTS_PAUSE_MS,
    messageKey: 'error-direct-points',
  },
  506: { kind: 'limit', code: 'direct.connections' },
  513: { kind: 'auth', code: 'direct.no_account', messageKey: 'key-bad-yandex-account' },
  3000: { kind: 'auth', code: 'direct.no_access' },
  3001: { kind: 'auth', code: 'direct.no_access' },
  3500: { kind: 'invalid', code: 'direct.not_supported' },
}
/** The server gave up: a read may be repeated, a write may have been done. */
const SERVER_FAULTS = [1000, 1001, 1002]

/** Codes of refusals before anything was done, or of reads: the same call may simply be made again. */
export const NOTHING_DONE: readonly string[] = [
  'direct.auth_away',
  'direct.connections',
  'direct.read_failed',
]

export function directFailure(failure: DirectFailure, isWrite: boolean): AppError {
  const detail = [failure.text, failure.detail].filter(Boolean).join(': ').slice(0, 300)
  const cause = new Error(`${failure.code} ${detail}`)
  if (SERVER_FAULTS.includes(failure.code)) {
    return isWrite
      ? new AppError({ kind: 'unknown-outcome', code: 'direct.write_failed', cause })
      : new AppError({ kind: 'unavailable', code: 'direct.read_failed', cause })
  }
  const known = MEANINGS[failure.code] ?? {
    kind: 'invalid' as const,
    code: `direct.error_${failure.code}`,
  }
  return new AppError({ ...known, vars: { detail }, cause })
}
