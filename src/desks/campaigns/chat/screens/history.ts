import type { Lang } from '#platform/texts/lang.ts'
import { inRows } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { HistoryFilter } from '../../campaigns.ts'
import { openFilter, openHistory } from '../actions.ts'
import type { HistoryView } from '../views.ts'
import { campaignButton } from './home.ts'
import { PAGE, toCampaigns } from './parts.ts'

const STATUSES = ['active', 'processing', 'completed', 'failed', 'cancelled', 'archived'] as const
const DAYS = ['7', '30', 'all'] as const
type Days = (typeof DAYS)[number]

const daysWord = ({ days }: HistoryFilter): Days => (days === null ? 'all' : `${days}`)

export function daysOf(word: Days): HistoryFilter['days'] {
  return word === 'all' ? null : word === '7' ? 7 : 30
}

/** All campaigns that match the filter, newest first, a page at a time. */
export function historyScreen(lang: Lang, view: HistoryView): Screen {
  const { filter, items, total } = view
  const words = { status: filter.status, days: daysWord(filter) }
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const sift: Button = { text: lang.t('button-history-filter'), data: openFilter(words) }
  return {
    text: [
      lang.t('history-title'),
      lang.t('history-filter', { status: filter.status, days: filter.days ?? 0 }),
      total === 0 ? lang.t('history-empty') : lang.t('history-count', { total }),
    ].join('\n'),
    keyboard: [
      ...items.map((campaign) => [campaignButton(campaign)]),
      ...pager({ page: view.page, pages }, (page) => openHistory({ ...words, page })),
      [sift, toCampaigns(lang)],
    ],
  }
}

/** Which campaigns to list: a status and an age, each one tap. The chosen ones are marked. */
export function filterScreen(lang: Lang, filter: HistoryFilter): Screen {
  const { status } = filter
  const days = daysWord(filter)
  const option = (text: string, isOn: boolean, data: string): Button => ({
    text: isOn ? `✓ ${text}` : text,
    data,
  })
  const statuses = STATUSES.map((one) =>
    option(
      lang.t('history-status', { status: one }),
      one === status,
      openFilter({ status: one, days }),
    ),
  )
  const ages = DAYS.map((one) =>
    option(
      lang.t('history-days', { days: daysOf(one) ?? 0 }),
      one === days,
      openFilter({ status, days: one }),
    ),
  )
  const show = openHistory({ status, days, page: 0 })
  return {
    text: [lang.t('history-title'), lang.t('history-filter-ask')].join('\n'),
    keyboard: [
      ...inRows(statuses, 2),
      ages,
      [{ text: lang.t('button-history-show'), data: show, style: 'primary' }],
    ],
  }
}
