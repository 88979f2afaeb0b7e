import { dayNumber } from '#core/dates.ts'
import type { Locale } from '#platform/texts/lang.ts'

const FORMATS = { ru: formatsOf('ru-RU'), en: formatsOf('en-GB') } satisfies Record<Locale, object>
/** Between two arrows a phone shows so many characters. */
const TITLE = 12

function formatsOf(name: string) {
  return {
    long: new Intl.DateTimeFormat(name, { month: 'long', timeZone: 'UTC' }),
    short: new Intl.DateTimeFormat(name, { month: 'short', timeZone: 'UTC' }),
    weekday: new Intl.DateTimeFormat(name, { weekday: 'short', timeZone: 'UTC' }),
  }
}

/** `Ноябрь 2026`, `Сент 2026`. The month is formatted alone: with a year Intl adds "г.". */
export function monthTitle(locale: Locale, month: string): string {
  const { long, short } = FORMATS[locale]
  const titleIn = (format: Intl.DateTimeFormat) => {
    const name = format.format(Date.parse(`${month}-01T00:00:00Z`)).replace('.', '')
    return `${capital(name)} ${Number(month.slice(0, 4))}`
  }
  const whole = titleIn(long)
  return whole.length > TITLE ? titleIn(short) : whole
}

/** `Пн` … `Вс`: two letters are enough for a cell. */
export function weekdayNames(locale: Locale): string[] {
  const monday = dayNumber('1970-01-05')
  return Array.from({ length: 7 }, (_, index) =>
    capital(FORMATS[locale].weekday.format((monday + index) * 86_400_000).slice(0, 2)),
  )
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
