import type { Update } from 'grammy/types'
import type { TelegramFrom } from '../identity/person.ts'

interface Place {
  readonly updateId: number
  readonly chatId: number
  readonly from: TelegramFrom
  readonly isPrivate: boolean
  /** The message that was written or whose button was tapped. */
  readonly messageId: number
}

/** An update in the few words the bot understands. */
export type Incoming =
  | (Place & { readonly kind: 'message'; readonly text: string | undefined })
  | (Place & { readonly kind: 'tap'; readonly queryId: string; readonly data: string })
  | (Place & { readonly kind: 'left' | 'returned' })

/** What the transports ask Telegram for; {@link readUpdate} knows what to do with each. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const

/** Undefined for updates nobody handles. */
export function readUpdate(update: Update): Incoming | undefined {
  const { update_id: updateId, message, callback_query: query, my_chat_member: member } = update
  if (message?.from) {
    const { chat, from, message_id: messageId } = message
    const place = { updateId, chatId: chat.id, from, isPrivate: chat.type === 'private', messageId }
    return { ...place, kind: 'message', text: message.text ?? message.caption }
  }
  if (query) {
    const chat = query.message?.chat
    return {
      kind: 'tap',
      updateId,
      chatId: chat?.id ?? query.from.id,
      from: query.from,
      isPrivate: chat === undefined || chat.type === 'private',
      messageId: query.message?.message_id ?? 0,
      queryId: query.id,
      data: query.data ?? '',
    }
  }
  if (member) {
    const { chat, from, new_chat_member: now } = member
    const place = { updateId, chatId: chat.id, from, isPrivate: chat.type === 'private' }
    const kind = now.status === 'kicked' ? 'left' : 'returned'
    return { ...place, kind, messageId: 0 }
  }
  return undefined
}

/** What orders updates: the chat, or the person when there is none, or the update itself. */
export function laneOf(update: Update): number {
  const incoming = readUpdate(update)
  if (incoming) return incoming.chatId
  const person = update.pre_checkout_query?.from ?? update.inline_query?.from
  return person?.id ?? update.update_id
}

/** `/name@bot argument` taken apart; undefined for any other text. */
export function parseCommand(
  text: string | undefined,
): { name: string; argument: string } | undefined {
  const match = text?.match(/^\/([a-z0-9_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/i)
  if (!match?.[1]) return undefined
  return { name: match[1].toLowerCase(), argument: match[2]?.trim() ?? '' }
}
