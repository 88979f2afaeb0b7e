import type { Lang } from '#platform/texts/lang.ts'
import type { SpendingLeft } from '../spending.ts'

const MICROS = 1_000_000

/** What is left today of what the bot pays for. */
export function spendingText(lang: Lang, { calls, micros, freeAt }: SpendingLeft): string {
  const vars = { calls, dollars: lang.number(Math.floor(micros / (MICROS / 100)) / 100) }
  const isUsed = calls === 0 || micros === 0
  return lang.t(isUsed ? 'plan-spent' : 'plan-spending', { ...vars, time: lang.dateTime(freeAt) })
}
