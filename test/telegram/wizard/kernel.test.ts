import fc from 'fast-check'
import { expect, test } from 'vitest'
import { begin, reduce, type WizardEvent } from '#telegram/wizard/kernel.ts'
import {
  applicable,
  asked,
  envelope,
  hasValue,
  pending,
  type Values,
  type WizardState,
} from '#telegram/wizard/state.ts'
import type { AnyWizard } from '#telegram/wizard/wizard.ts'
import { sampleWizard } from './sample.ts'

const wizard: AnyWizard = sampleWizard()
const NAMES = wizard.fields.map(({ name }) => name)
const VALUES: Readonly<Record<string, unknown>> = {
  name: 'Shop',
  kind: 'box',
  fragile: 'cups',
  places: [1, 2],
  dates: { kind: 'rolling', days: 7, leadDays: 0 },
  cap: 100,
  days: ['mon'],
  note: 'hi',
  lead: 1,
}

const start = (values: Values = {}) =>
  begin(wizard, { draftId: '018f0000-0000-7000-8000-000000000001', updateId: 1, values })
const run = (state: WizardState, ...events: WizardEvent[]) =>
  events.reduce((reached, event) => reduce(wizard, reached, event), state)
const answer = (field: string, value: unknown = VALUES[field]): WizardEvent => ({
  kind: 'answer',
  field,
  value,
})

/** Values of a start: any of the fields, of which only consistent ones survive. */
const known = fc
  .subarray(NAMES)
  .map((names) => Object.fromEntries(names.map((name) => [name, VALUES[name]])))
const field = fc.constantFrom(...NAMES)
const anyEvent: fc.Arbitrary<WizardEvent> = fc.oneof(
  field.map((name) => answer(name)),
  fc.constantFrom('box', 'pallet').map((kind) => answer('kind', kind)),
  fc.record({ kind: fc.constantFrom('skip', 'next', 'back', 'edit'), field }),
  fc.record({
    kind: fc.constant('select'),
    field: fc.constantFrom('places', 'days'),
    change: fc.oneof(
      fc.record({ kind: fc.constantFrom('tick', 'untick'), ids: fc.array(fc.nat(40)) }),
      fc.constant({ kind: 'none' as const }),
    ),
  }),
  fc.record({ kind: fc.constant('page'), field, offset: fc.integer() }),
  fc.record({ kind: fc.constant('search'), field, query: fc.string() }),
  fc.record({ kind: fc.constant('refuse'), sentence: fc.string() }),
  fc.record({ kind: fc.constant('preset'), field, value: fc.constant(3) }),
  fc.constant({ kind: 'submit' }),
  fc.record({ kind: fc.constant('reopen'), sentence: fc.string() }),
) as fc.Arbitrary<WizardEvent>

/** Every event is first turned towards the field being asked, or most would be ignored. */
const aimed = fc.tuple(anyEvent, fc.boolean())
const aim = (state: WizardState, [event, isAimed]: [WizardEvent, boolean]): WizardEvent => {
  if (!isAimed || !('field' in event) || state.at === null || event.kind === 'edit') return event
  if (event.kind === 'answer') return answer(state.at)
  return { ...event, field: state.at }
}

test('whatever happens, the wizard stays in range and loses nothing that was not changed', () => {
  fc.assert(
    fc.property(known, fc.array(aimed, { maxLength: 60 }), (values, events) => {
      let state = start(values)
      for (const each of events) {
        const event = aim(state, each)
        const next = reduce(wizard, state, event)
        const names = applicable(wizard, next.values).map(({ name }) => name)
        expect(next.at === null || names.includes(next.at)).toBe(true)
        if (next.phase === 'submitting') expect(pending(wizard, next)).toEqual([])
        for (const [name, picked] of Object.entries(next.ticked)) {
          expect(names.includes(name) && picked.length <= (name === 'places' ? 10 : 40)).toBe(true)
        }
        expect(next.skipped.filter((name) => !names.includes(name))).toEqual([])
        expect(next.at === null && !next.review).toBe(false)
        expect(next.offset).toBeGreaterThanOrEqual(0)
        for (const name of NAMES) {
          if (!names.includes(name)) expect(hasValue(next.values, name)).toBe(false)
          else if (keeps(name, event)) expect(next.values[name]).toEqual(state.values[name])
        }
        expect(next.draftId).toBe(state.draftId)
        expect(envelope.parse(JSON.parse(JSON.stringify({ v: 1, state: next }))).state).toEqual(
          next,
        )
        state = next
      }
    }),
    { numRuns: 300 },
  )
})

/** Events that say nothing about a field must leave its value alone. */
const keeps = (name: string, event: WizardEvent) =>
  !('field' in event) || event.field !== name || !['answer', 'skip', 'preset'].includes(event.kind)

test('Back to the beginning and Next again lead to the same place with the same values', () => {
  fc.assert(
    fc.property(fc.array(aimed, { maxLength: 30 }), (events) => {
      let state = start()
      for (const each of events) state = reduce(wizard, state, aim(state, each))
      fc.pre(state.phase === 'asking' && !state.review && state.at !== null)
      const there = state
      let steps = 0
      for (;;) {
        const back = reduce(wizard, state, { kind: 'back', field: state.at ?? '' })
        if (back === state) break
        state = back
        steps += 1
      }
      for (; steps > 0; steps -= 1) {
        state = reduce(wizard, state, { kind: 'next', field: state.at ?? '' })
      }
      expect(state.at).toBe(there.at)
      expect(state.values).toEqual(there.values)
      expect(state.ticked).toEqual(there.ticked)
    }),
  )
})

test('answering what is asked always ends at the summary', () => {
  fc.assert(
    fc.property(known, fc.array(aimed, { maxLength: 20 }), (values, events) => {
      let state = start(values)
      for (const each of events) state = reduce(wizard, state, aim(state, each))
      state = reduce(wizard, state, { kind: 'reopen', sentence: '' })
      for (let left = NAMES.length; state.at !== null; left -= 1) {
        expect(left).toBeGreaterThanOrEqual(0)
        state = reduce(wizard, state, answer(state.at))
      }
      expect(reduce(wizard, state, { kind: 'submit' }).phase).toBe('submitting')
    }),
  )
})

test('with fields already known only the missing ones are asked', () => {
  fc.assert(
    fc.property(known, (values) => {
      const state = start(values)
      const missing = asked(wizard, state.values).find(
        ({ name, optional }) =>
          !hasValue(state.values, name) && !(optional && Object.keys(state.values).length > 0),
      )
      expect(state.at).toBe(missing?.name ?? null)
    }),
  )
})

test('a field passed over is asked again when it comes to apply anew', () => {
  const skipped = run(start(), answer('name'), answer('kind', 'box'), {
    kind: 'skip',
    field: 'fragile',
  })
  expect(skipped).toMatchObject({ at: 'places', skipped: ['fragile'] })
  const back = { kind: 'back', field: 'places' } as const
  const changed = run(skipped, back, { ...back, field: 'fragile' }, answer('kind', 'pallet'))
  expect(changed).toMatchObject({ at: 'places', skipped: [] })
})

test('values that are no field’s travel along', () => {
  const state = run(start({ ...VALUES, monitorId: 'm1' }), { kind: 'edit', field: 'kind' })
  expect(run(state, answer('kind', 'pallet')).values).toMatchObject({
    monitorId: 'm1',
    kind: 'pallet',
  })
})

test('a finished wizard keeps nothing of what was entered', () => {
  const done = run(start(VALUES), { kind: 'submit' }, { kind: 'finish' })
  expect(done).toMatchObject({ phase: 'done', values: {}, ticked: {} })
  expect(run(done, answer('name'), { kind: 'submit' })).toBe(done)
})

test('nothing is changed while it is being submitted', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const submitting = run(start(VALUES), { kind: 'submit' })
      const next = reduce(wizard, submitting, event)
      expect(next.values).toEqual(submitting.values)
      if (event.kind !== 'reopen') expect(next).toBe(submitting)
    }),
  )
})
