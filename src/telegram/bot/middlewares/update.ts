import type { Middleware } from 'grammy'
import type { Update } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import { withRequest } from '#platform/log/context.ts'
import type { ChatContext } from '../../context.ts'

/** Longer than one call takes with all its repeats, ms. */
const DEADLINE_MS = 120_000

/** Names the work for the log and for outside services, and brings what the whole chain needs. */
export function request(deps: {
  readonly clock: Clock
  readonly receivedAt: (update: Update) => number
}): Middleware<ChatContext> {
  return (ctx, next) => {
    ctx.clock = deps.clock
    ctx.receivedAt = deps.receivedAt(ctx.update)
    const requestId = `update-${ctx.update.update_id}`
    return withRequest({ requestId, ...(ctx.from && { userId: ctx.from.id }) }, next)
  }
}

/**
 * A handler that hangs must not hold its chat for ever: the update fails, so that the inbox repeats it, and gives it up
 * with an apology in the end. What the handler does afterwards is shown and stored nowhere in the chat.
 */
export function deadline({ clock }: { readonly clock: Clock }): Middleware<ChatContext> {
  return async (ctx, next) => {
    const over = new AbortController()
    const late = async () => {
      await clock.sleep(DEADLINE_MS, over.signal)
      ctx.isLate = true
      throw new Error('an update was not handled in time')
    }
    try {
      await Promise.race([next(), late()])
    } finally {
      over.abort()
    }
  }
}
