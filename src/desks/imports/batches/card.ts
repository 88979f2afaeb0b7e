import type { Lang } from '#platform/texts/lang.ts'
import type { CardFacts } from '#runs/definition.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { askRollback, openBatch, openImports } from '../chat/actions.ts'
import { reasonText } from './reasons.ts'
import type { BatchInput, BatchState } from './run.ts'

/** What a batch came to; its products are a tap away. */
export function batchResult(
  lang: Lang,
  { title, shopName }: BatchInput,
  state: BatchState,
): Screen {
  const { done, unchanged, skipped, failed, reasons, batchId, unfiled = 0, unseen = 0 } = state
  const left = skipped + failed
  return {
    text: [
      lang.t('imports-run', { title, shop: shopName }),
      lang.t('imports-result', { done, unchanged, left }),
      ...(unfiled > 0 ? [lang.t('imports-result-drafts', { count: unfiled })] : []),
      ...(unseen > 0 ? [lang.t('imports-result-seo', { count: unseen })] : []),
      ...reasons.map(({ reason, count }) =>
        lang.t('imports-result-why', {
          count,
          reason: reasonText(lang, { reason, vars: {} }),
        }),
      ),
    ].join('\n'),
    keyboard: [
      [toBatch(lang, batchId)],
      ...(done > 0
        ? [[{ text: lang.t('button-imports-rollback'), data: askRollback({ id: batchId }) }]]
        : []),
      [{ text: lang.t('button-imports-back'), data: openImports({}) }],
    ],
  }
}

/** The page of its products can be opened while they come in. */
export function batchActions(
  lang: Lang,
  { runId }: CardFacts<BatchInput, BatchState>,
): readonly (readonly Button[])[] {
  return [[toBatch(lang, runId)]]
}

function toBatch(lang: Lang, id: string): Button {
  return {
    text: lang.t('button-imports-batch-open'),
    data: openBatch({ id, filter: 'all', page: 0 }),
  }
}
