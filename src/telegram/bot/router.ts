import { openHome } from '../home/actions.ts'
import { hasRole } from '../identity/person.ts'
import type { Registry } from '../registry.ts'
import type { Turn } from '../turn.ts'
import { type Incoming, parseCommand } from './incoming.ts'
import type { OpenTurn, WizardPort } from './turn.ts'

export interface RouterDeps {
  readonly registry: Registry
  readonly wizards: WizardPort
  readonly help: (turn: Turn) => Promise<void>
}

/** Brings an admitted update to the one who handles it: secrets, commands, wizard, desks, "unknown". */
export function createRouter({ registry, wizards, help }: RouterDeps) {
  /** What was cancelled, as a line above the screen that follows. */
  const cancelled = async ({ turn }: OpenTurn): Promise<string | undefined> => {
    const what = await wizards.cancel(turn)
    if (what === undefined) return undefined
    return turn.lang.t('chat-cancelled', { what })
  }

  const start = async (open: OpenTurn, payload: string) => {
    const note = await cancelled(open)
    const [prefix = '', ...rest] = payload.split('_')
    const link = registry.startLink(prefix)
    if (link) await link(open.turn, rest.join('_'))
    else await open.home(note)
  }

  const command = async (open: OpenTurn, name: string, argument: string): Promise<boolean> => {
    const { turn } = open
    if (name === 'start') await start(open, argument)
    else if (name === 'menu') await open.home(await cancelled(open))
    else if (name === 'cancel')
      await open.home((await cancelled(open)) ?? turn.lang.t('chat-nothing-to-cancel'))
    else if (name === 'help') await help(turn)
    else {
      const found = registry.command(name)
      if (!found || (found.scope === 'admin' && !turn.user.isAdmin)) return false
      await wizards.cancel(turn)
      await found.handle(turn, argument)
    }
    return true
  }

  const tap = async (open: OpenTurn, data: string) => {
    const { turn } = open
    const handler = registry.handlerOf(data)
    if (!handler?.action.parse(data)) {
      await turn.toast(turn.lang.t('toast-old-button'))
      await open.home()
      return
    }
    // The menu leaves the wizard, or it would take the next text for its answer.
    if (data === openHome({})) return open.home(await cancelled(open))
    if (hasRole(turn.role, handler.role)) return handler.handle(turn, data)
    const key = handler.role === 'owner' ? 'toast-need-owner' : 'toast-need-manager'
    await turn.toast(turn.lang.t(key))
  }

  const text = async (open: OpenTurn, words: string): Promise<boolean> => {
    const { turn } = open
    for (const take of registry.secrets) if (await take(turn, words)) return true
    const asked = parseCommand(words)
    if (asked) return command(open, asked.name, asked.argument)
    if (await wizards.handleText(turn, words)) return true
    for (const take of registry.texts) if (await take(turn, words)) return true
    return false
  }

  return async (incoming: Incoming, open: OpenTurn): Promise<void> => {
    if (incoming.kind === 'tap') return tap(open, incoming.data)
    if (incoming.kind !== 'message') return
    const isTaken = incoming.text !== undefined && (await text(open, incoming.text))
    if (!isTaken) await open.home(open.turn.lang.t('chat-not-understood'))
  }
}
