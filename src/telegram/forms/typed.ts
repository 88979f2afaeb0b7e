import type { ChatContext } from '../context.ts'
import type { Draft } from './draft.ts'

/** A text of this length was cut by the client: the rest follows in the next message. */
const CUT_AT = 4_000
/** Parts of one paste are sent within this time, seconds. */
const TOGETHER_SECONDS = 3

/** A long text whose rest may still come. */
export interface LongText {
  readonly messageId: number
  /** Unix seconds, as Telegram dates messages. */
  readonly date: number
  /** The question it was said to. */
  readonly field: string | null
  readonly text: string
}

/** What somebody wrote, or why it cannot be an answer. `field`: an earlier question that it belongs to. */
export type Typed =
  | { readonly kind: 'words'; readonly text: string; readonly field?: string | undefined }
  | { readonly kind: 'fault'; readonly sentence: string }

/**
 * The words of a message: typed, of a text file, or both parts of a paste that Telegram cut in two. An edited message
 * belongs to the question that it answered.
 */
export function typedWords(ctx: ChatContext, draft: Draft): Typed {
  const { lang, words } = ctx
  if (words.kind === 'unread') {
    return { kind: 'fault', sentence: lang.t('form-file-unread', { name: words.name }) }
  }
  if (words.kind === 'other') return { kind: 'fault', sentence: lang.t('form-send-text') }
  const { text } = words
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
  const isRest =
    before !== undefined &&
    message.message_id > before.messageId &&
    message.date - before.date <= TOGETHER_SECONDS
  const whole = isRest ? before.text + text : text
  const field = isRest ? before.field : draft.at
  if (text.length >= CUT_AT) {
    const { message_id: messageId, date } = message
    ctx.form.long = { messageId, date, field, text: whole }
  }
  return { kind: 'words', text: whole, field: field ?? undefined }
}
