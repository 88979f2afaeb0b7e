import type { Lang } from '#platform/texts/lang.ts'
import type { Notice, NoticeButton } from '#telegram/outbox/notice.ts'
import { decideIssue, openChannels, openIssue } from '../chat/channels/actions.ts'
import type { Issue } from './issues.ts'
import type { IssueKind } from './schema.ts'

type Decision = Parameters<typeof decideIssue>[0]['what']

/** What can be done about an issue with one tap, the safe way first. */
export const DECISIONS: Readonly<Record<IssueKind, readonly Decision[]>> = {
  'several-active': ['mirror', 'none'],
  fulfillment: ['none'],
  'no-sku': [],
  'unmapped-line': [],
  'push-failed': ['again', 'off'],
  drift: ['ours', 'theirs'],
  raised: ['ours', 'theirs'],
  held: ['drop', 'send'],
  disconnected: [],
  'account-failed': ['again'],
  'order-held': [],
  oversell: [],
  return: ['return', 'keep'],
  'low-stock': [],
  'other-writer': [],
  'base-warning': [],
}

/** Start links to an issue, without the underscore. */
export const ISSUE_LINK = 'iss'

/** Money is lost while these wait: they come at night too. */
const LOUD: readonly IssueKind[] = ['oversell', 'push-failed']

export const isLoud = ({ kind }: Pick<Issue, 'kind'>) => LOUD.includes(kind)

/**
 * The message of an issue and the `more` open ones of the same cause; without buttons once all are over. In a group, where the bot is called
 * `bot`, there is one button: into the private chat, where whoever presses it is known.
 */
export function issueNotice(
  issue: Issue,
  { more = 0, isOver = false, bot }: { more?: number; isOver?: boolean; bot?: string } = {},
): Notice {
  const vars = { ...varsOf(issue), more }
  if (isOver) return { messageKey: 'issue-told-resolved', vars }
  if (bot !== undefined) {
    const url = `https://t.me/${bot}?start=${ISSUE_LINK}_${issue.id}`
    return {
      messageKey: more > 0 ? 'issue-told-many' : 'issue-told',
      vars,
      keyboard: [[{ labelKey: 'button-issue-open', url }]],
      isRoutine: issue.kind === 'low-stock',
    }
  }
  const decide = DECISIONS[issue.kind].map(
    (what): NoticeButton => ({
      labelKey: `button-issue-${what}`,
      data: decideIssue({ id: issue.id, what }),
    }),
  )
  const open: NoticeButton = { labelKey: 'button-issue-open', data: openIssue({ id: issue.id }) }
  const connect: NoticeButton = { labelKey: 'button-issue-connect', data: openChannels({}) }
  return {
    messageKey: more > 0 ? 'issue-told-many' : 'issue-told',
    vars,
    keyboard: [
      ...(decide.length > 0 ? [decide] : []),
      [...(issue.kind === 'disconnected' ? [connect] : []), open],
    ],
    isRoutine: issue.kind === 'low-stock',
  }
}

/** The sentence of an issue, and how often it happened when it was more than once. */
export function issueText(lang: Lang, issue: Issue): string {
  return lang.t('issue-told', varsOf(issue) as Parameters<Lang['t']>[1] & IssueVars)
}

/** Everything any of the sentences may name. */
type IssueVars = Readonly<Record<(typeof NAMES)[number] | 'kind' | 'count', string | number>>

const NAMES = [
  'account',
  'sku',
  'name',
  'offer',
  'listings',
  'shown',
  'wanted',
  'message',
  'tries',
  'reason',
  'changes',
  'zeroes',
  'of',
  'quantity',
  'short',
  'line',
  'available',
] as const

function varsOf({ kind, detail, count }: Issue): IssueVars {
  const told = NAMES.map((name) => {
    const value = detail[name]
    return [name, typeof value === 'string' || typeof value === 'number' ? value : '–'] as const
  })
  return { ...Object.fromEntries(told), kind, count } as IssueVars
}
