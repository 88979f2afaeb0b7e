import type { Locale } from './lang.ts'

/** Languages whose readers are better served in Russian than in English. */
const READ_RUSSIAN = ['ru', 'uk', 'be', 'kk']

/** The language of somebody who has not chosen one, by Telegram's `language_code` (IETF tag). */
export function localeOf(languageCode: string | undefined): Locale {
  const language = languageCode?.toLowerCase().split('-')[0]
  return language !== undefined && READ_RUSSIAN.includes(language) ? 'ru' : 'en'
}

export function isLocale(text: string): text is Locale {
  return text === 'ru' || text === 'en'
}
