import type { Lang } from '#platform/texts/lang.ts'

/** Why something was left out or failed: a word of ours (`imports-reason-…`), or the message key of an AppError with its values. */
export interface Reason {
  readonly reason: string
  readonly vars: Readonly<Record<string, string | number>>
}

/** In the reader's words. */
export function reasonText(lang: Lang, { reason, vars }: Reason): string {
  const key = /^(?:error|imports)-/u.test(reason) ? reason : `imports-reason-${reason}`
  return lang.say(key, vars)
}
