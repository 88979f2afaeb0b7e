import { addDays } from '#core/dates.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { escapeMarkup } from '#platform/texts/rich-text.ts'
import { readCoefficient } from '#telegram/input/coefficient.ts'
import { showDates } from '#telegram/input/read-dates.ts'
import { createPickList } from '#telegram/picker/list.ts'
import type { Turn } from '#telegram/turn.ts'
import type { DateChoice, Wizard } from '#telegram/wizard/wizard.ts'

export interface Sample {
  readonly name: string
  readonly kind: 'box' | 'pallet'
  readonly places: readonly number[]
  readonly dates: DateChoice
  readonly cap: number
  readonly days: readonly string[]
  readonly fragile: string
  readonly note: string
  readonly lead: number
}

const TODAY = '2026-11-20'
const BOUNDS = { min: addDays(TODAY, 1), max: addDays(TODAY, 42) }
const PLACES = Array.from({ length: 30 }, (_, index) => ({
  id: index + 1,
  text: `${index % 2 ? 'Тула' : 'Коледино'} ${index + 1}`,
}))

/** Labels of the engine's own texts, so that the test brings no texts of its own. */
const label = (key: MessageKey) => key

export interface SampleOptions {
  readonly version?: number
  submit?(turn: Turn, values: Sample, draftId: string): Promise<Result<void>>
}

/** A wizard with a field of every kind, one that depends on another, one optional and one preset. */
export function sampleWizard({ version = 1, submit }: SampleOptions = {}): Wizard<Sample> {
  const list = createPickList(PLACES)
  return {
    id: `sample@${version}`,
    title: 'button-home',
    confirm: 'button-save',
    role: 'manager',
    summaryNote: async ({ lang }) => lang.t('error-limit'),
    submit: submit ?? (async () => ok(undefined)),
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: label('button-home'),
        question: () => 'Name?',
        show: (_turn, { name = '' }) => `Name: ${escapeMarkup(name)}`,
        parse: (_turn, text) =>
          text.length <= 200 ? ok(text) : fail('Too long, for example: Shop'),
      },
      {
        kind: 'choice',
        name: 'kind',
        label: label('picker-page'),
        question: () => 'Kind?',
        show: (_turn, { kind = '' }) => `Kind: ${kind}`,
        options: () => [
          { text: 'Box', value: 'box' },
          { text: 'Pallet', value: 'pallet' },
        ],
        pick: (value) => (value === 'box' || value === 'pallet' ? value : undefined),
      },
      {
        kind: 'text',
        name: 'fragile',
        label: label('picker-search'),
        applies: ({ kind }) => kind === 'box',
        optional: true,
        question: () => 'What is fragile?',
        show: (_turn, { fragile = '' }) => `Fragile: ${fragile}`,
        parse: (_turn, text) => ok(text),
      },
      {
        kind: 'pick',
        name: 'places',
        label: label('picker-none'),
        question: () => 'Places?',
        show: (_turn, { places = [] }) => `Places: ${places.join(', ')}`,
        page: async (_turn, query, offset, limit) => list(query, offset, limit),
        min: 1,
        max: 10,
        ordered: true,
      },
      {
        kind: 'dates',
        name: 'dates',
        label: label('calendar-open'),
        question: () => 'Dates?',
        show: ({ lang }, { dates }) => `Dates: ${dates ? showDates(lang, dates) : ''}`,
        bounds: () => BOUNDS,
      },
      {
        kind: 'choice',
        name: 'cap',
        label: label('wizard-clear'),
        columns: 3,
        question: () => 'Cap?',
        show: (_turn, { cap = 0 }) => `Cap: ${cap}`,
        options: () => [0, 100, 200].map((cap) => ({ text: `×${cap / 100}`, value: String(cap) })),
        pick: (value) => [0, 100, 200].find((cap) => String(cap) === value),
        parse: ({ lang }, text) => readCoefficient(lang, text),
      },
      {
        kind: 'multi',
        name: 'days',
        label: label('wizard-done'),
        columns: 3,
        question: () => 'Days?',
        show: (_turn, { days = [] }) => `Days: ${days.join(' ')}`,
        options: () => ['mon', 'tue', 'wed'].map((day) => ({ text: day, value: day })),
      },
      {
        kind: 'text',
        name: 'note',
        label: label('wizard-skip'),
        optional: true,
        question: () => 'Note?',
        show: (_turn, { note = '' }) => `Note: ${note}`,
        parse: (_turn, text) => ok(text),
      },
      {
        kind: 'choice',
        name: 'lead',
        label: label('wizard-next'),
        preset: () => 2,
        question: () => 'Lead?',
        show: (_turn, { lead = 0 }) => `Lead: ${lead}`,
        options: () => [1, 2, 3].map((lead) => ({ text: `+${lead}`, value: String(lead) })),
        pick: (value) => [1, 2, 3].find((lead) => String(lead) === value),
      },
    ],
  }
}

/** All that must be known, so that a start with it leads to the summary. */
export const KNOWN: Partial<Sample> = {
  name: 'Shop',
  kind: 'pallet',
  places: [3, 1],
  dates: { kind: 'range', from: '2026-11-25', to: '2026-11-30' },
  cap: 200,
  days: ['mon'],
}
