import type { ChatContext } from '#telegram/context.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { FoundProduct } from '../ports.ts'
import { openCard } from './actions.ts'
import { cut, named } from './parts.ts'

/** Who makes the file: see `Desk.attachments`. */
export const PHOTO_KIND = 'imports.photo'

/** The first picture of a product that was found, once an update. */
export function photoNotice(
  { chatId, workspace, user, update }: ChatContext,
  findId: string,
  product: FoundProduct,
): OwedMessage {
  const { spuId } = product
  return {
    key: `imports:photo:${update.update_id}`,
    chatId,
    workspaceId: workspace.id,
    notice: {
      messageKey: 'imports-notice-photo',
      vars: { name: cut(named(product), 120) },
      keyboard: [
        [
          {
            labelKey: 'button-imports-card',
            data: openCard({ id: findId, spu: spuId, page: 0 }),
          },
        ],
      ],
      isRoutine: true,
      attachment: {
        kind: PHOTO_KIND,
        id: [workspace.id, user.id, findId, spuId].join(':'),
        as: 'photo',
      },
    },
  }
}
