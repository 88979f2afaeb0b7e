import type { Lang } from '#platform/texts/lang.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type {
  CompareInput,
  CompareState,
  OfferedLine,
  OfferedListing,
} from '../../edits/compare-run.ts'
import type { SendInput, SendState } from '../../edits/send-run.ts'
import { compareEdit, sendEdit } from '../channels/actions.ts'
import { cut, toProduct } from '../products/screens/parts.ts'

/** Channels told one by one; more would not fit a phone. */
const SHOWN = 6
const VALUE = 60

/** What stands in the channels and what ours would make of it; nothing has been sent. The safe choice stands first. */
export function comparedCard(
  lang: Lang,
  { sku, productId }: CompareInput,
  { offered, readId }: CompareState,
): Screen {
  const all = offered ?? []
  const open = all.filter(({ lines }) => lines.some(({ obstacle }) => obstacle === null))
  const rest = all.length - SHOWN
  const later: Button = { ...toProduct(lang, productId), text: lang.t('button-edits-later') }
  const send: Button = {
    text: lang.t('button-edits-send', { channels: open.length }),
    data: sendEdit({ run: readId }),
    style: 'primary',
  }
  return {
    text: [
      lang.t('edits-title', { sku: cut(sku, 60) }),
      ...all.slice(0, SHOWN).flatMap((one) => listingLines(lang, one)),
      ...(rest > 0 ? [lang.t('edits-more', { count: rest })] : []),
      lang.t(open.length > 0 ? 'edits-nothing-sent' : 'edits-nothing-to-send'),
    ].join('\n'),
    keyboard: [open.length > 0 ? [later, send] : [toProduct(lang, productId)]],
  }
}

function listingLines(lang: Lang, { account, lines, isUnread }: OfferedListing): string[] {
  const name = cut(account, 40)
  if (isUnread) return [lang.t('edits-unread', { account: name })]
  if (lines.length === 0) return [lang.t('edits-same', { account: name })]
  return [lang.t('edits-account', { account: name }), ...lines.map((line) => lineOf(lang, line))]
}

function lineOf(lang: Lang, { field, there, ours, obstacle }: OfferedLine): string {
  if (obstacle) return lang.t('edits-obstacle', { field, obstacle })
  if (field === 'picture') return lang.t('edits-picture')
  const text = (value: string | null) => (value ? cut(value, VALUE) : '–')
  return lang.t('edits-line', { field, there: text(there), ours: text(ours) })
}

/** What became of it, a line a channel. */
export function sentCard(lang: Lang, input: SendInput, { results }: SendState): Screen {
  const { sku, productId, operationId } = input
  const isDone = results.every(({ outcome }) => outcome === 'done')
  const again: Button = {
    text: lang.t('button-edits-again'),
    data: compareEdit({ operation: operationId }),
  }
  return {
    text: [
      lang.t('edits-sent-title', { sku: cut(sku, 60) }),
      ...results.map(({ account, outcome, message }) =>
        lang.t('edits-result', {
          ...{ account: cut(account, 40), outcome },
          message: message === '' ? '–' : cut(message, 120),
        }),
      ),
    ].join('\n'),
    keyboard: [...(isDone ? [] : [[again]]), [toProduct(lang, productId)]],
  }
}
