import { idFrom } from '#core/ids.ts'
import type { FailedJob, QueueCounts } from '#platform/queue/queue.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { inRows } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import * as actions from '../chat/actions.ts'
import { adminBack } from '../chat/parts.ts'
import type { Backlog } from '../ports.ts'

export interface QueueView {
  readonly name: string
  readonly counts: QueueCounts
  /** Ms; null when nothing waits. */
  readonly oldestAt: number | null
}

const ageOf = (lang: Lang, now: number, at: number | null): string =>
  at === null ? '–' : lang.duration(Math.max(0, now - at))

/** Everything that waits: jobs by queue, updates, messages. */
export function queuesScreen(
  lang: Lang,
  view: {
    readonly now: number
    readonly queues: readonly QueueView[]
    readonly backlogs: readonly Backlog[]
  },
): Screen {
  const { now, queues, backlogs } = view
  return {
    text: [
      lang.t('admin-queues-title'),
      ...queues.map(({ name, counts, oldestAt }) =>
        lang.t('admin-queue', { name, ...counts, age: ageOf(lang, now, oldestAt) }),
      ),
      ...backlogs.map(({ name, waiting, failed, oldestAt }) =>
        lang.t('admin-backlog', { name, waiting, failed, age: ageOf(lang, now, oldestAt) }),
      ),
    ].join('\n'),
    keyboard: [
      ...inRows(
        queues.map(({ name }): Button => ({ text: name, data: actions.openQueue({ name }) })),
        3,
      ),
      [{ text: lang.t('admin-button-renew'), data: actions.openQueues({}) }, adminBack(lang)],
    ],
  }
}

/** Names a job in a button, where its id may not fit. */
export const jobKey = (id: string): string => idFrom(id).slice(0, 8)

/** Failed jobs shown at once. */
export const SHOWN = 5

/** One queue: its failed jobs with their reasons, and what can be done. */
export function queueScreen(
  lang: Lang,
  view: QueueView & { readonly now: number; readonly failed: readonly FailedJob[] },
): Screen {
  const { name, counts, failed, now } = view
  const again = failed.map(
    ({ id }, index): Button => ({
      text: lang.t('admin-button-retry-job', { number: index + 1 }),
      data: actions.retryJob({ name, key: jobKey(id) }),
    }),
  )
  const all: Button[] =
    counts.failed > 0
      ? [{ text: lang.t('admin-button-retry-all'), data: actions.retryJobs({ name }) }]
      : []
  const drain: Button[] =
    counts.waiting > 0
      ? [{ text: lang.t('admin-button-drain'), data: actions.askDrain({ name }), style: 'danger' }]
      : []
  return {
    text: [
      lang.t('admin-queue', { name, ...counts, age: ageOf(lang, now, view.oldestAt) }),
      ...failed.map(({ id, reason, at }, index) =>
        lang.t('admin-job', {
          number: index + 1,
          id: id.slice(0, 24),
          reason: reason.slice(0, 80),
          at: lang.dateTime(at),
        }),
      ),
      ...(failed.length === 0 ? [lang.t('admin-jobs-none')] : []),
    ].join('\n'),
    keyboard: [
      again,
      [...all, ...drain],
      [{ text: lang.t('admin-button-queues-back'), data: actions.openQueues({}) }],
    ],
  }
}

/** Says what goes and what comes back; the safe choice first. */
export function drainScreen(lang: Lang, { name, counts }: QueueView): Screen {
  return {
    text: lang.t('admin-drain-ask', { name, waiting: counts.waiting }),
    keyboard: [
      [{ text: lang.t('admin-button-later'), data: actions.openQueue({ name }) }],
      [
        {
          text: lang.t('admin-button-drain-go', { waiting: counts.waiting }),
          data: actions.drainQueue({ name }),
          style: 'danger',
        },
      ],
    ],
  }
}
