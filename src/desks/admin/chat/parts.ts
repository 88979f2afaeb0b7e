import type { Lang } from '#platform/texts/lang.ts'
import { shortened } from '#telegram/keyboard.ts'
import type { Button } from '#telegram/screen.ts'
import { openAdmin } from './actions.ts'

const NAME_LENGTH = 28

export function adminBack(lang: Lang): Button {
  return { text: lang.t('admin-button-back'), data: openAdmin({}) }
}

/** First and last name, short enough for a phone's line. */
export function nameOf(person: {
  readonly firstName: string
  readonly lastName: string | null
}): string {
  return shortened([person.firstName, person.lastName].filter(Boolean).join(' '), NAME_LENGTH)
}

const MICROS = 1_000_000

/** Millionths of a dollar with their cents, as the reader writes numbers. */
export function dollars({ locale }: Lang, micros: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return new Intl.NumberFormat(locale === 'ru' ? 'ru-RU' : 'en-US', digits).format(micros / MICROS)
}
