import { idFrom } from '#core/ids.ts'
import { ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import type { Button } from '#telegram/screen.ts'
import type { Audit } from '../audit/audit.ts'
import * as actions from '../chat/actions.ts'
import type { AdminTap } from '../chat/deps.ts'
import type { BillingForAdmins, Spent } from '../ports.ts'
import { type GiftKind, giftLook, giftOf, mostOf, readAmount } from '../promos/gift.ts'
import type { PersonalLimits } from './limits.ts'
import {
  CHOICES,
  limitsScreen,
  PAYMENTS,
  paymentId,
  paymentsScreen,
  refundScreen,
} from './plan-screens.ts'

export interface PlanDeps {
  readonly audit: Audit
  readonly limits: PersonalLimits
  readonly spentBy: (userId: number) => Promise<Spent>
  /** Absent where nothing is sold. */
  readonly billing: BillingForAdmins | undefined
  readonly showPerson: (ctx: ChatContext, userId: number) => Promise<void>
}

const GRANT_FORM = 'admin-grant'
/** More than anybody pays in a life: a button names a payment by a hash of its charge. */
const ALL_PAYMENTS = 10_000
const DOLLAR = 1_000_000

interface Grant {
  readonly userId: number
  readonly kind: GiftKind
  readonly amount: number
}

/** What one person may spend, gets on top, and gets back. */
export function bringPlans(desk: Desk, tap: AdminTap, deps: PlanDeps) {
  const { audit, billing, limits, showPerson } = deps

  const showLimits = async (ctx: ChatContext, userId: number): Promise<void> => {
    const [spent, own] = await Promise.all([deps.spentBy(userId), limits.of(userId)])
    await ctx.show(limitsScreen(ctx.lang, { userId, spent, isOwn: own !== undefined }))
  }

  tap(actions.openLimits, (ctx, { userId }) => showLimits(ctx, userId))
  tap(actions.setLimit, async (ctx, { userId, usd }) => {
    const dollars = CHOICES.find((one) => one === usd)
    const ref = idFrom(`admin:limit:${ctx.update.update_id}`)
    if (dollars === undefined) {
      await audit.act(ctx.user.id, { action: 'unlimit', userId, ref }, (tx) =>
        limits.clear(tx, userId),
      )
    } else {
      const act = { action: 'limit', userId, detail: { what: `$${dollars}` }, ref } as const
      await audit.act(ctx.user.id, act, (tx) =>
        limits.set(tx, { userId, micros: dollars * DOLLAR, setBy: ctx.user.id }),
      )
    }
    await showLimits(ctx, userId)
  })

  if (billing) {
    const payment = async (userId: number, id: string) =>
      (await billing.paymentsOf(userId, ALL_PAYMENTS)).find((one) => paymentId(one) === id)
    const showPayments = async (ctx: ChatContext, userId: number, page = 0): Promise<void> => {
      const payments = await billing.paymentsOf(userId, PAYMENTS + 1, page * PAYMENTS)
      await ctx.show(paymentsScreen(ctx.lang, userId, { payments, page }))
    }
    tap(actions.startGrant, (ctx, { userId }) => ctx.startForm(GRANT_FORM, { userId }))
    tap(actions.openPayments, (ctx, { userId }) => showPayments(ctx, userId))
    tap(actions.pagePayments, (ctx, { userId, page }) => showPayments(ctx, userId, page))
    tap(actions.askRefund, async (ctx, { userId, id }) => {
      const found = await payment(userId, id)
      if (!found || found.refundedAt !== null) return showPayments(ctx, userId)
      await ctx.show(refundScreen(ctx.lang, userId, found))
    })
    tap(actions.refundPayment, async (ctx, { userId, id }) => {
      const found = await payment(userId, id)
      if (!found || found.refundedAt !== null) return showPayments(ctx, userId)
      const ref = idFrom(`admin:refund:${ctx.update.update_id}`)
      const detail = { count: found.stars }
      // Written first: after a crash Telegram has perhaps given back what it would not be asked for again.
      await audit.act(ctx.user.id, { action: 'refund', userId, detail, ref }, async () => {})
      const reason = `admin ${ctx.user.id}`
      const outcome = await billing.refund(found.chargeId, { userId: ctx.user.id, reason })
      await ctx.toast(ctx.lang.t('admin-toast-refund', { outcome }))
      await showPayments(ctx, userId)
    })
    desk.forms.push(grantForm(deps, billing))
  } else {
    for (const action of [actions.startGrant, actions.openPayments])
      tap(action, (ctx, { userId }) => showPerson(ctx, userId))
    tap(actions.pagePayments, (ctx, { userId }) => showPerson(ctx, userId))
    for (const action of [actions.askRefund, actions.refundPayment])
      tap(action, (ctx, { userId }) => showPerson(ctx, userId))
  }

  return {
    /** Rows of the person's card. */
    rows: ({ lang }: ChatContext, userId: number): Button[][] => [
      [
        { text: lang.t('admin-button-limits'), data: actions.openLimits({ userId }) },
        ...(billing
          ? [
              { text: lang.t('admin-button-grant'), data: actions.startGrant({ userId }) },
              { text: lang.t('admin-button-payments'), data: actions.openPayments({ userId }) },
            ]
          : []),
      ],
    ],
  }
}

/** What, how much; the person is told by the billing. */
function grantForm(
  { audit, showPerson }: Pick<PlanDeps, 'audit' | 'showPerson'>,
  billing: BillingForAdmins,
): Form<Grant> {
  const kind = giftLook(billing.sold)
  const amountOf = (what: GiftKind): TextLook<number> => ({
    label: 'admin-grant-label-amount',
    show: ({ lang }, value) => lang.t('admin-grant-amount', { amount: value }),
    question: ({ lang }) => lang.t('admin-grant-ask-amount', { kind: what }),
    read: (ctx, text) => {
      audit.require(ctx.user.id)
      return readAmount(ctx, text, mostOf(what))
    },
  })
  return {
    name: GRANT_FORM,
    title: 'admin-grant-title',
    confirm: 'admin-button-grant',
    async fill(ask, { userId = 0 }) {
      const what = await ask.choice('kind', kind)
      return { userId, kind: what, amount: await ask.text('amount', amountOf(what)) }
    },
    async submit(ctx, { userId, kind: what, amount: many }, draftId) {
      audit.require(ctx.user.id)
      const how = { id: draftId, by: ctx.user.id, reason: 'admin' }
      await billing.grant(userId, giftOf(what, many), how)
      const detail = { what, count: many }
      const act = { action: 'grant', userId, detail, ref: draftId } as const
      await audit.act(ctx.user.id, act, async () => {})
      await showPerson(ctx, userId)
      return ok(undefined)
    },
    cancelled: async (ctx, { userId = 0 }) => {
      if (audit.isAdmin(ctx.user.id)) await showPerson(ctx, userId)
      else await ctx.home()
    },
  }
}
