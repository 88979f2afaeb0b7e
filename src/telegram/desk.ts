import { Composer } from 'grammy'
import type { AppError } from '#core/errors.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { type Action, type ActionValues, actionNameOf } from './action.ts'
import type { MakeAttachment } from './attachments/attachment.ts'
import { commandOf } from './bot/command.ts'
import type { ChatContext, Role } from './context.ts'
import type { AnyForm } from './forms/form.ts'
import { hasRole } from './identity/authority.ts'
import type { LineReader } from './input/entry.ts'

/** A pasted secret: true when it was taken. */
export type TextHandler = (ctx: ChatContext, text: string) => Promise<boolean>

export interface MenuEntry {
  readonly label: MessageKey
  /** Callback data of the desk's first screen. */
  readonly data: string
  /** Row and place on the home keyboard. */
  readonly row: number
  /** One line of live state above the keyboard, or undefined when there is nothing to say. */
  readonly line?: (ctx: ChatContext) => Promise<string | undefined>
}

export interface Command {
  /** Without the slash. */
  readonly name: string
  /** Description in the command list; absent for hidden ones. */
  readonly description?: MessageKey
  readonly scope?: 'all' | 'admin'
  /** Lowest role it takes; 'viewer' by default. */
  readonly role?: Role
  handle(ctx: ChatContext, argument: string): Promise<void>
}

/** `back`: callback data of where the person was. */
type ErrorScreen = (ctx: ChatContext, error: AppError, back?: string) => Promise<void>

type TapHandler = (ctx: ChatContext) => Promise<boolean>

/**
 * A desk of the chat: a grammY Composer, and what the bot must know of it before anybody writes. Adding a desk is a
 * folder and one line in app.ts.
 */
export class Desk extends Composer<ChatContext> {
  readonly name: string
  /** All of it but its links is for admins of the installation: the desk asks by itself each time. */
  isForAdmins = false
  /** Its place on the home screen. */
  menu: MenuEntry | undefined
  /** What `/help` says of it. */
  help: MessageKey | undefined
  /** Pasted secrets: seen before forms and everything else, so a key never becomes an answer. */
  readonly secrets: TextHandler[] = []
  /** Its reader of lines that nobody asked for. */
  line: LineReader | undefined
  readonly forms: AnyForm[] = []
  /** `/start <prefix>…` links, by prefix without the underscore. */
  readonly links = new Map<string, (ctx: ChatContext, rest: string) => Promise<void>>()
  readonly commands = new Map<string, Command>()
  readonly taps = new Map<string, TapHandler>()
  /** Lowest role of actions, by `action <name>`; see `rightsOf`. */
  readonly roles = new Map<string, Role>()
  /** Screens of its own for errors by their code, whichever desk's work they end. */
  readonly errors = new Map<string, ErrorScreen>()
  /** Files of owed messages by their kind, e.g. `campaign-xlsx`; made when the message is sent. */
  attachments: Readonly<Record<string, MakeAttachment>> = {}

  constructor(name: string) {
    super()
    this.name = name
    this.on('callback_query:data', async (ctx, next) => {
      const handle = this.taps.get(actionNameOf(ctx.callbackQuery.data) ?? '')
      if (!(await handle?.(ctx))) await next()
    })
    this.on('message:text', async (ctx, next) => {
      const call = commandOf(ctx)
      const command = call && this.commands.get(call.name)
      if (!command || (command.scope === 'admin' && !ctx.user.isAdmin)) return next()
      const { role = 'viewer' } = command
      if (hasRole(ctx.role, role)) await command.handle(ctx, call.argument)
      else await ctx.home(refusal(ctx, role))
    })
  }

  /** Handles presses of an action's buttons by who has at least `role`, 'viewer' by default. */
  tap<P>(
    action: Action<P>,
    handle: (ctx: ChatContext, values: ActionValues<P>) => Promise<void>,
    { role = 'viewer' }: { role?: Role } = {},
  ): this {
    if (this.taps.has(action.name)) throw new Error(`action ${action.name} has two handlers`)
    this.taps.set(action.name, async (ctx) => {
      const values = action.parse(ctx.callbackQuery?.data ?? '')
      if (!values) return false
      if (hasRole(ctx.role, role)) await handle(ctx, values)
      else await ctx.toast(refusal(ctx, role))
      return true
    })
    this.roles.set(`action ${action.name}`, role)
    return this
  }

  /** Handles a slash command. */
  slash(command: Command): this {
    if (this.commands.has(command.name)) throw new Error(`command ${command.name} is there twice`)
    this.commands.set(command.name, command)
    return this
  }
}

function refusal({ lang }: ChatContext, role: Role): string {
  return lang.t(role === 'owner' ? 'toast-need-owner' : 'toast-need-manager')
}
