import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Api } from 'grammy'
import type { Database } from '#db/connection.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Fulfilment } from '../payments/fulfil.ts'
import { findInvoice, type Invoices, type StarInvoice } from '../payments/invoices.ts'
import type { PersonPlan } from '../person-plan.ts'
import { type LimitKind, type Plans, planOf, rankOf } from '../plans.ts'
import type { Redeemed } from '../promo.ts'
import { REFERRAL_LINK, type Referrals } from '../referrals.ts'
import { starInvoices } from '../schema.ts'
import type { PersonPayment } from '../service.ts'
import { swallowsDays } from '../standing.ts'
import * as actions from './actions.ts'
import { PROMO_FORM, SUPPORT_FORM } from './forms.ts'
import * as screens from './screens.ts'

export interface BillingHandlerDeps {
  readonly db: Database
  readonly api: Pick<Api, 'editUserStarSubscription'>
  readonly plans: Plans
  readonly invoices: Invoices
  readonly fulfilment: Pick<Fulfilment, 'changeRenewal'>
  readonly referrals: Referrals
  readonly referralCatches: number
  readonly planOf: (ownerId: number) => Promise<PersonPlan>
  readonly paymentsOf: (userId: number, limit: number) => Promise<readonly PersonPayment[]>
  /** What is left of the bot's own money today, worded; undefined where the bot pays for nothing. */
  readonly spending: (ctx: ChatContext) => Promise<string | undefined>
  readonly botUsername: () => string
  readonly hasAdmins: boolean
  readonly homeData: string
}

const OWNER = { role: 'owner' } as const
const SHOWN_PAYMENTS = 8
const SHOWN_CHARGES = 3

/** Plans, payments and what is asked about them. */
export function createBillingHandlers(desk: Desk, deps: BillingHandlerDeps) {
  const { db, api, plans, invoices, homeData } = deps

  /** Of the workspace's owner: a helper works on their plan. */
  const viewOf = async (ctx: ChatContext) => {
    const isOwner = ctx.role === 'owner'
    const plan = await deps.planOf(ctx.workspace.ownerId)
    return { plan, plans, isOwner, homeData }
  }

  async function subscriptionOf(ownerId: number): Promise<StarInvoice | undefined> {
    const [latest] = await db
      .select()
      .from(starInvoices)
      .where(
        and(
          eq(starInvoices.ownerId, ownerId),
          inArray(starInvoices.renewal, ['on', 'stopped', 'off', 'allowed']),
        ),
      )
      .orderBy(desc(starInvoices.paidAt))
      .limit(1)
    return latest
  }

  async function showPlan(ctx: ChatContext): Promise<void> {
    const [view, spending, subscription] = await Promise.all([
      viewOf(ctx),
      deps.spending(ctx),
      ctx.role === 'owner' ? subscriptionOf(ctx.user.id) : undefined,
    ])
    // One that ran out has nothing to be switched.
    const living = view.plan.plan === null ? undefined : subscription
    await ctx.show(screens.planScreen(ctx.lang, { ...view, spending, subscription: living }))
  }

  const showPaywall = async (ctx: ChatContext, kind: LimitKind, back?: string): Promise<void> =>
    ctx.show(screens.paywallScreen(ctx.lang, kind, { ...(await viewOf(ctx)), back }))

  desk.tap(actions.openPlan, showPlan)
  desk.tap(
    actions.openOffer,
    async (ctx, { plan: name }) => {
      const plan = planOf(plans, name)
      if (!plan) return showPlan(ctx)
      const present = await deps.planOf(ctx.user.id)
      const isRenewed = present.isRenewing && present.state === 'paid'
      const isSame = isRenewed && present.plan === name
      const isDown = present.plan !== null && rankOf(plans, present.plan) > plan.stars
      if (isSame || isDown) return showPlan(ctx)
      const isAhead = present.plan === name && swallowsDays(present, ctx.clock.now())
      const link = isAhead
        ? undefined
        : await invoices.link(ctx.user.id, name, ctx.lang, ctx.update.update_id)
      await ctx.show(screens.offerScreen(ctx.lang, plan, { link, present }))
    },
    OWNER,
  )
  desk.tap(
    actions.payOnce,
    async (ctx, { plan: name }) => {
      const at = { chatId: ctx.chatId, updateId: ctx.update.update_id }
      const isSent = await invoices.send(ctx.user.id, name, ctx.lang, at)
      if (isSent) await ctx.toast(ctx.lang.t('billing-toast-invoice'))
      else await ctx.toast(ctx.lang.t('billing-toast-invoice-open'), { dialog: true })
    },
    OWNER,
  )
  desk.tap(
    actions.openPayments,
    async (ctx) => {
      const payments = await deps.paymentsOf(ctx.user.id, SHOWN_PAYMENTS)
      await ctx.show(screens.paymentsScreen(ctx.lang, payments))
    },
    OWNER,
  )
  desk.tap(
    actions.askStop,
    async (ctx) => {
      const subscription = await subscriptionOf(ctx.user.id)
      if (subscription?.renewal !== 'on') return showPlan(ctx)
      const plan = await deps.planOf(ctx.user.id)
      await ctx.show(screens.stopScreen(ctx.lang, plan, subscription.id))
    },
    OWNER,
  )

  /** Telegram first: what it has not done is not written down. Said twice it does the same. */
  async function change(ctx: ChatContext, id: string, event: 'stopped' | 'allowed') {
    const invoice = await findInvoice(db, id)
    if (invoice?.ownerId !== ctx.user.id || !invoice.firstChargeId) {
      await ctx.toast(ctx.lang.t('toast-not-yours'))
      return false
    }
    const isWanted = event === 'stopped' ? 'on' : 'stopped'
    if (invoice.renewal !== isWanted) return invoice.renewal === event
    await api.editUserStarSubscription(ctx.user.id, invoice.firstChargeId, event === 'stopped')
    return deps.fulfilment.changeRenewal(id, event)
  }

  desk.tap(
    actions.stopRenewal,
    async (ctx, { id }) => {
      if (await change(ctx, id, 'stopped')) await ctx.toast(ctx.lang.t('billing-toast-stopped'))
      await showPlan(ctx)
    },
    OWNER,
  )
  desk.tap(
    actions.allowRenewal,
    async (ctx, { id }) => {
      if (await change(ctx, id, 'allowed')) await ctx.show(screens.allowedScreen(ctx.lang))
      else await showPlan(ctx)
    },
    OWNER,
  )
  desk.tap(actions.enterPromo, (ctx) => ctx.startForm(PROMO_FORM), OWNER)
  desk.tap(
    actions.openReferral,
    async (ctx) => {
      const referred = await deps.referrals.of(ctx.user.id)
      const link = `https://t.me/${deps.botUsername()}?start=${REFERRAL_LINK}_${referred.code}`
      const catches = deps.referralCatches
      await ctx.show(screens.referralScreen(ctx.lang, referred, { link, catches }))
    },
    OWNER,
  )
  desk.tap(actions.askSupport, (ctx) =>
    deps.hasAdmins ? ctx.startForm(SUPPORT_FORM) : showSupport(ctx),
  )
  desk.links.set(REFERRAL_LINK, async (ctx, code) => {
    await deps.referrals.came(ctx.user.id, code)
    await ctx.home()
  })

  async function showSupport(ctx: ChatContext): Promise<void> {
    const payments = await deps.paymentsOf(ctx.user.id, SHOWN_CHARGES)
    await ctx.show(screens.supportScreen(ctx.lang, payments, deps.hasAdmins))
  }

  return {
    showPlan,
    showPaywall,
    showSupport,
    showSent: (ctx: ChatContext) => ctx.show(screens.sentScreen(ctx.lang)),
    showGift: async (ctx: ChatContext, { gift, endsAt }: Redeemed & { kind: 'given' }) =>
      ctx.show(screens.giftScreen(ctx.lang, gift, endsAt)),
  }
}
