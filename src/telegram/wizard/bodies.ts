import { dayIn } from '#core/dates.ts'
import { calendarKeyboard, calendarLine } from '../calendar/keyboard.ts'
import { type CalendarState, openCalendar, settleCalendar } from '../calendar/state.ts'
import { type DateLimits, rolling } from '../input/dates.ts'
import { inRows } from '../keyboard.ts'
import { PAGE_SIZE, type PickerView, pickerKeyboard, pickerLines } from '../picker/keyboard.ts'
import type { Button } from '../screen.ts'
import type { Turn } from '../turn.ts'
import * as actions from './actions.ts'
import type { Body } from './screens.ts'
import { tagOf, tickedIn, type WizardState } from './state.ts'
import type {
  AnyWizard,
  ChoiceField,
  DateChoice,
  DatesField,
  MultiField,
  PickField,
} from './wizard.ts'

/** Where a button belongs: this run of the wizard and this field of it. */
export interface Place {
  readonly tag: string
  readonly field: number
}

type Fields = Record<string, unknown>
export type Choice = ChoiceField<Fields>
export type Multi = MultiField<Fields>
export type Dates = DatesField<Fields>
export type Pick = PickField<Fields>

export const placeOf = (wizard: AnyWizard, state: WizardState): Place => ({
  tag: tagOf(state),
  field: wizard.fields.findIndex(({ name }) => name === state.at),
})

/** Options as buttons; the one chosen before is marked. */
export async function choiceBody(
  turn: Turn,
  field: Choice,
  state: WizardState,
  place: Place,
): Promise<Body> {
  const options = await field.options(turn, state.values)
  const chosen = JSON.stringify(state.values[field.name])
  const buttons = options.map(({ text, value }): Button => {
    const isChosen = JSON.stringify(field.pick(value, state.values)) === chosen
    const isMarked = chosen !== undefined && isChosen
    return {
      text: isMarked ? `✓ ${text}` : text,
      data: actions.option({ ...place, value }),
    }
  })
  return { lines: [], rows: inRows(buttons, field.columns ?? 2) }
}

/** Options that can be on together. */
export async function multiBody(
  turn: Turn,
  field: Multi,
  state: WizardState,
  place: Place,
): Promise<Body> {
  const options = await field.options(turn, state.values)
  const ticked = new Set(tickedIn(state, field.name))
  const buttons = options.map(({ text, value }): Button => {
    const isOn = ticked.has(value)
    return {
      text: `${isOn ? '☑' : '☐'} ${text}`,
      data: actions.toggle({ ...place, value, on: isOn ? '0' : '1' }),
    }
  })
  const isReady = ticked.size >= (field.min ?? 1)
  const done: Button = {
    text: turn.lang.t('wizard-done'),
    data: actions.done(place),
    style: 'primary',
  }
  return {
    lines: [],
    rows: [...inRows(buttons, field.columns ?? 2), ...(isReady ? [[done]] : [])],
    hasDone: true,
  }
}

/** Today by the person's own calendar, and what the field allows. */
export function limitsOf(turn: Turn, field: Dates, state: WizardState): DateLimits {
  return {
    today: dayIn(turn.lang.timeZone, turn.clock.now()),
    ...field.bounds(turn, state.values),
  }
}

export type Span = 'week' | 'fortnight' | 'lead'

/** "Any of the next days" behind a preset button, or undefined where the bounds leave no room. */
export function spanOf(span: Span, limits: DateLimits): DateChoice | undefined {
  const days = { week: 7, fortnight: 14, lead: Number.MAX_SAFE_INTEGER }[span]
  const choice = rolling(days, limits, span === 'lead' ? 3 : 0)
  const isWhole = choice?.kind === 'rolling' && (span === 'lead' || choice.days === days)
  return isWhole ? choice : undefined
}

const SPANS: readonly Span[] = ['week', 'fortnight', 'lead']

/** Presets and the way into the calendar; typed days are taken too. */
export function datesBody(turn: Turn, field: Dates, state: WizardState, place: Place): Body {
  const limits = limitsOf(turn, field, state)
  const spans = SPANS.filter((span) => spanOf(span, limits) !== undefined)
  const chosen = state.values[field.name] as DateChoice | undefined
  const opened = openCalendar(limits, chosen?.kind === 'range' ? chosen : undefined)
  const calendar: Button = {
    text: turn.lang.t('calendar-open'),
    data: actions.month({ ...place, state: opened }),
  }
  const presets = spans.map(
    (span): Button => ({
      text: turn.lang.t(`calendar-${span}`),
      data: actions.preset({ ...place, of: span }),
    }),
  )
  return { lines: [], rows: [presets, [calendar]].filter((row) => row.length > 0) }
}

/** The calendar in place of the presets. Its state lives in its buttons alone. */
export function calendarBody(
  turn: Turn,
  field: Dates,
  state: WizardState,
  place: Place,
  shown: CalendarState,
): Body {
  const limits = limitsOf(turn, field, state)
  const calendar = settleCalendar(shown, limits)
  const rows = calendarKeyboard(calendar, limits, limits.today, turn.lang, {
    show: (next) => actions.month({ ...place, state: next }),
    done: (from, to) => actions.days({ ...place, from, to }),
    back: actions.again(place),
    inert: actions.inert({}),
  })
  return { lines: [calendarLine(calendar, turn.lang)], rows, hasBack: true }
}

/** One page of a list with what is ticked in it. A list that shrank is shown from its last page. */
export async function viewOf(turn: Turn, field: Pick, state: WizardState): Promise<PickerView> {
  const { query, values } = state
  const read = (offset: number) => field.page(turn, query, offset, PAGE_SIZE, values)
  let { offset } = state
  let page = await read(offset)
  if (page.items.length === 0 && page.total > 0) {
    offset = Math.floor((page.total - 1) / PAGE_SIZE) * PAGE_SIZE
    page = await read(offset)
  }
  const { min, max, ordered = false } = field
  const ticked = tickedIn(state, field.name).filter((id) => typeof id === 'number')
  return { query, offset, ...page, ticked, min, max, ordered }
}

/** A list to tick. */
export function pickBody(
  turn: Turn,
  field: Pick,
  state: WizardState,
  place: Place,
  view: PickerView,
): Body {
  const { lang } = turn
  if (view.total === 0 && view.query === '') {
    const lines = [field.empty?.(turn, state.values) ?? lang.t('picker-empty')]
    return { lines, rows: [], hasDone: true }
  }
  const rows = pickerKeyboard(view, lang, {
    tick: (id, on) => actions.tick({ ...place, id, on: on ? '1' : '0' }),
    page: (offset) => actions.page({ ...place, offset }),
    bulk: (how) => actions.bulk({ ...place, how, offset: view.offset }),
    search: (how) => actions.search({ ...place, how }),
    done: actions.done(place),
    inert: actions.inert({}),
  })
  return { lines: pickerLines(view, lang), rows, hasDone: view.max > 1 }
}
