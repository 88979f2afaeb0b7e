import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { createAllowance } from '#desks/account/billing/allowance.ts'
import { createCheckout } from '#desks/account/billing/payments/checkout.ts'
import { createFulfilment } from '#desks/account/billing/payments/fulfil.ts'
import { createPersonPlans } from '#desks/account/billing/person-plan.ts'
import type { Plans } from '#desks/account/billing/plans.ts'
import { planPeriods, starInvoices, starPayments } from '#desks/account/billing/schema.ts'
import { usageEntries } from '#desks/account/schema.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Paid } from '#telegram/bot/middlewares/payments.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seat } from '#test/support/seat.ts'

export const DAY_MS = 86_400_000
export const MONTH_MS = 30 * DAY_MS
export const ANNA = 7
export const EMMA = 8
export const ADMIN = 99

export const PLANS: Plans = {
  free: { catch: 2, campaign: 10, import: 20, sku: 100 },
  paid: [
    { name: 'seller', stars: 490, limits: { catch: 50, campaign: 50, import: 1_000, sku: 1_000 } },
    {
      ...{ name: 'business', stars: 1_490 },
      limits: { catch: 500, campaign: 200, import: 10_000, sku: 20_000 },
    },
  ],
  graceMs: 3 * DAY_MS,
}

/** Two owners, offers, and what money does; over a real database. */
export async function openTill(given?: Database) {
  const { db } = given ? { db: given } : await freshDatabase()
  const clock = createTestClock()
  const workspaces = { anna: randomUUID(), second: randomUUID(), emma: randomUUID() }
  await seat(db, { workspaceId: workspaces.anna, userId: ANNA })
  await seat(db, { workspaceId: workspaces.second, userId: ANNA })
  await seat(db, { workspaceId: workspaces.emma, userId: EMMA })
  const shared = { db, clock, log: silentLog, plans: PLANS, enqueue, countSkus: async () => 0 }
  const fulfilment = createFulfilment({
    ...shared,
    adminIds: [ADMIN],
    cardOf: String,
    referralCatches: 1,
  })
  let charges = 0

  return {
    ...{ db, clock, workspaces, shared, fulfilment },
    allowance: createAllowance(shared),
    planOf: createPersonPlans(shared),
    check: createCheckout(shared),

    /** An offer made to a person; its id. */
    async offer(
      plan: 'seller' | 'business' = 'seller',
      { ownerId = ANNA, isSubscription = true, stars = 0 } = {},
    ): Promise<string> {
      const id = randomUUID()
      const price = PLANS.paid.find(({ name }) => name === plan)?.stars ?? 0
      await db.insert(starInvoices).values({
        ...{ id, ownerId, plan, isSubscription, stars: stars || price },
        createdAt: new Date(clock.now()),
      })
      return id
    },

    /** What Telegram says of a payment for it. */
    payment(payload: string, more: Partial<Paid> = {}): Paid {
      charges += 1
      return {
        ...{ chargeId: `charge-${charges}`, userId: ANNA, stars: 490, payload },
        ...{ isRecurring: true, isFirstRecurring: true },
        ...{ paidUntil: clock.now() + MONTH_MS, paidAt: clock.now() },
        ...more,
      }
    },

    rows: async () => ({
      payments: await db.select().from(starPayments),
      periods: await db.select().from(planPeriods).orderBy(planPeriods.startsAt),
      invoices: await db.select().from(starInvoices).orderBy(starInvoices.createdAt),
      messages: (await db.select().from(outbox).orderBy(outbox.id)).map(
        ({ notice }) => notice.messageKey,
      ),
    }),

    async stars(): Promise<number> {
      const [row] = await db
        .select({ sum: sql<number>`coalesce(sum(${usageEntries.amount}), 0)::int` })
        .from(usageEntries)
        .where(eq(usageEntries.kind, 'stars'))
      return row?.sum ?? 0
    },
  }
}
