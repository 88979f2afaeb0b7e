import type { Middleware } from 'grammy'
import type { ChatContext } from '../../context.ts'
import type { Activity } from '../../identity/activity.ts'

/** Notes who had an update handled to its end. */
export function active({
  activity,
}: {
  readonly activity?: Pick<Activity, 'handled'>
}): Middleware<ChatContext> {
  return async (ctx, next) => {
    await next()
    await activity?.handled(ctx.user.id)
  }
}
