import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { openBatch } from '../../chat/actions.ts'
import type { BatchState } from '../run.ts'
import type { BatchRow } from '../store.ts'

/** Who makes the file: see `Desk.attachments`. */
export const REPORT_KIND = 'imports.report'

/** What came of a batch, with a table of its products. `ref`: the run that ended, or the update that asked. */
export function reportNotice(
  batch: Pick<BatchRow, 'id' | 'workspaceId' | 'title'>,
  {
    done,
    unchanged,
    skipped,
    failed,
  }: Pick<BatchState, 'done' | 'unchanged' | 'skipped' | 'failed'>,
  chatId: number,
  ref: string | number,
): OwedMessage {
  const { id, workspaceId, title } = batch
  const open = {
    labelKey: 'button-imports-batch-open',
    data: openBatch({ id, filter: 'all', page: 0 }),
  }
  return {
    key: `imports:report:${id}:${ref}`,
    ...{ chatId, workspaceId },
    notice: {
      messageKey: 'imports-notice-report',
      vars: { title, done: done + unchanged, left: skipped + failed },
      keyboard: [[open]],
      isRoutine: true,
      attachment: { kind: REPORT_KIND, id: `${workspaceId}:${id}`, as: 'document' },
    },
  }
}
