/**
 * Calendar days, free of time zones: a WB slot, a calendar cell and a lead time are days, not instants.
 * The text form `YYYY-MM-DD` sorts as time does.
 */
export type Day = string

const DAY_MS = 86_400_000

/** Days since 1970-01-01 of a calendar day; the compact form used as an index. */
export function dayNumber(day: Day): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

export function dayFromNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

/** A formatter a zone: making one costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** The calendar day that an instant (ms) falls on in an IANA time zone. */
export function dayIn(timeZone: string, ms: number): Day {
  const known = formatters.get(timeZone)
  if (known) return known.format(ms)
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, ...parts })
  formatters.set(timeZone, made)
  return made.format(ms)
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekday(day: Day): number {
  return ((dayNumber(day) + 3) % 7) + 1
}

/** True for an existing calendar day in `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text)
}
