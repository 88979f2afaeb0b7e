import { dayNumber } from '#core/dates.ts'
import type { Locale } from '#platform/texts/lang.ts'

const FORMATS: Record<Locale, { month: Intl.DateTimeFormat; weekday: Intl.DateTimeFormat }> = {
  ru: formatsOf('ru-RU'),
  en: formatsOf('en-GB'),
}

function formatsOf(name: string) {
  return {
    month: new Intl.DateTimeFormat(name, { month: 'long', timeZone: 'UTC' }),
    weekday: new Intl.DateTimeFormat(name, { weekday: 'short', timeZone: 'UTC' }),
  }
}

/** `Ноябрь 2026`. The month is formatted alone: with a year Intl adds "г.". */
export function monthTitle(locale: Locale, month: string): string {
  const name = FORMATS[locale].month.format(Date.parse(`${month}-01T00:00:00Z`))
  return `${capital(name)} ${Number(month.slice(0, 4))}`
}

/** `Пн` … `Вс`: two letters are enough for a cell. */
export function weekdayNames(locale: Locale): string[] {
  const monday = dayNumber('1970-01-05')
  return Array.from({ length: 7 }, (_, index) =>
    capital(FORMATS[locale].weekday.format((monday + index) * 86_400_000).slice(0, 2)),
  )
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
