import type { Api } from 'grammy'
import type { Limiter } from '#platform/limits/limiter.ts'
import { isForbidden, isUnchanged, isUneditable, retryAfterMs } from '../api/faults.ts'
import { blockPace, takePace } from '../api/pace.ts'
import type { People } from '../identity/people.ts'
import type { Screen } from '../screen.ts'
import { optionsOf, renderScreen } from '../screens/render.ts'

/** A card as it should look now. */
export interface Card {
  readonly chatId: number
  /** The message that shows the card so far; null when none was sent yet. */
  readonly messageId: number | null
  /** Of a group: the topic, should it have to be sent anew. */
  readonly threadId?: number | null
  readonly screen: Screen
  /** True when no further update is certain to follow: worth repeating until it arrives. */
  readonly final: boolean
}

export interface CardsOptions {
  /** A client that throws faults at once: a missed update of a running card is made up by the next. */
  readonly api: Api
  readonly limiter: Limiter
  readonly people: People
}

export interface Cards {
  /**
   * Edits the message, or sends a new one when there is none or it is gone; an unchanged one is a success.
   * Resolves with the id of the message that shows the card, or null when the chat cannot be reached any more.
   * Throws when it is worth trying again later.
   */
  update(card: Card): Promise<number | null>
}

/** Progress cards: messages of their own, beside the chat's living screen. */
export function createCards({ api, limiter, people }: CardsOptions): Cards {
  const show = async ({ chatId, messageId, threadId, screen }: Card): Promise<number> => {
    const rendered = renderScreen(screen)
    const { text } = rendered
    const options = optionsOf(rendered)
    if (messageId !== null) {
      try {
        await api.editMessageText(chatId, messageId, text, options)
        return messageId
      } catch (error) {
        if (isUnchanged(error)) return messageId
        if (!isUneditable(error)) throw error
      }
    }
    const thread = threadId ? { message_thread_id: threadId } : {}
    return (await api.sendMessage(chatId, text, { ...options, ...thread })).message_id
  }

  return {
    async update(card) {
      if ((await people.find(card.chatId))?.isBlocked) return null
      const pace = await takePace(limiter, card.chatId)
      // What is not final may be left out: a newer state is on its way.
      if (!pace.ok && !card.final && card.messageId !== null) return card.messageId
      try {
        return await show(card)
      } catch (error) {
        const asked = retryAfterMs(error)
        if (asked !== undefined) await blockPace(limiter, card.chatId, asked)
        if (!isForbidden(error)) throw error
        await people.markLeft(card.chatId)
        return null
      }
    },
  }
}
