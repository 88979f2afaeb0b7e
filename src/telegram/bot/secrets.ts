import type { Middleware } from 'grammy'
import { findSecrets } from '#platform/secrets/find-secrets.ts'
import type { ChatContext } from '../context.ts'
import type { TextHandler } from '../desk.ts'
import { openHome } from '../home/actions.ts'

/** Everything a message says in letters: its text or caption, a file's name and head. */
function lettersOf(ctx: ChatContext): string {
  if (ctx.callbackQuery || !ctx.msg) return ''
  const { words } = ctx
  const parts = [
    words.kind === 'text' ? words.text : '',
    ctx.msg.caption,
    ctx.msg.document?.file_name,
  ]
  return parts.filter(Boolean).join('\n')
}

/** Takes messages with secrets out of the chat before anything else is done with them. */
export const removeSecrets: Middleware<ChatContext> = async (ctx, next) => {
  if (findSecrets(lettersOf(ctx)).length > 0) await ctx.removeIncoming()
  await next()
}

/** Offers what was pasted to the desks, so that a key is connected; of any other secret the person is told why it is gone. */
export function takeSecrets(handlers: readonly TextHandler[]): Middleware<ChatContext> {
  return async (ctx, next) => {
    const letters = lettersOf(ctx)
    if (letters === '') return next()
    for (const take of handlers) if (await take(ctx, letters)) return
    const [secret] = findSecrets(letters)
    if (!secret) return next()
    const { lang } = ctx
    const kind = lang.t('secret-kind', { kind: secret.kind })
    const isRemoved = await ctx.removeIncoming()
    const text = [
      lang.t('secret-found', { kind }),
      lang.t(isRemoved ? 'key-message-deleted' : 'key-message-kept'),
    ].join('\n\n')
    await ctx.show({ text, keyboard: [[{ text: lang.t('button-home'), data: openHome({}) }]] })
  }
}
