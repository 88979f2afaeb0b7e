import type { Update } from 'grammy/types'

/** What the transports ask Telegram for. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'pre_checkout_query',
  'subscription',
] as const

/** Above every id of a person or a chat (52 bits, core.telegram.org/bots/api#user). */
const OWN_LANES = 2 ** 52

/**
 * What orders updates: the chat, or the person when there is none, or the update itself. A payment that waits for its
 * answer has a lane of its own: it must not stand behind what its chat is busy with.
 */
export function laneOf(update: Update): number {
  const { message, edited_message: edited, callback_query: query, my_chat_member: member } = update
  const chat = (message ?? edited ?? query?.message ?? member)?.chat
  if (update.pre_checkout_query) return OWN_LANES + update.update_id
  const person = query?.from ?? update.subscription?.user ?? update.inline_query?.from
  return chat?.id ?? person?.id ?? update.update_id
}
