import { badRequest } from '../bot/failure.ts'
import { chatOf, toWire } from '../bot/wire.ts'
import { emit } from '../chats/view.ts'
import { intOf } from '../requests/params.ts'
import { findChat, type Methods, writableChat } from './method.ts'

export const chatMethods: Methods = {
  getChat: (params, { state }) => {
    const chat = findChat(params, state)
    const pinned = chat.pinned === undefined ? undefined : chat.messages.get(chat.pinned)
    return {
      ...chatOf(chat),
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {
        unlimited_gifts: true,
        limited_gifts: true,
        unique_gifts: true,
        premium_subscription: true,
        gifts_from_channels: true,
      },
      ...(pinned && { pinned_message: toWire(state, chat, pinned) }),
    }
  },
  pinChatMessage: (params, { state }) => {
    const chat = writableChat(params, state)
    const id = intOf(params, 'message_id')
    if (id === undefined || !chat.messages.has(id)) throw badRequest('message to pin not found')
    chat.pinned = id
    emit(state, chat, { type: 'pinned', id })
    return true
  },
  unpinChatMessage: (params, { state }) => {
    const chat = writableChat(params, state)
    const id = intOf(params, 'message_id') ?? chat.pinned
    if (id === undefined || id !== chat.pinned) throw badRequest('message to unpin not found')
    chat.pinned = undefined
    emit(state, chat, { type: 'pinned', id: null })
    return true
  },
  unpinAllChatMessages: (params, { state }) => {
    const chat = writableChat(params, state)
    if (chat.pinned === undefined) return true
    chat.pinned = undefined
    emit(state, chat, { type: 'pinned', id: null })
    return true
  },
}
