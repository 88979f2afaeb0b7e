import type { Update } from 'grammy/types'

/** What the transports ask Telegram for. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const

/** What orders updates: the chat, or the person when there is none, or the update itself. */
export function laneOf(update: Update): number {
  const { message, edited_message: edited, callback_query: query, my_chat_member: member } = update
  const chat = (message ?? edited ?? query?.message ?? member)?.chat
  const person = query?.from ?? update.pre_checkout_query?.from ?? update.inline_query?.from
  return chat?.id ?? person?.id ?? update.update_id
}
