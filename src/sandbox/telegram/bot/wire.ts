import type { Message, User } from 'grammy/types'
import type { Offer } from '../payments/till.ts'
import type { Chat, State, StoredMessage } from '../state.ts'

/** A stored message in Telegram's shape, with the message it answers one level deep. */
export function toWire(state: State, chat: Chat, message: StoredMessage, deep = true): Message {
  const { person } = chat
  const from: User = message.fromBot ? botUser(state) : (message.by ?? person)
  const replied =
    deep && message.replyTo !== undefined ? chat.messages.get(message.replyTo) : undefined
  const { invoice, payment, refund } = message
  const media = [message.photo, message.document, invoice, payment, refund].some(
    (part) => part !== undefined,
  )
  const entities = message.entities.length > 0 ? message.entities : undefined
  return {
    message_id: message.id,
    from,
    chat: chatOf(chat),
    ...(message.threadId !== undefined && {
      message_thread_id: message.threadId,
      is_topic_message: true,
    }),
    date: message.date,
    ...(message.editDate !== undefined && { edit_date: message.editDate }),
    ...(replied && { reply_to_message: toWire(state, chat, replied, false) }),
    ...(message.photo && { photo: message.photo }),
    ...(message.document && { document: message.document }),
    ...(invoice && { invoice: invoiceOf(invoice.offer) }),
    ...(payment && { successful_payment: payment }),
    ...(refund && { refunded_payment: refund }),
    ...(!media && { text: message.text, ...(entities && { entities }) }),
    ...(media &&
      message.text !== '' && {
        caption: message.text,
        ...(entities && { caption_entities: entities }),
      }),
    ...(message.keyboard && { reply_markup: message.keyboard }),
  } as Message
}

const invoiceOf = ({ title, description, stars }: Offer) => ({
  ...{ title, description, start_parameter: '', currency: 'XTR', total_amount: stars },
})

/** A chat in Telegram's shape. */
export function chatOf({ person, room }: Chat) {
  if (!room) return privateChat(person)
  const { id, first_name: title } = person
  if (!room.isSuper) return { id, type: 'group' as const, title }
  const isForum = room.topics.length > 0
  return { id, type: 'supergroup' as const, title, ...(isForum && { is_forum: true as const }) }
}

function privateChat(person: User) {
  return {
    id: person.id,
    type: 'private' as const,
    first_name: person.first_name,
    ...(person.last_name !== undefined && { last_name: person.last_name }),
    ...(person.username !== undefined && { username: person.username }),
  }
}

export function botUser(state: State): User {
  const { id, first_name, username } = state.bot.me
  return { id, is_bot: true, first_name, username }
}
