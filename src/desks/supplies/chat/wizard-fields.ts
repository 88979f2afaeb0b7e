import { addDays, dayIn } from '#core/dates.ts'
import { expandId, shortenId } from '#core/ids.ts'
import type { Result } from '#core/result.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { readCoefficient } from '#telegram/input/coefficient.ts'
import { readNumber } from '#telegram/input/numbers.ts'
import { showDates } from '#telegram/input/read-dates.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Turn } from '#telegram/turn.ts'
import type { ChoiceField, DateChoice, Field, Option } from '#telegram/wizard/wizard.ts'
import { HORIZON_DAYS, MONITOR_MODES, MOSCOW, type MonitorMode } from '../monitors/monitor.ts'
import type { KeySummary } from '../ports.ts'
import { SUPPLY_TYPES, type SupplyType } from '../slot.ts'
import { coefficientText, modeText, typeText, warehousesText, weekdaysText } from './wording.ts'

/** What the wizard collects. */
export interface MonitorAnswers {
  /** Set when an existing monitor is edited. */
  readonly monitorId?: string
  readonly warehouseIds: readonly number[]
  readonly supplyType: SupplyType
  readonly dates: DateChoice
  readonly maxCoefficient: number
  readonly mode: MonitorMode
  /** Set when there is nothing to choose from: the key is not asked for then. */
  readonly onlyCredentialId?: string
  readonly credentialId: string
  readonly preorderIds: readonly number[]
  readonly target: number
  readonly leadDays: number
  readonly weekdays: number
  /** Days from today the monitor lives; 0 without an end. */
  readonly untilDays: number
}

export interface PreorderChoice {
  readonly preorderId: number
  readonly warehouseName: string | null
  readonly supplyType: SupplyType | undefined
}

/** What the fields ask of the desk. */
export interface FieldDeps {
  /** Name of a warehouse as last seen. */
  readonly warehouseName: (id: number) => string
  readonly searchWarehouses: (
    query: string,
    offset: number,
    limit: number,
  ) => Promise<{ readonly items: readonly { id: number; name: string }[]; readonly total: number }>
  readonly keys: (workspaceId: string) => Promise<readonly KeySummary[]>
  /** Preorders of the key's cabinet that are not booked yet. */
  readonly preorders: (
    workspaceId: string,
    credentialId: string | undefined,
  ) => Promise<readonly PreorderChoice[]>
}

type MonitorField = Field<MonitorAnswers>
type Answers = Partial<MonitorAnswers>

/** Caps on offer, hundredths. */
const CAPS = [0, 100, 200, 300, 500]
const LEADS = [0, 1, 2, 3, 5]
const LIVES = [0, 7, 14, 30]
/** Masks on offer: any day, Monday–Friday, Saturday and Sunday. */
const WEEKDAYS = [127, 31, 96]
const MAX_WAREHOUSES = 20
const MAX_PREORDERS = 10

const needsPreorder = (values: Answers) => values.mode === 'auto' || values.mode === 'hand-over'

/** The key whose cabinet the monitor books in. */
export const keyOf = (values: Answers) => values.onlyCredentialId ?? values.credentialId

/** The fields of a monitor, in the order they are asked; those with a preset wait on the summary. */
export function monitorFields(deps: FieldDeps): readonly MonitorField[] {
  return [
    {
      kind: 'pick',
      name: 'warehouseIds',
      label: 'monitor-field-warehouses',
      min: 1,
      max: MAX_WAREHOUSES,
      ordered: true,
      question: ({ lang }) => lang.t('monitor-ask-warehouses'),
      show: ({ lang }, { warehouseIds = [] }) =>
        lang.t('monitor-line-warehouses', {
          names: warehousesText(lang, warehouseIds, deps.warehouseName),
        }),
      page: async (_turn, query, offset, limit) => {
        const { items, total } = await deps.searchWarehouses(query, offset, limit)
        return { items: items.map(({ id, name }) => ({ id, text: name })), total }
      },
    },
    {
      kind: 'choice',
      name: 'supplyType',
      label: 'monitor-field-type',
      question: ({ lang }) => lang.t('monitor-ask-type'),
      show: ({ lang }, { supplyType = 'box' }) =>
        lang.t('monitor-line-type', { type: typeText(lang, supplyType) }),
      options: ({ lang }) =>
        SUPPLY_TYPES.map((type) => ({
          value: type,
          text: lang.t('monitor-type-button', { type }),
        })),
      pick: (value) => SUPPLY_TYPES.find((type) => type === value),
    },
    {
      kind: 'dates',
      name: 'dates',
      label: 'monitor-field-dates',
      question: ({ lang, clock }) => {
        const today = dayIn(MOSCOW, clock.now())
        const example = lang.dayRange(addDays(today, 2), addDays(today, 6))
        return lang.t('monitor-ask-dates', { example })
      },
      show: ({ lang }, { dates }) =>
        lang.t('monitor-line-dates', { dates: dates ? showDates(lang, dates) : '' }),
      bounds: (turn) => {
        const today = dayIn(MOSCOW, turn.clock.now())
        return { min: addDays(today, 1), max: addDays(today, HORIZON_DAYS * 3) }
      },
    },
    choice('maxCoefficient', {
      label: 'monitor-field-cap',
      columns: 3,
      question: ({ lang }) => lang.t('monitor-ask-cap'),
      show: ({ lang }, { maxCoefficient = 0 }) =>
        lang.t('monitor-line-cap', { cap: coefficientText(lang, maxCoefficient) }),
      values: CAPS,
      option: (lang, value) => coefficientText(lang, value),
      parse: ({ lang }, text) => readCoefficient(lang, text),
    }),
    {
      kind: 'choice',
      name: 'mode',
      label: 'monitor-field-mode',
      columns: 1,
      question: ({ lang }) => lang.t('monitor-ask-mode'),
      show: ({ lang }, { mode = 'notify' }) =>
        lang.t('monitor-line-mode', { mode: modeText(lang, mode) }),
      options: ({ lang }) =>
        [...MONITOR_MODES]
          .reverse()
          .map((mode) => ({ value: mode, text: lang.t('monitor-mode-button', { mode }) })),
      pick: (value) => MONITOR_MODES.find((mode) => mode === value),
    },
    {
      kind: 'choice',
      name: 'credentialId',
      label: 'monitor-field-key',
      columns: 1,
      applies: (values) => needsPreorder(values) && values.onlyCredentialId === undefined,
      question: ({ lang }) => lang.t('monitor-ask-key'),
      show: ({ lang }) => lang.t('monitor-line-key'),
      options: (turn) => keyOptions(turn, deps),
      pick: expandId,
    },
    {
      kind: 'pick',
      name: 'preorderIds',
      label: 'monitor-field-preorders',
      min: 1,
      max: MAX_PREORDERS,
      ordered: true,
      applies: needsPreorder,
      question: ({ lang }) => lang.t('monitor-ask-preorders'),
      empty: ({ lang }) => lang.t('monitor-no-preorders'),
      show: ({ lang }, { preorderIds = [] }) =>
        lang.t('monitor-line-preorders', { ids: preorderIds.map((id) => `#${id}`).join(', ') }),
      page: async (turn, query, offset, limit, values) => {
        const all = await deps.preorders(turn.workspace.id, keyOf(values))
        const found = all
          .map((one) => ({ id: one.preorderId, text: preorderText(turn.lang, one) }))
          .filter(({ text }) => text.toLowerCase().includes(query.toLowerCase()))
        return { items: found.slice(offset, offset + limit), total: found.length }
      },
    },
    choice('target', {
      label: 'monitor-field-target',
      columns: 3,
      applies: (values) => needsPreorder(values) && (values.preorderIds?.length ?? 0) > 1,
      preset: (_turn, { preorderIds = [] }) => Math.max(1, preorderIds.length),
      question: ({ lang }) => lang.t('monitor-ask-target'),
      show: ({ lang }, { target = 1 }) => lang.t('monitor-line-target', { target }),
      values: ({ preorderIds = [] }) => preorderIds.map((_id, index) => index + 1),
      option: (lang, value) => lang.number(value),
      parse: ({ lang }, text, { preorderIds = [] }) =>
        readNumber(lang, text, { min: 1, max: Math.max(1, preorderIds.length) }),
    }),
    choice('leadDays', {
      label: 'monitor-field-lead',
      columns: 3,
      preset: (_turn, { dates }) => (dates?.kind === 'rolling' ? dates.leadDays : 1),
      question: ({ lang }) => lang.t('monitor-ask-lead'),
      show: ({ lang }, { leadDays = 1 }) => lang.t('monitor-line-lead', { days: leadDays }),
      values: LEADS,
      option: (lang, value) => lang.t('monitor-lead-button', { days: value }),
      parse: ({ lang }, text) => readNumber(lang, text, { min: 0, max: HORIZON_DAYS - 1 }),
    }),
    choice('weekdays', {
      label: 'monitor-field-weekdays',
      columns: 1,
      preset: () => 127,
      question: ({ lang }) => lang.t('monitor-ask-weekdays'),
      show: ({ lang }, { weekdays = 127 }) =>
        lang.t('monitor-line-weekdays', { days: weekdaysText(lang, weekdays) }),
      values: WEEKDAYS,
      option: (lang, value) => weekdaysText(lang, value),
    }),
    choice('untilDays', {
      label: 'monitor-field-until',
      columns: 2,
      preset: () => 0,
      question: ({ lang }) => lang.t('monitor-ask-until'),
      show: ({ lang }, { untilDays = 0 }) => lang.t('monitor-line-until', { days: untilDays }),
      values: LIVES,
      option: (lang, value) => lang.t('monitor-until-button', { days: value }),
      parse: ({ lang }, text) => readNumber(lang, text, { min: 1, max: 90 }),
    }),
  ]
}

type NumberName = 'maxCoefficient' | 'target' | 'leadDays' | 'weekdays' | 'untilDays'

interface NumberChoice
  extends Pick<
    ChoiceField<MonitorAnswers>,
    'label' | 'columns' | 'applies' | 'preset' | 'question' | 'show'
  > {
  readonly values: readonly number[] | ((values: Answers) => readonly number[])
  readonly option: (lang: Lang, value: number) => string
  readonly parse?: (turn: Turn, text: string, values: Answers) => Result<number>
}

/** A field whose answers are numbers: some on buttons, others typed where `parse` is given. */
function choice(name: NumberName, spec: NumberChoice): MonitorField {
  const { values, option, ...rest } = spec
  const offered = (answers: Answers) => (typeof values === 'function' ? values(answers) : values)
  return {
    ...rest,
    kind: 'choice',
    name,
    options: ({ lang }, answers) =>
      offered(answers).map((value) => ({ value: String(value), text: option(lang, value) })),
    pick: (value, answers) => offered(answers).find((one) => String(one) === value),
  }
}

async function keyOptions(turn: Turn, deps: FieldDeps): Promise<readonly Option[]> {
  const keys = await deps.keys(turn.workspace.id)
  return keys
    .filter((key) => key.isValid)
    .map((key) => ({
      value: shortenId(key.credentialId),
      text: fitLabel(`${key.name} ${key.mask}`),
    }))
}

function preorderText(lang: Lang, one: PreorderChoice): string {
  const type = one.supplyType ? typeText(lang, one.supplyType) : ''
  return [`#${one.preorderId}`, one.warehouseName, type].filter(Boolean).join(' · ')
}
