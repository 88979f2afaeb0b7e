import type { Context, Middleware } from 'grammy'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Texts } from '#platform/texts/texts.ts'
import type { ChatContext } from '../../context.ts'
import type { People } from '../../identity/people.ts'
import { commandOf } from '../command.ts'
import type { Courtesy } from '../courtesy.ts'
import type { Speech } from '../speech.ts'

/** Who may use this installation at all. Admins always may. */
export type Access =
  | { readonly mode: 'open' }
  /** Nobody else, whoever had an account before included. */
  | {
      readonly mode: 'allow-list'
      readonly ids: readonly number[]
      /** Let in by an admin since. */
      isAdmitted(userId: number): Promise<boolean>
      admits(payload: string, userId: number): Promise<boolean>
    }
  /** New people by invitation; who is in stays in. */
  | {
      readonly mode: 'invite'
      isAdmitted(userId: number): Promise<boolean>
      /** True when the payload of `/start` is an invitation that still holds. */
      admits(payload: string, userId: number): Promise<boolean>
    }

interface Visitor {
  readonly id: number
  readonly isAdmin: boolean
  readonly hasAccount: () => Promise<boolean>
  /** Payload of the `/start` they came with; undefined when they sent something else. */
  readonly payload: () => string | undefined
}

async function isWelcome(access: Access, visitor: Visitor): Promise<boolean> {
  if (visitor.isAdmin || access.mode === 'open') return true
  if (access.mode === 'allow-list' && access.ids.includes(visitor.id)) return true
  if (access.mode === 'invite' && (await visitor.hasAccount())) return true
  if (await access.isAdmitted(visitor.id)) return true
  const payload = visitor.payload()
  return payload !== undefined && access.admits(payload, visitor.id)
}

export interface IdentityDeps {
  readonly people: Pick<People, 'find' | 'ensure' | 'claimRefusal'>
  readonly texts: Texts
  readonly access: Access
  readonly adminIds: readonly number[]
  readonly courtesy: Pick<Courtesy, 'mayTell'>
  readonly speech: Speech
}

/** Who acts, and in which workspace. Who may not use the installation is told so, once, and goes no further. */
export function identity(deps: IdentityDeps): Middleware<ChatContext> {
  const { people, texts, access, courtesy, speech } = deps

  const mayEnter = (ctx: Context, id: number): Promise<boolean> =>
    isWelcome(access, {
      id,
      isAdmin: deps.adminIds.includes(id),
      hasAccount: async () => (await people.find(id)) !== undefined,
      payload: () => {
        const command = commandOf(ctx)
        return command?.name === 'start' ? command.argument : undefined
      },
    })

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
