import { type AppError, toAppError } from '#core/errors.ts'
import type { TransferOutcome } from '#desks/supplies/ports/transfers.ts'

/** What sellers have seen WB answer in 2026; nothing of it is published, so any other word is just a no. */
const MEANINGS: readonly (readonly [RegExp, TransferOutcome])[] = [
  [/captcha/i, { kind: 'captcha' }],
  [/already.?in.?process/i, { kind: 'already' }],
  [/quota.*dst|dst.*quota/is, { kind: 'refused', reason: 'target-closed', detail: 'quota' }],
  [/quota/i, { kind: 'refused', reason: 'source-closed', detail: 'quota' }],
  [/cool.?down|72/i, { kind: 'refused', reason: 'cooldown', detail: 'cooldown' }],
  [/stock/i, { kind: 'refused', reason: 'no-stock', detail: 'stock' }],
  [/option|tariff/i, { kind: 'refused', reason: 'option', detail: 'option' }],
]

/** A refusal in the service's words. */
function outcomeOf(words: string): TransferOutcome {
  const known = MEANINGS.find(([like]) => like.test(words))
  return known?.[1] ?? { kind: 'refused', reason: 'refused', detail: words.slice(0, 100) }
}

/** Answers that say the call was turned away as a whole. */
const NOT_DONE: readonly AppError['kind'][] = ['invalid', 'not-found', 'conflict']

/** What a failed request came to; `words` finds the service's own in it. */
export function outcomeOfFailure(
  thrown: unknown,
  isSent: boolean,
  words: (error: AppError) => string | undefined,
): TransferOutcome {
  const error = toAppError(thrown)
  if (error.code === 'wb-cabinet.captcha') return { kind: 'captcha' }
  if (error.kind === 'auth') return { kind: 'session-expired' }
  const said = words(error)
  if (said !== undefined) return outcomeOf(said)
  // No word of it left us, or WB had no time to look at it: it may be tried again while quotas last.
  if (!isSent || error.kind === 'limit' || NOT_DONE.includes(error.kind))
    return { kind: 'refused', reason: 'away', detail: error.code }
  return { kind: 'unknown', detail: error.code }
}
