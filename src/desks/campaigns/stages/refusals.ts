import { AppError } from '#core/errors.ts'
import type { RunContext } from '#runs/definition.ts'
import type { Phrase } from '../phrase.ts'
import type { Pipeline } from '../pipeline.ts'
import { OPERATORS, type ServiceKey } from '../ports.ts'

/** Codes of failures that a lower minimum would mend: their cards offer it. */
export const RARE_CODES = ['campaigns.all_rare', 'campaigns.nothing_left'] as const

/**
 * Tells the key's owner. Work goes on with another key of the shop where there is one: the attempt ends, and the next takes
 * it. Else throws the error the run's card shows. The operator's key never takes the place of a seller's own.
 */
export async function keyRefused(
  { keys, clock }: Pick<Pipeline, 'keys' | 'clock'>,
  context: Pick<RunContext, 'park'>,
  refusal: {
    readonly key: ServiceKey
    readonly error: AppError
    readonly service: 'wordstat' | 'model'
    readonly next: () => Promise<ServiceKey | undefined>
  },
): Promise<never> {
  const { key, error, service } = refusal
  const { code } = error
  await keys.refused(key.credentialId, code)
  const next = await refusal.next()
  const isOther = next && ![key.credentialId, OPERATORS].includes(next.credentialId)
  if (isOther) context.park(clock.now(), { key: 'campaigns-note-next-key' })
  throw new AppError({ kind: 'auth', code, messageKey: `campaigns-error-${service}-key` })
}

/** Everything is searched for less often than the seller wants; the card offers `suggestion`. */
export function nothingFrequent(
  phrases: readonly Phrase[],
  minimum: number,
  suggestion: number | undefined,
): AppError {
  return new AppError({
    kind: 'invalid',
    code: 'campaigns.all_rare',
    messageKey: 'campaigns-error-all-rare',
    vars: { minimum, highest: phrases[0]?.frequency ?? 0, suggestion: suggestion ?? 0 },
  })
}

/** Frequent phrases there were, but all of them are doubles or hold stop words. */
export function nothingLeft(minimum: number, suggestion: number | undefined): AppError {
  return new AppError({
    kind: 'invalid',
    code: 'campaigns.nothing_left',
    messageKey: 'campaigns-error-nothing-left',
    vars: { minimum, suggestion: suggestion ?? 0 },
  })
}
