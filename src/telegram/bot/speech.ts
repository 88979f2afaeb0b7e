import type { Lang, Locale } from '#platform/texts/lang.ts'
import { localeOf } from '#platform/texts/locale.ts'
import type { Texts } from '#platform/texts/texts.ts'

/** How somebody who is not a user is spoken to. */
export type Speech = (from: { readonly language_code?: string }) => Lang

/** By Telegram's language of theirs, else in the operator's. */
export function createSpeech(texts: Texts, defaultLocale: Locale): Speech {
  return ({ language_code: code }) => texts.lang(localeOf(code, defaultLocale), 'UTC')
}
