import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, dayFromNumber, dayIn, dayNumber, weekday } from '#core/dates.ts'
import { defineAction, param } from '#telegram/action.ts'
import { type CalendarData, calendarKeyboard } from '#telegram/calendar/keyboard.ts'
import { monthTitle } from '#telegram/calendar/names.ts'
import {
  addMonths,
  type CalendarBounds,
  type CalendarState,
  calendarParam,
  monthOf,
  openCalendar,
  presetRange,
  reduceCalendar,
  settleCalendar,
  weeksOf,
} from '#telegram/calendar/state.ts'
import { inert } from '#telegram/forms/actions.ts'
import type { Button, Keyboard } from '#telegram/screen.ts'
import { MOMENTS } from '#test/support/moments.ts'
import { en, langs, ru } from '../input/langs.ts'

const show = defineAction('c', 'month', { tag: param.word, field: param.int, state: calendarParam })
const done = defineAction('c', 'days', {
  tag: param.word,
  field: param.int,
  from: param.day,
  to: param.day,
})
const owner = { tag: 'abcdefgh', field: 30 }
const data: CalendarData = {
  show: (state) => show({ ...owner, state }),
  done: (from, to) => done({ ...owner, from, to }),
  back: '1.c.back',
}
const draw = ({ month, from, to }: CalendarState, bounds: CalendarBounds, today: Day, lang = ru) =>
  calendarKeyboard({ month, from, to }, bounds, today, lang, data)
const labels = (keyboard: Keyboard) =>
  keyboard.map((row) => row.map(({ text }) => `[${text}]`).join(''))

test('a range is drawn as on the sketch', () => {
  const bounds = { min: '2026-11-21', max: '2026-12-05' }
  const state = { month: '2026-11', from: '2026-11-25', to: '2026-11-30' }
  expect(labels(draw(state, bounds, '2026-11-21'))).toEqual([
    '[Ноябрь 2026][›]',
    '[Пн][Вт][Ср][Чт][Пт][Сб][Вс]',
    '[·][·][·][·][·][(21)][22]',
    '[23][24][●25][•26][•27][•28][•29]',
    '[●30][·][·][·][·][·][·]',
    '[7 дней][14 дней][с +3 дней]',
    '[✓ Готово][‹ Назад]',
  ])
  expect(
    labels(draw({ ...state, month: '2026-12' }, bounds, '2026-11-21', en)).slice(0, 3),
  ).toEqual(['[‹][Dec 2026]', '[Mo][Tu][We][Th][Fr][Sa][Su]', '[·][1][2][3][4][5][·]'])
})

test('the last day of a month is drawn with its week', () => {
  const bounds = { min: '2026-11-30', max: '2026-12-31' }
  expect(
    labels(draw({ month: '2026-11', from: '', to: '' }, bounds, '2026-11-29')).slice(1, 4),
  ).toEqual(['[Пн][Вт][Ср][Чт][Пт][Сб][Вс]', '[·][·][·][·][·][·][(29)]', '[30][·][·][·][·][·][·]'])
})

test('a title of a month fits between the arrows', () => {
  const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)
  for (const locale of ['ru', 'en'] as const) {
    const longest = Math.max(...months.map((month) => monthTitle(locale, month).length))
    expect(longest).toBeLessThanOrEqual(12)
  }
  expect(monthTitle('ru', '2026-09')).toBe('Сент 2026')
  expect(monthTitle('en', '2026-05')).toBe('May 2026')
})

const dayBetween = (min: number, max: number) => fc.integer({ min, max }).map(dayFromNumber)
const anyDay = dayBetween(0, dayNumber('2199-12-31'))
const anyState = fc
  .tuple(anyDay, anyDay, anyDay, fc.nat(2))
  .map(([shown, one, two, chosen]): CalendarState => {
    const [from = one, to = two] = [one, two].sort()
    return {
      month: monthOf(shown),
      from: chosen > 0 ? from : '',
      to: chosen > 1 ? to : '',
    }
  })
const setting = fc
  .record({ today: dayBetween(1, 80_000), lead: fc.nat(10), span: fc.nat(120) })
  .map(({ today, lead, span }) => ({
    today,
    bounds: {
      min: dayFromNumber(dayNumber(today) + lead),
      max: dayFromNumber(dayNumber(today) + lead + span),
    },
  }))

const events = (bounds: CalendarBounds) => {
  const day = dayBetween(Math.max(0, dayNumber(bounds.min) - 40), dayNumber(bounds.max) + 40)
  return fc.array(
    fc.oneof(
      day.map((value) => ({ kind: 'tap' as const, day: value })),
      day.map((value) => ({ kind: 'month' as const, month: monthOf(value) })),
      fc.tuple(day, day).map((pair) => {
        const [from = '', to = ''] = pair.sort()
        return { kind: 'range' as const, from, to }
      }),
    ),
    { maxLength: 12 },
  )
}
const played = setting.chain((where) =>
  events(where.bounds).map((list) => ({
    ...where,
    state: list.reduce(
      (state, event) => reduceCalendar(state, event, where.bounds),
      openCalendar(where.bounds),
    ),
  })),
)

test('every state survives its callback data, which is never too long', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const encoded = show({ tag: 'x'.repeat(8), field: 99, state })
      expect(Buffer.byteLength(encoded)).toBeLessThanOrEqual(64)
      expect(show.parse(encoded)?.state).toEqual(state)
      expect(calendarParam.encode(state).length).toBeLessThanOrEqual(16)
    }),
  )
})

test('data nobody of us made is refused', () => {
  expect(calendarParam.decode('')).toBeUndefined()
  expect(calendarParam.decode('zzzz-1-2')).toBeUndefined()
  expect(calendarParam.decode('irq--fpo')).toBeUndefined()
  fc.assert(
    fc.property(fc.string(), (text) => {
      const state = calendarParam.decode(text)
      if (state) expect(calendarParam.decode(calendarParam.encode(state))).toEqual(state)
    }),
  )
})

test('whatever is tapped, the range is ordered and within bounds, and the month has something', () => {
  fc.assert(
    fc.property(played, ({ bounds, state: { month, from, to } }) => {
      expect(month >= monthOf(bounds.min) && month <= monthOf(bounds.max)).toBe(true)
      if (from !== '') expect(from >= bounds.min && from <= bounds.max).toBe(true)
      if (to !== '') expect(from !== '' && from <= to && to <= bounds.max).toBe(true)
    }),
  )
})

test('first tap start, second tap end, an earlier second tap a new start', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (first, second) => {
      const bounds = { min: '1970-01-01', max: '2199-12-31' }
      const tap = (state: CalendarState, day: Day) =>
        reduceCalendar(state, { kind: 'tap', day }, bounds)
      const opened = openCalendar(bounds)
      const once = tap(opened, first)
      expect(once).toEqual({ ...opened, from: first, to: '' })
      const twice = tap(once, second)
      expect(twice).toMatchObject(
        second >= first ? { from: first, to: second } : { from: second, to: '' },
      )
      if (second >= first) expect(tap(twice, first)).toMatchObject({ from: first, to: '' })
    }),
  )
})

test('a cell answers exactly when its day is within bounds, and leads to where the tap leads', () => {
  fc.assert(
    fc.property(played, ({ today, bounds, state }) => {
      const keyboard = draw(state, bounds, today)
      const weeks = weeksOf(state.month).filter((week) =>
        week.some(
          (day) => day === today || (day !== undefined && day >= bounds.min && day <= bounds.max),
        ),
      )
      const cells = keyboard.slice(2, 2 + weeks.length)
      for (const [row, week] of weeks.entries()) {
        for (const [column, day] of week.entries()) {
          const button = cells[row]?.[column] as Button
          if (day) expect(weekday(day)).toBe(column + 1)
          const isOpen = day !== undefined && day >= bounds.min && day <= bounds.max
          expect(button.data !== inert({})).toBe(isOpen)
          // Today is drawn also where it cannot be chosen.
          expect(button.text === '·').toBe(!isOpen && (day === undefined || day !== today))
          if (isOpen) {
            expect(show.parse(button.data ?? '')?.state).toEqual(
              reduceCalendar(state, { kind: 'tap', day }, bounds),
            )
          }
        }
      }
    }),
  )
})

test('arrows lead only to months that have something, Done appears only with a complete range', () => {
  fc.assert(
    fc.property(played, fc.constantFrom(...langs), ({ today, bounds, state }, lang) => {
      const keyboard = draw(state, bounds, today, lang)
      const header = keyboard[0] ?? []
      expect(header.some(({ text }) => text === '‹')).toBe(state.month > monthOf(bounds.min))
      expect(header.some(({ text }) => text === '›')).toBe(state.month < monthOf(bounds.max))
      const finish = keyboard.at(-1)?.find(({ data }) => done.parse(data ?? '') !== undefined)
      expect(finish !== undefined).toBe(state.to !== '')
      for (const { text } of keyboard.flat()) expect(text.length).toBeLessThanOrEqual(20)
    }),
  )
})

test.each(MOMENTS)('%s: page by page every allowed day is offered once, in order', (_what, ms) => {
  const today = dayIn('Europe/Moscow', ms)
  const allowed = Array.from({ length: 43 }, (_, ahead) => addDays(today, ahead))
  const bounds = { min: today, max: allowed.at(-1) ?? today }
  const offered: Day[] = []
  let state: CalendarState | undefined = openCalendar(bounds)
  while (state) {
    const [header = [], ...rows] = draw(state, bounds, today)
    const taps = rows.flatMap((row) => row.map(({ data = '' }) => show.parse(data)?.state))
    offered.push(...taps.flatMap((tap) => (tap?.to === '' ? [tap.from] : [])))
    state = show.parse(header.find(({ text }) => text === '›')?.data ?? '')?.state
  }
  expect(offered).toEqual(allowed)
})

test('presets stay within bounds and are left out where there is no room', () => {
  const bounds = { min: '2026-11-21', max: '2026-12-01' }
  expect(presetRange('week', bounds, '2026-11-21')).toEqual({
    from: '2026-11-21',
    to: '2026-11-27',
  })
  expect(presetRange('fortnight', bounds, '2026-11-21')).toBeUndefined()
  expect(presetRange('any', bounds, '2026-11-21')).toEqual({ from: '2026-11-24', to: '2026-12-01' })
  const state = openCalendar(bounds)
  expect(labels(draw(state, bounds, '2026-11-21')).at(-2)).toBe('[7 дней][с +3 дней]')
})

test('a range that has partly gone by is forgotten, the months stay in step', () => {
  const state = { month: '2026-10', from: '2026-11-20', to: '2026-11-25' }
  const bounds = { min: '2026-11-21', max: '2026-12-05' }
  expect(settleCalendar(state, bounds)).toEqual({ month: '2026-11', from: '', to: '' })
  expect(addMonths('2026-12', 1)).toBe('2027-01')
  expect(addMonths('2026-01', -1)).toBe('2025-12')
})
