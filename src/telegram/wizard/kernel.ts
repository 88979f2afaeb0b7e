import { reduceSelection, type SelectionEvent } from '../picker/selection.ts'
import {
  type AnyField,
  applicable,
  asked,
  fieldAt,
  hasValue,
  pending,
  presetDue,
  tickedIn,
  type Values,
  type WizardState,
} from './state.ts'
import type { AnyWizard } from './wizard.ts'

/** What can happen to a wizard. An event of a field that is not being asked changes nothing. */
export type WizardEvent =
  | { readonly kind: 'answer'; readonly field: string; readonly value: unknown }
  | { readonly kind: 'refuse'; readonly sentence: string }
  | { readonly kind: 'skip' | 'next' | 'back'; readonly field: string }
  | { readonly kind: 'edit'; readonly field: string }
  /** The value a field starts with at the summary. */
  | { readonly kind: 'preset'; readonly field: string; readonly value: unknown }
  | {
      readonly kind: 'select'
      readonly field: string
      readonly change: SelectionEvent<number | string>
    }
  | { readonly kind: 'page'; readonly field: string; readonly offset: number }
  | { readonly kind: 'search'; readonly field: string; readonly query: string }
  | { readonly kind: 'submit' }
  | { readonly kind: 'reopen'; readonly sentence: string }
  | { readonly kind: 'finish' }

export interface Beginning {
  readonly draftId: string
  readonly updateId: number
  readonly values: Values
  /** Lead through every field, also those that have a value: their meaning may have changed. */
  readonly walk?: boolean
}

/** A wizard just started. With fields already known only the missing ones are asked. */
export function begin(wizard: AnyWizard, start: Beginning): WizardState {
  const values = settle(wizard, start.values)
  const isKnown = wizard.fields.some(({ name }) => hasValue(values, name))
  const review = isKnown && start.walk !== true
  const state: WizardState = {
    draftId: start.draftId,
    phase: 'asking',
    values,
    at: null,
    review,
    skipped: review ? omitted(wizard, values) : [],
    error: null,
    ticked: {},
    query: '',
    offset: 0,
    updateId: start.updateId,
  }
  const fields = asked(wizard, values)
  if (!review) return moveTo(state, fields[0])
  // Without a summary the person would not see what is about to happen.
  return moveTo(state, pending(wizard, state)[0] ?? (wizard.skipSummary ? fields[0] : undefined))
}

const omitted = (wizard: AnyWizard, values: Values) =>
  asked(wizard, values).flatMap(({ name, optional }) =>
    optional && !hasValue(values, name) ? [name] : [],
  )

/** The state after an event. Pure; the same object when nothing changed. */
export function reduce(wizard: AnyWizard, state: WizardState, event: WizardEvent): WizardState {
  if (event.kind === 'finish') {
    return { ...moveTo(state, undefined), phase: 'done', values: {}, ticked: {} }
  }
  if (event.kind === 'reopen') {
    if (state.phase !== 'submitting') return state
    const last = wizard.skipSummary ? asked(wizard, state.values).at(-1) : undefined
    // Without a summary the refused answer is the last one: it is asked for anew, not offered again.
    const kept = last ? withValue(wizard, state, last.name, undefined) : state
    return { ...moveTo(kept, last), phase: 'asking', error: event.sentence }
  }
  if (state.phase !== 'asking') return state
  if (event.kind === 'refuse') return { ...state, error: event.sentence }
  if (event.kind === 'submit') {
    const isReady = state.at === null && pending(wizard, state).length === 0
    return isReady ? { ...state, phase: 'submitting', error: null } : state
  }
  if (event.kind === 'preset') {
    if (presetDue(wizard, state)?.name !== event.field) return state
    // No value is an answer too, or it would be asked for again and again.
    const skipped = event.value === undefined ? [...state.skipped, event.field] : state.skipped
    const filled = withValue(wizard, { ...state, skipped }, event.field, event.value)
    return moveTo(filled, pending(wizard, filled)[0])
  }
  if (event.kind === 'edit') {
    const field = applicable(wizard, state.values).find(({ name }) => name === event.field)
    return state.at === null && field ? moveTo(state, field) : state
  }
  const field = fieldAt(wizard, state)
  return field && field.name === event.field ? atField(wizard, state, field, event) : state
}

type FieldEvent = Exclude<
  WizardEvent,
  { readonly kind: 'refuse' | 'edit' | 'preset' | 'submit' | 'reopen' | 'finish' }
>

function atField(
  wizard: AnyWizard,
  state: WizardState,
  field: AnyField,
  event: FieldEvent,
): WizardState {
  const { name } = field
  switch (event.kind) {
    case 'answer': {
      const skipped = state.skipped.filter((other) => other !== name)
      return advance(wizard, withValue(wizard, { ...state, skipped }, name, event.value), field)
    }
    case 'skip': {
      if (!field.optional) return state
      const skipped = [...new Set([...state.skipped, name])]
      return advance(wizard, withValue(wizard, { ...state, skipped }, name, undefined), field)
    }
    case 'next':
      return canGoOn(state, name) ? advance(wizard, state, field) : state
    case 'back': {
      const target = before(wizard, state)
      if (target === 'nowhere') return state
      // What was ticked but not confirmed is kept on the way through, and undone on the way to the summary.
      const kept = target === 'summary' ? { ...state, ticked: without(state.ticked, name) } : state
      return moveTo(kept, target === 'summary' ? undefined : target)
    }
    case 'select': {
      const ticked = reduceSelection(tickedIn(state, name), event.change, mostOf(field))
      return { ...state, error: null, ticked: { ...state.ticked, [name]: [...ticked] } }
    }
    case 'page':
      return { ...state, error: null, offset: Math.max(0, event.offset) }
    case 'search':
      return { ...state, error: null, query: event.query, offset: 0 }
  }
}

const mostOf = (field: AnyField) => (field.kind === 'pick' ? field.max : Number.POSITIVE_INFINITY)

/** An answered or skipped field may be left forwards. */
export const canGoOn = (state: WizardState, name: string) =>
  hasValue(state.values, name) || state.skipped.includes(name)

/** Where Back leads from the field being asked. */
export function before(wizard: AnyWizard, state: WizardState): AnyField | 'summary' | 'nowhere' {
  const isComplete = state.review && pending(wizard, state).length === 0
  if (isComplete && !wizard.skipSummary) return 'summary'
  const fields = asked(wizard, state.values)
  const place = fields.findIndex(({ name }) => name === state.at)
  return fields[place - 1] ?? 'nowhere'
}

function advance(wizard: AnyWizard, state: WizardState, field: AnyField): WizardState {
  const missing = pending(wizard, state)[0]
  if (state.review) return moveTo(state, missing)
  const place = wizard.fields.indexOf(field)
  const fields = asked(wizard, state.values)
  const following = fields.find((other) => wizard.fields.indexOf(other) > place)
  return moveTo(state, following ?? missing)
}

/** Asks a field, or shows the summary. */
function moveTo(state: WizardState, field: AnyField | undefined): WizardState {
  return {
    ...state,
    at: field?.name ?? null,
    review: state.review || field === undefined,
    error: null,
    query: '',
    offset: 0,
  }
}

function withValue(
  wizard: AnyWizard,
  state: WizardState,
  name: string,
  value: unknown,
): WizardState {
  const values = settle(wizard, { ...state.values, [name]: value })
  const dropped = wizard.fields.filter((field) => !applicable(wizard, values).includes(field))
  const gone = dropped.map((field) => field.name)
  return {
    ...state,
    values,
    skipped: state.skipped.filter((other) => !gone.includes(other)),
    ticked: without(state.ticked, name, ...gone),
  }
}

/** Removes values of fields that do not apply, which may make others not apply in turn. */
function settle(wizard: AnyWizard, values: Values): Record<string, unknown> {
  const fields = new Set(applicable(wizard, values))
  const gone = wizard.fields.filter((field) => !fields.has(field) && field.name in values)
  if (gone.length === 0) return { ...values }
  return settle(wizard, without(values, ...gone.map(({ name }) => name)))
}

function without<T>(record: Readonly<Record<string, T>>, ...names: string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))
}
