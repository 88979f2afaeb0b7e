import type { Update } from 'grammy/types'
import { AppError, toAppError } from '#core/errors.ts'
import { withRequest } from '#platform/log/context.ts'
import type { Log } from '#platform/log/log.ts'
import { isForbidden } from '../api/faults.ts'
import { on } from '../desk.ts'
import { openHome } from '../home/actions.ts'
import { createHome } from '../home/home.ts'
import type { Person } from '../identity/person.ts'
import type { Registry } from '../registry.ts'
import type { Button } from '../screen.ts'
import type { Turn } from '../turn.ts'
import { createGate, type GateDeps } from './gate.ts'
import { type Incoming, readUpdate } from './incoming.ts'
import { createPresence } from './presence.ts'
import { createPresses } from './presses.ts'
import { areaOf, newReference } from './reference.ts'
import { createRouter } from './router.ts'
import { createTaps } from './taps.ts'
import { createTurn, type TurnDeps } from './turn.ts'

export interface BotDeps extends GateDeps, Omit<TurnDeps, 'home'> {
  readonly registry: Registry
  readonly log: Log
}

export interface Bot {
  /**
   * Handles one update to its end. Foreseen errors become an error screen; anything else is thrown, so that the
   * inbox repeats the update. `receivedAt`: ms when it reached us.
   */
  handle(update: Update, receivedAt: number): Promise<void>
  /** Says that updates are stored and wait for their turn: their taps must not wait for an answer. */
  expect(updates: readonly Update[]): void
  /** Tells the person that an update was given up. Never throws. */
  apologise(update: Update, error: unknown): Promise<void>
}

/** The desk of the home screen itself: its button stands under every screen. */
export const homeDesk = {
  name: 'home',
  handlers: [on(openHome, (turn) => turn.home())],
}

/** From an update to its effect, in the order that architecture.md gives. */
export function createBot(deps: BotDeps): Bot {
  const { clock, log, registry, people } = deps
  const home = createHome({ registry, log })
  const gate = createGate(deps)
  const presses = createPresses()
  const taps = createTaps(deps)
  const route = createRouter({
    registry,
    wizards: deps.wizards,
    help: (turn) => turn.show(home.help(turn)),
  })

  const turnOf = (
    incoming: Incoming,
    person: Person,
    presence: ReturnType<typeof createPresence>,
  ) => createTurn(incoming, person, presence, { ...deps, home })

  const showError = async (incoming: Incoming, turn: Turn, error: AppError) => {
    const reference = newReference(areaOf(incoming))
    log.error({ reference, err: error }, 'an update ended in an error screen')
    const { lang } = turn
    const menu: Button = { text: lang.t('button-home'), data: openHome({}) }
    const mayRepeat = incoming.kind === 'tap' && error.retry === 'later'
    const retry: Button[] = mayRepeat ? [{ text: lang.t('button-retry'), data: incoming.data }] : []
    const sentence = `⚠️ ${lang.say(error.messageKey, error.vars)}`
    const text = `${sentence}\n${lang.t('error-reference', { reference })}`
    await turn.show({ text, keyboard: [[...retry, menu]] })
  }

  const inPrivate = async (
    incoming: Incoming,
    presence: ReturnType<typeof createPresence>,
    receivedAt: number,
  ) => {
    const person = await gate.admit(incoming, presence)
    if (!person || presses.isRepeat(incoming, receivedAt)) return
    const open = turnOf(incoming, person, presence)
    try {
      await route(incoming, open)
      presses.remember(incoming, clock.now())
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      await showError(incoming, open.turn, error)
    }
  }

  const act = async (incoming: Incoming, receivedAt: number) => {
    if (incoming.kind === 'left' && incoming.isPrivate) await people.markLeft(incoming.from.id)
    if (incoming.kind !== 'message' && incoming.kind !== 'tap') return
    const presence = createPresence(incoming, receivedAt, { ...deps, taps })
    try {
      if (incoming.isPrivate) await inPrivate(incoming, presence, receivedAt)
      else await gate.turnAwayGroup(incoming, presence)
    } catch (error) {
      if (!isForbidden(error)) throw error
      if (incoming.isPrivate) await people.markLeft(incoming.from.id)
    } finally {
      await presence.finish()
    }
  }

  return {
    expect: taps.expect,

    async handle(update, receivedAt) {
      const incoming = readUpdate(update)
      if (!incoming) return
      const requestId = `update-${incoming.updateId}`
      await withRequest({ requestId, userId: incoming.from.id }, () => act(incoming, receivedAt))
    },

    async apologise(update, error) {
      const incoming = readUpdate(update)
      if (!incoming?.isPrivate) return
      const presence = createPresence(incoming, clock.now(), { ...deps, taps })
      try {
        const person = await people.find(incoming.from.id)
        if (!person || person.isBlocked) return
        await showError(incoming, turnOf(incoming, person, presence).turn, toAppError(error))
      } catch (second) {
        log.error({ err: second }, 'an apology could not be sent')
      } finally {
        await presence.finish()
      }
    },
  }
}
