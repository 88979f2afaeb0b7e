import type { RunContext } from '#runs/definition.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { openHolds, openImported } from '../chat/actions.ts'
import type { RefreshInput, RefreshState } from './run.ts'

/** Prices that wait for a yes and products that are gone: one message a refresh. */
export function refreshNotice(
  { name }: RefreshInput,
  { held, gone }: RefreshState,
  chatId: number,
  { runId, workspaceId }: Pick<RunContext, 'runId' | 'workspaceId'>,
): OwedMessage {
  const holds = { labelKey: 'button-imports-decide', data: openHolds({ page: 0 }) }
  const out = {
    labelKey: 'button-imports-gone',
    data: openImported({ is: 'gone', q: '', page: 0 }),
  }
  return {
    key: `imports:refresh:${runId}`,
    ...{ chatId, workspaceId },
    notice: {
      messageKey: 'imports-notice-refresh',
      vars: { name, held, gone },
      keyboard: [...(held > 0 ? [[holds]] : []), ...(gone > 0 ? [[out]] : [])],
    },
  }
}
