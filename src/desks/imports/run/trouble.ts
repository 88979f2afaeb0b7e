import { type AppError, appErrorIn } from '#core/errors.ts'
import { databaseFault } from '#db/faults.ts'
import type { Log } from '#platform/log/log.ts'

/** What a failure of one product means for the run. */
export type Trouble =
  /** It is this product's: told with its reason, the others go on. */
  | { readonly kind: 'item'; readonly reason: string; readonly vars: AppError['vars'] }
  /** It may pass: this product is tried again. */
  | { readonly kind: 'again'; readonly error: AppError }
  /** Nobody can go on before then. */
  | { readonly kind: 'rest'; readonly error: AppError; readonly afterMs: number }
  /** The run cannot go on at all: a refused key, a database that is away. */
  | { readonly kind: 'stop'; readonly thrown: unknown }

const MINUTE_MS = 60_000

/** Failures that every product would meet: the month's calls are used up, the service is known to be away. */
const RESTS = ['poizon.quota', 'poizon.down', 'woo.down', 'poizon.rate']

/** Judges what was thrown while one product was worked on. */
export function troubleOf(thrown: unknown, log: Log): Trouble {
  const error = appErrorIn(thrown)
  if (!error) {
    if (databaseFault(thrown) !== undefined) return { kind: 'stop', thrown }
    log.error({ err: thrown }, 'a product of an import failed')
    return { kind: 'item', reason: 'internal', vars: {} }
  }
  if (RESTS.includes(error.code)) {
    return { kind: 'rest', error, afterMs: error.retryAfterMs ?? MINUTE_MS }
  }
  switch (error.kind) {
    case 'auth':
      return { kind: 'stop', thrown }
    case 'limit':
    case 'unavailable':
    case 'unknown-outcome':
      return { kind: 'again', error }
    default:
      return { kind: 'item', reason: error.messageKey, vars: error.vars }
  }
}

/** Why a product was left out or failed: a word of ours, told at once and not tried again. */
export class ProductRefused extends Error {
  readonly reason: string
  readonly vars: Readonly<Record<string, string | number>>
  /** Left out because of what it is, not because something went wrong. */
  readonly isSkip: boolean

  constructor(
    reason: string,
    vars: Readonly<Record<string, string | number>> = {},
    isSkip: boolean = true,
  ) {
    super(`product refused: ${reason}`)
    this.name = 'ProductRefused'
    this.reason = reason
    this.vars = vars
    this.isSkip = isSkip
  }
}
