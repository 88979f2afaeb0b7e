import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import type { Api } from 'grammy'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { idFrom } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Plan, PlanName, Plans } from '../plans.ts'
import { planOf } from '../plans.ts'
import { starInvoices } from '../schema.ts'

export type StarInvoice = typeof starInvoices.$inferSelect

/** Stars have this code and no parts (core.telegram.org/bots/payments-stars). */
export const STARS = 'XTR'
/** The only period that Telegram takes, seconds. */
const SUBSCRIPTION_SECONDS = 2_592_000
/** An offer that nobody paid is shown again for so long. */
const FRESH_MS = 20 * 3_600_000
/** An invoice in the chat is not sent a second time for so long. */
const AGAIN_MS = 10 * 60_000
/** An offer that nobody paid holds for so long. */
export const OFFER_MS = 24 * 3_600_000

export interface InvoiceDeps {
  readonly db: Database
  readonly api: Api
  readonly clock: Clock
  readonly plans: Plans
}

/** Offers for Stars; each is one person's and names one price. */
export function createInvoices({ db, api, clock, plans }: InvoiceDeps) {
  const partsOf = (plan: Plan, lang: Lang) => {
    const { catch: catches, campaign, import: products, sku } = plan.limits
    const vars = { catches, campaigns: campaign, products, skus: sku }
    const title = plainText(lang.t('billing-invoice-title', { plan: plan.name }))
    return {
      title,
      description: plainText(lang.t('billing-invoice-text', vars)),
      prices: [{ label: title, amount: plan.stars }],
    }
  }

  const planFor = (name: PlanName): Plan => {
    const plan = planOf(plans, name)
    if (plan) return plan
    throw new AppError({
      ...{ kind: 'not-found', code: 'billing.no_plan', messageKey: 'billing-not-sold' },
    })
  }

  async function make(
    ownerId: number,
    plan: Plan,
    how: { readonly id: string; readonly isSubscription: boolean },
  ): Promise<void> {
    const { name, stars } = plan
    const row = { ...how, ownerId, plan: name, stars, createdAt: new Date(clock.now()) }
    await db.insert(starInvoices).values(row).onConflictDoNothing()
  }

  /** Offers of today's price that this owner has not paid, made so lately. */
  const unpaid = (ownerId: number, { name, stars }: Plan, isSubscription: boolean, forMs: number) =>
    and(
      eq(starInvoices.ownerId, ownerId),
      eq(starInvoices.plan, name),
      eq(starInvoices.stars, stars),
      eq(starInvoices.isSubscription, isSubscription),
      isNull(starInvoices.paidAt),
      gt(starInvoices.createdAt, new Date(clock.now() - forMs)),
    )

  return {
    /** Telegram's address where the owner subscribes to a plan; one that was not paid yet is given again. */
    async link(ownerId: number, name: PlanName, lang: Lang, updateId: number): Promise<string> {
      const plan = planFor(name)
      const [open] = await db
        .select()
        .from(starInvoices)
        .where(unpaid(ownerId, plan, true, FRESH_MS))
        .orderBy(desc(starInvoices.createdAt))
        .limit(1)
      if (open?.link) return open.link
      const id = idFrom(`star-link:${ownerId}:${name}:${updateId}`)
      await make(ownerId, plan, { id, isSubscription: true })
      const { title, description, prices } = partsOf(plan, lang)
      const link = await api.createInvoiceLink(title, description, id, '', STARS, prices, {
        subscription_period: SUBSCRIPTION_SECONDS,
      })
      await db.update(starInvoices).set({ link }).where(eq(starInvoices.id, id))
      return link
    },

    /**
     * Sends an invoice for one month that is not renewed. A repeat of the update sends the same offer once more at most; false
     * when another one has just been sent, so that nobody pays two for one.
     */
    async send(
      ownerId: number,
      name: PlanName,
      lang: Lang,
      at: { readonly chatId: number; readonly updateId: number },
    ): Promise<boolean> {
      const plan = planFor(name)
      const id = idFrom(`star-invoice:${ownerId}:${name}:${at.updateId}`)
      const open = await db.$count(
        starInvoices,
        and(unpaid(ownerId, plan, false, AGAIN_MS), ne(starInvoices.id, id)),
      )
      if (open > 0) return false
      await make(ownerId, plan, { id, isSubscription: false })
      const { title, description, prices } = partsOf(plan, lang)
      await api.sendInvoice(at.chatId, title, description, id, STARS, prices)
      return true
    },
  }
}

export type Invoices = ReturnType<typeof createInvoices>

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The offer that a payload names, if it is one of ours. */
export async function findInvoice(
  on: Database | Transaction,
  payload: string,
  options: { readonly isLocked?: boolean } = {},
): Promise<StarInvoice | undefined> {
  if (!UUID.test(payload)) return undefined
  const query = on.select().from(starInvoices).where(eq(starInvoices.id, payload))
  const [row] = options.isLocked ? await query.for('update') : await query
  return row
}
