import type { Lang } from '#platform/texts/lang.ts'
import { isWeekdayAllowed, type MonitorMode } from '../monitors/monitor.ts'
import type { SupplyType } from '../slot.ts'

/** How many warehouses are named before "and N more". */
const NAMED = 3
/** 1970-01-05, a Monday, as a day number. */
const A_MONDAY = 4

/** `×2`, `×2,5`, `бесплатно`; hundredths in. */
export function coefficientText(lang: Lang, hundredths: number): string {
  return hundredths === 0
    ? lang.t('coefficient-free')
    : lang.t('coefficient-times', { times: lang.number(hundredths / 100) })
}

/** `до ×2`, `только бесплатно`: the highest coefficient that is wanted. */
export function capText(lang: Lang, hundredths: number): string {
  const isFree = hundredths === 0 ? 1 : 0
  return lang.t('coefficient-cap', { isFree, cap: coefficientText(lang, hundredths) })
}

export function typeText(lang: Lang, type: SupplyType): string {
  return lang.t('supply-type', { type })
}

export function modeText(lang: Lang, mode: MonitorMode): string {
  return lang.t('monitor-mode', { mode })
}

/** `Коледино, Тула и ещё 3`. */
export function warehousesText(
  lang: Lang,
  ids: readonly number[],
  nameOf: (id: number) => string,
): string {
  const names = ids.slice(0, NAMED).map(nameOf).join(', ')
  const more = ids.length - NAMED
  return more > 0 ? lang.t('warehouses-more', { names, more }) : names
}

/** `любые дни`, `будни`, or the days themselves: `пн, ср`. */
export function weekdaysText(lang: Lang, mask: number): string {
  if (mask === 127) return lang.t('weekdays-any')
  if (mask === 31) return lang.t('weekdays-work')
  if (mask === 96) return lang.t('weekdays-rest')
  const short = new Intl.DateTimeFormat(lang.locale, { weekday: 'short', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, index) => A_MONDAY + index)
    .filter((day) => isWeekdayAllowed(mask, day))
    .map((day) => short.format(day * 86_400_000))
    .join(', ')
}
