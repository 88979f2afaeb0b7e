import type { Calls } from '../bot/calls.ts'
import { badRequest, forbidden, movedChat } from '../bot/failure.ts'
import type { Pace } from '../bot/pace.ts'
import type { UpdateQueue } from '../bot/updates.ts'
import type { Webhook } from '../bot/webhook.ts'
import type { Files } from '../files.ts'
import type { Till } from '../payments/till.ts'
import { intOf, type Params, textOf } from '../requests/params.ts'
import type { Chat, State, StoredMessage } from '../state.ts'

/** Everything a Bot API method works on. */
export interface World {
  readonly state: State
  readonly queue: UpdateQueue
  readonly webhook: Webhook
  readonly files: Files
  readonly pace: Pace
  readonly calls: Calls
  readonly till: Till
}

/** A Bot API method: the value it returns becomes `result`, an ApiFailure the refusal. */
export type Method = (params: Params, world: World, signal: AbortSignal) => unknown

export type Methods = Readonly<Record<string, Method>>

/** The chat of `chat_id`, known to the bot or not writable. */
export function findChat(params: Params, state: State): Chat {
  if (textOf(params, 'chat_id') === '') throw badRequest('chat_id is empty')
  const chat = state.chats.get(intOf(params, 'chat_id') ?? 0)
  if (!chat) throw badRequest('chat not found')
  return chat
}

/** The chat of `chat_id` if the bot may write to it. */
export function writableChat(params: Params, state: State): Chat {
  const chat = findChat(params, state)
  if (!chat.started) throw forbidden("bot can't initiate conversation with a user")
  if (chat.room?.isOut) throw forbidden('bot was kicked from the group chat')
  if (chat.room?.movedTo !== undefined) {
    throw movedChat('group chat was upgraded to a supergroup chat', chat.room.movedTo)
  }
  if (chat.blocked) throw forbidden('bot was blocked by the user')
  return chat
}

/** The bot's own message of `message_id`, for the edits. */
export function editableMessage(params: Params, chat: Chat): StoredMessage {
  const id = intOf(params, 'message_id')
  if (id === undefined) throw badRequest('message identifier is not specified')
  const message = chat.messages.get(id)
  if (!message) throw badRequest('message to edit not found')
  if (!message.fromBot) throw badRequest("message can't be edited")
  return message
}
