import { randomBytes } from 'node:crypto'
import { AppError, toAppError } from '#core/errors.ts'
import type { RunFailure } from './run.ts'

/** SQLSTATE 57P01–57P03 and class 08, and what the driver says when the server is not there. */
const OUTAGE =
  /^(57P0[123]|08...|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|ECONN(REFUSED|RESET)|EPIPE)$/

/** Failure to store with a run; the reference is new each time, e.g. `ACC-3F7A` for `account.check`. */
export function failureOf(run: { kind: string }, error: AppError): RunFailure {
  const desk = run.kind.slice(0, 3).toUpperCase()
  return {
    code: error.code,
    messageKey: error.messageKey,
    vars: error.vars,
    reference: `${desk}-${randomBytes(2).toString('hex').toUpperCase()}`,
  }
}

/** What a stage threw, as an AppError; a database that went away passes by itself, so it is worth a repeat. */
export function stageError(thrown: unknown): AppError {
  if (!isOutage(thrown)) return toAppError(thrown)
  return new AppError({ kind: 'unavailable', code: 'run.database', cause: thrown })
}

/** True when the database was not there to answer. */
export function isOutage(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ('code' in error && OUTAGE.test(String(error.code))) return true
  }
  return false
}
