import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { askCabinet } from '../../cabinets/actions.ts'
import type { QuotaView } from '../../redistribution/checking/look-ups.ts'
import { stockControlLink } from '../../redistribution/messages.ts'
import type { Order, Plan } from '../../redistribution/plan.ts'
import { openMonitors } from '../actions.ts'
import * as actions from './actions.ts'
import { newRuleOf, openRule, openRules } from './rules/actions.ts'

export const PAGE = 6
const QUOTA_ROWS = 8

export interface TransfersView {
  readonly plans: readonly Plan[]
  readonly total: number
  readonly page: number
  /** Start of the next window, ms. */
  readonly nextWindow: number
  readonly nowMs: number
  readonly canManage: boolean
  /** Undefined: it is not known for which seller account. */
  readonly canSend: boolean | undefined
  /** Name of the seller account where the shop has several, '' while none is chosen. */
  readonly cabinet: string | undefined
}

const toTransfers = (lang: Lang): Button => ({
  text: lang.t('button-transfers-back'),
  data: actions.openTransfers({ page: 0 }),
})

/** Moves under way, in the order in which they get quotas. */
export function transfersScreen(lang: Lang, view: TransfersView): Screen {
  const { plans, total, page, nextWindow, nowMs } = view
  const rows: Button[][] = plans.map((plan) => [planButton(lang, plan)])
  rows.push(
    ...pager({ page, pages: Math.ceil(total / PAGE) }, (to) => actions.openTransfers({ page: to })),
  )
  if (view.canManage)
    rows.push([
      { text: lang.t('button-transfer-new'), data: actions.newTransfer({}), style: 'primary' },
    ])
  rows.push([
    { text: lang.t('button-rules'), data: openRules({ page: 0 }) },
    { text: lang.t('button-transfer-quotas'), data: actions.openQuotas({ page: 0 }) },
    { text: lang.t('button-transfer-past'), data: actions.openTransferHistory({ page: 0 }) },
  ])
  if (view.cabinet !== undefined)
    rows.push([{ text: lang.t('button-cabinet'), data: askCabinet({ to: 'list' }) }])
  rows.push([{ text: lang.t('button-supplies-back'), data: openMonitors({ page: 0 }) }])
  const text = [
    lang.t('transfers-title'),
    total === 0 ? lang.t('transfers-empty') : lang.t('transfers-count', { total }),
    lang.t('transfers-window', {
      at: lang.dateTime(nextWindow),
      left: lang.duration(nextWindow - nowMs),
    }),
    ...(view.cabinet ? [lang.t('cabinet-line', { name: view.cabinet })] : []),
    ...(view.canSend === undefined
      ? []
      : [lang.t('transfers-by', { by: view.canSend ? 'bot' : 'hand' })]),
  ]
  return { text: text.join('\n'), keyboard: rows }
}

/** Without a key there is no seller account to move anything in. */
export function needKeyScreen(lang: Lang, addKeyData: string): Screen {
  return {
    text: lang.t('transfer-need-key'),
    keyboard: [
      [{ text: lang.t('button-connect-key'), data: addKeyData, style: 'primary' }],
      [toTransfers(lang)],
    ],
  }
}

function planButton(lang: Lang, plan: Plan): Button {
  const text = `${plan.sourceName} → ${plan.targetName} · ${plan.moved}/${plan.quantity}`
  const mark = lang.t('transfer-mark', { status: plan.status })
  return { text: `${mark} ${fitLabel(text, 32)}`, data: actions.openTransfer({ id: plan.id }) }
}

export interface TransferView {
  readonly plan: Plan
  readonly requests: readonly Order[]
  readonly nowMs: number
  readonly canManage: boolean
  /** Name of the seller account where the shop has several. */
  readonly cabinet: string | undefined
  readonly cabinetUrl: string
}

/** One plan: what goes where, how far it is and why it waits. */
export function transferScreen(lang: Lang, view: TransferView): Screen {
  const { plan, requests, nowMs } = view
  const lines = [
    lang.t('transfer-card-title', { number: plan.number }),
    lang.t('transfer-card-goods', { title: plan.title, size: plan.sizeName }),
    lang.t('transfer-card-route', { source: plan.sourceName, target: plan.targetName }),
    lang.t('transfer-card-moved', { moved: plan.moved, quantity: plan.quantity }),
    ...(view.cabinet ? [lang.t('cabinet-line', { name: view.cabinet })] : []),
    stateText(lang, plan, nowMs),
    ...requests.slice(0, 4).map((order) =>
      lang.t('transfer-card-request', {
        at: lang.dateTime(order.createdAt.getTime()),
        units: order.units,
        status: order.status,
        known: order.supplyId === null ? 'no' : 'yes',
        supply: String(order.supplyId),
      }),
    ),
  ]
  return { text: lines.join('\n'), keyboard: transferKeyboard(lang, view) }
}

/** Where it stands, in one sentence. */
function stateText(lang: Lang, plan: Plan, nowMs: number): string {
  const isStopping = plan.isCancelAsked && plan.endedAt === null
  const isTrying = plan.status === 'waiting' && plan.windowAt.getTime() <= nowMs
  return lang.t('transfer-state', {
    status: isStopping ? 'stopping' : isTrying ? 'trying' : plan.status,
    reason: plan.reason ?? 'none',
    at: lang.dateTime((plan.endedAt ?? plan.windowAt).getTime()),
  })
}

function transferKeyboard(lang: Lang, { plan, requests, canManage, cabinetUrl }: TransferView) {
  const { id, status } = plan
  const rows: Button[][] = []
  const cabinet = { text: lang.t('transfer-button-cabinet'), url: stockControlLink(cabinetUrl) }
  const open = requests.find((order) => order.status === 'unknown' || order.status === 'accepted')
  if (canManage && status === 'handed')
    rows.push(
      [cabinet],
      [
        { text: lang.t('transfer-button-sent'), data: actions.confirmTransfer({ id }) },
        { text: lang.t('transfer-button-not-now'), data: actions.declineTransfer({ id }) },
      ],
    )
  // The bot's own looks are over: the seller knows better.
  if (canManage && status === 'checking' && open?.verifyAt === null)
    rows.push(
      [cabinet],
      [
        {
          text: lang.t('transfer-button-there'),
          data: actions.sayTransfer({ id: open.id, what: 'there' }),
        },
        {
          text: lang.t('transfer-button-not-there'),
          data: actions.sayTransfer({ id: open.id, what: 'not' }),
        },
      ],
    )
  if (canManage && plan.endedAt === null)
    rows.push([
      ...(status === 'waiting'
        ? [{ text: lang.t('button-transfer-first'), data: actions.raiseTransfer({ id }) }]
        : []),
      { text: lang.t('button-transfer-cancel'), data: actions.askCancelTransfer({ id }) },
    ])
  if (plan.ruleId !== null)
    rows.push([{ text: lang.t('button-rule-of'), data: openRule({ id: plan.ruleId }) }])
  else if (canManage) rows.push([{ text: lang.t('button-rule-like'), data: newRuleOf({ id }) }])
  // What goes on by itself is looked at again by whoever waits.
  const again = { text: lang.t('button-transfer-again'), data: actions.openTransfer({ id }) }
  rows.push([...(plan.endedAt === null ? [again] : []), toTransfers(lang)])
  return rows
}

/** Confirms a cancellation; the safe choice first. */
export function cancelScreen(lang: Lang, plan: Plan): Screen {
  const { id, number, moved, quantity } = plan
  const isSent = plan.status === 'sending' || plan.status === 'checking'
  return {
    text: [
      lang.t('transfer-cancel-ask', { number, moved, quantity, sent: isSent ? 'yes' : 'no' }),
      ...(plan.ruleId === null ? [] : [lang.t('transfer-cancel-rule')]),
    ].join('\n'),
    keyboard: [
      [{ text: lang.t('button-transfer-keep'), data: actions.openTransfer({ id }) }],
      [
        {
          text: lang.t('button-transfer-cancel'),
          data: actions.cancelTransfer({ id }),
          style: 'danger',
        },
      ],
    ],
  }
}

/** What is left at each warehouse. */
export function quotasScreen(
  lang: Lang,
  view: QuotaView,
  at: {
    readonly page: number
    readonly nextWindow: number
    readonly addKeyData: string
    /** Name of the seller account where the shop has several. */
    readonly cabinet: string | undefined
  },
): Screen {
  const back = [toTransfers(lang)]
  const title = [
    lang.t('transfer-quotas-title'),
    ...(at.cabinet ? [lang.t('cabinet-line', { name: at.cabinet })] : []),
  ].join('\n')
  const next = lang.t('transfer-quotas-next', { at: lang.dateTime(at.nextWindow) })
  if (view.kind !== 'quotas') {
    const text =
      view.kind === 'away'
        ? lang.t('transfer-quotas-away')
        : lang.t('transfer-quotas-no-session', { allowed: view.isAllowed ? 'yes' : 'no' })
    const connect: Button = { text: lang.t('button-connect-session'), data: at.addKeyData }
    const isConnectable = view.kind === 'no-session' && view.isAllowed
    const again: Button = {
      text: lang.t('button-transfer-again'),
      data: actions.openQuotas({ page: 0 }),
    }
    return {
      text: [title, text, next].join('\n'),
      keyboard: [
        ...(isConnectable ? [[connect]] : []),
        ...(view.kind === 'away' ? [[again]] : []),
        back,
      ],
    }
  }
  const open = view.rows.filter(({ source, target }) => source + target > 0)
  const pages = Math.max(1, Math.ceil(open.length / QUOTA_ROWS))
  const page = Math.min(Math.max(at.page, 0), pages - 1)
  const rows = open
    .slice(page * QUOTA_ROWS, (page + 1) * QUOTA_ROWS)
    .map(({ name, source, target }) => lang.t('transfer-quota-row', { name, source, target }))
  const text = [
    title,
    ...(view.isOptionOff ? [lang.t('transfer-option-off')] : []),
    ...(rows.length > 0
      ? [lang.t('transfer-quotas-head', { closed: view.rows.length - open.length }), ...rows]
      : [lang.t('transfer-quotas-closed')]),
    next,
  ]
  return {
    text: text.join('\n'),
    keyboard: [
      ...pager({ page, pages }, (to) => actions.openQuotas({ page: to })),
      [{ text: lang.t('button-transfer-again'), data: actions.openQuotas({ page }) }],
      back,
    ],
  }
}

/** Plans that are over, newest first. */
export function historyScreen(
  lang: Lang,
  view: { readonly plans: readonly Plan[]; readonly total: number; readonly page: number },
): Screen {
  const pages = Math.ceil(view.total / PAGE)
  return {
    text: [
      lang.t('transfer-past-title'),
      view.total === 0
        ? lang.t('transfer-past-empty')
        : lang.t('transfer-past-count', { total: view.total }),
    ].join('\n'),
    keyboard: [
      ...view.plans.map((plan) => [planButton(lang, plan)]),
      ...pager({ page: view.page, pages }, (to) => actions.openTransferHistory({ page: to })),
      [toTransfers(lang)],
    ],
  }
}
