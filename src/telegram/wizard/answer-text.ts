import { plainText } from '#platform/texts/rich-text.ts'
import { readDates } from '../input/read-dates.ts'
import type { Turn } from '../turn.ts'
import { type Choice, limitsOf } from './bodies.ts'
import type { OpenWizard } from './open-wizard.ts'
import type { AnyField, WizardState } from './state.ts'

/** What a typed text means to the field being asked. */
type Reading =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'refuse'; readonly sentence: string }

const MAX_QUERY = 60

/**
 * Takes a text as the answer. What was wrong is said above the question of the same screen, and the wrong message
 * goes away.
 */
export async function answerText(turn: Turn, open: OpenWizard, text: string): Promise<void> {
  const field = open.field()
  const state = open.state()
  // The same update again, after a crash: its text was taken already.
  if (state.updateId === turn.updateId) return open.show()
  if (state.phase === 'submitting') {
    await turn.removeIncoming()
    return open.show()
  }
  const reading = field
    ? await read(turn, field, state, text)
    : { kind: 'refuse' as const, sentence: turn.lang.t('wizard-review-text') }
  if (reading.kind === 'answer' && field) {
    return open.go({ kind: 'answer', field: field.name, value: reading.value })
  }
  await turn.removeIncoming()
  if (reading.kind === 'search' && field) {
    return open.go({ kind: 'search', field: field.name, query: reading.query })
  }
  if (reading.kind === 'refuse') await open.apply({ kind: 'refuse', sentence: reading.sentence })
  await open.show()
}

async function read(
  turn: Turn,
  field: AnyField,
  state: WizardState,
  text: string,
): Promise<Reading> {
  switch (field.kind) {
    case 'text':
      return readingOf(await field.parse(turn, text, state.values))
    case 'dates':
      return readingOf(readDates(turn.lang, text, limitsOf(turn, field, state)))
    case 'choice':
      return readChoice(turn, field, state, text)
    case 'pick':
      return { kind: 'search', query: text.replace(/\s+/g, ' ').trim().slice(0, MAX_QUERY) }
    case 'multi':
      return { kind: 'refuse', sentence: turn.lang.t('wizard-choose') }
  }
}

/** Typed words are first taken for the label of a button. */
async function readChoice(
  turn: Turn,
  field: Choice,
  state: WizardState,
  text: string,
): Promise<Reading> {
  const { values } = state
  const fold = (label: string) => plainText(label).trim().toLowerCase()
  const options = await field.options(turn, values)
  const named = options.find((option) => fold(option.text) === fold(text))
  const value = named && field.pick(named.value, values)
  if (value !== undefined) return { kind: 'answer', value }
  const parsed = field.parse?.(turn, text, values)
  return parsed ? readingOf(parsed) : { kind: 'refuse', sentence: turn.lang.t('wizard-choose') }
}

function readingOf(result: { ok: true; value: unknown } | { ok: false; error: string }): Reading {
  return result.ok
    ? { kind: 'answer', value: result.value }
    : { kind: 'refuse', sentence: result.error }
}
