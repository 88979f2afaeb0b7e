import { limit } from '@grammyjs/ratelimiter'
import { Composer, type Middleware } from 'grammy'
import { LRUCache } from 'lru-cache'
import type { BucketSpec } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { ChatContext } from '../../context.ts'
import type { Screens } from '../../screens/screens.ts'
import type { Courtesy } from '../courtesy.ts'

/** A burst of twenty, then two a second: faster than anybody reads. */
const PACE: BucketSpec = { capacity: 20, refillMs: 500 }

/** All members of a shop together: several people at once, no machine. */
const SHOP: BucketSpec = { capacity: 60, refillMs: 100 }
/** Who goes on while being held back so often is no person in a hurry … */
const PATIENCE: BucketSpec = { capacity: 60, refillMs: 10_000 }
/** … and is not heard for so long. */
const SILENCE_MS = 600_000

const bucketOf = (userId: number) => `chat:${userId}`

/**
 * Holds back who is too fast, or whose shop is, and says so: a tap is always answered, a message once a burst. Who does
 * not mind is not heard for ten minutes. The plugin counts in our bucket, because its own stores have fixed windows,
 * and in Redis one whose expiry was lost locks a person out.
 */
export function pace({
  courtesy,
  log,
}: {
  readonly courtesy: Courtesy
  readonly log: Log
}): Composer<ChatContext> {
  const tell = async (ctx: ChatContext): Promise<void> => {
    if (ctx.callbackQuery) await ctx.toast(ctx.lang.t('toast-too-fast'))
    else if (await courtesy.mayTell(ctx.chatId))
      await ctx.reply(plainText(ctx.lang.t('chat-too-fast')))
  }

  const heldBack = async (ctx: ChatContext): Promise<void> => {
    const userId = ctx.user.id
    if (await courtesy.take(`chat-patience:${userId}`, PATIENCE)) return tell(ctx)
    await courtesy.block(bucketOf(userId), SILENCE_MS)
    const reason = { code: 'chat.flood', name: 'flood' }
    log.error({ err: reason, floodedBy: userId }, 'somebody floods the bot')
    if (ctx.callbackQuery) await ctx.toast(ctx.lang.t('toast-flood'))
    else if (await courtesy.mayTell(ctx.chatId))
      await ctx.reply(plainText(ctx.lang.t('chat-flood')))
  }

  const within = (
    spec: BucketSpec,
    keyOf: (ctx: ChatContext) => string,
    onLimitExceeded: (ctx: ChatContext) => Promise<void>,
  ): Middleware<ChatContext> =>
    limit<ChatContext, BucketStore>({
      limit: 1,
      alwaysReply: true,
      keyPrefix: '',
      keyGenerator: keyOf,
      storageClient: {
        incr: async (key) => ((await courtesy.take(key, spec)) ? 1 : 2),
        pexpire: async () => 1,
      },
      onLimitExceeded,
    })

  return new Composer<ChatContext>(
    within(PACE, ({ user }) => bucketOf(user.id), heldBack),
    within(SHOP, ({ workspace }) => `chat-shop:${workspace.id}`, tell),
  )
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
 * or right after. Order alone would do the thing twice, one after the other. Another process may have had the chat in
 * between, as the screen then tells: on, off and on again are three presses.
 */
export function repeats({
  screens,
}: {
  readonly screens: Pick<Screens, 'digestAt'>
}): Middleware<ChatContext> {
  const last = new LRUCache<number, LastPress>({ max: CHATS })

  const isStill = async ({ chatId, update }: ChatContext, { shown }: LastPress) =>
    shown === undefined || shown === (await screens.digestAt(chatId, update.update_id))

  return async (ctx, next) => {
    const query = ctx.callbackQuery
    const press = query && `${query.message?.message_id} ${query.data}`
    const before = last.get(ctx.chatId)
    const isSoon = before && before.press === press && ctx.receivedAt <= before.until
    if (isSoon && (await isStill(ctx, before))) return
    await next()
    const until = ctx.clock.now() + SAME_PRESS_MS
    if (press) last.set(ctx.chatId, { press, until, shown: ctx.shown })
    else last.delete(ctx.chatId)
  }
}

interface LastPress {
  /** Message and button. */
  readonly press: string
  /** Until when the same press counts as this one, ms. */
  readonly until: number
  /** Digest of the screen it led to. */
  readonly shown: string | undefined
}
