import { z } from 'zod'
import { shortenId } from '#core/ids.ts'
import type { AnyWizard, Field } from './wizard.ts'

/** Values so far, by field name; other keys given at the start travel along untouched. */
export type Values = Readonly<Record<string, unknown>>
// biome-ignore lint/suspicious/noExplicitAny: values are checked by each wizard's own fields
export type AnyField = Field<any>

const schema = z.object({
  /** Made when the wizard starts; what is created in the end is keyed by it. */
  draftId: z.string(),
  /** 'submitting' outlives a crash: the same submit is then repeated. 'done' answers the double tap. */
  phase: z.enum(['asking', 'submitting', 'done']),
  values: z.record(z.string(), z.unknown()),
  /** The field being asked, null at the summary. */
  at: z.string().nullable(),
  /** The summary was reached: an answer leads back to it, past what is known. */
  review: z.boolean(),
  /** Optional fields that were passed over. */
  skipped: z.array(z.string()),
  /** The sentence above the question. */
  error: z.string().nullable(),
  /** Ticks not yet confirmed, by field. */
  ticked: z.record(z.string(), z.array(z.union([z.number(), z.string()]))),
  /** What the list in hand is narrowed to, and where it is opened. */
  query: z.string(),
  offset: z.number().int().min(0),
  /** The update that made this state: handled again after a crash, it must not count twice. */
  updateId: z.number(),
})

export type WizardState = Readonly<z.infer<typeof schema>>

/** What is stored. Another version of the envelope is not read at all. */
export const envelope = z.object({ v: z.literal(1), state: schema })

/** Short name of one run of a wizard, carried by its buttons: 48 random bits of the draft id. */
export const tagOf = ({ draftId }: WizardState) => shortenId(draftId).slice(-8)

/** `monitor` of `monitor@1`. */
export const nameOf = (wizardId: string) => wizardId.split('@')[0] ?? wizardId

export const hasValue = (values: Values, name: string) => values[name] !== undefined

/** Fields that are asked, given the values so far. */
export function applicable(wizard: AnyWizard, values: Values): readonly AnyField[] {
  return wizard.fields.filter((field) => field.applies?.(values) ?? true)
}

/** Fields that have their turn on the way; those with a preset wait on the summary. */
export function asked(wizard: AnyWizard, values: Values): readonly AnyField[] {
  return applicable(wizard, values).filter((field) => field.preset === undefined)
}

const isOpen = (state: WizardState, name: string) =>
  !hasValue(state.values, name) && !state.skipped.includes(name)

/** Fields still to be asked before the summary can be confirmed. */
export function pending(wizard: AnyWizard, state: WizardState): readonly AnyField[] {
  return asked(wizard, state.values).filter(({ name }) => isOpen(state, name))
}

/** The first field whose preset is due: the summary is reached and nobody said otherwise. */
export function presetDue(wizard: AnyWizard, state: WizardState): AnyField | undefined {
  if (state.at !== null || state.phase !== 'asking') return undefined
  return applicable(wizard, state.values).find((field) => field.preset && isOpen(state, field.name))
}

export function fieldAt(wizard: AnyWizard, state: WizardState): AnyField | undefined {
  return wizard.fields.find(({ name }) => name === state.at)
}

/** What is ticked in a field at the moment, confirmed or not. */
export function tickedIn(state: WizardState, name: string): readonly (number | string)[] {
  const value = state.values[name]
  return state.ticked[name] ?? (Array.isArray(value) ? value : [])
}

/** Something was entered that would be a pity to lose. */
export function hasEntries(wizard: AnyWizard, state: WizardState): boolean {
  return wizard.fields.some(({ name }) => hasValue(state.values, name) || name in state.ticked)
}
