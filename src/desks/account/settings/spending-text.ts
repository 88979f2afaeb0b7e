import type { Lang, Locale } from '#platform/texts/lang.ts'
import type { SpendingLeft } from '../spending.ts'

const MICROS = 1_000_000
const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
const CENTS = {
  ru: new Intl.NumberFormat('ru-RU', digits),
  en: new Intl.NumberFormat('en-GB', digits),
} satisfies Record<Locale, Intl.NumberFormat>

/** What is left today of what the bot pays for. */
export function spendingText(lang: Lang, { calls, micros, freeAt }: SpendingLeft): string {
  const cents = Math.floor(micros / (MICROS / 100)) / 100
  const vars = { calls, dollars: CENTS[lang.locale].format(cents) }
  const isUsed = calls === 0 || micros === 0
  return lang.t(isUsed ? 'plan-spent' : 'plan-spending', { ...vars, time: lang.dateTime(freeAt) })
}
