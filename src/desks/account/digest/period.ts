import { addDays, type Day, dayIn } from '#core/dates.ts'

export type DigestKind = 'daily' | 'weekly'

/** Days a digest tells of, in the reader's zone: the day before, or the seven before. */
export interface Period {
  readonly kind: DigestKind
  readonly from: Day
  readonly to: Day
}

/** From nine in the morning on; what was missed until the evening comes the next time. */
const HOURS = { from: 9, to: 20 }

/**
 * What is owed to a reader at a moment (ms): on Mondays the week, on other days the day before, to who wants them. Undefined
 * outside of the hours. A week takes the place of its Sunday.
 */
export function periodDue(
  now: number,
  timeZone: string,
  wants: { readonly dailyDigest: boolean; readonly weeklyDigest: boolean },
): Period | undefined {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now),
  )
  if (hour < HOURS.from || hour >= HOURS.to) return undefined
  const today = dayIn(timeZone, now)
  const isMonday = new Date(`${today}T00:00:00Z`).getUTCDay() === 1
  const to = addDays(today, -1)
  if (isMonday && wants.weeklyDigest) return { kind: 'weekly', from: addDays(today, -7), to }
  return wants.dailyDigest ? { kind: 'daily', from: to, to } : undefined
}
