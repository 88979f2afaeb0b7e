import { type Action, actionNameOf } from './action.ts'
import type { Command, Desk, MenuEntry } from './desk.ts'

/** What all desks brought that is looked at as a whole. */
export interface Registry {
  readonly desks: readonly Desk[]
  readonly commands: readonly Command[]
  /** In the order of the home keyboard. */
  readonly menu: readonly MenuEntry[]
}

/**
 * Puts the desks together and refuses what could only fail later in a seller's hand: two owners of one name, a menu
 * entry that leads nowhere, an action of `actions` that nobody handles though others of its kind (`<desk>.…`) are.
 */
export function createRegistry(desks: readonly Desk[], actions: readonly Action[] = []): Registry {
  const refuseDoubles = (what: string, namesOf: (desk: Desk) => Iterable<string>) => {
    const names = desks.flatMap((desk) => [...namesOf(desk)])
    const double = names.find((name, index) => names.indexOf(name) !== index)
    if (double !== undefined) throw new Error(`${what} ${double} is defined twice`)
  }
  refuseDoubles('desk', ({ name }) => [name])
  refuseDoubles('handler of action', ({ taps }) => taps.keys())
  refuseDoubles('command', ({ commands }) => commands.keys())
  refuseDoubles('start link', ({ links }) => links.keys())
  refuseDoubles('place of a reader of lines', ({ line }) => (line ? [String(line.place)] : []))
  refuseDoubles('form', ({ forms }) => forms.map(({ name }) => name))

  const isHandled = (name: string) => desks.some(({ taps }) => taps.has(name))
  const kindOf = (name: string) => name.split('.')[0]
  const kinds = new Set(desks.flatMap(({ taps }) => [...taps.keys()].map(kindOf)))
  const orphans = actions
    .map(({ name }) => name)
    .filter((name) => kinds.has(kindOf(name)) && !isHandled(name))
  if (orphans.length > 0) throw new Error(`actions without a handler: ${orphans.join(', ')}`)
  const menu = desks.flatMap((desk) => desk.menu ?? [])
  for (const entry of menu) {
    if (!isHandled(actionNameOf(entry.data) ?? ''))
      throw new Error(`menu entry ${entry.label} has no handler`)
  }
  return {
    desks,
    commands: desks.flatMap(({ commands }) => [...commands.values()]),
    menu: menu.toSorted((left, right) => left.row - right.row),
  }
}
