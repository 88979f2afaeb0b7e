import { fail, ok, type Result } from '#core/result.ts'
import type { Locale } from '#platform/texts/lang.ts'
import { parseNumber } from '#telegram/input/numbers.ts'
import { readNumberWords } from './number-words.ts'

export type BudgetPeriod = 'day' | 'week' | 'month'

/** What a seller wants to spend: as said, and a week of it in whole roubles. */
export interface Budget {
  readonly amount: number
  readonly period: BudgetPeriod
  readonly weekly: number
}

export type BudgetFault =
  | { readonly kind: 'unclear' }
  | { readonly kind: 'large' }
  | { readonly kind: 'small'; readonly budget: Budget }

/** A hundred million a week is surely a slip of the finger. */
const MAX_WEEKLY = 100_000_000
const DAYS = { day: 1, week: 7, month: 365.25 / 12 } as const

/** A period stands behind a slash, a preposition, or alone. */
const periodIn = (slash: string, words: string, each: string) =>
  new RegExp(
    `(?:/\\s*(?:${slash}|${words})|(?<!\\p{L})(?:(?:в|за|на|кажд(?:ый|ую)|a|per|each|every)\\s+)?(?:${words})|(?<!\\p{L})(?:${each}))(?!\\p{L})`,
    'iu',
  )
const PERIODS: readonly (readonly [BudgetPeriod, RegExp])[] = [
  [
    'day',
    periodIn('[дd]', 'день|дн\\.?|сут(?:ки|\\.)?|day', 'ежедневно|посуточно|дневн(?:ой|ый)|daily'),
  ],
  [
    'week',
    periodIn('н', 'недел[юя]|нед\\.?|week|wk', 'еженедельно|понедельно|(?:еже)?недельный|weekly'),
  ],
  [
    'month',
    periodIn(
      '[мm]',
      'мес(?:яц|\\.)?|month|mo\\.?',
      'ежемесячно|помесячно|(?:еже)?месячный|monthly',
    ),
  ],
]
/** `т`, `тр`, `т.р.`, `тыс.`, `к` behind the last number are thousands; `2 тысячи 500` is for the reader of words. */
const MULTIPLES: readonly (readonly [RegExp, number])[] = [
  [
    /(?<=\d)\s*(?:т\.?\s?р\.?(?!\p{L})|(?:тыс|т)\.|(?:тысяч[аи]?|тыс|тыщ[аи]?|тыр|т|[kк])(?!\p{L}))(?!.*\d)/iu,
    1000,
  ],
  [/(?<=\d)\s*(?:млн\.|(?:млн|миллион(?:ов|а)?|mln|million)(?!\p{L}))(?!.*\d)/iu, 1_000_000],
]
/** Roubles have two decimals at most: three digits behind a dot or a comma are thousands. */
const GROUPED = /(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?![\d.,])/gu
/** Words that say nothing about how much. */
const AROUND =
  /(?<!\p{L})(?:до|около|примерно|где-то|максимум|не более|не больше|бюджет|по|not more than|up to|about|max|budget)(?!\p{L})|[~≈]|[:,]+(?=\s|$)/giu
const CURRENCY = /₽|(?<![\p{L}])(?:руб(?:\.|лей|ля|ль)?|р\.?|rub(?:les?)?|rur)(?![\p{L}])/giu

/**
 * A budget as people say it: `1000 ₽ в месяц`, `5 000`, `300 в день`, `10 тыс/нед`, `двадцать тысяч`. A bare number is a week's. The week's share is rounded
 * down, so that a month never costs more than was said. `minimum`: roubles a week.
 */
export function readBudget(
  text: string,
  locale: Locale,
  minimum: number,
): Result<Budget, BudgetFault> {
  let rest = text
    .normalize('NFKC')
    .replace(/(?<=\d)['’](?=\d{3})/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  const named = PERIODS.filter(([, pattern]) => pattern.test(rest))
  if (named.length > 1) return fail({ kind: 'unclear' })
  const [period, pattern] = named[0] ?? ['week', undefined]
  if (pattern) rest = rest.replace(pattern, ' ')
  rest = rest.replace(GROUPED, (number) => number.replace(/[.,]/gu, ''))
  const multiple = MULTIPLES.find(([words]) => words.test(rest))
  if (multiple) rest = rest.replace(multiple[0], ' ')
  const bare = rest.replace(CURRENCY, ' ').replace(AROUND, ' ').trim()
  const amount = (parseNumber(bare, locale) ?? readNumberWords(bare) ?? 0) * (multiple?.[1] ?? 1)
  if (amount <= 0 || bare.endsWith('%')) return fail({ kind: 'unclear' })
  const budget = { amount, period, weekly: weeklyOf(amount, period) }
  if (budget.weekly > MAX_WEEKLY) return fail({ kind: 'large' })
  return budget.weekly < minimum ? fail({ kind: 'small', budget }) : ok(budget)
}

/** Whole roubles a week. */
export function weeklyOf(amount: number, period: BudgetPeriod): number {
  return Math.floor((amount * DAYS.week) / DAYS[period] + 1e-9)
}

/** The least whole amount of a period that gives `weekly` roubles a week. */
export function leastOf(weekly: number, period: BudgetPeriod): number {
  return Math.ceil((weekly * DAYS[period]) / DAYS.week - 1e-9)
}
