import type { Api } from 'grammy'
import type { Clock } from '#core/clock.ts'
import type { Texts } from '#platform/texts/texts.ts'
import { isRefused } from '../api/faults.ts'
import type { Home } from '../home/home.ts'
import type { Person } from '../identity/person.ts'
import type { Screens } from '../screens/screens.ts'
import type { Turn } from '../turn.ts'
import type { Wizards } from '../wizard/engine.ts'
import type { Incoming } from './incoming.ts'
import type { Presence } from './presence.ts'

/** What the bot asks of the wizard engine. */
export type WizardPort = Pick<Wizards, 'start' | 'handleText' | 'cancel'>

export interface TurnDeps {
  readonly api: Api
  readonly clock: Clock
  readonly texts: Texts
  readonly screens: Screens
  readonly home: Home
  readonly wizards: WizardPort
}

/** A turn, and the ways into the home screen that only the router uses. */
export interface OpenTurn {
  readonly turn: Turn
  home(note?: string): Promise<void>
}

export function createTurn(
  incoming: Incoming,
  person: Person,
  presence: Presence,
  deps: TurnDeps,
): OpenTurn {
  const { api, clock, screens, wizards } = deps
  const { chatId, updateId } = incoming
  const { user, workspace, role } = person
  // What lies lowest in the chat; a removed message no longer pushes the screen up.
  let below = incoming.messageId

  const home = async (note?: string) => {
    const isFirstVisit = person.isNew
    const screen = await deps.home.screen(
      turn,
      note === undefined ? { isFirstVisit } : { isFirstVisit, note },
    )
    await turn.show(screen)
  }

  const turn: Turn = {
    updateId,
    chatId,
    user,
    workspace,
    role,
    lang: deps.texts.lang(user.locale, user.timeZone),
    clock,
    text: incoming.kind === 'message' ? incoming.text : undefined,
    show: (screen) => screens.show(chatId, screen, below),
    toast: (text, options) => presence.toast(text, options),
    async removeIncoming() {
      if (incoming.kind !== 'message') return false
      try {
        await api.deleteMessage(chatId, incoming.messageId)
      } catch (error) {
        if (!isRefused(error)) throw error
        return false
      }
      below = 0
      return true
    },
    startWizard: (wizardId, values = {}) => wizards.start(turn, wizardId, values),
    home,
  }
  return { turn, home }
}
