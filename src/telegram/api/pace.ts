import type { BucketSpec, Limiter, TakeResult } from '#platform/limits/limiter.ts'

/** About one message a second in a chat, with a small burst (core.telegram.org/bots/faq, "Broadcasting"). */
const CHAT: BucketSpec = { capacity: 3, refillMs: 1_000 }
/** Under the thirty messages a second that a bot may send, so that answers to taps have room. */
const ALL: BucketSpec = { capacity: 25, refillMs: 40 }

const chatKey = (chatId: number) => `telegram-chat:${chatId}`

/** Permission to send one message nobody asked for. */
export function takePace(limiter: Limiter, chatId: number): Promise<TakeResult> {
  return limiter.takeAll([
    { key: 'telegram-all', spec: ALL },
    { key: chatKey(chatId), spec: CHAT },
  ])
}

/** Telegram said 429 about this chat. */
export function blockPace(limiter: Limiter, chatId: number, forMs: number): Promise<void> {
  return limiter.block(chatKey(chatId), forMs)
}
