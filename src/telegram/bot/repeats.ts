import type { Middleware } from 'grammy'
import { LRUCache } from 'lru-cache'
import type { ChatContext } from '../context.ts'

/** A second press so soon after the first one's end is the same press. */
const SAME_PRESS_MS = 400
const CHATS = 10_000

/**
 * Drops the second half of a double tap: the same button of the same message, pressed before the first press was done
 * or right after. Order alone would do the thing twice, one after the other.
 */
export function repeats(): Middleware<ChatContext> {
  const last = new LRUCache<number, { press: string; until: number }>({ max: CHATS })
  return async (ctx, next) => {
    const query = ctx.callbackQuery
    const press = query && `${query.message?.message_id} ${query.data}`
    const before = last.get(ctx.chatId)
    if (before && before.press === press && ctx.receivedAt <= before.until) return
    await next()
    if (press) last.set(ctx.chatId, { press, until: ctx.clock.now() + SAME_PRESS_MS })
    else last.delete(ctx.chatId)
  }
}
