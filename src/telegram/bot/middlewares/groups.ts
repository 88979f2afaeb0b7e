import type { Middleware } from 'grammy'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { ChatContext } from '../../context.ts'
import { GROUP_LINK, type Groups } from '../../groups/groups.ts'
import { commandOf } from '../command.ts'
import type { Courtesy } from '../courtesy.ts'
import type { Speech } from '../speech.ts'

/**
 * Lets private chats through. Elsewhere the bot takes the code that binds a group to a workspace, follows the group when Telegram moves it,
 * and says where it works when it was called by a command.
 */
export function groups(deps: {
  readonly groups: Pick<Groups, 'bind' | 'moved' | 'lost'>
  readonly courtesy: Pick<Courtesy, 'take' | 'mayTell'>
  readonly speech: Speech
}): Middleware<ChatContext> {
  /** The answer stands where the code was written, a topic too. */
  async function bind(ctx: ChatContext, lang: Lang, code: string): Promise<void> {
    const { message, from } = ctx
    if (!message || !from) return
    const { chat, message_thread_id: thread, is_topic_message: isTopic } = message
    const bound = await deps.groups.bind(from.id, code, {
      chatId: chat.id,
      threadId: isTopic && thread !== undefined ? thread : null,
      title: chat.title ?? '',
      bot: ctx.me.username,
    })
    const text = bound.ok
      ? lang.t('notify-bound', { shop: bound.value.workspace })
      : lang.t('notify-refused', { reason: bound.error })
    await ctx.reply(plainText(text))
  }

  return async (ctx, next) => {
    if (ctx.hasChatType('private')) return next()
    const { message } = ctx
    if (message?.migrate_to_chat_id !== undefined) {
      return deps.groups.moved(message.chat.id, message.migrate_to_chat_id)
    }
    if (ctx.myChatMember) {
      const { status } = ctx.myChatMember.new_chat_member
      if (status === 'kicked' || status === 'left') await deps.groups.lost(ctx.myChatMember.chat.id)
      return
    }
    if (!ctx.from) return
    const lang = deps.speech(ctx.from)
    if (ctx.callbackQuery) return ctx.toast(lang.t('toast-private-only'))
    const call = commandOf(ctx)
    if (!message || !call) return
    if (call.name === 'start' && call.argument.startsWith(`${GROUP_LINK}_`)) {
      return bind(ctx, lang, call.argument.slice(GROUP_LINK.length + 1))
    }
    if (!(await deps.courtesy.mayTell(message.chat.id))) return
    const button = {
      text: plainText(lang.t('button-open-bot')),
      url: `https://t.me/${ctx.me.username}`,
    }
    await ctx.reply(plainText(lang.t('chat-private-only')), {
      reply_markup: { inline_keyboard: [[button]] },
    })
  }
}
