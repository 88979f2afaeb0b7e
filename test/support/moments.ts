/** Noon of an ordinary Friday in Moscow, amid a month. */
const USUAL = '2026-11-20T09:00:00Z'

/**
 * When a test begins that does not choose a moment of its own, ms since the epoch. The variable TEST_NOW (an ISO
 * moment, `2028-02-29T21:30:00Z`) sets another for a whole run; the machine's own date decides nothing.
 */
export const START_MS = msOf(process.env.TEST_NOW || USUAL)

/** Moments at which code that reckons in days has gone wrong somewhere. */
export const MOMENTS: readonly (readonly [what: string, ms: number])[] = (
  [
    ['an ordinary noon', USUAL],
    ['the last days of a month of 30 days', '2026-11-28T05:00:00Z'],
    ['the last day of a month of 31 days', '2026-07-31T12:00:00Z'],
    ['the last day of February', '2027-02-28T12:00:00Z'],
    ['28 February in a leap year', '2028-02-28T12:00:00Z'],
    ['29 February', '2028-02-29T12:00:00Z'],
    ["New Year's Eve", '2026-12-31T12:00:00Z'],
    ["New Year's night in Moscow, the old year in UTC", '2026-12-31T21:30:00Z'],
    ['just before midnight in Moscow', '2026-11-30T20:59:30Z'],
    ['past midnight in Moscow, the day before in UTC', '2026-11-30T21:00:30Z'],
    ['past midnight in UTC', '2026-12-01T00:30:00Z'],
    ['the night New York sets its clocks back', '2026-11-01T05:30:00Z'],
    ['the night Berlin sets its clocks forward', '2027-03-28T00:30:00Z'],
  ] as const
).map(([what, moment]) => [what, msOf(moment)])

function msOf(moment: string): number {
  const ms = Date.parse(moment)
  if (Number.isNaN(ms)) throw new Error(`TEST_NOW is not an ISO moment: ${moment}`)
  return ms
}
