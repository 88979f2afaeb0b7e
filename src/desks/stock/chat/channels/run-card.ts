import type { Lang } from '#platform/texts/lang.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { PreviewInput, PreviewState } from '../../sync/preview-run.ts'
import type { SyncInput, SyncState } from '../../sync/run.ts'
import { armChannel, openChannel, openChannels, openInbox, openPlanned } from './actions.ts'

/** What a synchronisation came to. */
export function syncResult(lang: Lang, input: SyncInput, state: SyncState): Screen {
  const { looked, written, failed, held, unreachable } = state
  const { name } = input
  const [only] = input.accountIds
  const back: Button =
    name !== '' && only !== undefined
      ? { text: lang.t('button-channel-back'), data: openChannel({ id: only }) }
      : { text: lang.t('button-channels'), data: openChannels({}) }
  const inbox: Button = { text: lang.t('button-inbox'), data: openInbox({ page: 0 }) }
  return {
    text: [
      name === '' ? lang.t('stock-sync-done-all') : lang.t('stock-sync-done', { name }),
      lang.t('stock-sync-numbers', { looked, written }),
      ...(failed > 0 ? [lang.t('stock-sync-failed', { failed })] : []),
      ...(held > 0 ? [lang.t('stock-sync-held', { held })] : []),
      ...(unreachable > 0 ? [lang.t('stock-sync-unreachable', { unreachable })] : []),
    ].join('\n'),
    keyboard: [[...(held > 0 ? [inbox] : []), back]],
  }
}

/** What a first push would change; nothing has been sent. The safe choice stands first. */
export function previewResult(lang: Lang, input: PreviewInput, state: PreviewState): Screen {
  const { preview } = state
  if (!preview) return { text: lang.t('toast-channel-gone') }
  const { changes, lowered, raised, zeroed, relisted, unknown, conflicts, drops } = preview
  const { accountId: id, name, isArmed } = input
  const parts = [
    ...(lowered > 0 ? [lang.t('channel-preview-lowered', { lowered })] : []),
    ...(raised > 0 ? [lang.t('channel-preview-raised', { raised })] : []),
    ...(zeroed > 0 ? [lang.t('channel-preview-zeroed', { zeroed })] : []),
  ].join(', ')
  const { inChannel, inLedger, linked } = preview
  const lines = [
    lang.t('channel-preview-title', { name }),
    lang.t('channel-preview-counts', { inChannel, inLedger, linked }),
    ...(unknown > 0 ? [lang.t('channel-preview-unknown', { unknown })] : []),
    ...(conflicts > 0 ? [lang.t('channel-preview-conflicts', { conflicts })] : []),
    lang.t('channel-preview-changes', { changes, parts }),
    ...(relisted > 0 ? [lang.t('channel-preview-relisted', { relisted })] : []),
    ...(drops.length > 0 ? [lang.t('channel-preview-drops')] : []),
    ...drops.map(({ sku, before, wanted }) =>
      lang.t('channel-preview-drop', { sku, before: before ?? '–', wanted }),
    ),
    lang.t('channel-preview-nothing-sent'),
  ]
  const inbox: Button = { text: lang.t('button-inbox'), data: openInbox({ page: 0 }) }
  const list: Button = {
    text: lang.t('button-channel-planned'),
    data: openPlanned({ id, page: 0 }),
  }
  const beside = [...(changes > 0 ? [list] : []), ...(conflicts > 0 ? [inbox] : [])]
  return {
    text: lines.join('\n'),
    keyboard: [...(beside.length > 0 ? [beside] : []), armRow(lang, { id, isArmed, changes })],
  }
}

/** The safe choice first; nothing to switch on where it is on and in step. */
export function armRow(
  lang: Lang,
  { id, isArmed, changes }: { id: string; isArmed: boolean; changes: number },
): Button[] {
  const later = { text: lang.t('button-channel-later'), data: openChannel({ id }) }
  if (isArmed && changes === 0) return [later]
  const text = lang.t('button-channel-arm', { changes })
  return [later, { text, data: armChannel({ id }), style: 'primary' }]
}
