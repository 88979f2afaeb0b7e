import { type Day, dayIn } from '#core/dates.ts'

export const BOX_TYPES = ['box', 'mono', 'super-safe', 'qr'] as const
export type BoxType = (typeof BOX_TYPES)[number]

/** `boxTypeID` of the coefficients rows; a QR supply has none there. */
export const FEED_BOX_TYPE_ID: Record<BoxType, number | undefined> = {
  box: 2,
  mono: 5,
  'super-safe': 6,
  qr: undefined,
}

/** `boxTypeID` of the supplies list: a QR supply is a virtual one (0) with `virtualTypeID` 4. */
export const LIST_BOX_TYPE_ID: Record<BoxType, number> = {
  box: 2,
  mono: 5,
  'super-safe': 6,
  qr: 0,
}

export const HORIZON_DAYS = 14

/** The calendar day in Moscow, which all dates of the service mean. */
export function moscowDay(ms: number): Day {
  return dayIn('Europe/Moscow', ms)
}

/** `2026-11-20T09:00:00+03:00`; Moscow has had no summer time since 2014. */
export function moscowTime(ms: number): string {
  return `${new Date(ms + 10_800_000).toISOString().slice(0, 19)}+03:00`
}
