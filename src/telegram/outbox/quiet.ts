/** Every zone is whole quarters of an hour away from UTC, before and after its clocks are set. */
const QUARTER_MS = 15 * 60_000

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
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  const isQuiet = (ms: number) => {
    const hour = Number(format.format(ms))
    return from < to ? hour >= from && hour < to : hour >= from || hour < to
  }
  // Looked for rather than reckoned: a night in which clocks are set is an hour shorter or longer.
  let at = now
  while (isQuiet(at)) at += QUARTER_MS - (at % QUARTER_MS)
  return at === now ? undefined : at
}
