import type { Middleware } from 'grammy'
import type { Clock } from '#core/clock.ts'
import type { Log } from '#platform/log/log.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { ChatContext } from '../context.ts'
import { PATIENCE_MS, type Taps } from './taps.ts'

/** Telegram's limit of a toast. */
const MAX_TOAST = 200

/**
 * Shows a person that they were heard: a tap is answered, once, and a message gets "typing…" when the work takes longer
 * than a moment after it arrived. Its faults are never the handler's.
 */
export function presence(deps: {
  readonly clock: Clock
  readonly log: Log
  readonly taps: Taps
}): Middleware<ChatContext> {
  const { clock, log, taps } = deps

  const attempt = async (call: Promise<unknown>) => {
    try {
      await call
    } catch (error) {
      log.debug({ err: error }, 'a tap or typing state was not taken')
    }
  }

  return async (ctx, next) => {
    const query = ctx.callbackQuery
    const over = new AbortController()
    let isAnswered = query === undefined || taps.begin(query.id)

    const answer = async (text?: string, dialog = false) => {
      if (isAnswered) return
      isAnswered = true
      const other = text ? { text: plainText(text).slice(0, MAX_TOAST), show_alert: dialog } : {}
      await attempt(ctx.answerCallbackQuery(other))
    }
    const watch = async () => {
      try {
        await clock.sleep(Math.max(0, ctx.receivedAt + PATIENCE_MS - clock.now()), over.signal)
      } catch {
        return
      }
      if (query) await answer()
      else if (ctx.hasChatType('private') && ctx.msg)
        await attempt(ctx.replyWithChatAction('typing'))
    }

    ctx.toast = (text, options = {}) => answer(text, options.dialog)
    const watching = watch()
    try {
      await next()
    } finally {
      over.abort()
      await Promise.all([answer(), watching])
    }
  }
}
