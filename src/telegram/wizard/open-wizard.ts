import { AppError } from '#core/errors.ts'
import type { CalendarState } from '../calendar/state.ts'
import type { PickerView } from '../picker/keyboard.ts'
import type { Turn } from '../turn.ts'
import {
  calendarBody,
  choiceBody,
  datesBody,
  multiBody,
  pickBody,
  placeOf,
  viewOf,
} from './bodies.ts'
import { reduce, type WizardEvent } from './kernel.ts'
import { type Body, stepScreen, summaryScreen } from './screens.ts'
import { type AnyField, fieldAt, presetDue, type WizardState } from './state.ts'
import type { WizardStore } from './store.ts'
import type { AnyWizard } from './wizard.ts'

/** One wizard in hand for the length of a turn: events change and store it, `show` draws it. */
export interface OpenWizard {
  readonly wizard: AnyWizard
  state(): WizardState
  /** The field being asked; undefined at the summary. */
  field(): AnyField | undefined
  /** Stores the state it was opened with, presets filled in, and shows it. */
  launch(): Promise<void>
  /** Stores the state after the event, presets filled in. */
  apply(event: WizardEvent): Promise<void>
  /** Draws the present step. A page already read need not be read again. */
  show(drawn?: { calendar?: CalendarState; view?: PickerView }): Promise<void>
  /** Applies, then shows; without a summary a complete wizard is submitted. */
  go(event: WizardEvent): Promise<void>
  submit(): Promise<void>
}

export function openWizard(
  turn: Turn,
  wizard: AnyWizard,
  begun: WizardState,
  store: WizardStore,
): OpenWizard {
  let state = begun

  const field = () => fieldAt(wizard, state)

  const withPresets = (reached: WizardState): WizardState => {
    const due = presetDue(wizard, reached)
    if (!due) return reached
    const value = due.preset?.(turn, reached.values)
    return withPresets(reduce(wizard, reached, { kind: 'preset', field: due.name, value }))
  }

  const keep = async (next: WizardState) => {
    state = { ...next, updateId: turn.updateId }
    await store.save(turn, wizard.id, state)
  }

  const apply = async (event: WizardEvent) => {
    const next = withPresets(reduce(wizard, state, event))
    if (next !== state) await keep(next)
  }

  const show: OpenWizard['show'] = async (drawn = {}) => {
    const asked = field()
    if (!asked) return turn.show(await summaryScreen(turn, wizard, state))
    const body = await bodyOf(asked, drawn)
    await turn.show(await stepScreen(turn, wizard, state, asked, body))
  }

  const bodyOf = async (
    asked: AnyField,
    drawn: { calendar?: CalendarState; view?: PickerView },
  ): Promise<Body> => {
    const place = placeOf(wizard, state)
    switch (asked.kind) {
      case 'text':
        return { lines: [], rows: [] }
      case 'choice':
        return choiceBody(turn, asked, state, place)
      case 'multi':
        return multiBody(turn, asked, state, place)
      case 'dates':
        return drawn.calendar
          ? calendarBody(turn, asked, state, place, drawn.calendar)
          : datesBody(turn, asked, state, place)
      case 'pick': {
        const view = drawn.view ?? (await viewOf(turn, asked, state))
        return pickBody(turn, asked, state, place, view)
      }
    }
  }

  /**
   * The state says "submitting" before anything is done, so that a crash leads to the same submit again. An answer
   * that is certain opens the summary again; a thrown doubt leaves "submitting" standing.
   */
  const submit = async () => {
    await apply({ kind: 'submit' })
    if (state.phase !== 'submitting') return show()
    const sentence = await attempt()
    if (sentence !== undefined) {
      await apply({ kind: 'reopen', sentence })
      return show()
    }
    // The submit may have started another wizard, whose state is in our place by now.
    const stored = await store.load(turn)
    if (stored?.state.draftId === state.draftId) await apply({ kind: 'finish' })
  }

  /** The sentence of an expected failure. */
  const attempt = async (): Promise<string | undefined> => {
    try {
      const result = await wizard.submit(turn, state.values, state.draftId)
      return result.ok ? undefined : result.error
    } catch (error) {
      const isCertain =
        error instanceof AppError && error.kind !== 'unknown-outcome' && error.kind !== 'internal'
      if (!isCertain) throw error
      return turn.lang.say(error.messageKey, error.vars)
    }
  }

  return {
    wizard,
    state: () => state,
    field,
    async launch() {
      await keep(withPresets(state))
      await show()
    },
    apply,
    show,
    submit,
    async go(event) {
      await apply(event)
      if (wizard.skipSummary && state.at === null && state.phase === 'asking') await submit()
      else await show()
    },
  }
}
