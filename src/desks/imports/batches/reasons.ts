import type { Lang } from '#platform/texts/lang.ts'
import type { ItemRow } from './store.ts'

/** A word of ours (`imports-reason-…`), or the message key of an AppError, in the reader's language; '' where nothing stands against it. */
export function reasonText(
  lang: Lang,
  { reason, reasonVars }: Pick<ItemRow, 'reason' | 'reasonVars'>,
): string {
  if (reason === null) return ''
  const key = isMessage(reason) ? reason : `imports-reason-${reason}`
  return lang.say(key, reasonVars ?? {})
}

const isMessage = (reason: string) => /^(?:error|imports)-/u.test(reason)
