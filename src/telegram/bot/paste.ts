import type { Message } from 'grammy/types'

/** A text of this length was cut by the client: the rest follows in the next message. */
const CUT_AT = 4_000
/** Parts of one paste are sent within this time, seconds. */
const TOGETHER_SECONDS = 3

/** Where a message stands in the chat: its id and its time, Unix seconds. */
export interface Spot {
  readonly messageId: number
  readonly date: number
}

export const spotOf = ({ message_id: messageId, date }: Message): Spot => ({ messageId, date })

export const isCut = (text: string) => text.length >= CUT_AT

/** Whether a message is the next part of a paste that was cut at `before`. */
export const isRestOf = (before: Spot, { message_id: id, date }: Message) =>
  id > before.messageId && date - before.date <= TOGETHER_SECONDS
