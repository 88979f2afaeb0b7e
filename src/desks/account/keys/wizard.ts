import { fail, ok } from '#core/result.ts'
import { actorOf, type Turn } from '#telegram/turn.ts'
import type { Wizard } from '#telegram/wizard/wizard.ts'
import type { AddOutcome, Keys } from './keys.ts'
import { keyScreen } from './screens.ts'
import { type ServiceWord, serviceEntry } from './services.ts'

export const CONNECT_WIZARD = 'key-connect@1'
export const RENAME_WIZARD = 'key-name@1'
const NAME_LENGTH = 30

interface Rename {
  readonly id: string
  readonly name: string
}

interface Connect {
  readonly word: ServiceWord
  readonly code: string
}

export interface ConnectDeps {
  readonly keys: Keys
  readonly showOutcome: (turn: Turn, outcome: AddOutcome, isDeleted: boolean) => Promise<void>
  /** How to get a key of the service, with the link to a new code. */
  readonly showHow: (turn: Turn, word: ServiceWord) => Promise<void>
}

/** One question: the key, or the code that stands for it. What was typed leaves the chat at once. */
export function connectWizard({ keys, showOutcome, showHow }: ConnectDeps): Wizard<Connect> {
  return {
    id: CONNECT_WIZARD,
    title: 'key-connect-title',
    role: 'manager',
    confirm: 'button-save',
    skipSummary: true,
    fields: [
      {
        kind: 'text',
        name: 'code',
        label: 'key-connect-label',
        show: (turn) => turn.lang.t('key-connect-value'),
        question: (turn, { word = 'wb' }) =>
          turn.lang.t('key-connect-question', { service: serviceEntry({ word }).service }),
        parse: async (turn, text) => {
          await turn.removeIncoming()
          return ok(text.trim())
        },
      },
    ],
    submit: async (turn, { word, code }) => {
      const { service } = serviceEntry({ word })
      const outcome = await keys.add(actorOf(turn), service, code)
      if (outcome.kind === 'rejected') return fail(turn.lang.say(outcome.messageKey, {}))
      await showOutcome(turn, outcome, true)
      return ok(undefined)
    },
    cancelled: (turn, { word = 'wb' }) => showHow(turn, word),
  }
}

/** One question: what to call the key. */
export function renameWizard(keys: Keys): Wizard<Rename> {
  return {
    id: RENAME_WIZARD,
    title: 'key-rename-title',
    role: 'manager',
    confirm: 'button-save',
    skipSummary: true,
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: 'key-rename-label',
        show: (turn, values) => turn.lang.t('key-rename-value', { name: values.name ?? '' }),
        question: (turn) => turn.lang.t('key-rename-question'),
        parse: (turn, text) => {
          const name = text.replace(/\s+/g, ' ').trim()
          if (name.length >= 1 && name.length <= NAME_LENGTH) return ok(name)
          return fail(turn.lang.t('key-rename-wrong', { max: NAME_LENGTH }))
        },
      },
    ],
    submit: async (turn, values) => {
      await keys.rename(actorOf(turn), values.id, values.name)
      await turn.show(keyScreen(turn.lang, await keys.get(turn.workspace.id, values.id), true))
      return ok(undefined)
    },
  }
}
