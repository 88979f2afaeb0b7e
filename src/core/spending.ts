import type { AppError } from './errors.ts'
import { OPERATORS, type ServiceKey } from './keys.ts'

/** The ceiling over what is spent on the operator's keys. Amounts are millionths of a dollar. */
export interface Spending {
  /**
   * Makes the call for a person, reserved before and settled after it. Throws AppError `limit` with a code `spending.…` and
   * `retryAfterMs` when the day's money is used up; then nothing was called.
   */
  pay<T>(
    userId: number | null,
    expected: number,
    call: () => Promise<T>,
    priceOf: (result: T) => number,
    /** Whom it is paid to, for figures. */
    service?: string,
  ): Promise<T>
  /** What the person may still spend today, and when (ms) the day begins anew. */
  left(userId: number): Promise<SpendingLeft>
}

export interface SpendingLeft {
  readonly calls: number
  readonly micros: number
  readonly freeAt: number
}

/** Letters of a token, few enough that a reservation is not too low; Russian has about three. */
const LETTERS_A_TOKEN = 2

/** Millionths of a dollar; null where a price is not known: then only the call itself is counted. */
interface Price<T> {
  readonly expected: number | null
  of(result: T): number | null
}

/** Makes a paid call: on the operator's key within what may be spent today, on a seller's own freely. */
export function paying<T>(
  spending: Spending,
  by: { readonly key: ServiceKey; readonly userId: number | null; readonly service?: string },
  price: Price<T>,
  call: () => Promise<T>,
): Promise<T> {
  if (by.key.credentialId !== OPERATORS) return call()
  const { expected, of } = price
  return spending.pay(by.userId, expected ?? 0, call, (result) => of(result) ?? 0, by.service)
}

export function tokensOf(...texts: readonly string[]): number {
  return Math.ceil(texts.reduce((sum, text) => sum + text.length, 0) / LETTERS_A_TOKEN)
}

/** The day's money is used up; it comes back by itself. */
export function isSpent({ code }: AppError): boolean {
  return code.startsWith('spending.')
}
