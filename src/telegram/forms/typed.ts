import { isCut, isRestOf, type Spot, spotOf } from '../bot/paste.ts'
import type { ChatContext } from '../context.ts'
import type { Draft } from './draft.ts'

/** A long text whose rest may still come. */
export interface LongText extends Spot {
  /** The question it was said to. */
  readonly field: string | null
  readonly text: string
}

/** What somebody wrote, or why it cannot be an answer. `field`: an earlier question that it belongs to. */
export type Typed =
  | {
      readonly kind: 'words'
      readonly text: string
      readonly field?: string | undefined
      readonly isFile?: boolean
    }
  | { readonly kind: 'fault'; readonly sentence: string }

/**
 * The words of a message: typed, of a text file, or all parts of a paste that Telegram cut. An edited message
 * belongs to the question that it answered.
 */
export function typedWords(ctx: ChatContext, draft: Draft): Typed {
  const { lang, words } = ctx
  if (words.kind === 'unread') {
    return { kind: 'fault', sentence: lang.t('form-file-unread', { name: words.name }) }
  }
  if (words.kind === 'other') return { kind: 'fault', sentence: lang.t('form-send-text') }
  const { text } = words
  if (words.kind === 'file') return { kind: 'words', text, isFile: true }
  const message = ctx.msg
  if (!message) return { kind: 'fault', sentence: lang.t('form-send-text') }
  if (ctx.editedMessage) {
    const [field] = Object.entries(draft.sources).find(([, id]) => id === message.message_id) ?? []
    return field === undefined
      ? { kind: 'fault', sentence: lang.t('form-edit-late') }
      : { kind: 'words', text, field }
  }
  if (/^\/\w+(?:@\w+)?(?:\s|$)/.test(text)) {
    return { kind: 'fault', sentence: lang.t('form-no-command') }
  }
  const before = ctx.form.long
  const isRest = before !== undefined && isRestOf(before, message)
  const whole = isRest ? before.text + text : text
  const field = isRest ? before.field : draft.at
  ctx.form.long = isCut(text) ? { ...spotOf(message), field, text: whole } : undefined
  return { kind: 'words', text: whole, field: field ?? undefined }
}
