import { AppError } from '#core/errors.ts'
import type { BucketSpec, Limiter, TakeResult } from '#platform/limits/limiter.ts'

/** About one message a second in a chat, with a small burst (core.telegram.org/bots/faq, "Broadcasting"). */
const CHAT: BucketSpec = { capacity: 3, refillMs: 1_000 }
/** Just under the thirty messages a second that a bot may send to all its chats together. */
const ALL: BucketSpec = { capacity: 25, refillMs: 33.5 }
/** Messages a second that leave when nothing else stands in the way. */
export const MESSAGES_A_SECOND = 1_000 / ALL.refillMs
const ALL_KEY = 'telegram-all'

const chatKey = (chatId: number) => `telegram-chat:${chatId}`

/** Permission to send one message nobody asked for, or how long there is none. */
export function takePace(limiter: Limiter, chatId: number): Promise<TakeResult> {
  return limiter.takeAll([
    { key: ALL_KEY, spec: ALL },
    { key: chatKey(chatId), spec: CHAT },
  ])
}

/**
 * The same for a sender with many chats, who waits in line for the pace of the whole bot but never for that of a
 * single chat. Milliseconds this chat has to be left alone; 0: the message may leave now.
 */
export async function awaitPace(
  limiter: Limiter,
  chatId: number,
  options: { readonly maxWaitMs: number; readonly signal: AbortSignal },
): Promise<number> {
  const chat = await limiter.take(chatKey(chatId), CHAT)
  if (!chat.ok) return chat.waitMs
  try {
    await limiter.acquire(ALL_KEY, ALL, { ...options, isUrgent: true })
    return 0
  } catch (error) {
    if (options.signal.aborted) return CHAT.refillMs
    if (error instanceof AppError && error.kind === 'limit')
      return error.retryAfterMs ?? CHAT.refillMs
    throw error
  }
}

/** A permit of the whole bot for who sends to many: senders with something owed to a chat stand before it. */
export function awaitBotPace(limiter: Limiter, signal: AbortSignal): Promise<void> {
  return limiter.acquire(ALL_KEY, ALL, { signal })
}

/** A permit of one chat, asked by who has one of the whole bot. */
export function takeChatPace(limiter: Limiter, chatId: number): Promise<TakeResult> {
  return limiter.take(chatKey(chatId), CHAT)
}

/** Telegram said 429 about this chat. */
export function blockPace(limiter: Limiter, chatId: number, forMs: number): Promise<void> {
  return limiter.block(chatKey(chatId), forMs)
}
