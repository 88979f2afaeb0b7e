import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastOf, readBudget, weeklyOf } from '#desks/campaigns/chat/input/budget.ts'

const read = (text: string, minimum = 300, locale: 'ru' | 'en' = 'ru') => {
  const budget = readBudget(text, locale, minimum)
  return budget.ok ? budget.value : budget.error
}

test.each([
  ['5 000', 5000, 'week', 5000],
  ['5’000', 5000, 'week', 5000],
  ['５０００', 5000, 'week', 5000],
  ['5000 ₽', 5000, 'week', 5000],
  ['5000 руб. в неделю', 5000, 'week', 5000],
  ['5000р/нед', 5000, 'week', 5000],
  ['еженедельно 5000', 5000, 'week', 5000],
  ['300 в день', 300, 'day', 2100],
  ['300 ₽/день', 300, 'day', 2100],
  ['300 рублей в сутки', 300, 'day', 2100],
  ['20 000 ₽ в месяц', 20_000, 'month', 4599],
  ['20000/мес', 20_000, 'month', 4599],
  ['20 тыс в месяц', 20_000, 'month', 4599],
  ['20 тысяч рублей в месяц', 20_000, 'month', 4599],
  ['20к в месяц', 20_000, 'month', 4599],
  ['1,5 тыс в неделю', 1500, 'week', 1500],
  ['1 млн в месяц', 1_000_000, 'month', 229_979],
  ['до 5000 в неделю', 5000, 'week', 5000],
  ['бюджет ~ 5000', 5000, 'week', 5000],
  ['~5000', 5000, 'week', 5000],
  ['1500,50 в неделю', 1500.5, 'week', 1500],
  ['30000р. в мес', 30_000, 'month', 6899],
  ['30.000 в мес.', 30_000, 'month', 6899],
  ['месячный бюджет: 30 000₽', 30_000, 'month', 6899],
  ['20тр', 20_000, 'week', 20_000],
  ['20 т.р./мес', 20_000, 'month', 4599],
  ['20тыс.руб. в нед', 20_000, 'week', 20_000],
  ['30к/мес', 30_000, 'month', 6899],
  ['по 500 в сут.', 500, 'day', 3500],
  ['двадцать пять тысяч рублей в месяц', 25_000, 'month', 5749],
  ['полторы тысячи', 1500, 'week', 1500],
  ['тысяча в день', 1000, 'day', 7000],
  ['2 тысячи 500', 2500, 'week', 2500],
  ['twenty-five thousand a month', 25_000, 'month', 5749],
  ['300 a day', 300, 'day', 2100],
  ['5k per week', 5000, 'week', 5000],
  ['20000 rub a month', 20_000, 'month', 4599],
])('%s', (text, amount, period, weekly) => {
  expect(read(text)).toEqual({ amount, period, weekly })
})

test('an English comma groups thousands', () => {
  expect(read('20,000 a month', 300, 'en')).toEqual({
    amount: 20_000,
    period: 'month',
    weekly: 4599,
  })
})

test.each([
  ['', 'unclear'],
  ['много', 'unclear'],
  ['0', 'unclear'],
  ['-500', 'unclear'],
  ['5 %', 'unclear'],
  ['300 в день или 5000 в месяц', 'unclear'],
  ['5000 в год', 'unclear'],
  ['100-200 в день', 'unclear'],
  ['30000 на 2 месяца', 'unclear'],
  ['сколько надо', 'unclear'],
  ['1000 млн в день', 'large'],
  ['1000 ₽ в месяц', 'small'],
  ['40 в день', 'small'],
  ['299', 'small'],
])('refused: %s', (text, kind) => {
  expect(read(text)).toMatchObject({ kind })
})

test('the minimum itself is enough', () => {
  expect(read('300')).toEqual({ amount: 300, period: 'week', weekly: 300 })
})

const period = fc.constantFrom('day' as const, 'week' as const, 'month' as const)

test('the week of a budget never costs more than was said', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), period, (amount, of) => {
      const days = { day: 1, week: 7, month: 365.25 / 12 }[of]
      const weekly = weeklyOf(amount, of)
      expect((weekly / 7) * days).toBeLessThanOrEqual(amount + 1e-6)
      expect(Number.isInteger(weekly)).toBe(true)
    }),
  )
})

test('the least amount that is named is accepted, and no whole rouble less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 100_000 }), period, (minimum, of) => {
      const least = leastOf(minimum, of)
      expect(weeklyOf(least, of)).toBeGreaterThanOrEqual(minimum)
      expect(weeklyOf(least - 1, of)).toBeLessThan(minimum)
    }),
  )
})
