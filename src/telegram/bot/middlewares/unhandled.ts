import type { ChatContext } from '../../context.ts'

/** What nobody took: an old button, or a message of a kind or meaning nobody knows. */
export async function unhandled(ctx: ChatContext): Promise<void> {
  const { lang } = ctx
  if (ctx.callbackQuery) {
    await ctx.toast(lang.t('toast-old-button'))
    return ctx.home()
  }
  if (ctx.editedMessage) return ctx.home(lang.t('chat-edit-late'))
  if (!ctx.message) return
  const { words } = ctx
  if (words.kind === 'text') await ctx.home(lang.t('chat-not-understood'))
  else if (words.kind === 'other') await ctx.home(lang.t('chat-not-text', { what: words.what }))
  else await ctx.home(lang.t('chat-file', { name: words.name }))
}
