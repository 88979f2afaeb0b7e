import { Composer } from 'grammy'
import { isForbidden } from '../../api/faults.ts'
import type { ChatContext } from '../../context.ts'
import type { People } from '../../identity/people.ts'

/** Marks who stopped the bot, whether Telegram says so or refuses to deliver. */
export function departures({ people }: { readonly people: Pick<People, 'markLeft'> }) {
  const composer = new Composer<ChatContext>()
  composer.on('my_chat_member', async (ctx, next) => {
    // What happens to a group is for who knows groups.
    if (!ctx.hasChatType('private')) return next()
    const isStopped = ctx.myChatMember.new_chat_member.status === 'kicked'
    if (isStopped) await people.markLeft(ctx.from.id)
  })
  composer.use(async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      if (!isForbidden(error)) throw error
      if (ctx.from && ctx.hasChatType('private')) await people.markLeft(ctx.from.id)
    }
  })
  return composer
}
