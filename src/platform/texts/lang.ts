import type { Day } from '#core/dates.ts'
import type { MessageArgs, MessageKey } from './messages.generated.ts'

export type Locale = 'ru' | 'en'
export const LOCALES: readonly Locale[] = ['ru', 'en']

/** Everything a screen needs to speak to one reader: language, formats and time zone. */
export interface Lang {
  readonly locale: Locale
  /** IANA name. */
  readonly timeZone: string
  /** Fluent message. Values are escaped: they can never become markup. */
  t<K extends MessageKey>(key: K, ...args: MessageArgs<K>): string
  /** For keys that are only known at run time (errors, notices); unknown ones fall back to `error-internal`. */
  say(key: string, vars: Readonly<Record<string, string | number>>): string
  /** `25 ноя` / `25 Nov`. */
  day(day: Day): string
  /** `25 ноя, вт` / `Tue, 25 Nov`. */
  dayWithWeekday(day: Day): string
  /** `25–30 ноя`, over a month's end `25 ноя – 3 дек`. */
  dayRange(from: Day, to: Day): string
  /** `14:05` in the reader's zone. */
  time(ms: number): string
  /** `25 ноя, 14:05` in the reader's zone. */
  dateTime(ms: number): string
  /** `1 234 567`, at most one decimal. */
  number(value: number): string
  /** Rough length of a time span: `2 с`, `5 мин`, `3 ч`. */
  duration(ms: number): string
}
