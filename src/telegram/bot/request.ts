import type { Middleware } from 'grammy'
import type { Update } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import { withRequest } from '#platform/log/context.ts'
import type { ChatContext } from '../context.ts'

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
