import type { Clock } from '#core/clock.ts'
import { tooMany } from './failure.ts'

export interface PaceOptions {
  /** Messages a second in one chat, and how many may come at once. */
  readonly perChat: number
  readonly chatBurst: number
  /** Messages a second over all chats. */
  readonly overall: number
}

/** About what Telegram allows; the exact numbers are deliberately unpublished. */
export const REAL_PACE: PaceOptions = { perChat: 1, chatBurst: 4, overall: 30 }

export interface Pace {
  /** Switches the limits on, or off with undefined (as at start). */
  set(options: PaceOptions | undefined): void
  /** Counts a message to the chat, or throws 429 with the whole seconds to wait. */
  spend(chatId: number): void
}

interface Bucket {
  tokens: number
  atMs: number
}

/** Telegram's flood control: a token bucket a chat and one for the bot. */
export function createPace(clock: Clock): Pace {
  let options: PaceOptions | undefined
  let chats = new Map<number, Bucket>()
  let overall: Bucket = { tokens: 0, atMs: 0 }

  const refill = (bucket: Bucket, rate: number, burst: number) => {
    const now = clock.now()
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.atMs) * rate) / 1000)
    bucket.atMs = now
  }
  const secondsFor = (bucket: Bucket, rate: number) =>
    Math.max(1, Math.ceil((1 - bucket.tokens) / rate))
  return {
    set: (next) => {
      options = next
      chats = new Map()
      overall = { tokens: next?.overall ?? 0, atMs: clock.now() }
    },
    spend: (chatId) => {
      if (!options) return
      const chat = chats.get(chatId) ?? { tokens: options.chatBurst, atMs: clock.now() }
      chats.set(chatId, chat)
      refill(chat, options.perChat, options.chatBurst)
      refill(overall, options.overall, options.overall)
      if (chat.tokens < 1) throw tooMany(secondsFor(chat, options.perChat))
      if (overall.tokens < 1) throw tooMany(secondsFor(overall, options.overall))
      chat.tokens -= 1
      overall.tokens -= 1
    },
  }
}
