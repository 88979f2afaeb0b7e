import { Composer } from 'grammy'
import type { ChatContext } from '../../context.ts'
import { Desk } from '../../desk.ts'
import { openHelp, openHome } from '../../home/actions.ts'
import { helpScreen } from '../../home/help.ts'
import type { Registry } from '../../registry.ts'
import { commandOf } from '../command.ts'

export interface NavigationDeps {
  readonly registry: Registry
  /** Drops the form under way; its title, or undefined when there was none. */
  readonly leave: (ctx: ChatContext) => Promise<string | undefined>
}

type Handle = (ctx: ChatContext, argument: string) => Promise<void>

export const NAVIGATION = ['start', 'menu', 'cancel', 'help'] as const
type Navigation = (typeof NAVIGATION)[number]

/** Commands that are the bot's own, and no desk's. */
export const isNavigation = (name: string): name is Navigation =>
  NAVIGATION.some((one) => one === name)

/** What was cancelled, as a line above the screen that follows. */
const noteOf = (ctx: ChatContext, what: string | undefined) =>
  what === undefined ? undefined : ctx.lang.t('chat-cancelled', { what })

/** The desk of the home screen itself: its button stands under every screen, and leads out of a form. */
export function homeDesk({
  leave,
  desks,
}: Pick<NavigationDeps, 'leave'> & {
  /** Whose words help is made of. */
  readonly desks: readonly Desk[]
}): Desk {
  return new Desk('home')
    .tap(openHome, async (ctx) => ctx.home(noteOf(ctx, await leave(ctx))))
    .tap(openHelp, (ctx, { topic }) => ctx.show(helpScreen(ctx, desks, topic)))
}

/** Commands that work anywhere, in any state. */
export function navigation({ registry, leave }: NavigationDeps): Composer<ChatContext> {
  const links = new Map(registry.desks.flatMap((desk) => [...desk.links]))

  const start = async (ctx: ChatContext, payload: string) => {
    const note = noteOf(ctx, await leave(ctx))
    const [prefix = '', ...rest] = payload.split('_')
    const link = links.get(prefix)
    await (link ? link(ctx, rest.join('_')) : ctx.home(note))
  }
  const commands: Readonly<Record<Navigation, Handle>> = {
    start,
    menu: async (ctx) => ctx.home(noteOf(ctx, await leave(ctx))),
    cancel: async (ctx) =>
      ctx.home(noteOf(ctx, await leave(ctx)) ?? ctx.lang.t('chat-nothing-to-cancel')),
    help: (ctx, topic) => ctx.show(helpScreen(ctx, registry.desks, topic)),
  }

  const composer = new Composer<ChatContext>()
  composer.on('message:text', async (ctx, next) => {
    const call = commandOf(ctx)
    if (!call || !isNavigation(call.name)) return next()
    await commands[call.name](ctx, call.argument)
  })
  return composer
}
