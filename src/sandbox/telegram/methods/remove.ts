import { badRequest } from '../bot/failure.ts'
import { emit } from '../chats/view.ts'
import { intOf, jsonOf } from '../requests/params.ts'
import { type Chat, nowSeconds, type State } from '../state.ts'
import { type Methods, writableChat } from './method.ts'

const DELETABLE_SECONDS = 48 * 3600
const REMEMBERED = 1_000

export const removeMethods: Methods = {
  deleteMessage: (params, { state }) => {
    const chat = writableChat(params, state)
    const id = intOf(params, 'message_id')
    if (id === undefined) throw badRequest('message identifier is not specified')
    if (!chat.messages.has(id)) throw badRequest('message to delete not found')
    if (!isDeletable(state, chat, id)) throw badRequest("message can't be deleted for everyone")
    removeMessages(state, chat, [id])
    return true
  },
  deleteMessages: (params, { state }) => {
    const chat = writableChat(params, state)
    const ids = jsonOf(params, 'message_ids')
    if (!Array.isArray(ids) || ids.length === 0) {
      throw badRequest('message identifiers are not specified')
    }
    if (ids.length > 100) throw badRequest('too many message identifiers specified')
    const present = ids.map(Number).filter((id) => chat.messages.has(id))
    if (present.some((id) => !isDeletable(state, chat, id))) {
      throw badRequest("message can't be deleted for everyone")
    }
    if (present.length > 0) removeMessages(state, chat, present)
    return true
  },
}

function isDeletable(state: State, chat: Chat, id: number): boolean {
  const message = chat.messages.get(id)
  return message !== undefined && nowSeconds(state) - message.date < DELETABLE_SECONDS
}

/** Takes messages out of a chat for both sides. */
function removeMessages(state: State, chat: Chat, ids: readonly number[]): void {
  for (const id of ids) {
    chat.messages.delete(id)
    if (chat.pinned === id) chat.pinned = undefined
  }
  chat.deleted.push(...ids)
  if (chat.deleted.length > REMEMBERED * 2) chat.deleted.splice(0, REMEMBERED)
  emit(state, chat, { type: 'delete', ids })
}
