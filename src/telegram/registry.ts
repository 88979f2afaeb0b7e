import { type Action, actionNameOf } from './action.ts'
import type { ActionHandler, Command, Desk, MenuEntry } from './desk.ts'
import type { Turn } from './turn.ts'
import type { AnyWizard } from './wizard/wizard.ts'

type TextHandler = (turn: Turn, text: string) => Promise<boolean>

/** Everything all desks brought, found by name. */
export interface Registry {
  handlerOf(data: string): ActionHandler | undefined
  command(name: string): Command | undefined
  readonly commands: readonly Command[]
  /** In the order of the home keyboard. */
  readonly menu: readonly MenuEntry[]
  readonly wizards: readonly AnyWizard[]
  readonly secrets: readonly TextHandler[]
  readonly texts: readonly TextHandler[]
  startLink(prefix: string): ((turn: Turn, rest: string) => Promise<void>) | undefined
}

/**
 * Puts the desks together and refuses what could only fail later in a seller's hand: two owners of one name,
 * a menu entry that leads nowhere, an action of `actions` that nobody handles.
 */
export function createRegistry(desks: readonly Desk[], actions: readonly Action[] = []): Registry {
  const unique = <T>(what: string, items: readonly T[], nameOf: (item: T) => string) => {
    const map = new Map<string, T>()
    for (const item of items) {
      const name = nameOf(item)
      if (map.has(name)) throw new Error(`${what} ${name} is defined twice`)
      map.set(name, item)
    }
    return map
  }
  unique('desk', desks, (desk) => desk.name)
  const handlers = unique(
    'handler of action',
    desks.flatMap((desk) => desk.handlers ?? []),
    (handler) => handler.action.name,
  )
  const commands = unique(
    'command',
    desks.flatMap((desk) => desk.commands ?? []),
    (command) => command.name,
  )
  const wizards = unique(
    'wizard',
    desks.flatMap((desk) => desk.wizards ?? []),
    (wizard) => wizard.id.split('@')[0] ?? wizard.id,
  )
  const links = unique(
    'start link',
    desks.flatMap((desk) => Object.entries(desk.startLinks ?? {})),
    ([prefix]) => prefix,
  )
  const menu = desks.flatMap((desk) => (desk.menu ? [desk.menu] : []))
  const handlerOf = (data: string) => handlers.get(actionNameOf(data) ?? '')

  const orphans = actions.map(({ name }) => name).filter((name) => !handlers.has(name))
  if (orphans.length > 0) throw new Error(`actions without a handler: ${orphans.join(', ')}`)
  for (const entry of menu) {
    if (!handlerOf(entry.data)) throw new Error(`menu entry ${entry.label} has no handler`)
  }

  return {
    handlerOf,
    command: (name) => commands.get(name),
    commands: [...commands.values()],
    menu: menu.toSorted((left, right) => left.row - right.row),
    wizards: [...wizards.values()],
    secrets: desks.flatMap((desk) => desk.secrets ?? []),
    texts: desks.flatMap((desk) => desk.texts ?? []),
    startLink: (prefix) => links.get(prefix)?.[1],
  }
}
