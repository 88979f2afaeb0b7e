import { randomBytes } from 'node:crypto'
import { AppError, toAppError } from '#core/errors.ts'
import { isOutage } from '#db/faults.ts'
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

/** What a stage threw, as an AppError; a database that went away passes by itself, so it is worth a repeat. */
export function stageError(thrown: unknown): AppError {
  if (!isOutage(thrown)) return toAppError(thrown)
  return new AppError({ kind: 'unavailable', code: 'run.database', cause: thrown })
}
