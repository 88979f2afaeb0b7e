import { addDays, dayIn } from '#core/dates.ts'
import { shortenId } from '#core/ids.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { ChoiceLook, DatesLook, Option, PickLook } from '#telegram/forms/form.ts'
import { readCoefficient } from '#telegram/input/coefficient.ts'
import type { DateChoice } from '#telegram/input/date-choice.ts'
import { readNumber } from '#telegram/input/numbers.ts'
import { showDates } from '#telegram/input/read-dates.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { isMisfit } from '../monitors/misfit.ts'
import {
  HORIZON_DAYS,
  MONITOR_MODES,
  MOSCOW,
  type Monitor,
  type MonitorMode,
} from '../monitors/monitor.ts'
import type { PreorderPlace } from '../monitors/preorder-store.ts'
import type { KeySummary } from '../ports.ts'
import { SUPPLY_TYPES, type SupplyType } from '../slot.ts'
import {
  capText,
  coefficientText,
  modeText,
  typeText,
  warehousesText,
  weekdaysText,
} from './wording.ts'

export interface PreorderChoice extends Omit<PreorderPlace, 'id'> {
  readonly preorderId: number
  readonly warehouseName: string | null
}

/** What the questions ask of the desk. */
export interface LookDeps {
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
  /** Of preorders as they were last read. */
  readonly preorderPlaces: (ids: readonly number[]) => Promise<ReadonlyMap<number, PreorderPlace>>
}

/** Caps on offer, hundredths. */
const CAPS = [0, 100, 200, 300, 500]
const LEADS = [0, 1, 2, 3, 5]
const LIVES = [0, 7, 14, 30]
/** Masks on offer: any day, Monday–Friday, Saturday and Sunday. */
const EVERY_DAY = 127
const WEEKDAYS = [EVERY_DAY, 31, 96]
const MAX_WAREHOUSES = 20
const MAX_PREORDERS = 10

export const warehousesLook = (deps: LookDeps): PickLook => ({
  label: 'monitor-field-warehouses',
  min: 1,
  max: MAX_WAREHOUSES,
  ordered: true,
  question: ({ lang }) => lang.t('monitor-ask-warehouses'),
  show: ({ lang }, ids) =>
    lang.t('monitor-line-warehouses', { names: warehousesText(lang, ids, deps.warehouseName) }),
  page: async (_ctx, query, offset, limit) => {
    const { items, total } = await deps.searchWarehouses(query, offset, limit)
    return { items: items.map(({ id, name }) => ({ id, text: name })), total }
  },
})

export const supplyTypeLook: ChoiceLook<SupplyType> = {
  label: 'monitor-field-type',
  question: ({ lang }) => lang.t('monitor-ask-type'),
  show: ({ lang }, type) => lang.t('monitor-line-type', { type: typeText(lang, type) }),
  options: ({ lang }) =>
    SUPPLY_TYPES.map((type) => ({ value: type, text: lang.t('monitor-type-button', { type }) })),
}

export const datesLook: DatesLook = {
  label: 'monitor-field-dates',
  question: ({ lang, clock }) => {
    const today = dayIn(MOSCOW, clock.now())
    const example = lang.dayRange(addDays(today, 2), addDays(today, 6))
    return lang.t('monitor-ask-dates', { example })
  },
  show: ({ lang }, dates) => lang.t('monitor-line-dates', { dates: showDates(lang, dates) }),
  bounds: ({ clock }) => {
    const today = dayIn(MOSCOW, clock.now())
    return { min: addDays(today, 1), max: addDays(today, HORIZON_DAYS * 3) }
  },
}

export const capLook: ChoiceLook<number> = {
  label: 'monitor-field-cap',
  columns: 3,
  question: ({ lang }) => lang.t('monitor-ask-cap'),
  show: ({ lang }, cap) => lang.t('monitor-line-cap', { cap: capText(lang, cap) }),
  options: ({ lang }) => numbers(CAPS, (cap) => coefficientText(lang, cap)),
  read: ({ lang }, text) => readCoefficient(lang, text),
}

export const modeLook: ChoiceLook<MonitorMode> = {
  label: 'monitor-field-mode',
  columns: 1,
  question: ({ lang }) => lang.t('monitor-ask-mode'),
  show: ({ lang }, mode) => lang.t('monitor-line-mode', { mode: modeText(lang, mode) }),
  options: ({ lang }) =>
    [...MONITOR_MODES]
      .reverse()
      .map((mode) => ({ value: mode, text: lang.t('monitor-mode-button', { mode }) })),
}

export const keyLook = (deps: LookDeps): ChoiceLook<string> => ({
  label: 'monitor-field-key',
  columns: 1,
  question: ({ lang }) => lang.t('monitor-ask-key'),
  show: ({ lang }) => lang.t('monitor-line-key'),
  options: async ({ workspace }) =>
    (await deps.keys(workspace.id))
      .filter((key) => key.isValid)
      .map(({ credentialId, name, mask }) => ({
        value: credentialId,
        word: shortenId(credentialId),
        text: fitLabel(`${name} ${mask}`),
      })),
})

/** Those that the wanted slots can be booked for come first. */
export const preordersLook = (
  deps: LookDeps,
  credentialId: string | undefined,
  wanted: Pick<Monitor, 'warehouseIds' | 'supplyType'>,
): PickLook => ({
  label: 'monitor-field-preorders',
  min: 1,
  max: MAX_PREORDERS,
  ordered: true,
  question: ({ lang }) => lang.t('monitor-ask-preorders'),
  empty: ({ lang }) => lang.t('monitor-no-preorders'),
  show: ({ lang }, ids) =>
    lang.t('monitor-line-preorders', { ids: ids.map((id) => `#${id}`).join(', ') }),
  page: async ({ lang, workspace }, query, offset, limit) => {
    const all = await deps.preorders(workspace.id, credentialId)
    const found = all
      .toSorted((a, b) => Number(isMisfit(a, wanted)) - Number(isMisfit(b, wanted)))
      .map((one) => ({ id: one.preorderId, text: preorderText(lang, one) }))
      .filter(({ text }) => text.toLowerCase().includes(query.toLowerCase()))
    return { items: found.slice(offset, offset + limit), total: found.length }
  },
})

/** How many of `count` preorders to book. */
export const targetLook = (count: number): ChoiceLook<number> => ({
  label: 'monitor-field-target',
  columns: 3,
  preset: () => count,
  question: ({ lang }) => lang.t('monitor-ask-target'),
  show: ({ lang }, target) => lang.t('monitor-line-target', { target }),
  options: ({ lang }) =>
    numbers(
      Array.from({ length: count }, (_, index) => index + 1),
      (target) => lang.number(target),
    ),
  read: ({ lang }, text) => readNumber(lang, text, { min: 1, max: count }),
})

export const leadLook = (dates: DateChoice): ChoiceLook<number> => ({
  label: 'monitor-field-lead',
  columns: 3,
  preset: () => (dates.kind === 'rolling' ? dates.leadDays : 1),
  question: ({ lang }) => lang.t('monitor-ask-lead'),
  show: ({ lang }, days) => lang.t('monitor-line-lead', { days }),
  options: ({ lang }) => numbers(LEADS, (days) => lang.t('monitor-lead-button', { days })),
  read: ({ lang }, text) => readNumber(lang, text, { min: 0, max: HORIZON_DAYS - 1 }),
})

export const weekdaysLook: ChoiceLook<number> = {
  label: 'monitor-field-weekdays',
  columns: 1,
  preset: () => EVERY_DAY,
  question: ({ lang }) => lang.t('monitor-ask-weekdays'),
  show: ({ lang }, mask) => lang.t('monitor-line-weekdays', { days: weekdaysText(lang, mask) }),
  options: ({ lang }) => numbers(WEEKDAYS, (mask) => weekdaysText(lang, mask)),
}

export const untilLook: ChoiceLook<number> = {
  label: 'monitor-field-until',
  columns: 2,
  preset: () => 0,
  question: ({ lang }) => lang.t('monitor-ask-until'),
  show: ({ lang }, days) => lang.t('monitor-line-until', { days }),
  options: ({ lang }) => numbers(LIVES, (days) => lang.t('monitor-until-button', { days })),
  read: ({ lang }, text) => readNumber(lang, text, { min: 1, max: 90 }),
}

const numbers = (
  values: readonly number[],
  label: (value: number) => string,
): readonly Option<number>[] => values.map((value) => ({ value, text: label(value) }))

function preorderText(lang: Lang, one: PreorderChoice): string {
  const type = one.supplyType ? typeText(lang, one.supplyType) : ''
  return [`#${one.preorderId}`, one.warehouseName, type].filter(Boolean).join(' · ')
}
