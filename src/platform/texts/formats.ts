import { type Day, dayNumber } from '#core/dates.ts'
import type { Lang, Locale } from './lang.ts'

type Formats = Omit<Lang, 'locale' | 'timeZone' | 't' | 'say'>

/** English with the day before the month, as the docstrings of Lang show. */
const INTL_LOCALES: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' }
const DAY_MS = 86_400_000
const NBSP = '\u00a0'

/** Dates, numbers and spans as one reader sees them. Day and month never part at a line's end. */
export function createFormats(locale: Locale, timeZone: string): Formats {
  const name = INTL_LOCALES[locale]
  const dayParts = new Intl.DateTimeFormat(name, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  const weekdays = new Intl.DateTimeFormat(name, { weekday: 'short', timeZone: 'UTC' })
  const times = new Intl.DateTimeFormat(name, { hour: '2-digit', minute: '2-digit', timeZone })
  const localDays = new Intl.DateTimeFormat(name, { day: 'numeric', month: 'short', timeZone })
  const numbers = new Intl.NumberFormat(name, { maximumFractionDigits: 1 })
  // American units: the British ones are "2 secs", "3 hrs".
  const units = (['second', 'minute', 'hour', 'day'] as const).map(
    (unit) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      }),
  )

  const split = (format: Intl.DateTimeFormat, ms: number) => {
    const parts = format.formatToParts(ms)
    const value = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
    // The first three letters: Intl writes "нояб." and "Sept".
    return { number: value('day'), month: value('month').slice(0, 3) }
  }
  const ofDay = (day: Day) => split(dayParts, dayNumber(day) * DAY_MS)
  const join = ({ number, month }: { number: string; month: string }) => `${number}${NBSP}${month}`
  const inUnit = (index: number, value: number) =>
    (units[index]?.format(value) ?? '').replace(' ', NBSP)

  const day = (value: Day) => join(ofDay(value))
  return {
    day,
    dayWithWeekday: (value) => {
      const week = weekdays.format(dayNumber(value) * DAY_MS)
      return locale === 'ru' ? `${day(value)}, ${week}` : `${week}, ${day(value)}`
    },
    dayRange: (from, to) => {
      if (from === to) return day(from)
      if (from.slice(0, 7) !== to.slice(0, 7)) return `${day(from)} – ${day(to)}`
      return `${ofDay(from).number}–${day(to)}`
    },
    time: (ms) => times.format(ms),
    dateTime: (ms) => `${join(split(localDays, ms))}, ${times.format(ms)}`,
    number: (value) => numbers.format(value),
    duration: (ms) => {
      const seconds = ms / 1000
      if (seconds < 9.95) return inUnit(0, seconds)
      if (seconds < 59.5) return inUnit(0, Math.round(seconds))
      if (seconds < 59.5 * 60) return inUnit(1, Math.round(seconds / 60))
      if (seconds < 47.5 * 3600) return inUnit(2, Math.round(seconds / 3600))
      return inUnit(3, Math.round(seconds / 86_400))
    },
  }
}
