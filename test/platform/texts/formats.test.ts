import { expect, test } from 'vitest'
import { createFormats } from '#platform/texts/formats.ts'
import { isLocale, localeOf } from '#platform/texts/locale.ts'

const ru = createFormats('ru', 'Europe/Moscow')
const en = createFormats('en', 'Europe/Moscow')
const noonUtc = Date.UTC(2026, 10, 24, 12, 5)

/** Spaces that do not break are what keeps a number and its word together; here only the words matter. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('days are written as each language writes them', () => {
  expect(plain(ru.day('2026-11-25'))).toBe('25 ноя')
  expect(plain(en.day('2026-11-25'))).toBe('25 Nov')
  expect(plain(ru.day('2026-05-01'))).toBe('1 мая')
  expect(plain(en.day('2026-09-01'))).toBe('1 Sep')
  expect(plain(ru.dayWithWeekday('2026-11-25'))).toBe('25 ноя, ср')
  expect(plain(en.dayWithWeekday('2026-11-25'))).toBe('Wed, 25 Nov')
})

test('a range names its month once, unless it crosses the end', () => {
  expect(plain(ru.dayRange('2026-11-25', '2026-11-30'))).toBe('25–30 ноя')
  expect(plain(ru.dayRange('2026-11-25', '2026-12-03'))).toBe('25 ноя – 3 дек')
  expect(plain(en.dayRange('2026-11-25', '2026-12-03'))).toBe('25 Nov – 3 Dec')
  expect(plain(ru.dayRange('2026-11-25', '2026-11-25'))).toBe('25 ноя')
})

test('a day and its month never part at the end of a line', () => {
  expect(ru.day('2026-11-25')).toBe('25\u00a0ноя')
})

test('times are in the reader’s zone', () => {
  expect(ru.time(noonUtc)).toBe('15:05')
  expect(createFormats('en', 'Asia/Vladivostok').time(noonUtc)).toBe('22:05')
  expect(plain(ru.dateTime(noonUtc))).toBe('24 ноя, 15:05')
  expect(plain(createFormats('en', 'Asia/Kamchatka').dateTime(noonUtc))).toBe('25 Nov, 00:05')
})

test('numbers group by thousands and keep one decimal', () => {
  expect(plain(ru.number(1_234_567.89))).toBe('1 234 567,9')
  expect(en.number(1_234_567)).toBe('1,234,567')
})

test('time spans are rough', () => {
  const shown = [900, 2_000, 12_300, 59_600, 300_000, 3 * 3_600_000, 5 * 86_400_000]
  expect(shown.map((ms) => plain(ru.duration(ms)))).toEqual([
    '0,9 с',
    '2 с',
    '12 с',
    '1 мин',
    '5 мин',
    '3 ч',
    '5 дн.',
  ])
  expect(shown.map((ms) => plain(en.duration(ms)))).toEqual([
    '0.9 sec',
    '2 sec',
    '12 sec',
    '1 min',
    '5 min',
    '3 hr',
    '5 days',
  ])
})

test('the language of a newcomer follows Telegram’s', () => {
  for (const code of ['ru', 'uk', 'be-BY', 'KK']) expect(localeOf(code, 'en')).toBe('ru')
  expect(localeOf('en-GB', 'ru')).toBe('en')
  for (const code of ['de', '', undefined]) {
    expect([localeOf(code, 'ru'), localeOf(code, 'en')]).toEqual(['ru', 'en'])
  }
  expect([isLocale('ru'), isLocale('de')]).toEqual([true, false])
})
