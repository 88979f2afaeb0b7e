import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { fitLabel, inRows, shortened } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { ItemState } from '../../batches/item.ts'
import { reasonText } from '../../batches/reasons.ts'
import * as actions from '../actions.ts'
import {
  type Batch,
  type BatchItem,
  ITEM_FILTERS,
  type ItemFilter,
  type Page,
  type RollbackPlan,
} from '../deps.ts'
import { cut, pagesOf, readable, toImports } from '../parts.ts'

const toBatches = (lang: Lang): Button => ({
  text: lang.t('button-imports-batches-back'),
  data: actions.openBatches({ page: 0 }),
})
const toBatch = (lang: Lang, id: string): Button => ({
  text: lang.t('button-imports-batch-back'),
  data: actions.openBatch({ id, filter: 'all', page: 0 }),
})

/** What was brought in, newest first. */
export function batchesScreen(
  lang: Lang,
  { items, total, page }: Page<Batch> & { readonly page: number },
): Screen {
  return {
    text: [
      lang.t('imports-batches-title'),
      lang.t(total === 0 ? 'imports-batches-none' : 'imports-batches-hint'),
    ].join('\n'),
    keyboard: [
      ...items.map((batch): Button[] => [
        {
          text: `${markOf(batch)} ${fitLabel(batch.title, 20)} · ${plainText(
            lang.dateTime(batch.createdAt),
          )}`,
          data: actions.openBatch({ id: batch.id, filter: 'all', page: 0 }),
        },
      ]),
      ...pager({ page, pages: pagesOf(total) }, (to) => actions.openBatches({ page: to })),
      [toImports(lang)],
    ],
  }
}

function markOf({ status, counts, rolledBackAt, isTakingBack }: Batch): string {
  if (rolledBackAt !== null || isTakingBack) return '↩️'
  if (status === 'completed') return counts.done + counts.unchanged > 0 ? '✅' : '⚠️'
  return status === 'failed' ? '⚠️' : status === 'cancelled' ? '✕' : status === 'paused' ? '⏸' : '⏳'
}

export interface BatchView extends Page<BatchItem> {
  readonly batch: Batch
  readonly filter: ItemFilter
  readonly page: number
  readonly canManage: boolean
}

/** One batch: how far it is, and what became of each product. */
export function batchScreen(lang: Lang, view: BatchView): Screen {
  const { batch, filter, items, page, total } = view
  const { id, rollbackUntil, rolledBackAt } = batch
  const { waiting, underWay, done, unchanged, skipped, failed, cancelled } = batch.counts
  const left = { waiting: waiting + underWay, failed: failed + skipped, cancelled }
  return {
    text: [
      lang.t('imports-batch-title', { title: cut(batch.title, 60) }),
      lang.t('imports-batch-where', {
        shop: cut(batch.shopName, 40),
        at: lang.dateTime(batch.createdAt),
        status: batch.waitsUntil === null ? batch.status : 'parked',
        until: lang.dateTime(batch.waitsUntil ?? batch.createdAt),
      }),
      lang.t('imports-batch-counts', { done, unchanged, ...left }),
      ...(batch.isTakingBack ? [lang.t('imports-batch-taking-back')] : []),
      ...(rolledBackAt === null
        ? []
        : [lang.t('imports-batch-rolled-back', { at: lang.dateTime(rolledBackAt) })]),
      ...(rollbackUntil === null
        ? []
        : [lang.t('imports-batch-rollback-until', { until: lang.dateTime(rollbackUntil) })]),
      ...(items.length === 0 ? [lang.t('imports-batch-none')] : []),
      ...items.map((item) => itemLine(lang, item)),
    ].join('\n'),
    keyboard: [
      ...pager({ page, pages: pagesOf(total) }, (to) =>
        actions.openBatch({ id, filter, page: to }),
      ),
      ...inRows(
        ITEM_FILTERS.map((one): Button => {
          const text = lang.t('imports-batch-filter-button', { filter: one })
          return {
            text: one === filter ? `✓ ${plainText(text)}` : text,
            data: actions.openBatch({ id, filter: one, page: 0 }),
          }
        }),
        3,
      ),
      ...(view.canManage ? deeds(lang, batch) : []),
      [{ text: lang.t('button-imports-report'), data: actions.sendReport({ id }) }],
      [
        {
          text: lang.t('button-imports-again'),
          data: actions.openBatch({ id, filter, page }),
        },
        toBatches(lang),
      ],
    ],
  }
}

const MARKS: Readonly<Partial<Record<ItemState, string>>> = {
  waiting: '⏳',
  done: '✅',
  unchanged: '✓',
  skipped: '⚠️',
  failed: '⚠️',
  cancelled: '✕',
  'taken-back': '↩️',
  kept: '🔒',
}

function itemLine(lang: Lang, { title, state, reason }: BatchItem): string {
  const name = shortened(readable(title), reason ? 30 : 44)
  const mark = MARKS[state] ?? '▶️'
  if (reason)
    return lang.t('imports-item-reason', {
      ...{ mark, name },
      reason: cut(plainText(reasonText(lang, reason)), 70),
    })
  return MARKS[state]
    ? lang.t('imports-item', { mark, name })
    : lang.t('imports-item-stage', { mark, name, state })
}

function deeds(lang: Lang, { id, status, rollbackUntil }: Batch): Button[][] {
  const stop: Button = { text: lang.t('button-imports-stop'), data: actions.askCancel({ id }) }
  const pause: Button = { text: lang.t('button-imports-pause'), data: actions.pauseBatch({ id }) }
  const resume: Button = {
    text: lang.t('button-imports-resume'),
    data: actions.resumeBatch({ id }),
    style: 'primary',
  }
  const back: Button[] =
    rollbackUntil === null
      ? []
      : [{ text: lang.t('button-imports-rollback'), data: actions.askRollback({ id }) }]
  switch (status) {
    case 'queued':
    case 'running':
      return [[pause, stop]]
    case 'paused':
      return [[resume, stop]]
    case 'failed':
    case 'cancelled':
      return [[resume, ...back]]
    case 'completed':
      return back.length > 0 ? [back] : []
  }
}

/** What becomes of drafts that are not finished; the safe choice first. */
export function cancelScreen(lang: Lang, { id, title, counts }: Batch): Screen {
  return {
    text: lang.t('imports-cancel-ask', {
      ...{ title: cut(title, 60), done: counts.done + counts.unchanged },
      waiting: counts.waiting + counts.underWay,
    }),
    keyboard: [
      [
        {
          text: lang.t('button-imports-go-on'),
          data: actions.openBatch({ id, filter: 'all', page: 0 }),
        },
      ],
      [
        {
          text: lang.t('button-imports-cancel-keep'),
          data: actions.cancelBatch({ id, drafts: 'keep' }),
        },
        {
          text: lang.t('button-imports-cancel-drop'),
          data: actions.cancelBatch({ id, drafts: 'remove' }),
        },
      ],
    ],
  }
}

/** What a rollback would do, in numbers; the safe choice first. */
export function rollbackScreen(
  lang: Lang,
  { batch, plan }: { readonly batch: Batch; readonly plan: RollbackPlan },
): Screen {
  const { removed, restored, kept } = plan
  const count = removed + restored
  return {
    text: [
      lang.t('imports-rollback-ask', {
        title: cut(batch.title, 60),
        shop: cut(batch.shopName, 40),
      }),
      ...(removed > 0 ? [lang.t('imports-rollback-removed', { count: removed })] : []),
      ...(restored > 0 ? [lang.t('imports-rollback-restored', { count: restored })] : []),
      ...(kept > 0 ? [lang.t('imports-rollback-stays', { count: kept })] : []),
      lang.t('imports-rollback-edited'),
    ].join('\n'),
    keyboard: [
      [
        toBatch(lang, batch.id),
        ...(count > 0
          ? [
              {
                text: lang.t('button-imports-rollback-yes', { count }),
                data: actions.rollbackBatch({ id: batch.id }),
                style: 'danger' as const,
              },
            ]
          : []),
      ],
    ],
  }
}
