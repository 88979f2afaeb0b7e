import type { Log } from '#platform/log/log.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Command, MenuEntry } from '../desk.ts'
import type { Registry } from '../registry.ts'
import type { Button, Keyboard, Screen } from '../screen.ts'
import type { Turn } from '../turn.ts'

/** How many first steps a newcomer is offered. */
const FIRST_STEPS = 3

export interface Home {
  /** `note` stands above everything: what was cancelled, what was not understood. */
  screen(turn: Turn, options: { isFirstVisit: boolean; note?: string }): Promise<Screen>
  help(turn: Turn): Screen
}

/** The first screen, made of what the desks bring. */
export function createHome({ registry, log }: { registry: Registry; log: Log }): Home {
  /** A desk whose line fails must not take the way into the others with it. */
  const lineOf = async (entry: MenuEntry, turn: Turn): Promise<string | undefined> => {
    try {
      return await entry.line?.(turn)
    } catch (error) {
      log.error({ entry: entry.label, err: error }, 'home line failed')
      return undefined
    }
  }

  const welcome = (turn: Turn): Screen => ({
    text: turn.lang.t('home-welcome', { name: turn.user.firstName }),
    keyboard: registry.menu.slice(0, FIRST_STEPS).map((entry) => [buttonOf(entry, turn)]),
  })

  return {
    async screen(turn, { isFirstVisit, note }) {
      if (isFirstVisit && note === undefined) return welcome(turn)
      const lines = await Promise.all(registry.menu.map((entry) => lineOf(entry, turn)))
      const live = lines.filter((line) => line !== undefined)
      const title = turn.lang.t('home-title', { workspace: turn.workspace.name })
      const body = live.length > 0 ? live : [turn.lang.t('home-quiet')]
      const text = [...(note === undefined ? [] : [note, '']), title, ...body].join('\n')
      return { text, keyboard: keyboardOf(registry.menu, turn) }
    },
    help: (turn) => ({
      text: turn.lang.t('help-screen', { commands: commandList(registry.commands, turn) }),
      keyboard: keyboardOf(registry.menu, turn),
    }),
  }
}

function buttonOf(entry: MenuEntry, turn: Turn): Button {
  return { text: turn.lang.say(entry.label, {}), data: entry.data }
}

function keyboardOf(menu: readonly MenuEntry[], turn: Turn): Keyboard {
  const rows = Map.groupBy(menu, (entry) => entry.row)
  return [...rows.values()].map((row) => row.map((entry) => buttonOf(entry, turn)))
}

function commandList(commands: readonly Command[], turn: Turn): string {
  return commands
    .filter(({ scope, description }) => description && (scope !== 'admin' || turn.user.isAdmin))
    .map(({ name, description }) => {
      const words = description ? plainText(turn.lang.say(description, {})) : ''
      return `/${name} · ${words}`
    })
    .join('\n')
}
