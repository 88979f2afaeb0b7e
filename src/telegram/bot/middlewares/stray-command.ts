import { Composer } from 'grammy'
import { nearestCommand } from '../../commands/nearest.ts'
import type { ChatContext } from '../../context.ts'
import type { Registry } from '../../registry.ts'
import { commandOf } from '../command.ts'
import { NAVIGATION } from './navigation.ts'

/** Answers a command that nobody has with the nearest one the person may use. */
export function strayCommands(registry: Pick<Registry, 'commands'>): Composer<ChatContext> {
  const composer = new Composer<ChatContext>()
  composer.on('message:text', async (ctx, next) => {
    const call = commandOf(ctx)
    if (!call) return next()
    const own = registry.commands.filter(({ scope }) => scope !== 'admin' || ctx.user.isAdmin)
    const nearest = nearestCommand(call.name, [...NAVIGATION, ...own.map(({ name }) => name)])
    await ctx.home(
      nearest === undefined
        ? ctx.lang.t('chat-no-command', { command: call.name })
        : ctx.lang.t('chat-near-command', { command: call.name, nearest }),
    )
  })
  return composer
}
