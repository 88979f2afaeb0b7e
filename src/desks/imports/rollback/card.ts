import type { Lang } from '#platform/texts/lang.ts'
import type { Screen } from '#telegram/screen.ts'
import { openBatch, openImports } from '../chat/actions.ts'
import type { RollbackInput, RollbackState } from './run.ts'

/** What was taken back, and what stayed because somebody changed it since. */
export function rollbackResult(
  lang: Lang,
  { title, what, batchId }: RollbackInput,
  { takenBack, kept, failed }: RollbackState,
): Screen {
  return {
    text: [
      lang.t('imports-rollback-run', { title, what }),
      what === 'all'
        ? lang.t('imports-rollback-result', { taken: takenBack })
        : lang.t('imports-rollback-cleared'),
      ...(kept > 0 ? [lang.t('imports-rollback-kept', { kept })] : []),
      ...(failed > 0 && what === 'all' ? [lang.t('imports-rollback-failed', { failed })] : []),
    ].join('\n'),
    keyboard: [
      [
        {
          text: lang.t('button-imports-batch-open'),
          data: openBatch({ id: batchId, filter: 'all', page: 0 }),
        },
      ],
      [{ text: lang.t('button-imports-back'), data: openImports({}) }],
    ],
  }
}
