import { reduceSelection, type SelectionEvent } from '../picker/selection.ts'
import { answered, type Draft, movedTo, tickedIn, without } from './draft.ts'
import type { Field } from './form.ts'

/** What an update said to the question on the screen: all that the log keeps of it. */
export type Said =
  /** The question stays. */
  | { readonly kind: 'stay' }
  | { readonly kind: 'select'; readonly change: SelectionEvent<number | string> }
  | { readonly kind: 'page'; readonly offset: number }
  | { readonly kind: 'search'; readonly query: string }
  /** `to`: the field to ask next, null for what is missing and the summary. `source`: the message it was typed in. */
  | {
      readonly kind: 'answer'
      readonly value?: unknown
      readonly to: string | null
      readonly source?: number
    }
  /** Back, next and the edit of one field. `undo`: ticks that were not confirmed are forgotten. */
  | { readonly kind: 'leave'; readonly to: string | null; readonly undo?: boolean }
  /** A message that an earlier answer was typed in was edited, or went on. */
  | { readonly kind: 'amend'; readonly field: string; readonly value: unknown }
  /** Submitted, and done or refused for certain. */
  | { readonly kind: 'done' | 'reopen' }

const mostOf = (field: Field) => (field.kind === 'pick' ? field.max : Number.POSITIVE_INFINITY)

/** The draft after it. Pure; `field`: the question on the screen, undefined at the summary. */
export function heard(draft: Draft, field: Field | undefined, said: Said): Draft {
  switch (said.kind) {
    case 'stay':
    case 'done':
      return draft
    case 'select': {
      if (!field) return draft
      const ticked = reduceSelection(tickedIn(draft, field.name), said.change, mostOf(field))
      return { ...draft, ticked: { ...draft.ticked, [field.name]: [...ticked] } }
    }
    case 'page':
      return { ...draft, offset: Math.max(0, said.offset) }
    case 'search':
      return { ...draft, query: said.query, offset: 0 }
    case 'answer': {
      if (!field) return draft
      const { source, to } = said
      const sources =
        source === undefined ? draft.sources : { ...draft.sources, [field.name]: source }
      return { ...movedTo(answered(draft, field.name, said.value), to), sources }
    }
    case 'leave': {
      const kept = said.undo && field ? without(draft.ticked, [field.name]) : draft.ticked
      return { ...movedTo(draft, said.to), ticked: kept }
    }
    case 'reopen':
      return { ...draft, phase: 'asking' }
    case 'amend':
      return answered(draft, said.field, said.value)
  }
}
