import { dayIn } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { listedButton } from '../listed/screens.ts'
import type { Monitor } from '../monitors/monitor.ts'
import type { FeedView, MonitorDayCounts } from '../views.ts'
import {
  askRemoveMonitor,
  copyMonitor,
  editMonitor,
  newMonitor,
  openMonitor,
  openMonitors,
  openStatistics,
  pauseMonitor,
  removeMonitor,
  resumeMonitor,
} from './actions.ts'
import { quietButton, quietLine } from './quiet/card.ts'
import { openTransfers } from './redistribution/actions.ts'
import { openCalendar } from './slots/actions.ts'
import { openFigures } from './statistics/actions.ts'
import { capText, modeText, typeText, warehousesText, weekdaysText } from './wording.ts'

const PAGE = 6

type NameOf = (warehouseId: number) => string

export interface ListView {
  readonly monitors: readonly Monitor[]
  readonly page: number
  readonly feed: FeedView
  readonly canManage: boolean
  readonly nowMs: number
  readonly homeData: string
}

/** All monitors of the workspace, a page at a time. */
export function listScreen(lang: Lang, view: ListView, nameOf: NameOf): Screen {
  const pages = Math.max(1, Math.ceil(view.monitors.length / PAGE))
  const page = Math.min(Math.max(view.page, 0), pages - 1)
  const shown = view.monitors.slice(page * PAGE, (page + 1) * PAGE)
  const rows: Button[][] = shown.map((monitor) => [
    { text: monitorLabel(lang, monitor, nameOf), data: openMonitor({ id: monitor.id }) },
  ])
  if (pages > 1) {
    rows.push([
      { text: '‹', data: openMonitors({ page: (page + pages - 1) % pages }) },
      { text: `${page + 1} / ${pages}`, data: openMonitors({ page }) },
      { text: '›', data: openMonitors({ page: (page + 1) % pages }) },
    ])
  }
  if (view.canManage) {
    rows.push([{ text: lang.t('button-monitor-new'), data: newMonitor({}), style: 'primary' }])
  }
  // Both are about monitors: who has none yet has one thing to do.
  if (view.monitors.length > 0) {
    rows.push([
      calendarButton(lang, ''),
      { text: lang.t('button-supplies-stats'), data: openFigures({ monitor: '', days: '30' }) },
    ])
  }
  const transfers = { text: lang.t('button-transfers'), data: openTransfers({ page: 0 }) }
  rows.push([listedButton(lang), transfers])
  rows.push([{ text: lang.t('button-home'), data: view.homeData }])
  const active = view.monitors.filter((monitor) => monitor.status === 'active').length
  const body =
    view.monitors.length === 0
      ? [lang.t('supplies-empty')]
      : [lang.t('supplies-count', { active, total: view.monitors.length })]
  return {
    text: [lang.t('supplies-title'), ...body, feedLine(lang, view.feed, view.nowMs)].join('\n'),
    keyboard: rows,
  }
}

function monitorLabel(lang: Lang, monitor: Monitor, nameOf: NameOf): string {
  const [first = 0] = monitor.warehouseIds
  const more = monitor.warehouseIds.length > 1 ? ` +${monitor.warehouseIds.length - 1}` : ''
  const text = `${nameOf(first)}${more} · ${typeText(lang, monitor.supplyType)}`
  return `${lang.t('monitor-mark', { status: monitor.status })} ${fitLabel(text, 30)}`
}

/** The honest state of the feed: how often it is read, or why it is not. */
export function feedLine(lang: Lang, feed: FeedView, nowMs: number): string {
  if (feed.status === 'disabled') {
    return lang.t('feed-disabled', { day: lang.day(dayIn(lang.timeZone, feed.since)) })
  }
  if (feed.accounts === 0) return lang.t('feed-no-keys')
  if (feed.intervalMs === null || feed.lastOkAt === null) return lang.t('feed-starting')
  return lang.t('feed-live', {
    interval: lang.duration(feed.intervalMs),
    accounts: feed.accounts,
    ago: lang.duration(Math.max(0, nowMs - feed.lastOkAt)),
  })
}

export interface CardView {
  readonly monitor: Monitor
  readonly feed: FeedView
  /** Counters of the last 24 hours. */
  readonly counts: MonitorDayCounts
  readonly canManage: boolean
  readonly nowMs: number
}

/** One monitor with its live state. */
export function cardScreen(lang: Lang, view: CardView, nameOf: NameOf): Screen {
  const { monitor } = view
  const lines = [
    lang.t('monitor-card-title', {
      names: warehousesText(lang, monitor.warehouseIds, nameOf),
      type: typeText(lang, monitor.supplyType),
      cap: capText(lang, monitor.maxCoefficient),
    }),
    [
      daysText(lang, monitor),
      lang.t('monitor-lead', { days: monitor.leadDays }),
      aimText(lang, monitor),
    ]
      .filter(Boolean)
      .join(' · '),
    lang.t('monitor-card-mode', { mode: modeText(lang, monitor.mode) }),
    stateLine(lang, view),
    ...quietLine(lang, monitor, view.nowMs),
    lang.t('monitor-card-counts', { ...view.counts }),
  ]
  return { text: lines.join('\n'), keyboard: cardKeyboard(lang, view) }
}

function cardKeyboard(lang: Lang, { monitor, canManage, nowMs }: CardView): Button[][] {
  const { id } = monitor
  const details: Button = { text: lang.t('button-monitor-stats'), data: openStatistics({ id }) }
  const back: Button = { text: lang.t('button-supplies-back'), data: openMonitors({ page: 0 }) }
  const calendar = calendarButton(lang, id)
  if (!canManage) return [[calendar], [details, back]]
  return [
    [
      ...runButton(lang, monitor),
      { text: lang.t('button-monitor-edit'), data: editMonitor({ id }) },
      { text: lang.t('button-monitor-copy'), data: copyMonitor({ id }) },
    ],
    [calendar, ...quietButton(lang, monitor, nowMs)],
    [details, { text: lang.t('button-monitor-remove'), data: askRemoveMonitor({ id }) }],
    [back],
  ]
}

/** Of the warehouses of one monitor, or with '' of all. */
const calendarButton = (lang: Lang, from: string): Button => ({
  text: lang.t('button-slots'),
  data: openCalendar({ type: 'any', page: 0, from }),
})

/** Nothing to run again when all is caught or the days are over: an edit or a copy is the way on. */
function runButton(lang: Lang, { id, status }: Monitor): Button[] {
  if (status === 'active')
    return [{ text: lang.t('button-monitor-pause'), data: pauseMonitor({ id }) }]
  if (status === 'done' || status === 'expired') return []
  return [{ text: lang.t('button-monitor-resume'), data: resumeMonitor({ id }) }]
}

/** `25–30 ноя, будни`, or the rolling window. */
function daysText(lang: Lang, monitor: Monitor): string {
  const days =
    monitor.days.kind === 'range'
      ? lang.dayRange(monitor.days.from, monitor.days.to)
      : lang.t('monitor-rolling', { days: monitor.days.days })
  return monitor.weekdays === 127 ? days : `${days}, ${weekdaysText(lang, monitor.weekdays)}`
}

function aimText(lang: Lang, monitor: Monitor): string {
  if (monitor.mode === 'notify') return ''
  return lang.t('monitor-aim', { target: monitor.target, caught: monitor.caught })
}

function stateLine(lang: Lang, view: CardView): string {
  const { monitor } = view
  if (monitor.status === 'active') return feedLine(lang, view.feed, view.nowMs)
  return lang.t('monitor-state', {
    status: monitor.status,
    reason: monitor.statusReason ?? 'none',
  })
}

/** Confirms a deletion; the safe choice first. */
export function removeScreen(lang: Lang, monitor: Monitor, nameOf: NameOf): Screen {
  return {
    text: lang.t('monitor-remove-ask', {
      names: warehousesText(lang, monitor.warehouseIds, nameOf),
      caught: monitor.caught,
    }),
    keyboard: [
      [{ text: lang.t('button-monitor-keep'), data: openMonitor({ id: monitor.id }) }],
      [
        {
          text: lang.t('button-monitor-remove'),
          data: removeMonitor({ id: monitor.id }),
          style: 'danger',
        },
      ],
    ],
  }
}
