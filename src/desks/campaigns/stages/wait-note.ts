import type { AppError } from '#core/errors.ts'
import { isSpent } from '#core/spending.ts'

/** What a run's card says while it waits: for the day's money, or for the service. */
export function waitNote(
  refusal: AppError,
  otherwise: 'campaigns-note-limited' | 'campaigns-note-model-limited',
) {
  return { key: isSpent(refusal) ? ('campaigns-note-spent' as const) : otherwise }
}
