import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types'
import type { Chat, State, StoredMessage, Toast } from '../state.ts'

/** A message as a person sees it. */
export interface MessageView {
  readonly id: number
  readonly fromBot: boolean
  /** Seconds since the epoch. */
  readonly date: number
  readonly edited: boolean
  readonly text: string
  readonly entities: readonly MessageEntity[]
  readonly keyboard: InlineKeyboardMarkup['inline_keyboard']
  readonly photo?: { readonly url: string; readonly width: number; readonly height: number }
  readonly document?: { readonly url: string; readonly name: string; readonly size: number }
  /** An offer for Stars. */
  readonly invoice?: {
    readonly title: string
    readonly description: string
    readonly stars: number
    readonly isPaid: boolean
  }
  /** Stars that came or went back. */
  readonly receipt?: { readonly kind: 'paid' | 'refunded'; readonly stars: number }
  readonly replyTo?: number
  /** In a group: who wrote it, and in which topic. */
  readonly by?: string
  readonly threadId?: number
  readonly silent: boolean
}

/** One change of a chat. `seq` grows by one within a chat. */
export type ChatEvent = { readonly seq: number } & ChatChange

export type ChatChange =
  | { readonly type: 'message' | 'edit'; readonly message: MessageView }
  | { readonly type: 'delete'; readonly ids: readonly number[] }
  | { readonly type: 'typing'; readonly forMs: number; readonly action: string }
  | {
      readonly type: 'pressed'
      readonly queryId: string
      readonly messageId: number
      readonly data: string
    }
  | { readonly type: 'answer'; readonly toast: Toast }
  | { readonly type: 'pinned'; readonly id: number | null }
  | { readonly type: 'state' }

const EVENTS_KEPT = 500

/** Numbers a change, keeps it for streams that reconnect, and tells everyone who watches the chat. */
export function emit(state: State, chat: Chat, change: ChatChange): void {
  chat.seq += 1
  const event: ChatEvent = { seq: chat.seq, ...change }
  chat.events.push(event)
  if (chat.events.length > EVENTS_KEPT * 2) chat.events.splice(0, EVENTS_KEPT)
  for (const listener of chat.listeners) listener(event)
  for (const watcher of state.watchers) watcher(chat.person.id)
}

export function viewMessage(message: StoredMessage): MessageView {
  const picture = message.photo?.at(-1)
  const { document } = message
  return {
    id: message.id,
    fromBot: message.fromBot,
    date: message.date,
    edited: message.editDate !== undefined,
    text: message.text,
    entities: message.entities,
    keyboard: message.keyboard?.inline_keyboard ?? [],
    silent: message.silent,
    ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
    ...(message.by && { by: message.by.first_name }),
    ...(message.threadId !== undefined && { threadId: message.threadId }),
    ...(message.invoice && { invoice: viewInvoice(message.invoice) }),
    ...(message.payment && {
      receipt: { kind: 'paid', stars: message.payment.total_amount },
    }),
    ...(message.refund && {
      receipt: { kind: 'refunded', stars: message.refund.total_amount },
    }),
    ...(picture && {
      photo: {
        url: `/api/files/${picture.file_id}`,
        width: picture.width,
        height: picture.height,
      },
    }),
    ...(document && {
      document: {
        url: `/api/files/${document.file_id}`,
        name: document.file_name,
        size: document.file_size,
      },
    }),
  }
}

function viewInvoice({ offer, isPaid }: NonNullable<StoredMessage['invoice']>) {
  const { title, description, stars } = offer
  return { title, description, stars, isPaid }
}
