import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { type Allowance, createAllowance } from '#desks/account/billing/allowance.ts'
import { billingDesk } from '#desks/account/billing/desk.ts'
import { createCheckout } from '#desks/account/billing/payments/checkout.ts'
import { createFulfilment } from '#desks/account/billing/payments/fulfil.ts'
import { createInvoices } from '#desks/account/billing/payments/invoices.ts'
import {
  createReconciliation,
  RECONCILE_RUN,
  reconcileRun,
} from '#desks/account/billing/payments/reconcile.ts'
import { createRefunds } from '#desks/account/billing/payments/refunds.ts'
import { createPersonPlans } from '#desks/account/billing/person-plan.ts'
import { createPromo } from '#desks/account/billing/promo.ts'
import { createReferrals } from '#desks/account/billing/referrals.ts'
import { createBillingService } from '#desks/account/billing/service.ts'
import { createPlanSweep } from '#desks/account/billing/sweep.ts'
import { spendingText } from '#desks/account/settings/spending-text.ts'
import type { Spending } from '#desks/account/spending.ts'
import { openPerson } from '#desks/admin/chat/actions.ts'
import type { CampaignAllowance } from '#desks/campaigns/ports.ts'
import type { ImportAllowance } from '#desks/imports/ports.ts'
import { products } from '#desks/stock/ledger/schema.ts'
import type { CatchAllowance } from '#desks/supplies/ports.ts'
import type { Payments } from '#telegram/bot/middlewares/payments.ts'
import { workspaces } from '#telegram/identity/schema.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from '../base.ts'
import type { Surface } from '../surface.ts'

/** Telegram's transactions against ours, when the day's payments are in. */
const RECONCILE_NIGHTLY = {
  ...{ id: 'star-reconciliation', kind: RECONCILE_RUN, cron: '30 3 * * *' },
  ...{ timeZone: 'Europe/Moscow', input: {} },
}

/** Living SKUs in all workspaces of an owner. */
async function countSkus(on: Database | Transaction, ownerId: number): Promise<number> {
  const [row] = await on
    .select({ count: sql<number>`count(*)::int` })
    .from(products)
    .innerJoin(workspaces, eq(workspaces.id, products.workspaceId))
    .where(and(eq(workspaces.ownerId, ownerId), isNull(products.deletedAt)))
  return row?.count ?? 0
}

/** Plans, payments and what every desk asks of them. */
export function openBilling(base: Base, surface: Surface) {
  const { config, db, clock, log } = base
  const { api, bare } = surface.telegram
  const { plans, referralCatches } = config.billing
  const { adminIds } = config.access
  const cardOf = (userId: number) => openPerson({ userId })
  const shared = { db, clock, log, plans, enqueue, adminIds, cardOf, countSkus }

  const allowance = createAllowance(shared)
  const planOf = createPersonPlans(shared)
  const fulfilment = createFulfilment({ ...shared, referralCatches })
  const invoices = createInvoices({ ...shared, api })
  const promo = createPromo(shared)
  const refunds = createRefunds({ ...shared, api: bare, fulfilment })
  const reconciliation = createReconciliation({ ...shared, api: bare, fulfilment })
  const service = createBillingService({ ...shared, planOf, promo, refunds })
  const sweep = createPlanSweep({ ...shared, api: bare })
  const payments: Payments = {
    check: createCheckout(shared),
    async paid(payment) {
      await fulfilment.paid(payment)
    },
    async refunded(refund) {
      await fulfilment.refunded(refund)
    },
    subscription: fulfilment.subscription,
  }

  return {
    allowance,
    payments,
    /** What admins may do. */
    service,
    definitions: [reconcileRun(reconciliation)],
    schedules: [RECONCILE_NIGHTLY],
    component: { name: 'plans', start: sweep.start, stop: sweep.stop },
    desk: (parts: {
      readonly spending: Pick<Spending, 'left'> | undefined
      readonly bot: string
      readonly homeData: string
    }) =>
      billingDesk({
        ...{ ...shared, api, invoices, fulfilment, promo, planOf, referralCatches },
        referrals: createReferrals(shared),
        paymentsOf: service.paymentsOf,
        spending: async ({ lang, user }) => {
          const left = await parts.spending?.left(user.id)
          return left && spendingText(lang, left)
        },
        botUsername: () => parts.bot,
        hasAdmins: adminIds.length > 0,
        homeData: parts.homeData,
      }),
  }
}

/** Catches as the supplies desk counts them. */
export function catchAllowance(allowance: Allowance): CatchAllowance {
  return {
    left: (workspaceId, tx) => allowance.left(workspaceId, 'catch', tx),
    leftOf: (workspaceIds) => allowance.leftOf(workspaceIds, 'catch'),
    sharersOf: allowance.sharersOf,
    count: (tx, workspaceId, bookingId) =>
      allowance.count(tx, { workspaceId, kind: 'catch', ref: `booking:${bookingId}` }),
  }
}

/** Campaigns as their desk counts them; a deleted one gives nothing back. */
export function campaignAllowance(allowance: Allowance): CampaignAllowance {
  return {
    left: (workspaceId) => allowance.left(workspaceId, 'campaign'),
    take: (tx, workspaceId, campaignId) =>
      allowance.take(tx, { workspaceId, kind: 'campaign', ref: `campaign:${campaignId}` }),
  }
}

/** Products that imports bring in: counted when they stand in the shop, looked for room when a batch begins. */
export function importAllowance(allowance: Allowance): ImportAllowance {
  return {
    fit: (tx, { workspaceId, wanted, pending }) =>
      allowance.fit(tx, { ...{ workspaceId, wanted, pending }, kind: 'import' }),
    count: (tx, workspaceId, { batchId, position }) =>
      allowance.count(tx, {
        ...{ workspaceId, kind: 'import', ref: `product:${batchId}:${position}` },
      }),
  }
}
