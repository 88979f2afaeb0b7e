import type { AppError } from '#core/errors.ts'
import type { RunContext } from '#runs/definition.ts'
import type { Pipeline } from '../pipeline.ts'
import { OPERATORS, type ServiceKey } from '../ports.ts'

/** Letters of a token, few enough that a reservation is not too low; Russian has about three. */
const LETTERS_A_TOKEN = 2

/** Millionths of a dollar; null where a price is not known: then only the call itself is counted. */
interface Price<T> {
  readonly expected: number | null
  of(result: T): number | null
}

/** Makes a paid call: on the operator's key within what may be spent today, on a seller's own freely. */
export function paying<T>(
  pipeline: Pick<Pipeline, 'spending'>,
  by: { readonly key: ServiceKey; readonly context: Pick<RunContext, 'userId'> },
  price: Price<T>,
  call: () => Promise<T>,
): Promise<T> {
  if (by.key.credentialId !== OPERATORS) return call()
  const { expected, of } = price
  const { userId } = by.context
  return pipeline.spending.pay(userId, expected ?? 0, call, (result) => of(result) ?? 0)
}

export function tokensOf(...texts: readonly string[]): number {
  return Math.ceil(texts.reduce((sum, text) => sum + text.length, 0) / LETTERS_A_TOKEN)
}

/** What a run's card says while it waits: for the day's money, or for the service. */
export function waitNote(
  refusal: AppError,
  otherwise: 'campaigns-note-limited' | 'campaigns-note-model-limited',
) {
  return { key: isSpent(refusal) ? ('campaigns-note-spent' as const) : otherwise }
}

/** The day's money is used up; it comes back by itself. */
export function isSpent({ code }: AppError): boolean {
  return code.startsWith('spending.')
}
