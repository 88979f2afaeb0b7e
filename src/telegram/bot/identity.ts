import type { Context, Middleware } from 'grammy'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Texts } from '#platform/texts/texts.ts'
import type { ChatContext } from '../context.ts'
import { type Access, isWelcome } from '../identity/access.ts'
import type { People } from '../identity/people.ts'

import { commandOf } from './command.ts'
import type { Courtesy } from './courtesy.ts'
import type { Speech } from './speech.ts'

export interface IdentityDeps {
  readonly people: Pick<People, 'find' | 'ensure' | 'claimRefusal'>
  readonly texts: Texts
  readonly access: Access
  readonly adminIds: readonly number[]
  readonly courtesy: Courtesy
  readonly speech: Speech
}

/** Who acts, and in which workspace. Who may not use the installation is told so, once, and goes no further. */
export function identity(deps: IdentityDeps): Middleware<ChatContext> {
  const { people, texts, access, courtesy, speech } = deps

  const mayEnter = (ctx: Context, id: number): Promise<boolean> => {
    const command = commandOf(ctx)
    return isWelcome(access, {
      id,
      isAdmin: deps.adminIds.includes(id),
      hasAccount: async () => (await people.find(id)) !== undefined,
      payload: command?.name === 'start' ? command.argument : undefined,
    })
  }

  return async (ctx, next) => {
    const { from } = ctx
    if (!from) return
    if (!(await mayEnter(ctx, from.id))) {
      const { t } = speech(from)
      if (await courtesy.mayTell(ctx.chatId)) await ctx.reply(plainText(t('chat-not-invited')))
      return
    }
    const person = await people.ensure(from)
    const { user, workspace, role, isNew } = person
    ctx.lang = texts.lang(user.locale, user.timeZone)
    if (person.isBlocked) {
      if (!person.wasRefused && (await people.claimRefusal(user.id)))
        await ctx.reply(plainText(ctx.lang.t('chat-blocked')))
      return
    }
    Object.assign(ctx, { user, workspace, role, isNewcomer: isNew })
    await next()
  }
}
