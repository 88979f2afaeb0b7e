import { addDays, daysBetween } from '#core/dates.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { DateChoice } from './date-choice.ts'
import { begunRange, type DateLimits } from './dates.ts'
import { readTypedDays } from './typed-days.ts'

/** Typed text as days within limits, or the sentence that says what to type instead. */
export function readDates(lang: Lang, text: string, limits: DateLimits): Result<DateChoice> {
  const parsed = readTypedDays(text, limits)
  if (parsed.ok) return ok(parsed.value)
  const length = Math.min(5, daysBetween(limits.min, limits.max))
  const example = lang.dayRange(limits.min, addDays(limits.min, length))
  switch (parsed.error) {
    case 'unclear':
      return fail(lang.t('input-dates', { example }))
    case 'no-such-day':
      return fail(lang.t('input-dates-missing', { example }))
    case 'order':
      return fail(lang.t('input-dates-order', { example }))
    case 'outside': {
      const begun = begunRange(text, limits)
      if (begun) {
        const left = lang.dayRange(limits.min, begun.to)
        return fail(lang.t('input-dates-begun', { start: lang.day(begun.from), left }))
      }
      return fail(
        lang.t('input-dates-outside', {
          first: lang.day(limits.min),
          last: lang.day(limits.max),
          example,
        }),
      )
    }
  }
}

/** How a choice of days reads in a line: `25–30 ноя`, or "any of the next 7 days". */
export function showDates(lang: Lang, choice: DateChoice): string {
  if (choice.kind === 'range') return lang.dayRange(choice.from, choice.to)
  const { days, leadDays } = choice
  return leadDays > 0
    ? lang.t('input-dates-rolling-lead', { days, leadDays })
    : lang.t('input-dates-rolling', { days })
}
