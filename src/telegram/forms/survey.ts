import type { ChatContext } from '../context.ts'
import { answered, type Draft, emptyDraft, isKnown, without } from './draft.ts'
import type { AnyForm, Ask, Field } from './form.ts'

/** A question on the way, with the answer there is. */
export interface Step {
  readonly field: Field
  readonly value: unknown
  /** Neither answered nor passed over. */
  readonly isOpen: boolean
}

/** The questions of a form over a function that takes each one. */
export function asking(visit: (field: Field) => Promise<unknown>): Ask {
  const ask = (kind: Field['kind']) => (name: string, look: object) =>
    visit({ ...look, kind, name } as Field)
  const kinds = { text: ask('text'), choice: ask('choice'), multi: ask('multi') }
  return { ...kinds, dates: ask('dates'), pick: ask('pick') } as Ask
}

/** Runs through a form without asking anybody: every question there is, given the answers so far, in order. */
export async function survey(form: AnyForm, draft: Draft): Promise<readonly Step[]> {
  const steps: Step[] = []
  const ask = asking(async (field) => {
    const value = draft.answers[field.name]
    steps.push({ field, value, isOpen: !isKnown(draft, field.name) })
    return value ?? (field.kind === 'pick' || field.kind === 'multi' ? [] : undefined)
  })
  try {
    await form.fill(ask, draft.given)
  } catch {
    // What lies ahead depends on an answer that is not there yet; what was passed so far is known.
  }
  return steps
}

/** The question of this name on the way, if there is one. */
export const fieldOf = async (form: AnyForm, draft: Draft, name: string) =>
  (await survey(form, draft)).find(({ field }) => field.name === name)?.field

/** Those that have their turn on the way; those with a preset wait on the summary. */
export const asked = (steps: readonly Step[]) => steps.filter(({ field }) => !field.preset)

/** Those still to be answered before the summary. */
const pending = (steps: readonly Step[]) => asked(steps).filter(({ isOpen }) => isOpen)

/** Where an answered field leads: the next one on the way, null to what is missing and the summary. */
export async function after(form: AnyForm, draft: Draft, name: string): Promise<string | null> {
  if (draft.review) return null
  const steps = asked(await survey(form, draft))
  const place = steps.findIndex(({ field }) => field.name === name)
  return steps[place + 1]?.field.name ?? null
}

/** Where Back leads: a field, null to the summary, undefined nowhere. */
export function before(
  form: AnyForm,
  draft: Draft,
  steps: readonly Step[],
  name: string,
): string | null | undefined {
  if (draft.review && pending(steps).length === 0 && form.submit) return null
  const way = asked(steps)
  const place = way.findIndex(({ field }) => field.name === name)
  return way[place - 1]?.field.name
}

/** A form just started. With some of the answers given only the others are asked. */
export async function begin(
  form: AnyForm,
  draftId: string,
  given: Readonly<Record<string, unknown>>,
): Promise<Draft> {
  const empty = emptyDraft(draftId, given)
  const steps = await survey(form, empty)
  if (!steps.some(({ isOpen }) => !isOpen)) return { ...empty, at: steps[0]?.field.name ?? null }
  const omitted = pending(steps).filter(({ field }) => field.optional)
  const filled = omitted.reduce((draft, { field }) => answered(draft, field.name, undefined), empty)
  // Without a summary the person would not see what is about to happen.
  const isSilent = !form.submit && pending(await survey(form, filled)).length === 0
  return { ...filled, review: true, at: isSilent ? (steps[0]?.field.name ?? null) : null }
}

/** Without answers of another release that this one cannot show: they are asked anew. */
export async function shownOnly(ctx: ChatContext, form: AnyForm, draft: Draft): Promise<Draft> {
  const odd: string[] = []
  for (const { field, value } of await survey(form, draft)) {
    if (value === undefined) continue
    try {
      await field.show(ctx, value as never)
    } catch {
      odd.push(field.name)
    }
  }
  return odd.length === 0 ? draft : { ...draft, answers: without(draft.answers, odd) }
}
