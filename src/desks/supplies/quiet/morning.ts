/** The hour of a person's own day at which the night is over. */
const MORNING = '09:00'
/** Every zone is whole quarters of an hour away from UTC, before and after its clocks are set. */
const QUARTER_MS = 15 * 60_000

/** The next nine in the morning (ms) in an IANA time zone, always later than `now` (ms). */
export function nextMorning(now: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  } as const)
  // Looked for rather than reckoned: a night in which clocks are set is an hour shorter or longer.
  let at = now - (now % QUARTER_MS) + QUARTER_MS
  while (format.format(at) !== MORNING) at += QUARTER_MS
  return at
}
