import { AppError } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { ActionHandler } from '../desk.ts'
import { openHome } from '../home/actions.ts'
import { hasRole } from '../identity/person.ts'
import type { Turn } from '../turn.ts'
import { answerText } from './answer-text.ts'
import { wizardHandlers } from './handlers.ts'
import { begin } from './kernel.ts'
import { type OpenWizard, openWizard } from './open-wizard.ts'
import { resumeScreen } from './screens.ts'
import { fieldAt, hasEntries, hasValue, nameOf, type Values, type WizardState } from './state.ts'
import { createWizardStore, type WizardStoreDeps } from './store.ts'
import type { AnyWizard } from './wizard.ts'

export interface WizardsDeps extends WizardStoreDeps {
  readonly wizards: readonly AnyWizard[]
}

/** The wizard under way in a chat; `outdated` when its steps have changed since. */
export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly open: OpenWizard }
  | { readonly kind: 'outdated'; readonly wizard: AnyWizard; readonly state: WizardState }

export interface Wizards {
  /** Starts a wizard (id with or without its version), or offers to go on with the same one left unfinished. */
  start(turn: Turn, id: string, values?: Values): Promise<void>
  /** Takes a text as the answer of the wizard under way; false when there is none. */
  handleText(turn: Turn, text: string): Promise<boolean>
  readonly handlers: readonly ActionHandler[]
  /** Drops the wizard under way; its title, or undefined when there was none. Shows nothing. */
  cancel(turn: Turn): Promise<string | undefined>
}

/** Runs all desks' wizards: pure kernel inside, one sealed row a chat between any two updates. */
export function createWizards(deps: WizardsDeps): Wizards {
  const { clock } = deps
  const store = createWizardStore(deps)
  const byName = new Map(deps.wizards.map((wizard) => [nameOf(wizard.id), wizard]))

  const find = async (turn: Turn): Promise<Found> => {
    const stored = await store.load(turn)
    const wizard = stored && byName.get(nameOf(stored.wizardId))
    if (!stored || !wizard) return { kind: 'none' }
    const { state } = stored
    // A field may be gone although nobody raised the version.
    const isPlaced = state.at === null || fieldAt(wizard, state) !== undefined
    if ((stored.wizardId === wizard.id && isPlaced) || state.phase === 'done') {
      return { kind: 'open', open: openWizard(turn, wizard, state, store) }
    }
    return { kind: 'outdated', wizard, state }
  }

  const fresh = (turn: Turn, wizard: AnyWizard, values: Values) => {
    const start = { draftId: newId(clock.now()), updateId: turn.updateId, values }
    return openWizard(turn, wizard, begin(wizard, start), store).launch()
  }

  /** Goes on with values of an older version: every step is passed again, what cannot be shown is dropped. */
  const migrate = async (turn: Turn, wizard: AnyWizard, old: WizardState) => {
    const lost = wizard.fields.filter(
      (field) => hasValue(old.values, field.name) && !canShow(turn, field, old.values),
    )
    const names = new Set<string>(lost.map(({ name }) => name))
    const values = Object.fromEntries(
      Object.entries(old.values).filter(([name]) => !names.has(name)),
    )
    const { draftId } = old
    const state = begin(wizard, { draftId, updateId: turn.updateId, values, walk: true })
    await openWizard(turn, wizard, state, store).launch()
  }

  return {
    handlers: wizardHandlers({ find, fresh, migrate, store }),

    async start(turn, id, values = {}) {
      const wizard = byName.get(nameOf(id))
      if (!wizard) throw new AppError({ kind: 'internal', code: 'wizard.unknown', vars: { id } })
      if (!hasRole(turn.role, wizard.role ?? 'viewer')) {
        const menu = { text: turn.lang.t('button-home'), data: openHome({}) }
        await turn.show({ text: turn.lang.t('wizard-forbidden'), keyboard: [[menu]] })
        return
      }
      const found = await find(turn)
      const before = found.kind === 'open' ? found.open.state() : undefined
      const isSame = found.kind === 'open' && found.open.wizard === wizard
      // The same update again, after a crash: what it started is there already.
      const isRepeat = before?.phase === 'asking' && before.updateId === turn.updateId
      if (found.kind === 'open' && isSame && isRepeat) return found.open.show()
      const isLeft = before !== undefined && before.phase !== 'done' && hasEntries(wizard, before)
      const isAsked = Object.keys(values).length === 0
      if (isAsked && isSame && before && isLeft) {
        return turn.show(resumeScreen(turn, wizard, before, false))
      }
      if (isAsked && found.kind === 'outdated' && found.wizard === wizard) {
        return turn.show(resumeScreen(turn, wizard, found.state, true))
      }
      await fresh(turn, wizard, values)
    },

    async handleText(turn, text) {
      const found = await find(turn)
      if (found.kind === 'none') return false
      if (found.kind === 'outdated') {
        await turn.show(resumeScreen(turn, found.wizard, found.state, true))
        return true
      }
      const { phase } = found.open.state()
      if (phase === 'done') return false
      await answerText(turn, found.open, text)
      return true
    },

    async cancel(turn) {
      const found = await find(turn)
      if (found.kind === 'none') return undefined
      if (found.kind === 'open' && found.open.state().phase === 'done') return undefined
      const wizard = found.kind === 'open' ? found.open.wizard : found.wizard
      await store.remove(turn)
      return plainText(turn.lang.say(wizard.title, {}))
    },
  }
}

function canShow(turn: Turn, field: AnyWizard['fields'][number], values: Values): boolean {
  try {
    field.show(turn, values)
    return true
  } catch {
    return false
  }
}
