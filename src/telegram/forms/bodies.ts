import { dayIn } from '#core/dates.ts'
import { calendarKeyboard, calendarLine } from '../calendar/keyboard.ts'
import { type CalendarState, openCalendar, settleCalendar } from '../calendar/state.ts'
import type { ChatContext } from '../context.ts'
import type { DateChoice } from '../input/date-choice.ts'
import { type DateLimits, rolling } from '../input/dates.ts'
import { inRows } from '../keyboard.ts'
import { PAGE_SIZE, type PickerView, pickerKeyboard, pickerLines } from '../picker/keyboard.ts'
import type { Button, Keyboard } from '../screen.ts'
import * as actions from './actions.ts'
import { type Draft, tagOf, tickedIn } from './draft.ts'
import type { ChoiceField, DatesField, Field, MultiField, Option, PickField } from './form.ts'

/** What a field adds to its question: lines below it and the buttons that answer it. */
export interface Body {
  readonly lines: readonly string[]
  readonly rows: Keyboard
  /** Its own Done also leads on, so no second "next" is drawn. */
  readonly hasDone?: boolean
  /** Its own Back leads to the step itself. */
  readonly hasBack?: boolean
}

/** What was read already, and need not be read again to draw. */
export interface Drawn {
  readonly calendar?: CalendarState
  readonly view?: PickerView
}

export const placeOf = (draft: Draft, { name }: Field) => ({ tag: tagOf(draft), field: name })

export const wordOf = ({ word, value }: Option<unknown>): string => word ?? String(value)

export async function bodyOf(
  ctx: ChatContext,
  draft: Draft,
  field: Field,
  drawn: Drawn,
): Promise<Body> {
  switch (field.kind) {
    case 'text':
      return { lines: [], rows: field.buttons?.(ctx) ?? [] }
    case 'choice':
      return choiceBody(ctx, draft, field)
    case 'multi':
      return multiBody(ctx, draft, field)
    case 'dates':
      return drawn.calendar
        ? calendarBody(ctx, draft, field, drawn.calendar)
        : datesBody(ctx, draft, field)
    case 'pick':
      return pickBody(ctx, draft, field, drawn.view ?? (await viewOf(ctx, draft, field)))
  }
}

/** Options as buttons; the one chosen before is marked. */
async function choiceBody(ctx: ChatContext, draft: Draft, field: ChoiceField): Promise<Body> {
  const options = await field.options(ctx)
  const chosen = draft.answers[field.name]
  const buttons = options.map(
    (option): Button => ({
      text: option.value === chosen ? `✓ ${option.text}` : option.text,
      data: actions.option({ ...placeOf(draft, field), value: wordOf(option) }),
    }),
  )
  return { lines: [], rows: inRows(buttons, field.columns ?? 2) }
}

/** Options that can be on together. */
async function multiBody(ctx: ChatContext, draft: Draft, field: MultiField): Promise<Body> {
  const place = placeOf(draft, field)
  const ticked = new Set(tickedIn(draft, field.name))
  const buttons = (await field.options(ctx)).map((option): Button => {
    const value = wordOf(option)
    const isOn = ticked.has(value)
    return {
      text: `${isOn ? '☑' : '☐'} ${option.text}`,
      data: actions.toggle({ ...place, value, on: isOn ? '0' : '1' }),
    }
  })
  const done: Button = {
    text: ctx.lang.t('wizard-done'),
    data: actions.done(place),
    style: 'primary',
  }
  const isReady = ticked.size >= (field.min ?? 1)
  const rows = [...inRows(buttons, field.columns ?? 2), ...(isReady ? [[done]] : [])]
  return { lines: [], rows, hasDone: true }
}

/** Today by the person's own calendar, and what the field allows. */
export function limitsOf(ctx: ChatContext, field: DatesField): DateLimits {
  return { today: dayIn(ctx.lang.timeZone, ctx.clock.now()), ...field.bounds(ctx) }
}

export type Span = 'week' | 'fortnight' | 'lead'
const SPANS: readonly Span[] = ['week', 'fortnight', 'lead']

/** "Any of the next days" behind a preset button, or undefined where the bounds leave no room. */
export function spanOf(span: Span, limits: DateLimits): DateChoice | undefined {
  const days = { week: 7, fortnight: 14, lead: Number.MAX_SAFE_INTEGER }[span]
  const choice = rolling(days, limits, span === 'lead' ? 3 : 0)
  const isWhole = choice?.kind === 'rolling' && (span === 'lead' || choice.days === days)
  return isWhole ? choice : undefined
}

/** Presets and the way into the calendar; typed days are taken too. */
function datesBody(ctx: ChatContext, draft: Draft, field: DatesField): Body {
  const place = placeOf(draft, field)
  const limits = limitsOf(ctx, field)
  const chosen = draft.answers[field.name] as DateChoice | undefined
  const opened = openCalendar(limits, chosen?.kind === 'range' ? chosen : undefined)
  const calendar: Button = {
    text: ctx.lang.t('calendar-open'),
    data: actions.month({ ...place, state: opened }),
  }
  const presets = SPANS.filter((span) => spanOf(span, limits) !== undefined).map(
    (span): Button => ({
      text: ctx.lang.t(`calendar-${span}`),
      data: actions.preset({ ...place, of: span }),
    }),
  )
  return { lines: [], rows: [presets, [calendar]].filter((row) => row.length > 0) }
}

/** The calendar in place of the presets. Its state lives in its buttons alone. */
function calendarBody(
  ctx: ChatContext,
  draft: Draft,
  field: DatesField,
  shown: CalendarState,
): Body {
  const place = placeOf(draft, field)
  const limits = limitsOf(ctx, field)
  const calendar = settleCalendar(shown, limits)
  const rows = calendarKeyboard(calendar, limits, limits.today, ctx.lang, {
    show: (next) => actions.month({ ...place, state: next }),
    done: (from, to) => actions.days({ ...place, from, to }),
    back: actions.again(place),
  })
  return { lines: [calendarLine(calendar, ctx.lang)], rows, hasBack: true }
}

/** One page of a list with what is ticked in it. A list that shrank is shown from its last page. */
export async function viewOf(
  ctx: ChatContext,
  draft: Draft,
  field: PickField,
): Promise<PickerView> {
  const { query } = draft
  const read = (offset: number) => field.page(ctx, query, offset, PAGE_SIZE)
  let { offset } = draft
  let page = await read(offset)
  if (page.items.length === 0 && page.total > 0) {
    offset = Math.floor((page.total - 1) / PAGE_SIZE) * PAGE_SIZE
    page = await read(offset)
  }
  const { min, max, ordered = false } = field
  return { query, offset, ...page, ticked: idsIn(draft, field), min, max, ordered }
}

export const idsIn = (draft: Draft, { name }: PickField) =>
  tickedIn(draft, name).filter((id) => typeof id === 'number')

/** A list to tick. */
function pickBody(ctx: ChatContext, draft: Draft, field: PickField, view: PickerView): Body {
  const { lang } = ctx
  const place = placeOf(draft, field)
  if (view.total === 0 && view.query === '') {
    return { lines: [field.empty?.(ctx) ?? lang.t('picker-empty')], rows: [], hasDone: true }
  }
  const rows = pickerKeyboard(view, lang, {
    tick: (id, on) => actions.tick({ ...place, id, on: on ? '1' : '0' }),
    page: (offset) => actions.page({ ...place, offset }),
    bulk: (how) => actions.bulk({ ...place, how, offset: view.offset }),
    search: (how) => actions.search({ ...place, how }),
    done: actions.done(place),
  })
  return { lines: pickerLines(view, lang), rows, hasDone: view.max > 1 }
}
