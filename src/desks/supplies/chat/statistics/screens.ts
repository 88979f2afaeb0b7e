import type { Lang } from '#platform/texts/lang.ts'
import { inRows } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { ATTEMPT_FILTERS, type AttemptFilter, type AttemptRow } from '../../statistics/attempts.ts'
import type { AccountLoad, Advice, LookFigures, SlotFigures } from '../../statistics/figures.ts'
import { PERIODS, type Period, type Statistics } from '../../statistics/room.ts'
import { openMonitor, openMonitors } from '../actions.ts'
import { coefficientText } from '../wording.ts'
import { openAttempts, openFigures, sendFigures } from './actions.ts'

/** Attempts on a page. */
export const ATTEMPTS_PAGE = 8
/** Keys that are named before "and N more". */
const NAMED = 3

export interface FiguresView {
  readonly statistics: Statistics
  readonly period: Period
  /** Of which monitor, or '' for all; its warehouses in `name`. */
  readonly monitor: string
  readonly name: string
}

/** What came of attempts, how the feed is looked at, and what would make it quicker. */
export function figuresScreen(lang: Lang, view: FiguresView): Screen {
  const { monitor, period } = view
  const { figures, looks, accounts, advice } = view.statistics
  const days = String(period) as `${Period}`
  const periods = PERIODS.map((one): Button => {
    const text = lang.t('button-stats-period', { days: one })
    const data = openFigures({ monitor, days: String(one) as `${Period}` })
    return one === period ? { text, data, style: 'primary' } : { text, data }
  })
  return {
    text: [
      lang.t('monitor-stats-title', { name: view.name, days: period }),
      lang.t('monitor-stats-tried', { tried: figures.tried, won: figures.won, open: figures.open }),
      ...lostLine(lang, figures),
      speedLine(lang, figures),
      looksLine(lang, looks),
      ...accountLines(lang, accounts),
      ...adviceLine(lang, advice),
    ].join('\n'),
    keyboard: [
      periods,
      [
        {
          text: lang.t('button-stats-attempts'),
          data: openAttempts({ monitor, filter: 'all', page: 0 }),
        },
        {
          text: lang.t('button-slots-picture'),
          data: sendFigures({ monitor, days, theme: 'light' }),
        },
      ],
      [backTo(lang, monitor)],
    ],
  }
}

function lostLine(lang: Lang, { lost }: SlotFigures): string[] {
  const parts = Object.entries(lost)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, count]) => `${lang.t('slot-lost-reason', { reason })} ${lang.number(count)}`)
  return parts.length === 0 ? [] : [lang.t('monitor-stats-lost', { reasons: parts.join(', ') })]
}

function speedLine(lang: Lang, { medianMs, p95Ms }: SlotFigures): string {
  if (medianMs === null || p95Ms === null) return lang.t('monitor-stats-no-speed')
  return lang.t('monitor-stats-speed', {
    median: latencyText(lang, medianMs),
    p95: latencyText(lang, p95Ms),
  })
}

function looksLine(lang: Lang, { looks, perSecond }: LookFigures): string {
  if (perSecond === null) return lang.t('monitor-stats-no-looks')
  return lang.t('monitor-stats-looks', {
    looks,
    // Hundredths: a look in ten seconds is what one account may do.
    perSecond: new Intl.NumberFormat(lang.locale, { maximumFractionDigits: 2 }).format(perSecond),
  })
}

function accountLines(lang: Lang, accounts: readonly AccountLoad[]): string[] {
  const lines = accounts
    .slice(0, NAMED)
    .map(({ name, requests, limited, share }) =>
      lang.t('monitor-stats-account', { name, requests, limited, share: Math.round(share * 100) }),
    )
  const rest = accounts.length - NAMED
  return rest > 0 ? [...lines, lang.t('monitor-stats-accounts-more', { count: rest })] : lines
}

function adviceLine(lang: Lang, advice: Advice | undefined): string[] {
  if (!advice) return []
  const { accounts, gapMs, more } = advice
  return [lang.t('monitor-stats-advice', { accounts, more, pause: lang.duration(gapMs) })]
}

export interface AttemptsView {
  readonly monitor: string
  readonly name: string
  readonly filter: AttemptFilter
  readonly page: number
  readonly rows: readonly AttemptRow[]
  readonly total: number
}

/** Catches and attempts, newest first, a line each. */
export function attemptsScreen(
  lang: Lang,
  view: AttemptsView,
  nameOf: (warehouseId: number) => string,
): Screen {
  const { monitor, filter, page, rows, total } = view
  const filters = ATTEMPT_FILTERS.map((one): Button => {
    const text = lang.t('button-attempts-filter', { filter: one })
    const data = openAttempts({ monitor, filter: one, page: 0 })
    return one === filter ? { text, data, style: 'primary' } : { text, data }
  })
  const pages = Math.max(1, Math.ceil(total / ATTEMPTS_PAGE))
  return {
    text: [
      lang.t('slot-attempts-title', { name: view.name, total }),
      ...(rows.length === 0 ? [lang.t('slot-attempts-none')] : []),
      ...rows.map((row) => attemptLine(lang, row, nameOf)),
    ].join('\n'),
    keyboard: [
      ...inRows(filters, 3),
      ...pager({ page, pages }, (to) => openAttempts({ monitor, filter, page: to })),
      [{ text: lang.t('button-back'), data: openFigures({ monitor, days: '30' }) }],
    ],
  }
}

function attemptLine(lang: Lang, row: AttemptRow, nameOf: (id: number) => string): string {
  return lang.t('slot-attempts-line', {
    status: row.fate ?? row.status,
    at: lang.dateTime(row.detectedAt),
    warehouse: nameOf(row.warehouseId),
    day: lang.day(row.day),
    cap: coefficientText(lang, row.coefficient),
    result: resultText(lang, row),
  })
}

function resultText(lang: Lang, row: AttemptRow): string {
  if (row.fate === 'moved' && row.supplyDay !== null)
    return lang.t('slot-attempt-moved', { day: lang.day(row.supplyDay) })
  if (row.fate === 'cancelled') return lang.t('slot-attempt-cancelled')
  if (row.status === 'lost') return lang.t('slot-lost-reason', { reason: row.reason ?? 'refused' })
  if (row.status !== 'verified') return lang.t('slot-attempt-state', { status: row.status })
  const number = String(row.supplyId ?? '')
  return row.latencyMs === null
    ? lang.t('slot-attempt-caught-by-hand', { number })
    : lang.t('slot-attempt-caught', { number, time: latencyText(lang, row.latencyMs) })
}

/** Tenths of a second are as fine as a person reads them. */
export function latencyText(lang: Lang, ms: number): string {
  return lang.duration(Math.max(100, ms))
}

function backTo(lang: Lang, monitor: string): Button {
  return monitor === ''
    ? { text: lang.t('button-supplies-back'), data: openMonitors({ page: 0 }) }
    : { text: lang.t('button-slots-monitor'), data: openMonitor({ id: monitor }) }
}
