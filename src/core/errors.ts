/**
 * What a foreign or domain failure means to us. Border code maps every outside fault to one of these
 * before it travels further, so nobody inside has to know status codes.
 */
export type ErrorKind =
  | 'auth'
  | 'limit'
  | 'unavailable'
  | 'invalid'
  | 'conflict'
  | 'not-found'
  | 'unknown-outcome'
  | 'internal'

/** `never`: the same call would fail again. `later`: worth repeating after a pause. */
export type Retry = 'never' | 'later'

/** Values shown to the seller inside the localised sentence of an error. Never secrets. */
export type ErrorVars = Readonly<Record<string, string | number>>

export interface AppErrorInit {
  readonly kind: ErrorKind
  /** Stable machine name, e.g. `wb.rate_limited`: logged, counted, shown in short form to the seller. */
  readonly code: string
  /** Fluent message that tells the seller what happened and what to do. */
  readonly messageKey?: string
  readonly vars?: ErrorVars
  readonly retry?: Retry
  /** Milliseconds the other side asked us to wait; only with `retry: 'later'`. */
  readonly retryAfterMs?: number
  readonly cause?: unknown
}

const RETRY_BY_KIND: Record<ErrorKind, Retry> = {
  auth: 'never',
  limit: 'later',
  unavailable: 'later',
  invalid: 'never',
  conflict: 'never',
  'not-found': 'never',
  'unknown-outcome': 'never',
  internal: 'never',
}

/**
 * The one error type that crosses module borders. `retry` decides for the queue, `messageKey` is what
 * the seller reads, `cause` is for the log only.
 */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly messageKey: string
  readonly vars: ErrorVars
  readonly retry: Retry
  readonly retryAfterMs: number | undefined

  constructor(init: AppErrorInit) {
    super(init.code, { cause: init.cause })
    this.name = 'AppError'
    this.kind = init.kind
    this.code = init.code
    this.messageKey = init.messageKey ?? `error-${init.kind}`
    this.vars = init.vars ?? {}
    this.retry = init.retry ?? RETRY_BY_KIND[init.kind]
    this.retryAfterMs = init.retryAfterMs
  }
}

/** The AppError that a thrown value is or was caused by: libraries wrap what their transport threw. */
export function appErrorIn(thrown: unknown): AppError | undefined {
  for (let at = thrown; at instanceof Error; at = at.cause) {
    if (at instanceof AppError) return at
  }
  return undefined
}

/** Any thrown value as an AppError; what we did not foresee becomes `internal` and keeps its cause. */
export function toAppError(thrown: unknown): AppError {
  return appErrorIn(thrown) ?? new AppError({ kind: 'internal', code: 'internal', cause: thrown })
}
