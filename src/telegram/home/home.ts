import type { Log } from '#platform/log/log.ts'
import type { ChatContext } from '../context.ts'
import type { MenuEntry } from '../desk.ts'
import type { Registry } from '../registry.ts'
import type { Button, Keyboard, Screen } from '../screen.ts'

/** How many first steps a newcomer is offered. */
const FIRST_STEPS = 3

export interface Home {
  /** `note` stands above everything: what was cancelled, what was not understood. */
  screen(ctx: ChatContext, note?: string): Promise<Screen>
}

/** The first screen, made of what the desks bring. */
export function createHome({ registry, log }: { registry: Registry; log: Log }): Home {
  /** A desk whose line fails must not take the way into the others with it. */
  const lineOf = async (entry: MenuEntry, ctx: ChatContext): Promise<string | undefined> => {
    try {
      return await entry.line?.(ctx)
    } catch (error) {
      log.error({ entry: entry.label, err: error }, 'home line failed')
      return undefined
    }
  }

  const welcome = (ctx: ChatContext): Screen => ({
    text: ctx.lang.t('home-welcome', { name: ctx.user.firstName }),
    keyboard: registry.menu.slice(0, FIRST_STEPS).map((entry) => [buttonOf(entry, ctx)]),
  })

  return {
    async screen(ctx, note) {
      if (ctx.isNewcomer && note === undefined) return welcome(ctx)
      const lines = await Promise.all(registry.menu.map((entry) => lineOf(entry, ctx)))
      const live = lines.filter((line) => line !== undefined)
      const title = ctx.lang.t('home-title', { workspace: ctx.workspace.name })
      const body = live.length > 0 ? live : [ctx.lang.t('home-quiet')]
      const text = [...(note === undefined ? [] : [note, '']), title, ...body].join('\n')
      return { text, keyboard: keyboardOf(registry.menu, ctx) }
    },
  }
}

function buttonOf(entry: MenuEntry, ctx: ChatContext): Button {
  return { text: ctx.lang.say(entry.label, {}), data: entry.data }
}

function keyboardOf(menu: readonly MenuEntry[], ctx: ChatContext): Keyboard {
  const rows = Map.groupBy(menu, (entry) => entry.row)
  return [...rows.values()].map((row) => row.map((entry) => buttonOf(entry, ctx)))
}
