import { dayIn } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel, inRows } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { openMonitors } from '../chat/actions.ts'
import { coefficientText, typeText } from '../chat/wording.ts'
import { openDrafts } from '../drafts/chat/actions.ts'
import type { KeySummary } from '../ports.ts'
import type { SupplyType } from '../slot.ts'
import type { FeedView } from '../views.ts'
import { openLastSeen, openListed, openListedOf, openSupply, setReminder } from './actions.ts'
import type { LastSeen } from './last-seen.ts'
import type { ListedSupply, SupplyDetails } from './listed.ts'
import { REMIND_DAYS } from './reminders.ts'

export const PAGE = 6

/** The way to the list from the desk's own screen. */
export const listedButton = (lang: Lang): Button => ({
  text: lang.t('supplies-button-listed'),
  data: openListed({ page: 0 }),
})

const back = (lang: Lang): Button => ({
  text: lang.t('button-supplies-back'),
  data: openMonitors({ page: 0 }),
})

export interface ListedView {
  readonly supplies: readonly ListedSupply[]
  /** When Wildberries was asked, ms. */
  readonly at: number
  readonly page: number
  /** Of the rows of this page, by their numbers. */
  readonly details: ReadonlyMap<number, SupplyDetails>
  readonly daysBefore: number
  readonly canManage: boolean
  readonly isFeedOff: boolean
  /** A working key of each seller account. */
  readonly cabinets: readonly KeySummary[]
  /** The only one that is shown; undefined shows all. */
  readonly chosen: KeySummary | undefined
  readonly nowMs: number
}

export function listedScreen(lang: Lang, view: ListedView): Screen {
  const { supplies, at, chosen } = view
  const to = (page: number) =>
    chosen ? openListedOf({ id: chosen.credentialId, page }) : openListed({ page })
  const pages = Math.max(1, Math.ceil(supplies.length / PAGE))
  const page = Math.min(Math.max(view.page, 0), pages - 1)
  const rows: Button[][] = supplies.slice(page * PAGE, (page + 1) * PAGE).map((supply) => {
    const place = view.details.get(supply.id)?.warehouseName ?? `#${supply.id}`
    const text = `${markOf(lang, supply)} ${dayText(lang, supply)} · ${place}`
    return [{ text: fitLabel(text, 36), data: openSupply({ id: supply.id }) }]
  })
  if (pages > 1) {
    rows.push([
      { text: '‹', data: to((page + pages - 1) % pages) },
      { text: `${page + 1} / ${pages}`, data: to(page) },
      { text: '›', data: to((page + 1) % pages) },
    ])
  }
  rows.push(...cabinetRows(lang, view))
  if (view.canManage) {
    const remind = (days: number): Button => ({
      text: lang.t('button-remind', { days, isOn: days > 0 && days === view.daysBefore ? 1 : 0 }),
      data: setReminder({ days }),
    })
    rows.push(REMIND_DAYS.filter((days) => days > 0).map(remind))
    if (view.daysBefore > 0) rows.push([remind(0)])
  }
  rows.push([
    { text: lang.t('button-drafts'), data: openDrafts({}) },
    ...(view.isFeedOff ? [{ text: lang.t('button-last-seen'), data: openLastSeen({}) }] : []),
    back(lang),
  ])
  const ago = lang.duration(Math.max(1_000, view.nowMs - at))
  const lines = [
    lang.t('listed-title', { count: supplies.length }),
    lang.t(supplies.length === 0 ? 'listed-empty' : 'listed-age', { ago }),
    lang.t('listed-reminder', { days: view.daysBefore }),
  ]
  return { text: lines.join('\n'), keyboard: rows }
}

/** Which seller account is shown, where there are several. */
function cabinetRows(lang: Lang, { cabinets, chosen }: ListedView): Button[][] {
  if (cabinets.length < 2) return []
  const tick = (isOn: boolean) => (isOn ? '✓ ' : '')
  const all = `${tick(!chosen)}${lang.t('button-listed-all')}`
  const buttons: Button[] = [
    { text: all, data: openListed({ page: 0 }) },
    ...cabinets.map(({ credentialId, name }) => ({
      text: fitLabel(`${tick(credentialId === chosen?.credentialId)}${name}`, 16),
      data: openListedOf({ id: credentialId, page: 0 }),
    })),
  ]
  return inRows(buttons, 3)
}

export function listedNoKeyScreen(lang: Lang, addKeyData: string): Screen {
  return {
    text: [lang.t('listed-title', { count: 0 }), lang.t('listed-need-key')].join('\n'),
    keyboard: [
      [{ text: lang.t('button-connect-key'), data: addKeyData, style: 'primary' }],
      [back(lang)],
    ],
  }
}

export function supplyScreen(
  lang: Lang,
  supply: ListedSupply,
  details: SupplyDetails | null,
  packages: number | null,
  cabinetUrl: string,
  /** Name of the seller account where the shop has several. */
  cabinet: string | undefined,
): Screen {
  const { supplyType } = supply
  const lines = [
    lang.t('supply-title', {
      number: String(supply.id),
      isPlanned: supply.supplyId === null ? 0 : 1,
    }),
    lang.t('supply-state', { status: stateOf(supply) }),
    lang.t('supply-day', { day: dayText(lang, supply) }),
    ...(supplyType ? [lang.t('supply-type-line', { type: typeText(lang, supplyType) })] : []),
    ...(details?.warehouseName ? [lang.t('supply-place', { name: details.warehouseName })] : []),
    ...(details?.quantity == null ? [] : [lang.t('supply-pieces', { pieces: details.quantity })]),
    ...(cabinet ? [lang.t('cabinet-line', { name: cabinet })] : []),
    ...(packages === null ? [] : [lang.t('supply-packages', { packages })]),
    ...(details === null ? [lang.t('supply-base-key')] : []),
  ]
  return {
    text: lines.join('\n'),
    keyboard: [
      [{ text: lang.t('supplies-button-cabinet'), url: cabinetUrl }],
      [{ text: lang.t('button-listed-back'), data: openListed({ page: 0 }) }],
    ],
  }
}

/** What is remembered of coefficients, each with its age. */
export function lastSeenScreen(
  lang: Lang,
  view: {
    readonly seen: readonly LastSeen[]
    readonly feed: FeedView
    /** Methods that Wildberries has switched on again. */
    readonly back: readonly string[]
  },
  nameOf: (id: number) => string,
): Screen {
  const { seen, feed } = view
  const rows = seen.map(({ warehouseId, supplyType, day, coefficient, at }) =>
    lang.t('last-seen-row', {
      name: nameOf(warehouseId),
      type: typeText(lang, supplyType as SupplyType),
      day: lang.day(day),
      coefficient: coefficientText(lang, coefficient),
      seen: lang.day(dayIn(lang.timeZone, at)),
    }),
  )
  const since = lang.day(dayIn(lang.timeZone, feed.since))
  return {
    text: [
      lang.t('last-seen-title'),
      lang.t('last-seen-warning', { since }),
      ...(rows.length > 0 ? rows : [lang.t('last-seen-nothing')]),
      ...view.back.map((method) => lang.t('last-seen-back', { method })),
    ].join('\n'),
    keyboard: [[{ text: lang.t('button-listed-back'), data: openListed({ page: 0 }) }]],
  }
}

function dayText(lang: Lang, { supplyDay }: ListedSupply): string {
  return supplyDay === null ? lang.t('listed-no-day') : lang.day(supplyDay)
}

const markOf = (lang: Lang, supply: ListedSupply) =>
  lang.t('listed-mark', { status: stateOf(supply) })

/** `statusID` 1–6: dev.wildberries.ru/openapi/orders-fbw, `POST /api/v1/supplies`. */
const STATES = ['unplanned', 'planned', 'allowed', 'accepting', 'accepted', 'unloaded']
const stateOf = ({ statusId }: ListedSupply) => STATES[(statusId ?? 0) - 1] ?? 'unknown'
