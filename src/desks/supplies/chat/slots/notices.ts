import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { NoticeButton } from '#telegram/outbox/notice.ts'
import { SUPPLY_TYPES, type SupplyType } from '../../slot.ts'
import type { Theme } from '../../slots/picture/palette.ts'
import { openCalendar, sendCalendar } from './actions.ts'

/** Who draws the picture: see `Desk.attachments`. */
export const pictureKind = (theme: Theme) => `supplies.slots-${theme}`

/** What a picture is of. */
export interface PictureOf {
  readonly workspaceId: string
  readonly type: SupplyType
  /** The monitor whose warehouses are drawn, or '' for all of the shop's. */
  readonly from: string
  readonly page: number
}

function pictureId({ workspaceId, type, from, page }: PictureOf): string {
  return [workspaceId, type, from, page].join(':')
}

export function pictureOf(id: string): PictureOf | undefined {
  const [workspaceId = '', type, from = '', page = '0'] = id.split(':')
  const known = SUPPLY_TYPES.find((one) => one === type)
  return known && { workspaceId, type: known, from, page: Number(page) }
}

/** The picture somebody asked for, once an update. */
export function pictureNotice(
  of: PictureOf & { readonly chatId: number; readonly updateId: number; readonly pages: number },
  theme: Theme,
): OwedMessage {
  const { workspaceId, chatId, updateId, type, from, page, pages } = of
  const other = theme === 'light' ? 'dark' : 'light'
  const again: NoticeButton = {
    labelKey: `button-slots-${other}`,
    data: sendCalendar({ type, from, page, theme: other }),
  }
  const next: NoticeButton[] =
    page + 1 < pages
      ? [
          {
            labelKey: 'button-slots-more',
            data: sendCalendar({ type, from, page: page + 1, theme }),
          },
        ]
      : []
  return {
    key: `supplies:slots:${updateId}`,
    chatId,
    workspaceId,
    notice: {
      messageKey: 'slots-picture-caption',
      vars: { page: page + 1, pages },
      keyboard: [
        [again, ...next],
        [{ labelKey: 'button-slots-list', data: openCalendar({ type, page: 0, from }) }],
      ],
      isRoutine: true,
      attachment: { kind: pictureKind(theme), id: pictureId(of), as: 'photo' },
    },
  }
}
