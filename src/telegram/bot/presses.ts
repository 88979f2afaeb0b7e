import { LRUCache } from 'lru-cache'
import type { Incoming } from './incoming.ts'

/** A second press so soon after the first one's end is the same press. */
const SAME_PRESS_MS = 400
const CHATS = 10_000

/**
 * Recognises the second half of a double tap: the same button of the same message, pressed before the first press
 * was done or right after. Lane order alone would do the thing twice, one after the other.
 */
export function createPresses() {
  const last = new LRUCache<number, { press: string; until: number }>({ max: CHATS })
  const nameOf = (incoming: Incoming) =>
    incoming.kind === 'tap' ? `${incoming.messageId} ${incoming.data}` : ''
  return {
    /** `receivedAt`: ms when the update reached us. */
    isRepeat(incoming: Incoming, receivedAt: number): boolean {
      const before = last.get(incoming.chatId)
      return before !== undefined && before.press === nameOf(incoming) && receivedAt <= before.until
    },
    /** Remembers a press that was handled to its end at `now` (ms). */
    remember(incoming: Incoming, now: number): void {
      if (incoming.kind !== 'tap') last.delete(incoming.chatId)
      else last.set(incoming.chatId, { press: nameOf(incoming), until: now + SAME_PRESS_MS })
    },
  }
}
