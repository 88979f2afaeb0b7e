const DAY_MINUTES = 24 * 60

/** When a person does not want to be woken: whole hours 0–23 of their own day; nulls when never. */
export interface QuietHours {
  readonly quietFrom: number | null
  readonly quietTo: number | null
  /** IANA name. */
  readonly timeZone: string
}

/** The moment (ms) until which a message has to wait, or undefined when it may leave at `now` (ms). */
export function quietUntil(now: number, hours: QuietHours): number | undefined {
  const { quietFrom: from, quietTo: to, timeZone } = hours
  if (from === null || to === null || from === to) return undefined
  const minute = minuteOfDay(now, timeZone)
  const hour = Math.floor(minute / 60)
  const isQuiet = from < to ? hour >= from && hour < to : hour >= from || hour < to
  if (!isQuiet) return undefined
  const minutes = (to * 60 - minute + DAY_MINUTES) % DAY_MINUTES
  return now - (now % 60_000) + minutes * 60_000
}

function minuteOfDay(now: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const [hour = 0, minute = 0] = format.format(now).split(':').map(Number)
  return hour * 60 + minute
}
