import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, dayIn, daysBetween, weekday } from '#core/dates.ts'
import { parseDates } from '#telegram/input/dates.ts'
import { MOMENTS } from '#test/support/moments.ts'

/** Saturday; two weeks may be chosen, as at Wildberries. */
const limits = { today: '2026-11-28', min: '2026-11-28', max: '2026-12-12' }
const range = (from: Day, to: Day = from) => ({ ok: true, value: { kind: 'range', from, to } })

describe('an end that is not said', () => {
  test.each([
    ['с 1 декабря', '2026-12-01'],
    ['со 2 декабря', '2026-12-02'],
    ['c 1 декабря', '2026-12-01'],
    ['С 1-го декабря 2026 г.', '2026-12-01'],
    ['начиная с 1 декабря', '2026-12-01'],
    ['от 1 дек.', '2026-12-01'],
    ['с 1 декабря и далее', '2026-12-01'],
    ['не раньше 1 декабря', '2026-12-01'],
    ['после 1 декабря', '2026-12-02'],
    ['после 30 ноября', '2026-12-01'],
    ['с 05.12', '2026-12-05'],
    ['с 5.12.2026', '2026-12-05'],
    ['с 2026-12-05', '2026-12-05'],
    ['с 5 числа', '2026-12-05'],
    ['с завтра', '2026-11-29'],
    ['с сегодня', '2026-11-28'],
    ['с понедельника', '2026-11-30'],
    ['с пн', '2026-11-30'],
    ['со вторника, 1 декабря', '2026-12-01'],
    ['from Dec 1', '2026-12-01'],
    ['from 1 December, 2026', '2026-12-01'],
    ['starting from December 1st', '2026-12-01'],
    ['since the 5th', '2026-12-05'],
    ['Dec 1 onwards', '2026-12-01'],
    ['no earlier than Dec 1', '2026-12-01'],
    ['after Dec 1', '2026-12-02'],
    ['from tomorrow', '2026-11-29'],
    ['from Monday', '2026-11-30'],
  ])('%s: up to the last day', (text, from) => {
    expect(parseDates(text, limits)).toEqual(range(from, limits.max))
  })

  test.each([
    ['до 5 декабря', '2026-12-05'],
    ['по 5 декабря', '2026-12-05'],
    ['до 05.12', '2026-12-05'],
    ['до 5', '2026-12-05'],
    ['не позже 5 декабря', '2026-12-05'],
    ['до завтра', '2026-11-29'],
    ['до пятницы', '2026-12-04'],
    ['until Dec 5', '2026-12-05'],
    ['through Dec 5, 2026', '2026-12-05'],
    ['by Dec 5', '2026-12-05'],
    ['till Friday', '2026-12-04'],
    ['no later than 5 December', '2026-12-05'],
  ])('%s: from the first day', (text, to) => {
    expect(parseDates(text, limits)).toEqual(range(limits.min, to))
  })

  test.each([
    ['с 20 декабря', 'outside'],
    ['с 20 ноября', 'outside'],
    ['до 20 ноября', 'outside'],
    ['до 20 декабря', 'outside'],
    ['from Dec 20', 'outside'],
    ['с 31 ноября', 'no-such-day'],
    ['с', 'unclear'],
    ['до', 'unclear'],
    ['- 5 декабря', 'unclear'],
    ['с декабря', 'unclear'],
    ['с 5 до', 'unclear'],
  ])('%s is asked about: %s', (text, error) => {
    expect(parseDates(text, limits)).toEqual({ ok: false, error })
  })
})

test.each([
  ['Dec 9-13, 2026'],
  ['Dec 9–13 2026'],
  ['December 9th - 13th, 2026'],
  ['Dec 9, 2026 - Dec 13, 2026'],
  ['Dec 9, 2026 to 13'],
  ['9-13 Dec 2026'],
  ['9th to 13th of December 2026'],
  ['from the 9th through the 13th of December'],
  ['Wednesday, Dec 9 – Sunday, Dec 13'],
  ['Dec 9 until Dec 13'],
  ['9-13 декабря 2026'],
  ['9–13 декабря 2026 г.'],
  ['с 9 по 13 декабря 2026 года'],
  ['с 9 декабря по 13'],
  ['с 9-го до 13-го декабря'],
  ['9 дек. 2026 — 13 дек. 2026'],
  ['со среды 9 декабря по воскресенье 13 декабря'],
  ['9-13.12.2026'],
  ['09.12-13.12.26'],
  ['2026-12-09 по 13'],
])('%s: month and year are said once or twice', (text) => {
  expect(parseDates(text, { ...limits, max: '2026-12-31' })).toEqual(
    range('2026-12-09', '2026-12-13'),
  )
})

test.each([
  ['пт', '2026-12-04', '2026-12-04'],
  ['в пятницу', '2026-12-04', '2026-12-04'],
  ['on Friday', '2026-12-04', '2026-12-04'],
  ['saturday', '2026-11-28', '2026-11-28'],
  ['пн-ср', '2026-11-30', '2026-12-02'],
  ['с понедельника по среду', '2026-11-30', '2026-12-02'],
  ['Mon to Wed', '2026-11-30', '2026-12-02'],
  ['пт-пн', '2026-12-04', '2026-12-07'],
  ['завтра - пт', '2026-11-29', '2026-12-04'],
])('%s: the next day of that name', (text, from, to) => {
  expect(parseDates(text, limits)).toEqual(range(from, to))
})

test.each(['пн и ср', 'пн, ср', '9-13 2026', 'Dec 9-13 26', 'с 9 по 13 по 15'])(
  '%s is asked about',
  (text) => {
    expect(parseDates(text, limits)).toEqual({ ok: false, error: 'unclear' })
  },
)

const written = (locale: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  return (day: Day) => format.format(Date.parse(day))
}
const full = { day: 'numeric', month: 'long' } as const
/** Ways to write a day, with the months' forms that each language puts beside a number. */
const WAYS = [
  ['с', 'по', written('ru', full)],
  ['с', 'до', written('ru', { ...full, year: 'numeric' })],
  ['с', 'по', written('ru', { day: '2-digit', month: '2-digit' })],
  ['с', 'по', written('ru', { ...full, month: 'short' })],
  ['from', 'through', written('en-US', full)],
  ['from', 'until', written('en-US', { ...full, year: 'numeric' })],
  ['from', 'to', written('en-GB', { ...full, month: 'short' })],
  ['from', 'till', written('en-GB', { ...full, year: 'numeric' })],
] as const

describe.each(MOMENTS)('at %s', (_what, ms) => {
  const today = dayIn('Europe/Moscow', ms)
  const max = addDays(today, 14)
  const from = fc.nat(14).map((ahead) => addDays(today, ahead))
  const days = fc.tuple(from, fc.nat(14)).map(([first, more]) => {
    const last = addDays(first, Math.min(more, daysBetween(first, max)))
    return [first, last] as const
  })
  const window = { today, min: today, max }

  test('whatever end is left out, however a day is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WAYS), days, ([open, until, write], [first, last]) => {
        const read = (text: string) => parseDates(text, window)
        expect(read(`${open} ${write(first)}`)).toEqual(range(first, max))
        expect(read(`${until} ${write(last)}`)).toEqual(range(today, last))
        expect(read(`${open} ${write(first)} ${until} ${write(last)}`)).toEqual(range(first, last))
        expect(read(write(first))).toEqual(range(first))
      }),
      { numRuns: 50 },
    )
  })

  test.each(['завтра', 'tomorrow'])('%s is the day after today', (word) => {
    expect(parseDates(word, window)).toEqual(range(addDays(today, 1)))
  })

  test('weekdays are of the coming week', () => {
    for (const [index, name] of ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'].entries()) {
      const read = parseDates(name, window)
      const day = read.ok && read.value.kind === 'range' ? read.value.from : ''
      expect([weekday(day), daysBetween(today, day) < 7]).toEqual([index + 1, true])
    }
  })
})
