import { DrizzleQueryError } from 'drizzle-orm'
import { GrammyError, HttpError } from 'grammy'
import { AppError } from '#core/errors.ts'

function is(error: unknown, code: number, words?: RegExp): boolean {
  if (!(error instanceof GrammyError) || error.error_code !== code) return false
  return words === undefined || words.test(error.description)
}

/** The message already shows exactly this: as good as done. */
export function isUnchanged(error: unknown): boolean {
  return is(error, 400, /message is not modified/i)
}

/** The message to edit is gone or may no longer be edited: send it anew. */
export function isUneditable(error: unknown): boolean {
  return is(error, 400, /message to edit not found|can't be edited|message_id_invalid/i)
}

/** The person stopped the bot, or the account is no more. */
export function isForbidden(error: unknown): boolean {
  return is(error, 403) || is(error, 400, /chat not found|user is deactivated/i)
}

/** Milliseconds Telegram asked us to wait (429), or undefined. */
export function retryAfterMs(error: unknown): number | undefined {
  if (!is(error, 429)) return undefined
  return ((error as GrammyError).parameters.retry_after ?? 1) * 1000
}

/** A refusal that no repeat will change. */
export function isRefused(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code >= 400 && error.error_code < 429
}

/** True when Telegram could not be reached or was not well: repeat later. */
export function isUnreachable(error: unknown): boolean {
  return (
    error instanceof HttpError ||
    (error instanceof GrammyError && (error.error_code === 429 || error.error_code >= 500))
  )
}

/** What may be logged of a fault: never a payload or a query's values, which hold what people wrote. */
export function describeFault(error: unknown): Record<string, unknown> {
  if (error instanceof GrammyError)
    return { method: error.method, code: error.error_code, description: error.description }
  if (error instanceof HttpError) {
    return { fault: error.message, cause: innermost(error.error) }
  }
  if (error instanceof DrizzleQueryError) return describeFault(error.cause)
  if (error instanceof AppError) {
    const cause = error.cause === undefined ? {} : { cause: describeFault(error.cause) }
    return { fault: error.code, ...cause }
  }
  if (error instanceof Error)
    return { fault: error.name, message: error.message, stack: error.stack }
  return { fault: String(error) }
}

/** What the network said, below what we and grammY made of it. */
function innermost(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'network'
  return thrown.cause instanceof Error ? innermost(thrown.cause) : thrown.message
}
