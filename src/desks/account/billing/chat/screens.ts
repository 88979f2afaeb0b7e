import { dayIn } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { Button, Keyboard, Screen } from '#telegram/screen.ts'
import type { StarInvoice } from '../payments/invoices.ts'
import type { PersonPlan } from '../person-plan.ts'
import type { LimitKind, Plan, Plans } from '../plans.ts'
import { rankOf } from '../plans.ts'
import type { Gift } from '../promo.ts'
import type { Referred } from '../referrals.ts'
import type { PersonPayment } from '../service.ts'
import * as actions from './actions.ts'

/** The plan as its screen needs it. */
export interface PlanView {
  readonly plan: PersonPlan
  readonly plans: Plans
  /** Who looks owns the shop: only they pay. */
  readonly isOwner: boolean
  /** The subscription that can be switched off or on; undefined when there is none. */
  readonly subscription: Pick<StarInvoice, 'id' | 'renewal'> | undefined
  /** What is left of the bot's own money today, worded. */
  readonly spending: string | undefined
  readonly homeData: string
}

export function planScreen(lang: Lang, view: PlanView): Screen {
  const { plan, isOwner, spending, homeData } = view
  const text = [
    titleOf(lang, plan),
    ...plan.uses.map((use) => lang.t('billing-use', { ...use })),
    ...(isOwner ? [] : ['', lang.t('billing-owner-pays')]),
    ...(spending === undefined ? [] : ['', spending]),
  ]
  const more: Keyboard = isOwner
    ? [
        [
          { text: lang.t('billing-button-promo'), data: actions.enterPromo({}) },
          { text: lang.t('billing-button-referral'), data: actions.openReferral({}) },
        ],
        [{ text: lang.t('billing-button-payments'), data: actions.openPayments({}) }],
      ]
    : []
  return {
    text: text.join('\n'),
    keyboard: [
      ...(isOwner ? [...offersFor(lang, view), ...renewalRow(lang, view)] : []),
      ...more,
      [{ text: lang.t('button-home'), data: homeData }],
    ],
  }
}

function titleOf(lang: Lang, plan: PersonPlan): string {
  const { state, paidUntil, lastsUntil, isRenewing, hasFailed, ended } = plan
  const day = (ms: number | null) => dayOf(lang, ms ?? 0)
  const renewing = hasFailed ? 'failed' : isRenewing ? 'yes' : 'no'
  const vars = { plan: plan.plan ?? ended?.plan ?? '', renewing }
  switch (state) {
    case 'trial':
      return lang.t('billing-title-trial')
    case 'paid':
      return lang.t('billing-title-paid', { ...vars, until: day(paidUntil) })
    case 'grace':
      return lang.t('billing-title-grace', { ...vars, until: day(lastsUntil) })
    case 'locked':
      return lang.t('billing-title-locked', { ...vars, until: day(ended?.at ?? 0) })
  }
}

/** Plans that are worth more than the present one, and its own when it is not renewed. */
function offersFor(lang: Lang, { plan, plans }: Pick<PlanView, 'plan' | 'plans'>): Keyboard {
  const present = plan.plan === null || plan.state === 'grace' ? 0 : rankOf(plans, plan.plan)
  const offered = plans.paid.filter(
    ({ name, stars }) => stars > present || (name === plan.plan && !plan.isRenewing),
  )
  const buttons = offered.map((one, place): Button => {
    const text = lang.t('billing-button-offer', { plan: one.name, stars: one.stars })
    const data = actions.openOffer({ plan: one.name })
    return place === 0 ? { text, data, style: 'primary' } : { text, data }
  })
  return buttons.map((button) => [button])
}

function renewalRow(lang: Lang, { subscription }: PlanView): Keyboard {
  if (subscription?.renewal === 'on')
    return [[{ text: lang.t('billing-button-stop'), data: actions.askStop({}) }]]
  if (subscription?.renewal === 'stopped') {
    const data = actions.allowRenewal({ id: subscription.id })
    return [[{ text: lang.t('billing-button-allow'), data }]]
  }
  return []
}

/** What one plan gives and the ways to pay for it; without a `link` its days are paid for a while. */
export function offerScreen(
  lang: Lang,
  plan: Plan,
  { link, present }: { readonly link: string | undefined; readonly present: PersonPlan },
): Screen {
  const { name, stars } = plan
  const until = dayOf(lang, present.paidUntil ?? 0)
  const isLess = present.state === 'paid' && present.plan !== name
  const text = [
    lang.t('billing-offer-title', { plan: name, stars }),
    givesLine(lang, plan),
    '',
    link === undefined ? lang.t('billing-offer-ahead', { until }) : lang.t('billing-offer-text'),
    ...(isLess ? [lang.t('billing-offer-replaces', { plan: present.plan ?? '', until })] : []),
  ]
  const monthly: Keyboard =
    link === undefined
      ? []
      : [[{ text: lang.t('billing-button-subscribe'), url: link, style: 'primary' }]]
  return {
    text: text.join('\n'),
    keyboard: [
      ...monthly,
      [{ text: lang.t('billing-button-once'), data: actions.payOnce({ plan: name }) }],
      [{ text: lang.t('button-back'), data: actions.openPlan({}) }],
    ],
  }
}

function givesLine(lang: Lang, { limits }: Plan): string {
  const { catch: catches, campaign: campaigns, import: products, sku: skus } = limits
  return lang.t('billing-gives', { catches, campaigns, products, skus })
}

/** The limit is reached: what was used, and what each plan gives. */
export function paywallScreen(
  lang: Lang,
  kind: LimitKind,
  view: Pick<PlanView, 'plan' | 'plans' | 'isOwner' | 'homeData'> & {
    /** Where the seller was. */
    readonly back?: string | undefined
  },
): Screen {
  const { plan, plans, isOwner, homeData } = view
  const use = plan.uses.find((one) => one.kind === kind)
  const used = { kind, used: use?.used ?? 0, limit: use?.limit ?? 0 }
  const present = plan.plan === null ? 0 : rankOf(plans, plan.plan)
  const better = plans.paid.filter(({ stars }) => stars > present)
  const offers = better.flatMap((one) => [
    '',
    lang.t('billing-offer-title', { plan: one.name, stars: one.stars }),
    givesLine(lang, one),
  ])
  const text = [
    lang.t('billing-wall-title', used),
    lang.t('billing-wall-used', { ...used, trial: plan.plan === null ? 'yes' : 'no' }),
    lang.t('billing-wall-kept', { kind }),
    ...offers,
    ...(isOwner ? [] : ['', lang.t('billing-owner-pays')]),
  ]
  return {
    text: text.join('\n'),
    keyboard: [
      ...(isOwner ? offersFor(lang, view) : []),
      [
        ...(view.back === undefined ? [] : [{ text: lang.t('button-back'), data: view.back }]),
        { text: lang.t('billing-button-plan'), data: actions.openPlan({}) },
        { text: lang.t('button-home'), data: homeData },
      ],
    ],
  }
}

export function stopScreen(lang: Lang, plan: PersonPlan, invoiceId: string): Screen {
  const until = dayOf(lang, plan.paidUntil ?? 0)
  return {
    text: lang.t('billing-stop-ask', { plan: plan.plan ?? '', until }),
    keyboard: [
      [{ text: lang.t('billing-button-keep'), data: actions.openPlan({}) }],
      [
        {
          ...{ text: lang.t('billing-button-stop'), style: 'danger' },
          data: actions.stopRenewal({ id: invoiceId }),
        },
      ],
    ],
  }
}

export function allowedScreen(lang: Lang): Screen {
  return { text: lang.t('billing-allowed'), keyboard: [[back(lang)]] }
}

export function paymentsScreen(lang: Lang, payments: readonly PersonPayment[]): Screen {
  const lines = payments.map(({ stars, plan, paidAt, refundedAt, isRefunding }) => {
    const state = refundedAt !== null ? 'refunded' : isRefunding ? 'refunding' : 'paid'
    return lang.t('billing-payment', { day: dayOf(lang, paidAt), stars, plan: plan ?? '–', state })
  })
  const body = lines.length > 0 ? lines : [lang.t('billing-payments-none')]
  return {
    text: [lang.t('billing-payments-title'), ...body].join('\n'),
    keyboard: [
      [{ text: lang.t('billing-button-support'), data: actions.askSupport({}) }],
      [back(lang)],
    ],
  }
}

export function supportScreen(
  lang: Lang,
  payments: readonly PersonPayment[],
  canAsk: boolean,
): Screen {
  const last = payments.map(({ chargeId, stars, paidAt }) =>
    lang.t('billing-support-payment', { day: dayOf(lang, paidAt), stars, charge: chargeId }),
  )
  const ask: Button = {
    ...{ text: lang.t('billing-button-ask'), style: 'primary' },
    data: actions.askSupport({}),
  }
  return {
    text: [lang.t('billing-support', { can: canAsk ? 'yes' : 'no' }), ...last].join('\n'),
    keyboard: [...(canAsk ? [[ask]] : []), [back(lang)]],
  }
}

export function referralScreen(
  lang: Lang,
  { came, paid }: Referred,
  { link, catches }: { readonly link: string; readonly catches: number },
): Screen {
  return {
    text: lang.t('billing-referral', { link, came, paid, catches }),
    keyboard: [[{ text: lang.t('billing-button-copy-link'), copy: link }], [back(lang)]],
  }
}

export function giftScreen(lang: Lang, gift: Gift, endsAt: number | null): Screen {
  const text =
    'plan' in gift
      ? lang.t('billing-gift-plan', { plan: gift.plan, days: gift.days })
      : lang.t('billing-gift-uses', { kind: gift.kind, amount: gift.amount })
  const until =
    endsAt === null ? [] : [lang.t('billing-gift-until', { until: dayOf(lang, endsAt) })]
  return { text: [text, ...until].join('\n'), keyboard: [[back(lang)]] }
}

/** After a question was typed: there is no tap to answer. */
export function sentScreen(lang: Lang): Screen {
  return { text: lang.t('billing-asked'), keyboard: [[back(lang)]] }
}

const back = (lang: Lang): Button => ({ text: lang.t('button-back'), data: actions.openPlan({}) })

/** `25 ноя, вт` in the reader's zone. */
const dayOf = (lang: Lang, ms: number) => lang.dayWithWeekday(dayIn(lang.timeZone, ms))
