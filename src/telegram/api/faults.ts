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

/** The message to delete is gone already: as good as done. */
export function isGone(error: unknown): boolean {
  return is(error, 400, /message to delete not found/i)
}

/** The person stopped the bot, or the account is no more. */
export function isForbidden(error: unknown): boolean {
  return is(error, 403) || is(error, 400, /chat not found|user is deactivated/i)
}

/** The id of the supergroup that a group has become, or undefined. */
export function movedTo(error: unknown): number | undefined {
  if (!is(error, 400)) return undefined
  return (error as GrammyError).parameters.migrate_to_chat_id
}

/** The topic is gone or closed; the group itself may be written to. */
export function isTopicGone(error: unknown): boolean {
  return is(error, 400, /message thread not found|topic_(?:closed|deleted)/i)
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

/** The fault in a few words, for a row that remembers it. */
export function faultWords(error: unknown): string {
  if (error instanceof GrammyError) return error.description
  return error instanceof AppError ? error.code : error instanceof Error ? error.message : 'unknown'
}
