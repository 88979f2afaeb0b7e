import type { Lang } from '#platform/texts/lang.ts'
import type { Reason } from '../deps.ts'

/** A {@link Reason} in the reader's words. */
export function reasonText(lang: Lang, { reason, vars }: Reason): string {
  const key = /^(?:error|imports)-/u.test(reason) ? reason : `imports-reason-${reason}`
  return lang.say(key, vars)
}
