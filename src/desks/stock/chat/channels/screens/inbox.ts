import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel, inRows } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { Listing } from '../../../channels/store.ts'
import type { Issue } from '../../../issues/issues.ts'
import { DECISIONS, issueText } from '../../../issues/messages.ts'
import type { syncAttempts } from '../../../sync/schema.ts'
import { cut } from '../../products/screens/parts.ts'
import * as actions from '../actions.ts'
import { toChannel } from './accounts.ts'

/** Rows a page. */
export const PAGE = 8

export interface InboxView {
  readonly items: readonly Issue[]
  readonly total: number
  readonly page: number
}

/** What waits for a person, the latest first. */
export function inboxScreen(lang: Lang, { items, total, page }: InboxView): Screen {
  return {
    text: [
      lang.t('inbox-title'),
      total === 0 ? lang.t('inbox-empty') : lang.t('inbox-count', { total }),
    ].join('\n'),
    keyboard: [
      ...items.map((issue): Button[] => {
        const about = issue.detail.sku ?? issue.detail.account ?? ''
        const text = `${lang.t('issue-row', { kind: issue.kind })}: ${about}`
        return [{ text: fitLabel(text, 34), data: actions.openIssue({ id: issue.id }) }]
      }),
      ...pager({ page, pages: Math.ceil(total / PAGE) }, (to) => actions.openInbox({ page: to })),
      [{ text: lang.t('button-channels-back'), data: actions.openChannels({}) }],
    ],
  }
}

export interface IssueView {
  readonly issue: Issue
  /** Listings one of which may be chosen. */
  readonly candidates: readonly Listing[]
  readonly canManage: boolean
  /** Callback data of "connect an account". */
  readonly connectData: string | undefined
  /** Callback data of the product's card. */
  readonly productData: string | undefined
}

/** One question, and what can be done about it. */
export function issueScreen(lang: Lang, view: IssueView): Screen {
  const { issue, candidates, canManage } = view
  const { id, kind } = issue
  const isOpen = issue.resolvedAt === null
  const decide = DECISIONS[kind].map(
    (what): Button => ({
      text: lang.t(`button-issue-${what}`),
      data: actions.decideIssue({ id, what }),
    }),
  )
  const choose = candidates.map(({ id: listing, name, remoteId }): Button[] => [
    { text: fitLabel(`${remoteId} · ${name}`, 34), data: actions.chooseListing({ id, listing }) },
  ])
  const isAccess = kind === 'disconnected' && view.connectData !== undefined
  return {
    text: [isOpen ? '' : lang.t('issue-resolved'), issueText(lang, issue)]
      .filter(Boolean)
      .join('\n'),
    keyboard: [
      ...(isOpen && canManage ? [...choose, ...inRows(decide, 2)] : []),
      ...(isAccess
        ? [[{ text: lang.t('button-issue-connect'), data: view.connectData ?? '' }]]
        : []),
      ...(view.productData
        ? [[{ text: lang.t('button-issue-product'), data: view.productData }]]
        : []),
      [{ text: lang.t('button-inbox-back'), data: actions.openInbox({ page: 0 }) }],
    ],
  }
}

export const STATUSES = ['all', 'failed', 'skipped', 'completed'] as const

export interface AttemptsView {
  readonly account: { readonly id: string; readonly name: string }
  readonly status: (typeof STATUSES)[number]
  readonly items: readonly (typeof syncAttempts.$inferSelect & { readonly sku: string | null })[]
  readonly page: number
  readonly hasMore: boolean
}

/** What was written to a channel and what was not, the latest first. */
export function attemptsScreen(lang: Lang, view: AttemptsView): Screen {
  const { account, status, items, page } = view
  const { id, name } = account
  const lines = items.flatMap((one) => {
    const line = lang.t('attempts-line', {
      ...{ status: one.status, sku: cut(one.sku ?? '–', 30), wanted: one.wanted },
      ...{ before: one.remoteBefore ?? '–', after: one.remoteAfter ?? '–' },
      ...{ time: lang.dateTime(one.at.getTime()), reason: one.skipped ?? 'due' },
    })
    if (status !== 'failed') return [line]
    const words = {
      message: cut(one.message ?? one.code ?? '–', 120),
      trace: one.traceId ?? 'none',
    }
    return [line, lang.t('attempts-words', words)]
  })
  const filters = STATUSES.map((one): Button => {
    const text = lang.t('attempts-filter', { status: one })
    return {
      text: one === status ? `✓ ${text}` : text,
      data: actions.openAttempts({ id, status: one, page: 0 }),
    }
  })
  const pages = page + (view.hasMore ? 2 : 1)
  return {
    text: [
      lang.t('attempts-title', { name }),
      ...(lines.length > 0 ? lines : [lang.t('attempts-empty')]),
    ].join('\n'),
    keyboard: [
      ...inRows(filters, 2),
      ...pager({ page, pages, isCounted: false }, (to) =>
        actions.openAttempts({ id, status, page: to }),
      ),
      [toChannel(lang, id)],
    ],
  }
}
