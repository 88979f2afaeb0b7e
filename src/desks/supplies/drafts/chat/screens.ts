import { dayIn } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { openMonitors } from '../../chat/actions.ts'
import { MOSCOW } from '../../monitors/monitor.ts'
import { draftLink } from '../../notices/cabinet-link.ts'
import { piecesOf } from '../goods.ts'
import type { DraftRecord } from '../store.ts'
import {
  askRemoveDraft,
  checkDraft,
  newDraft,
  openDraft,
  openDrafts,
  removeDraft,
  watchDraft,
} from './actions.ts'

const LISTED = 8
const NAMED = 6

export interface DraftsView {
  readonly drafts: readonly DraftRecord[]
  readonly canManage: boolean
  /** A key that may make drafts is there. */
  readonly hasKey: boolean
  readonly addKeyData: string
}

export function draftsScreen(lang: Lang, view: DraftsView): Screen {
  const { drafts, canManage, hasKey, addKeyData } = view
  const rows: Button[][] = drafts.slice(0, LISTED).map((draft) => {
    const { id, status, createdAt, goods } = draft
    const day = lang.day(dayIn(MOSCOW, createdAt.getTime()))
    const text = lang.t('draft-row', { status, day, pieces: piecesOf(goods) })
    return [{ text: fitLabel(text, 34), data: openDraft({ id }) }]
  })
  if (canManage && hasKey) {
    rows.push([{ text: lang.t('button-draft-new'), data: newDraft({}), style: 'primary' }])
  }
  if (canManage && !hasKey) {
    rows.push([{ text: lang.t('button-connect-key'), data: addKeyData, style: 'primary' }])
  }
  rows.push([{ text: lang.t('button-supplies-back'), data: openMonitors({ page: 0 }) }])
  const body = hasKey ? (drafts.length === 0 ? 'drafts-empty' : 'drafts-intro') : 'drafts-need-key'
  return { text: [lang.t('drafts-title'), lang.t(body)].join('\n'), keyboard: rows }
}

export function draftScreen(
  lang: Lang,
  draft: DraftRecord,
  view: { readonly canManage: boolean; readonly cabinetUrl: string; readonly note?: string },
): Screen {
  const { id, goods, status, wbId, preorderId } = draft
  const more = goods.length - NAMED
  const lines = [
    lang.t('draft-title', { skus: goods.length, pieces: piecesOf(goods) }),
    ...goods.slice(0, NAMED).map(({ sku, quantity }) => lang.t('draft-goods', { sku, quantity })),
    ...(more > 0 ? [lang.t('draft-more', { more })] : []),
    lang.t('draft-state', { status, number: String(preorderId ?? '') }),
    ...(view.note === undefined ? [] : [view.note]),
  ]
  const manage: Button[][] = []
  if (status === 'made' && wbId !== null) {
    manage.push([
      { text: lang.t('button-draft-cabinet'), url: draftLink(view.cabinetUrl, wbId) },
      ...(view.canManage ? [{ text: lang.t('button-draft-check'), data: checkDraft({ id }) }] : []),
    ])
  }
  if (view.canManage && status === 'ordered') {
    const text = lang.t('button-draft-watch')
    manage.push([{ text, data: watchDraft({ id }), style: 'primary' }])
  }
  const back = { text: lang.t('button-drafts-back'), data: openDrafts({}) }
  const remove = { text: lang.t('button-draft-remove'), data: askRemoveDraft({ id }) }
  return {
    text: lines.join('\n'),
    keyboard: [...manage, view.canManage ? [remove, back] : [back]],
  }
}

/** Confirms a deletion; the safe choice first. */
export function removeDraftScreen(lang: Lang, { id, goods, status }: DraftRecord): Screen {
  return {
    text: lang.t('draft-remove-ask', { status, pieces: piecesOf(goods) }),
    keyboard: [
      [{ text: lang.t('button-monitor-keep'), data: openDraft({ id }) }],
      [{ text: lang.t('button-draft-remove'), data: removeDraft({ id }), style: 'danger' }],
    ],
  }
}
