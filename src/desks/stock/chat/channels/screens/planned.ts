import type { Lang } from '#platform/texts/lang.ts'
import { pager } from '#telegram/pager.ts'
import type { Screen } from '#telegram/screen.ts'
import type { ChannelAccount } from '../../../channels/store.ts'
import type { PreviewRow } from '../../../sync/preview.ts'
import { cut } from '../../products/screens/parts.ts'
import { openPlanned } from '../actions.ts'
import { armRow } from '../run-card.ts'
import { toChannel } from './accounts.ts'

export interface PlannedView {
  readonly account: ChannelAccount
  readonly items: readonly PreviewRow[]
  readonly total: number
  readonly page: number
  readonly canManage: boolean
}

/** Rows a page. */
export const PLANNED = 10

/** Everything that a push would change, from the biggest drop to the biggest rise; nothing has been sent. */
export function plannedScreen(lang: Lang, view: PlannedView): Screen {
  const { account, items, total, page } = view
  const { id, name, armedAt, previewedAt } = account
  const lines = items.map(({ sku, before, wanted }) =>
    lang.t('channel-preview-drop', { sku: cut(sku, 40), before: before ?? '–', wanted }),
  )
  const canSend = view.canManage && previewedAt !== null
  return {
    text: [
      lang.t('channel-planned-title', { name }),
      lang.t('channel-planned-count', { total }),
      ...lines,
      lang.t('channel-preview-nothing-sent'),
    ].join('\n'),
    keyboard: [
      ...pager({ page, pages: Math.ceil(total / PLANNED) }, (to) => openPlanned({ id, page: to })),
      canSend
        ? armRow(lang, { id, isArmed: armedAt !== null, changes: total })
        : [toChannel(lang, id)],
    ],
  }
}
