import { randomBytes } from 'node:crypto'
import { AppError, toAppError } from '#core/errors.ts'
import { databaseFault } from '#db/faults.ts'
import type { RunFailure } from './run.ts'

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

/** What a stage threw, as an AppError; a database that went away or was in somebody's way is worth a repeat. */
export function stageError(thrown: unknown): AppError {
  const fault = databaseFault(thrown)
  if (fault === undefined || fault === 'ours') return toAppError(thrown)
  const init = { kind: 'unavailable', code: 'run.database', cause: thrown } as const
  return new AppError(fault === 'conflict' ? { ...init, retryAfterMs: 0 } : init)
}
