import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, dayFromNumber, dayNumber } from '#core/dates.ts'
import { parseDates } from '#telegram/input/dates.ts'
import { readDates, showDates } from '#telegram/input/read-dates.ts'
import { langs } from './langs.ts'

const limits = { today: '2026-11-21', min: '2026-11-21', max: '2026-12-31' }
const range = (from: Day, to: Day = from) => ({ ok: true, value: { kind: 'range', from, to } })
const rolling = (days: number, leadDays = 0) => ({
  ok: true,
  value: { kind: 'rolling', days, leadDays },
})

test.each([
  ['сегодня', range('2026-11-21')],
  ['Завтра', range('2026-11-22')],
  ['послезавтра', range('2026-11-23')],
  ['tomorrow', range('2026-11-22')],
  ['day after tomorrow', range('2026-11-23')],
  ['25.11', range('2026-11-25')],
  ['25/11', range('2026-11-25')],
  ['11/25', range('2026-11-25')],
  ['25.11.26', range('2026-11-25')],
  ['25.11.2026', range('2026-11-25')],
  ['2026-11-25', range('2026-11-25')],
  ['25 ноября', range('2026-11-25')],
  ['25-го ноября', range('2026-11-25')],
  ['Nov 25th', range('2026-11-25')],
  ['25-30 ноября', range('2026-11-25', '2026-11-30')],
  ['25 – 30 нояб.', range('2026-11-25', '2026-11-30')],
  ['25 ноября – 3 декабря', range('2026-11-25', '2026-12-03')],
  ['с 25 по 30 ноября', range('2026-11-25', '2026-11-30')],
  ['с 25.11 до 30.11', range('2026-11-25', '2026-11-30')],
  ['25.11-30.11', range('2026-11-25', '2026-11-30')],
  ['25-30.11', range('2026-11-25', '2026-11-30')],
  ['Nov 25-30', range('2026-11-25', '2026-11-30')],
  ['Nov 25 to Dec 3', range('2026-11-25', '2026-12-03')],
  ['from 25 to 30 November 2026', range('2026-11-25', '2026-11-30')],
  ['2026-11-25 — 2026-11-30', range('2026-11-25', '2026-11-30')],
  ['2026-11-25/2026-11-30', range('2026-11-25', '2026-11-30')],
  ['завтра - 30.11', range('2026-11-22', '2026-11-30')],
  ['25-30', range('2026-11-25', '2026-11-30')],
  ['1-5', range('2026-12-01', '2026-12-05')],
  ['7 дней', rolling(7)],
  ['14 days', rolling(14)],
  ['неделя', rolling(7)],
  ['2 недели', rolling(14)],
  ['ближайшие 21 день', rolling(21)],
  ['999 дней', rolling(41)],
  ['+3', rolling(38, 3)],
  ['с +3 дней', rolling(38, 3)],
  ['any +3', rolling(38, 3)],
])('%s', (text, expected) => {
  expect(parseDates(text, limits)).toEqual(expected)
})

test.each([
  ['', 'unclear'],
  ['когда-нибудь', 'unclear'],
  ['25', 'unclear'],
  ['25-30 ноября короба', 'unclear'],
  ['1-2-3 ноября', 'unclear'],
  ['31 ноября', 'no-such-day'],
  ['29.02', 'no-such-day'],
  ['30-25 ноября', 'order'],
  ['20 ноября', 'outside'],
  ['20-30 ноября', 'outside'],
  ['25.12 - 03.01', 'outside'],
  ['25 ноября 2025', 'outside'],
  ['0 дней', 'outside'],
])('%j is refused as %s', (text, fault) => {
  expect(parseDates(text, limits)).toEqual({ ok: false, error: fault })
})

test('a day already gone is next year’s when that may be chosen', () => {
  const winter = { today: '2026-12-20', min: '2026-12-20', max: '2027-02-10' }
  expect(parseDates('15 января', winter)).toEqual(range('2027-01-15'))
  expect(parseDates('25 декабря – 3 января', winter)).toEqual(range('2026-12-25', '2027-01-03'))
  expect(parseDates('1-5', winter)).toEqual(range('2027-01-01', '2027-01-05'))
  expect(parseDates('15 декабря', winter)).toEqual({ ok: false, error: 'outside' })
})

test('rolling days start no earlier than the first day allowed', () => {
  expect(parseDates('7 дней', { ...limits, min: '2026-11-24' })).toEqual(rolling(7, 3))
})

/** A range that lies in the year from `today`, whatever `today` is. */
const ranges = fc
  .record({
    today: fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2090-12-31') }),
    start: fc.nat(300),
    length: fc.nat(60),
  })
  .map(({ today, start, length }) => ({
    limits: {
      today: dayFromNumber(today),
      min: dayFromNumber(today),
      max: dayFromNumber(today + 363),
    },
    from: dayFromNumber(today + start),
    to: dayFromNumber(today + start + length),
  }))

test('days and ranges as we print them are read back', () => {
  fc.assert(
    fc.property(fc.constantFrom(...langs), ranges, (lang, { limits, from, to }) => {
      expect(parseDates(lang.day(from), limits)).toEqual(range(from))
      expect(parseDates(lang.dayWithWeekday(from), limits)).toEqual(range(from))
      expect(parseDates(lang.dayRange(from, to), limits)).toEqual(range(from, to))
      expect(parseDates(`${from} - ${to}`, limits)).toEqual(range(from, to))
    }),
  )
})

test('whatever is typed, an accepted choice lies within the limits', () => {
  const scraps = fc.constantFrom(
    ...[
      '25',
      '1',
      '31',
      '-',
      ' ',
      'ноября',
      'Dec',
      '25.11',
      '/',
      'по',
      'завтра',
      '+3',
      'дней',
      '2026',
      '.',
      '😀',
    ],
  )
  fc.assert(
    fc.property(fc.array(scraps, { maxLength: 7 }), ranges, (parts, { limits }) => {
      const parsed = parseDates(parts.join(''), limits)
      if (!parsed.ok) return
      const { value } = parsed
      const from = value.kind === 'range' ? value.from : addDays(limits.today, value.leadDays)
      const to = value.kind === 'range' ? value.to : addDays(from, value.days - 1)
      expect([limits.min <= from, from <= to, to <= limits.max]).toEqual([true, true, true])
    }),
    { numRuns: 1000 },
  )
})

test.each(langs)('$locale: every refusal ends in an example that is accepted', (lang) => {
  for (const text of ['???', '31 ноября', '30-25 ноября', '20 ноября']) {
    const refused = readDates(lang, text, limits)
    const sentence = refused.ok ? '' : refused.error
    const example = lang.dayRange('2026-11-21', '2026-11-26')
    expect(sentence).toContain(example)
    expect(readDates(lang, example, limits).ok).toBe(true)
  }
})

test.each(langs)(
  '$locale: a range that has begun is refused with its reason and with what is left of it',
  (lang) => {
    const later = { ...limits, today: '2026-11-27', min: '2026-11-28' }
    for (const text of ['25-30 ноября', 'Nov 25-30', 'с 25.11 по 30.11']) {
      const refused = readDates(lang, text, later)
      const sentence = refused.ok ? '' : refused.error
      expect(sentence).toContain(lang.day('2026-11-25'))
      expect(sentence).toContain(lang.dayRange('2026-11-28', '2026-11-30'))
      expect(readDates(lang, lang.dayRange('2026-11-28', '2026-11-30'), later).ok).toBe(true)
    }
  },
)

test('a choice is shown in the reader’s words', () => {
  const [ru, en] = langs.map((lang) => [
    showDates(lang, { kind: 'range', from: '2026-11-25', to: '2026-11-30' }),
    showDates(lang, { kind: 'rolling', days: 7, leadDays: 0 }),
    showDates(lang, { kind: 'rolling', days: 11, leadDays: 3 }),
  ])
  expect(ru).toEqual(['25–30\u00a0ноя', 'ближайшие 7 дней', '11 дней, не раньше чем через 3 дня'])
  expect(en).toEqual(['25–30\u00a0Nov', 'any of the next 7 days', '11 days, at least 3 days ahead'])
})
