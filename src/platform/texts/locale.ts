import type { Locale } from './lang.ts'

/** Languages whose readers are better served in Russian than in English. */
const READ_RUSSIAN = ['ru', 'uk', 'be', 'kk']

/** The language of somebody who has not chosen one, by Telegram's `language_code` (IETF tag); `otherwise` for all others. */
export function localeOf(languageCode: string | undefined, otherwise: Locale): Locale {
  const language = languageCode?.toLowerCase().split('-')[0]
  if (language === undefined) return otherwise
  if (READ_RUSSIAN.includes(language)) return 'ru'
  return language === 'en' ? 'en' : otherwise
}

export function isLocale(text: string): text is Locale {
  return text === 'ru' || text === 'en'
}
