import { eq } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Payments } from '#telegram/bot/middlewares/payments.ts'
import { users } from '#telegram/identity/schema.ts'
import { standingOf } from '../accounts.ts'
import { type Plans, planOf } from '../plans.ts'
import { swallowsDays } from '../standing.ts'
import { findInvoice, OFFER_MS, STARS } from './invoices.ts'

/** Why a payment is not taken; a Fluent message each. */
type Refusal =
  | 'billing-refused-unknown'
  | 'billing-refused-person'
  | 'billing-refused-blocked'
  | 'billing-refused-paid'
  | 'billing-refused-price'
  | 'billing-refused-renewing'
  | 'billing-refused-ahead'
  | 'billing-refused-better'

/**
 * Looks whether a payment may be taken: an offer of ours, made to this very person, not paid yet, for the price that
 * holds today. Reads a few rows and calls nobody, because Telegram waits ten seconds.
 */
export function createCheckout(deps: {
  readonly db: Database
  readonly clock: Clock
  readonly plans: Plans
}): Payments['check'] {
  const { db, clock, plans } = deps

  async function refusal(of: Parameters<Payments['check']>[0]): Promise<Refusal | undefined> {
    const invoice = await findInvoice(db, of.payload)
    if (!invoice) return 'billing-refused-unknown'
    if (invoice.ownerId !== of.userId) return 'billing-refused-person'
    const [person] = await db
      .select({ blockedAt: users.blockedAt })
      .from(users)
      .where(eq(users.id, of.userId))
    if (!person || person.blockedAt) return 'billing-refused-blocked'
    if (invoice.paidAt) return 'billing-refused-paid'
    const isOld = invoice.createdAt.getTime() + OFFER_MS < clock.now()
    const isDear = planOf(plans, invoice.plan)?.stars !== invoice.stars
    if (isOld || isDear || of.currency !== STARS || of.stars !== invoice.stars)
      return 'billing-refused-price'
    const standing = await standingOf(db, of.userId, clock.now(), plans)
    if (standing.kind !== 'plan') return undefined
    if (standing.plan.stars > invoice.stars) return 'billing-refused-better'
    if (standing.plan.name !== invoice.plan) return undefined
    // An older offer: a month beside one that renews itself is paid for nothing.
    if (standing.isRenewing) return standing.hasFailed ? undefined : 'billing-refused-renewing'
    const isLost = invoice.isSubscription && swallowsDays(standing, clock.now())
    return isLost ? 'billing-refused-ahead' : undefined
  }

  return async (of) => {
    const messageKey = await refusal(of)
    return messageKey === undefined ? { ok: true } : { ok: false, messageKey }
  }
}
