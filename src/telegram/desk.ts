import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { Action, ActionValues } from './action.ts'
import type { MakeAttachment } from './attachments/attachment.ts'
import type { Role, Turn } from './turn.ts'
import type { AnyWizard } from './wizard/wizard.ts'

/** What a desk brings to the bot. Adding a desk is a folder and one line in app.ts. */
export interface Desk {
  readonly name: string
  /** Its place on the home screen. */
  readonly menu?: MenuEntry
  readonly commands?: readonly Command[]
  readonly handlers?: readonly ActionHandler[]
  readonly wizards?: readonly AnyWizard[]
  /**
   * Pasted secrets: seen before wizards and everything else, so a key never becomes a wizard's answer.
   * The first that returns true took it (and deleted the message).
   */
  readonly secrets?: readonly ((turn: Turn, text: string) => Promise<boolean>)[]
  /** Free text nobody asked for (a monitor in one line): the first that returns true took it. */
  readonly texts?: readonly ((turn: Turn, text: string) => Promise<boolean>)[]
  /** `/start <prefix>…` links, by prefix without the underscore. */
  readonly startLinks?: Readonly<Record<string, (turn: Turn, rest: string) => Promise<void>>>
  /** Files of owed messages by their kind, e.g. `campaign-xlsx`; made when the message is sent. */
  readonly attachments?: Readonly<Record<string, MakeAttachment>>
}

export interface MenuEntry {
  readonly label: MessageKey
  /** Callback data of the desk's first screen. */
  readonly data: string
  /** Row and place on the home keyboard. */
  readonly row: number
  /** One line of live state above the keyboard, or undefined when there is nothing to say. */
  readonly line?: (turn: Turn) => Promise<string | undefined>
}

export interface Command {
  /** Without the slash. */
  readonly name: string
  /** Description in the command list; absent for hidden ones. */
  readonly description?: MessageKey
  readonly scope?: 'all' | 'admin'
  handle(turn: Turn, argument: string): Promise<void>
}

/** A handler of one action, made by {@link on}. */
export interface ActionHandler {
  readonly action: Action
  /** Lowest role that may press it; 'viewer' by default. */
  readonly role: Role
  handle(turn: Turn, data: string): Promise<void>
}

/** Binds an action to its handler. Values are decoded before the handler sees them. */
export function on<P>(
  action: Action<P>,
  handle: (turn: Turn, values: ActionValues<P>) => Promise<void>,
  options: { role?: Role } = {},
): ActionHandler {
  return {
    action: action as unknown as Action,
    role: options.role ?? 'viewer',
    handle: async (turn, data) => {
      const values = action.parse(data)
      if (values) await handle(turn, values)
    },
  }
}
