import { z } from 'zod'
import { shortenId } from '#core/ids.ts'

const ids = z.array(z.union([z.number(), z.string()]))

/** All that is entered in a form so far, by name. Enough to go on from, whatever the code looks like by then. */
export const draftSchema = z.object({
  /** Made when the form is started; what is created in the end is keyed by it. */
  draftId: z.string(),
  /** 'submitting' outlives a submit whose outcome is not known: it can only be repeated or left. */
  phase: z.enum(['asking', 'submitting', 'done']),
  /** What the form was started with. */
  given: z.record(z.string(), z.unknown()),
  answers: z.record(z.string(), z.unknown()),
  /** Optional fields that were passed over. */
  skipped: z.array(z.string()),
  /** The field to ask although it may be known; null when only what is missing is asked, then the summary. */
  at: z.string().nullable(),
  /** The summary was reached: an answer leads back to it, past what is known. */
  review: z.boolean(),
  /** Ticks not yet confirmed, by field. */
  ticked: z.record(z.string(), ids),
  /** What the list in hand is narrowed to, and where it is opened. */
  query: z.string(),
  offset: z.number().int().min(0),
  /** Messages that answers were typed in, by field: when one is edited, so is the answer. */
  sources: z.record(z.string(), z.number()).default({}),
})

export type Draft = Readonly<z.infer<typeof draftSchema>>

/** Nothing entered, nothing known but what it was started with. */
export const emptyDraft = (
  draftId: string,
  given: Readonly<Record<string, unknown>> = {},
): Draft => ({
  ...{ draftId, phase: 'asking', given, answers: given, skipped: [], at: null, review: false },
  ...{ ticked: {}, query: '', offset: 0, sources: {} },
})

/** Short name of one run of a form, carried by its buttons: 48 bits of the draft id. */
export const tagOf = ({ draftId }: Pick<Draft, 'draftId'>) => shortenId(draftId).slice(-8)

export const isKnown = (draft: Draft, name: string) =>
  draft.answers[name] !== undefined || draft.skipped.includes(name)

/** What is ticked in a field at the moment, confirmed or not. */
export function tickedIn(draft: Draft, name: string): readonly (number | string)[] {
  const value = draft.answers[name]
  return draft.ticked[name] ?? (Array.isArray(value) ? value : [])
}

/** Asks a field, or what is missing. */
export function movedTo(draft: Draft, at: string | null): Draft {
  return { ...draft, at, query: '', offset: 0 }
}

/** With an answer; undefined stands for "passed over", so that it is not asked for again and again. */
export function answered(draft: Draft, name: string, value: unknown): Draft {
  const skipped = draft.skipped.filter((other) => other !== name)
  return {
    ...draft,
    answers: {
      ...without(draft.answers, [name]),
      ...(value === undefined ? {} : { [name]: value }),
    },
    skipped: value === undefined ? [...skipped, name] : skipped,
    ticked: without(draft.ticked, [name]),
  }
}

/** At the summary: every question that applies was passed, so what was not is dropped. */
export function settled(draft: Draft, passed: ReadonlySet<string>): Draft {
  const gone = Object.keys({ ...draft.answers, ...draft.ticked }).filter(
    (name) => !passed.has(name),
  )
  return {
    ...movedTo(draft, null),
    review: true,
    answers: without(draft.answers, gone),
    ticked: without(draft.ticked, gone),
    skipped: draft.skipped.filter((name) => passed.has(name)),
  }
}

export function without<T>(
  record: Readonly<Record<string, T>>,
  names: readonly string[],
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))
}
