import type { Middleware } from 'grammy'
import { isGone, isRefused } from '../../api/faults.ts'
import type { ChatContext } from '../../context.ts'
import type { Home } from '../../home/home.ts'
import type { Screens } from '../../screens/screens.ts'

/** Brings the one living screen of the chat, and the way home. */
export function livingScreen(deps: {
  readonly screens: Pick<Screens, 'show'>
  readonly home: Home
}): Middleware<ChatContext> {
  return (ctx, next) => {
    // What lies lowest in the chat; a removed message no longer pushes the screen up.
    let below = ctx.msgId ?? 0
    ctx.show = async (screen) => {
      if (ctx.isLate) throw new Error('too late for a screen')
      ctx.shown = await deps.screens.show(ctx.chatId, screen, {
        updateId: ctx.update.update_id,
        below,
      })
    }
    let removing: Promise<boolean> | undefined
    const remove = async () => {
      try {
        await ctx.deleteMessage()
      } catch (error) {
        if (!isRefused(error)) throw error
        if (!isGone(error)) return false
      }
      below = 0
      return true
    }
    ctx.removeIncoming = async () => {
      if (ctx.callbackQuery) return false
      removing ??= remove()
      return removing
    }
    ctx.home = async (note) => ctx.show(await deps.home.screen(ctx, note))
    return next()
  }
}
