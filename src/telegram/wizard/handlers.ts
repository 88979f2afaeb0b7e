import { plainText } from '#platform/texts/rich-text.ts'
import type { Action, ActionValues } from '../action.ts'
import { type ActionHandler, on } from '../desk.ts'
import { hasRole } from '../identity/person.ts'
import type { Turn } from '../turn.ts'
import * as actions from './actions.ts'
import type { Found } from './engine.ts'
import { fieldHandlers } from './field-handlers.ts'
import type { OpenWizard } from './open-wizard.ts'
import { resumeScreen } from './screens.ts'
import { tagOf, type Values, type WizardState } from './state.ts'
import type { WizardStore } from './store.ts'
import type { AnyWizard } from './wizard.ts'

export interface HandlerDeps {
  find(turn: Turn): Promise<Found>
  fresh(turn: Turn, wizard: AnyWizard, values: Values): Promise<void>
  migrate(turn: Turn, wizard: AnyWizard, old: WizardState): Promise<void>
  readonly store: WizardStore
}

type Owned = { readonly tag: string }
type Alive = Exclude<Found, { kind: 'none' }>
type OfField = Owned & { readonly field: number }

/** Binds an action of the field being asked; a press meant for another field never gets to `work`. */
export type Bind = <P>(
  action: Action<P>,
  work: (turn: Turn, open: OpenWizard, values: ActionValues<P> & OfField) => Promise<void>,
) => ActionHandler

/** Handlers of every button the engine draws. Old buttons and double taps are answered, nothing more. */
export function wizardHandlers(deps: HandlerDeps): readonly ActionHandler[] {
  const { find, fresh, migrate, store } = deps

  /** The wizard a press belongs to; when there is none any more, the press is answered here. */
  const ownerOf = async (turn: Turn, tag: string): Promise<Alive | undefined> => {
    const found = await find(turn)
    const state = stateOf(found)
    if (found.kind === 'none' || !state || tagOf(state) !== tag) {
      await turn.toast(turn.lang.t('wizard-gone'))
      return undefined
    }
    if (state.phase === 'done') {
      await turn.toast(turn.lang.t('wizard-finished'))
      return undefined
    }
    if (!hasRole(turn.role, wizardOf(found).role ?? 'viewer')) {
      await turn.toast(turn.lang.t('wizard-forbidden'), { dialog: true })
      return undefined
    }
    return found
  }

  const current = async (turn: Turn, tag: string): Promise<OpenWizard | undefined> => {
    const found = await ownerOf(turn, tag)
    if (found?.kind === 'outdated') {
      await turn.show(resumeScreen(turn, found.wizard, found.state, true))
    }
    return found?.kind === 'open' ? found.open : undefined
  }

  const bind: Bind = (action, work) =>
    on(action, async (turn, values) => {
      // Every action bound here has a tag and a field.
      const owned = values as typeof values & OfField
      const open = await current(turn, owned.tag)
      if (!open) return
      const { phase, at, updateId } = open.state()
      const isAsked = phase === 'asking' && open.wizard.fields[owned.field]?.name === at
      if (isAsked) return work(turn, open, owned)
      // A repeat of the very update that led on is no mistake of the person's.
      if (phase === 'asking' && updateId !== turn.updateId) {
        await turn.toast(turn.lang.t('wizard-old'))
      }
      await open.show()
    })

  return [
    ...fieldHandlers(bind),
    on(actions.inert, async () => {}),

    on(actions.edit, async (turn, { tag, field }) => {
      const open = await current(turn, tag)
      const name = open?.wizard.fields[field]?.name
      if (open && name !== undefined) await open.go({ kind: 'edit', field: name })
    }),

    on(actions.confirm, async (turn, { tag }) => {
      const open = await current(turn, tag)
      await open?.submit()
    }),

    on(actions.cancel, async (turn, { tag }) => {
      const found = await ownerOf(turn, tag)
      if (!found) return
      const wizard = wizardOf(found)
      await store.remove(turn)
      const title = plainText(turn.lang.say(wizard.title, {}))
      await turn.toast(turn.lang.t('wizard-cancelled', { title }))
      const values = found.kind === 'open' ? found.open.state().values : {}
      await (wizard.cancelled ? wizard.cancelled(turn, values) : turn.home())
    }),

    on(actions.resume, async (turn, { tag, how }) => {
      const found = await ownerOf(turn, tag)
      if (!found) return
      if (how === 'new') await fresh(turn, wizardOf(found), {})
      else if (found.kind === 'outdated') await migrate(turn, found.wizard, found.state)
      else await found.open.show()
    }),
  ]
}

const stateOf = (found: Found) =>
  found.kind === 'none' ? undefined : found.kind === 'open' ? found.open.state() : found.state

const wizardOf = (found: Alive) => (found.kind === 'open' ? found.open.wizard : found.wizard)
