import type { Day } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { inert } from '../forms/actions.ts'
import type { Button, Keyboard } from '../screen.ts'
import { monthTitle, weekdayNames } from './names.ts'
import {
  addMonths,
  type CalendarBounds,
  type CalendarEvent,
  type CalendarPreset,
  type CalendarState,
  monthOf,
  presetRange,
  reduceCalendar,
  weeksOf,
} from './state.ts'

/** Callback data of a calendar's buttons, made by the actions of whoever shows it. */
export interface CalendarData {
  /** Shows the calendar in this state: a button carries what it leads to, so a double tap changes nothing. */
  show(state: CalendarState): string
  done(from: Day, to: Day): string
  readonly back: string
}

const PRESETS: readonly CalendarPreset[] = ['week', 'fortnight', 'any']

/** The month's weeks that have something to choose and the one of today, Monday first: first and last day ●, days between •, today in brackets. */
export function calendarKeyboard(
  state: CalendarState,
  bounds: CalendarBounds,
  today: Day,
  lang: Lang,
  data: CalendarData,
): Keyboard {
  const label = (text: string): Button => ({ text, data: inert({}) })
  const after = (text: string, event: CalendarEvent): Button => ({
    text: plainText(text),
    data: data.show(reduceCalendar(state, event, bounds)),
  })
  const arrow = (text: string, month: string): Button[] =>
    month >= monthOf(bounds.min) && month <= monthOf(bounds.max)
      ? [after(text, { kind: 'month', month })]
      : []
  const header = [
    ...arrow('‹', addMonths(state.month, -1)),
    label(monthTitle(lang.locale, state.month)),
    ...arrow('›', addMonths(state.month, 1)),
  ]
  const isOpen = (day: Day | undefined): day is Day =>
    day !== undefined && day >= bounds.min && day <= bounds.max
  const cell = (day: Day | undefined): Button =>
    isOpen(day)
      ? after(cellText(day, state, today), { kind: 'tap', day })
      : day === today
        ? label(cellText(day, state, today))
        : label('·')
  const presets = PRESETS.flatMap((preset) => {
    const range = presetRange(preset, bounds, today)
    return range ? [after(lang.t(PRESET_LABELS[preset]), { kind: 'range', ...range })] : []
  })
  const done: Button[] =
    state.from !== '' && state.to !== ''
      ? [{ text: lang.t('calendar-done'), data: data.done(state.from, state.to), style: 'success' }]
      : []
  return [
    header,
    weekdayNames(lang.locale).map(label),
    ...weeksOf(state.month)
      .filter((week) => week.some((day) => isOpen(day) || day === today))
      .map((week) => week.map(cell)),
    ...(presets.length > 0 ? [presets] : []),
    [...done, { text: lang.t('button-back'), data: data.back }],
  ]
}

const PRESET_LABELS = {
  week: 'calendar-week',
  fortnight: 'calendar-fortnight',
  any: 'calendar-any',
} as const

function cellText(day: Day, { from, to }: CalendarState, today: Day): string {
  const isEnd = day === from || day === to
  const isBetween = to !== '' && day > from && day < to
  const number = `${isEnd ? '●' : isBetween ? '•' : ''}${Number(day.slice(8))}`
  return day === today ? `(${number})` : number
}

/** The line above the calendar: what is chosen, or what to do next. */
export function calendarLine({ from, to }: CalendarState, lang: Lang): string {
  if (from === '') return lang.t('calendar-empty')
  if (to === '') return lang.t('calendar-start', { day: lang.day(from) })
  return lang.t('calendar-range', { range: lang.dayRange(from, to) })
}
