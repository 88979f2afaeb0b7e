import type { Middleware } from 'grammy'
import { plainText } from '#platform/texts/rich-text.ts'
import type { ChatContext } from '../context.ts'
import { commandOf } from './command.ts'
import type { Courtesy } from './courtesy.ts'
import type { Speech } from './speech.ts'

/** Lets private chats through. Elsewhere the bot only says where it works, and only when it was called by a command. */
export function groups(deps: {
  readonly courtesy: Courtesy
  readonly speech: Speech
}): Middleware<ChatContext> {
  return async (ctx, next) => {
    if (ctx.hasChatType('private')) return next()
    if (!ctx.from) return
    const lang = deps.speech(ctx.from)
    if (ctx.callbackQuery) return ctx.toast(lang.t('toast-private-only'))
    if (!ctx.message || !commandOf(ctx)) return
    if (!(await deps.courtesy.mayTell(ctx.message.chat.id))) return
    const button = {
      text: plainText(lang.t('button-open-bot')),
      url: `https://t.me/${ctx.me.username}`,
    }
    await ctx.reply(plainText(lang.t('chat-private-only')), {
      reply_markup: { inline_keyboard: [[button]] },
    })
  }
}
