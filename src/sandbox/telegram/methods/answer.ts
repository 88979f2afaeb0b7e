import { badRequest } from '../bot/failure.ts'
import { emit } from '../chats/view.ts'
import { flagOf, textOf } from '../requests/params.ts'
import type { Methods } from './method.ts'

const MAX_ANSWER = 200
const TOASTS_KEPT = 50

export const answerMethods: Methods = {
  answerCallbackQuery: (params, { state }) => {
    const id = textOf(params, 'callback_query_id')
    const text = textOf(params, 'text')
    const query = state.queries.get(id)
    if (!query || state.clock.now() - query.atMs > state.queryLifetimeMs) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid')
    }
    if ([...text].length > MAX_ANSWER) throw badRequest('MESSAGE_TOO_LONG')
    state.queries.delete(id)
    const chat = state.chats.get(query.chatId)
    if (!chat) return true
    const toast = {
      queryId: id,
      messageId: query.messageId,
      text,
      alert: flagOf(params, 'show_alert'),
      atMs: state.clock.now(),
    }
    if (text !== '') chat.toasts.push(toast)
    if (chat.toasts.length > TOASTS_KEPT) chat.toasts.shift()
    emit(state, chat, { type: 'answer', toast })
    return true
  },
}
