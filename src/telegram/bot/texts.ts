import type { Middleware } from 'grammy'
import type { ChatContext } from '../context.ts'
import type { TextHandler } from '../desk.ts'

/** Offers a text to handlers in turn; the first that takes it ends its way. */
export function offered(handlers: readonly TextHandler[]): Middleware<ChatContext> {
  return async (ctx, next) => {
    if (ctx.message?.text !== undefined) {
      for (const take of handlers) if (await take(ctx, ctx.message.text)) return
    }
    await next()
  }
}
