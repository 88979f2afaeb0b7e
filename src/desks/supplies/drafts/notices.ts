import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { SupplyType } from '../slot.ts'
import { openDraft, watchDraft } from './chat/actions.ts'
import { piecesOf } from './goods.ts'
import type { DraftRecord } from './store.ts'

/** The preorder of a draft stands in the official list. */
export function preorderSeen(
  { id, chatId, workspaceId, goods }: DraftRecord,
  seen: {
    readonly preorderId: number
    readonly warehouseName: string | null
    readonly supplyType: SupplyType | undefined
    /** It has its date already. */
    readonly isPlanned: boolean
  },
): OwedMessage {
  const { preorderId, warehouseName, supplyType, isPlanned } = seen
  return {
    key: `draft:${id}:ordered`,
    ...{ chatId, workspaceId },
    notice: {
      messageKey: isPlanned ? 'supplies-draft-planned' : 'supplies-draft-ordered',
      vars: {
        number: String(preorderId),
        warehouse: warehouseName ?? '–',
        supplyType: supplyType ?? 'box',
        pieces: piecesOf(goods),
      },
      keyboard: [
        isPlanned
          ? [{ labelKey: 'supplies-button-drafts', data: openDraft({ id }) }]
          : [{ labelKey: 'supplies-button-watch', data: watchDraft({ id }) }],
      ],
    },
  }
}
