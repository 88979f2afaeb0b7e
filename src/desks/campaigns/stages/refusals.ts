import { AppError } from '#core/errors.ts'
import type { Phrase } from '../phrase.ts'
import type { CampaignKeys, ServiceKey } from '../ports.ts'

/** Codes of failures that a lower minimum would mend: their cards offer it. */
export const RARE_CODES = ['campaigns.all_rare', 'campaigns.nothing_left'] as const

/** Tells the key's owner and makes the error the run's card shows. */
export async function keyRefused(
  keys: CampaignKeys,
  key: ServiceKey,
  { code }: AppError,
  service: 'wordstat' | 'model',
): Promise<AppError> {
  await keys.refused(key.credentialId, code)
  return new AppError({ kind: 'auth', code, messageKey: `campaigns-error-${service}-key` })
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
