import { limit } from '@grammyjs/ratelimiter'
import type { Middleware } from 'grammy'
import { LRUCache } from 'lru-cache'
import type { BucketSpec } from '#platform/limits/limiter.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { ChatContext } from '../context.ts'
import type { Courtesy } from './courtesy.ts'

/** A burst of twenty, then two a second: faster than anybody reads. */
const PACE: BucketSpec = { capacity: 20, refillMs: 500 }

/**
 * Holds back who is too fast and says so: a tap is always answered, a message once a burst. The plugin counts in our
 * bucket, because its own stores have fixed windows, and in Redis one whose expiry was lost locks a person out.
 */
export function pace(courtesy: Courtesy): Middleware<ChatContext> {
  return limit<ChatContext, BucketStore>({
    limit: 1,
    alwaysReply: true,
    keyPrefix: 'chat:',
    keyGenerator: (ctx) => String(ctx.user.id),
    storageClient: {
      incr: async (key) => ((await courtesy.take(key, PACE)) ? 1 : 2),
      pexpire: async () => 1,
    },
    onLimitExceeded: async (ctx) => {
      if (ctx.callbackQuery) await ctx.toast(ctx.lang.t('toast-too-fast'))
      else if (await courtesy.mayTell(ctx.chatId))
        await ctx.reply(plainText(ctx.lang.t('chat-too-fast')))
    },
  })
}

/** What the plugin asks of Redis: a count since the window began, and the window's end. */
interface BucketStore {
  incr(key: string): Promise<number>
  pexpire(key: string, milliseconds: number): Promise<number>
}

/** A second press so soon after the first one's end is the same press. */
const SAME_PRESS_MS = 400
/** Chats whose last press is remembered: many times those that press within that moment. */
const CHATS = 1_000

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
