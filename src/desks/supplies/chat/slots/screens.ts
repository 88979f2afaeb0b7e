import { type Day, dayNumber } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { inert } from '#telegram/forms/actions.ts'
import { fitLabel, inRows } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { CLOSED } from '../../feed/snapshot.ts'
import { SUPPLY_TYPES } from '../../slot.ts'
import { bestOf, type SlotCalendar } from '../../slots/calendar.ts'
import { newMonitor, openMonitor, openMonitors } from '../actions.ts'
import { coefficientText, typeText } from '../wording.ts'
import {
  openCalendar,
  openCell,
  openHistory,
  openPlace,
  sendCalendar,
  takeCell,
} from './actions.ts'

type NameOf = (warehouseId: number) => string

/** Places on a page of the list; a picture holds fewer. */
const PAGE = 6
const WEEK = 7

export interface CalendarView {
  readonly calendar: SlotCalendar
  readonly page: number
  /** The monitor it was opened from, or ''. */
  readonly from: string
  /** What is known of the feed, for when nobody looks. */
  readonly feedLine: string
  readonly canManage: boolean
}

/** The seller's warehouses, each with its open days. */
export function calendarScreen(lang: Lang, view: CalendarView, nameOf: NameOf): Screen {
  const { calendar, from } = view
  const { supplyType: type, places } = calendar
  const pages = Math.max(1, Math.ceil(places.length / PAGE))
  const page = Math.min(Math.max(view.page, 0), pages - 1)
  const rows = places.slice(page * PAGE, (page + 1) * PAGE).map((place): Button[] => {
    const best = bestOf(place)
    const name = fitLabel(nameOf(place.warehouseId))
    const text = best
      ? lang.t('slots-place', {
          name,
          open: best.open,
          cap: coefficientText(lang, best.lowest),
        })
      : lang.t('slots-place-closed', { name })
    return [{ text, data: openPlace({ warehouse: place.warehouseId, type, from }) }]
  })
  const types = SUPPLY_TYPES.map((one): Button => {
    const text = lang.t('monitor-type-button', { type: one })
    const data = openCalendar({ type: one, page: 0, from })
    return one === type ? { text, data, style: 'primary' } : { text, data }
  })
  const empty =
    places.length === 0
      ? [[{ text: lang.t('button-monitor-new'), data: newMonitor({}), style: 'primary' } as const]]
      : []
  const picture: Button[] =
    places.length > 0 && calendar.at !== undefined
      ? [
          {
            text: lang.t('button-slots-picture'),
            data: sendCalendar({ type, from, page: 0, theme: 'light' }),
          },
        ]
      : []
  return {
    text: [
      lang.t('slots-title', { type: typeText(lang, type) }),
      ...(places.length === 0 ? [lang.t('slots-no-places')] : [ageLine(lang, view)]),
    ].join('\n'),
    keyboard: [
      ...rows,
      ...pager({ page, pages }, (to) => openCalendar({ type, page: to, from })),
      ...(places.length === 0 ? [] : inRows(types, 2)),
      ...(view.canManage ? empty : []),
      [...picture, backTo(lang, from)],
    ],
  }
}

export interface PlaceView extends Omit<CalendarView, 'page' | 'canManage'> {}

/** One warehouse: two weeks as a grid, a button a day. */
export function placeScreen(lang: Lang, view: PlaceView, nameOf: NameOf): Screen {
  const { calendar, from } = view
  const { supplyType: type, days } = calendar
  const [place] = calendar.places
  if (!place) return calendarScreen(lang, { ...view, page: 0, canManage: false }, nameOf)
  const { warehouseId: warehouse, cells } = place
  const best = bestOf(place)
  const short = new Intl.DateTimeFormat(lang.locale, { weekday: 'short', timeZone: 'UTC' })
  const names = days.slice(0, WEEK).map((day): Button => {
    return { text: short.format(dayNumber(day) * 86_400_000), data: inert({}) }
  })
  const grid = days.map((day, at): Button => {
    const coefficient = cells[at] ?? CLOSED
    return {
      text: cellText(lang, day, coefficient),
      data: openCell({ warehouse, type, day, from }),
    }
  })
  return {
    text: [
      lang.t('slots-place-title', { name: nameOf(warehouse), type: typeText(lang, type) }),
      ageLine(lang, view),
      best
        ? lang.t('slots-place-open', {
            open: best.open,
            of: days.length,
            cap: coefficientText(lang, best.lowest),
          })
        : lang.t('slots-place-none'),
      lang.t('slots-place-key'),
    ].join('\n'),
    keyboard: [
      names,
      ...inRows(grid, WEEK),
      [
        { text: lang.t('button-slots-history'), data: openHistory({ warehouse, type, from }) },
        { text: lang.t('button-back'), data: openCalendar({ type, page: 0, from }) },
      ],
    ],
  }
}

export interface CellView extends PlaceView {
  readonly day: Day
  /** Since when it is open, ms, when that was seen. */
  readonly since: number | undefined
  readonly nowMs: number
  /** A tap books by itself; else the seller is given the slot. */
  readonly booksItself: boolean
  readonly canManage: boolean
}

/** One day of one warehouse, and what can be done with it. */
export function cellScreen(lang: Lang, view: CellView, nameOf: NameOf): Screen {
  const { calendar, day, from } = view
  const { supplyType: type } = calendar
  const [place] = calendar.places
  const warehouse = place?.warehouseId ?? 0
  const coefficient = place?.cells[calendar.days.indexOf(day)] ?? CLOSED
  const isOpen = coefficient !== CLOSED
  const state = isOpen
    ? lang.t('slots-cell-open', { cap: coefficientText(lang, coefficient) })
    : lang.t('slots-cell-closed')
  const since =
    isOpen && view.since !== undefined
      ? [lang.t('slots-cell-since', { ago: lang.duration(Math.max(0, view.nowMs - view.since)) })]
      : []
  const take = (how: 'watch' | 'book') => takeCell({ warehouse, type, day, how })
  const book = isOpen ? 'open' : 'closed'
  const actions: Button[][] = view.canManage
    ? [
        [
          { text: lang.t('button-slots-watch'), data: take('watch') },
          {
            text: lang.t(view.booksItself ? 'button-slots-book' : 'button-slots-take', {
              state: book,
            }),
            data: take('book'),
            style: 'primary',
          },
        ],
      ]
    : []
  return {
    text: [
      lang.t('slots-place-title', { name: nameOf(warehouse), type: typeText(lang, type) }),
      lang.t('slots-cell-day', { day: lang.dayWithWeekday(day) }),
      state,
      ...since,
      ageLine(lang, view),
    ].join('\n'),
    keyboard: [
      ...actions,
      [{ text: lang.t('button-back'), data: openPlace({ warehouse, type, from }) }],
    ],
  }
}

/** `25·2`: the day and its coefficient; `25 –` when it is closed. Seven of them stand in a row. */
function cellText(lang: Lang, day: Day, coefficient: number): string {
  const date = Number(day.slice(8))
  return coefficient === CLOSED ? `${date} –` : `${date}·${lang.number(coefficient / 100)}`
}

function ageLine(lang: Lang, { calendar, feedLine }: Pick<CalendarView, 'calendar' | 'feedLine'>) {
  return calendar.at === undefined
    ? feedLine
    : lang.t('slots-as-of', { time: lang.time(calendar.at) })
}

function backTo(lang: Lang, from: string): Button {
  return from === ''
    ? { text: lang.t('button-supplies-back'), data: openMonitors({ page: 0 }) }
    : { text: lang.t('button-slots-monitor'), data: openMonitor({ id: from }) }
}
