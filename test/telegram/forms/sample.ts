import { addDays } from '#core/dates.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { escapeMarkup } from '#platform/texts/rich-text.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import { readCoefficient } from '#telegram/input/coefficient.ts'
import type { DateChoice } from '#telegram/input/date-choice.ts'
import { showDates } from '#telegram/input/read-dates.ts'
import { createPickList } from '#telegram/picker/list.ts'

export interface Sample {
  readonly name: string
  readonly kind: 'box' | 'pallet'
  readonly places: readonly number[]
  readonly dates?: DateChoice | undefined
  readonly cap: number
  readonly days: readonly string[]
  readonly fragile?: string | undefined
  readonly note?: string | undefined
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
  readonly submit?: (ctx: ChatContext, values: Sample, draftId: string) => Promise<Result<void>>
  readonly places?: readonly { readonly id: number; readonly text: string }[]
  /** First day of the calendar. */
  readonly firstDay?: string
  /** Without this question, as in another release. */
  readonly omit?: 'dates' | 'places'
  /** Shows places whatever they are. */
  readonly isLoose?: boolean
  /** The places come first, as in another release. */
  readonly reordered?: boolean
  /** Tells of every question of the builder. */
  readonly onFill?: () => void
}

export const line = (question: string, name: string, limit = 200): TextLook<string> => ({
  label: label('button-home'),
  question: () => question,
  show: (_ctx, value) => `${name}: ${escapeMarkup(value)}`,
  read: (_ctx, text) => (text.length <= limit ? ok(text) : fail(`Too long, for example: ${name}`)),
})

/** A form with a field of every kind, one that depends on another, one optional and one preset. */
export function sampleForm(options: SampleOptions = {}): Form<Sample> {
  const list = createPickList(options.places ?? PLACES)
  const { submit = async () => ok(undefined) } = options
  const bounds = { ...BOUNDS, min: options.firstDay ?? BOUNDS.min }
  return {
    name: 'sample',
    title: 'button-home',
    confirm: 'button-save',
    role: 'manager',
    note: async ({ lang }) => lang.t('error-limit'),
    submit,
    async fill(ask) {
      options.onFill?.()
      const askPlaces = () =>
        ask.pick('places', {
          label: label('picker-none'),
          question: () => 'Places?',
          show: (_ctx, ids) => `Places: ${options.isLoose ? ids : ids.join(', ')}`,
          page: async (_ctx, query, offset, limit) => list(query, offset, limit),
          min: 1,
          max: 10,
          ordered: true,
          empty: () => 'No places yet',
        })
      const early = options.reordered ? await askPlaces() : []
      const name = await ask.text('name', { ...line('Name?', 'Name'), takesFiles: true })
      const kind = await ask.choice<'box' | 'pallet'>('kind', {
        label: label('picker-page'),
        question: () => 'Kind?',
        show: (_ctx, value) => `Kind: ${value}`,
        options: () => [
          { text: 'Box', value: 'box' },
          { text: 'Pallet', value: 'pallet' },
        ],
      })
      const fragile =
        kind === 'box'
          ? await ask.text('fragile', {
              ...line('What is fragile?', 'Fragile'),
              label: label('picker-search'),
              optional: true,
            })
          : undefined
      const isOmitted = options.reordered || options.omit === 'places'
      const places = isOmitted ? early : await askPlaces()
      const dates =
        options.omit === 'dates'
          ? undefined
          : await ask.dates('dates', {
              label: label('calendar-open'),
              question: () => 'Dates?',
              show: ({ lang }, value) => `Dates: ${showDates(lang, value)}`,
              bounds: () => bounds,
            })
      const cap = await ask.choice('cap', {
        label: label('wizard-clear'),
        columns: 3,
        question: () => 'Cap?',
        show: (_ctx, value) => `Cap: ${value}`,
        options: () => [0, 100, 200].map((value) => ({ text: `×${value / 100}`, value })),
        read: ({ lang }, text) => readCoefficient(lang, text),
      })
      const days = await ask.multi('days', {
        label: label('wizard-done'),
        columns: 3,
        question: () => 'Days?',
        show: (_ctx, value) => `Days: ${value.join(' ')}`,
        options: () => ['mon', 'tue', 'wed'].map((day) => ({ text: day, value: day })),
      })
      const note = await ask.text('note', {
        ...line('Note?', 'Note', 4_096),
        label: label('wizard-skip'),
        optional: true,
      })
      const lead = await ask.choice('lead', {
        label: label('wizard-next'),
        preset: () => 2,
        question: () => 'Lead?',
        show: (_ctx, value) => `Lead: ${value}`,
        options: () => [1, 2, 3].map((value) => ({ text: `+${value}`, value })),
      })
      return { name, kind, fragile, places, dates, cap, days, note, lead }
    },
  }
}

/** All that must be known, so that a start with it leads to the summary. */
export const KNOWN = {
  name: 'Shop',
  kind: 'pallet',
  places: [3, 1],
  dates: { kind: 'range', from: '2026-11-25', to: '2026-11-30' },
  cap: 200,
  days: ['mon'],
} as const satisfies Partial<Sample>
