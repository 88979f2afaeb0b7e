import { and, desc, eq, gte, inArray, isNull, max, ne, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { idFrom } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import type { Paid, Payments, Refunded } from '#telegram/bot/middlewares/payments.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import { lockOwner } from '../accounts.ts'
import { bookStars } from '../allowance.ts'
import * as notices from '../notices.ts'
import { stopWhereBlocked } from '../parting.ts'
import { isPlanName, MONTH_MS, type Plans } from '../plans.ts'
import { rewardReferral } from '../referrals.ts'
import { planPeriods, starInvoices, starPayments } from '../schema.ts'
import { findInvoice, type StarInvoice } from './invoices.ts'
import { type Renewal, type RenewalEvent, renewalAfter } from './renewal.ts'

export interface FulfilDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly plans: Plans
  readonly enqueue: Enqueue
  /** Who is told of money that fits nothing. */
  readonly adminIds: readonly number[]
  /** Data of the button that shows an admin who somebody is. */
  readonly cardOf: (userId: number) => string
  /** Extra catches for both when somebody who was invited first pays. */
  readonly referralCatches: number
}

export type Source = 'update' | 'reconciliation'
/** What came of being told of money. */
export type Effect = 'done' | 'known' | 'unmatched'

/** Telegram is told to stop what took its place, by whoever looks next. */
const LIVING: readonly Renewal[] = ['on', 'off', 'stopped', 'allowed']

/**
 * What money does. Each is one transaction: payment, ledger, plan and the message owed, once for a charge, in whatever
 * order and however often Telegram tells.
 */
export function createFulfilment(deps: FulfilDeps) {
  const { db, clock, log, plans, enqueue } = deps

  /** When the month that was paid begins and ends, ms. */
  async function monthOf(tx: Transaction, invoice: StarInvoice, paid: Paid) {
    if (paid.paidUntil !== null)
      return { startsAt: paid.paidUntil - MONTH_MS, endsAt: paid.paidUntil }
    // One month more of the same plan begins where the last one ends.
    const [last] = await tx
      .select({ endsAt: max(planPeriods.endsAt) })
      .from(planPeriods)
      .where(and(eq(planPeriods.ownerId, invoice.ownerId), eq(planPeriods.plan, invoice.plan)))
    const startsAt = Math.max(paid.paidAt, last?.endsAt?.getTime() ?? 0)
    return { startsAt, endsAt: startsAt + MONTH_MS }
  }

  /** What was paid now is in the place of subscriptions: those are not to be charged for any more. */
  async function supersede(tx: Transaction, invoice: StarInvoice): Promise<void> {
    await tx
      .update(starInvoices)
      .set({ renewal: 'over', isStopOwed: true })
      .where(
        and(
          eq(starInvoices.ownerId, invoice.ownerId),
          ne(starInvoices.id, invoice.id),
          inArray(starInvoices.renewal, [...LIVING]),
        ),
      )
  }

  async function begin(tx: Transaction, invoice: StarInvoice, paid: Paid): Promise<void> {
    const { id, ownerId, plan, isSubscription } = invoice
    const { chargeId } = paid
    const { startsAt, endsAt } = await monthOf(tx, invoice, paid)
    await tx
      .insert(planPeriods)
      .values({
        ...{ id: idFrom(`period:charge:${chargeId}`), ownerId, plan, cause: `charge:${chargeId}` },
        ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
        ...(isSubscription && { invoiceId: id }),
      })
      .onConflictDoNothing()
    const isFirst = isSubscription && (paid.isFirstRecurring || !paid.isRecurring)
    const renewal = isSubscription ? renewalAfter(invoice.renewal, 'paid') : undefined
    await tx
      .update(starInvoices)
      .set({
        paidAt: invoice.paidAt ?? new Date(paid.paidAt),
        ...(isFirst && { firstChargeId: chargeId }),
        ...(renewal && { renewal }),
      })
      .where(eq(starInvoices.id, id))
    if (isFirst || !isSubscription) await supersede(tx, invoice)
    const tell = paid.isRecurring && !paid.isFirstRecurring ? notices.renewed : notices.thanks
    await enqueue(tx, tell({ ownerId, chargeId, plan, stars: paid.stars, endsAt }))
    await rewardReferral(tx, { ...deps, userId: ownerId })
  }

  return {
    /** Takes a payment in. */
    async paid(payment: Paid, source: Source = 'update'): Promise<Effect> {
      const { chargeId, userId, stars } = payment
      return db.transaction(async (tx) => {
        await lockOwner(tx, userId)
        const invoice = await findInvoice(tx, payment.payload, { isLocked: true })
        // Somebody else's offer is refused before it is paid; money that came all the same buys nothing unasked.
        const ours = invoice?.ownerId === userId ? invoice : undefined
        const [made] = await tx
          .insert(starPayments)
          .values({
            ...{ chargeId, userId, stars, source, paidAt: new Date(payment.paidAt) },
            ...{ invoiceId: ours?.id ?? null, plan: ours?.plan ?? null },
            isRenewal: payment.isRecurring && !payment.isFirstRecurring,
          })
          .onConflictDoNothing()
          .returning({ chargeId: starPayments.chargeId })
        if (!made) return 'known'
        const at = new Date(clock.now())
        await bookStars(tx, { ownerId: userId, stars, ref: `charge:${chargeId}`, at })
        if (ours && isPlanName(ours.plan)) {
          await begin(tx, ours, payment)
          await stopWhereBlocked(tx, userId)
          return 'done'
        }
        log.error({ chargeId, userId, stars }, 'a payment fits no offer')
        await enqueue(
          tx,
          notices.unmatched({ userId, chargeId, stars }),
          ...deps.adminIds.map((id) =>
            notices.adminUnmatched(id, { userId, chargeId, stars }, deps.cardOf(userId)),
          ),
        )
        return 'unmatched'
      })
    },

    /** Takes a refund in: what it had bought ends now, and is not renewed. */
    async refunded(refund: Refunded, source: Source = 'update'): Promise<Effect> {
      const { chargeId, userId, stars } = refund
      const refundedAt = new Date(refund.refundedAt)
      return db.transaction(async (tx) => {
        await lockOwner(tx, userId)
        const invoice = await findInvoice(tx, refund.payload, { isLocked: true })
        const ours = invoice?.ownerId === userId ? invoice : undefined
        const at = new Date(clock.now())
        // A refund may be told before its payment: the payment then finds itself taken in, and buys nothing.
        const [early] = await tx
          .insert(starPayments)
          .values({
            ...{ chargeId, userId, stars, source, paidAt: refundedAt, refundedAt },
            ...{ invoiceId: ours?.id ?? null, plan: ours?.plan ?? null },
          })
          .onConflictDoNothing()
          .returning({ chargeId: starPayments.chargeId })
        if (early) await bookStars(tx, { ownerId: userId, stars, ref: `charge:${chargeId}`, at })
        if (early && ours?.isSubscription && ours.firstChargeId === null)
          await tx
            .update(starInvoices)
            .set({ firstChargeId: chargeId, renewal: 'over', isStopOwed: true })
            .where(eq(starInvoices.id, ours.id))
        const [payment] = early
          ? [undefined]
          : await tx
              .update(starPayments)
              .set({ refundedAt })
              .where(and(eq(starPayments.chargeId, chargeId), isNull(starPayments.refundedAt)))
              .returning()
        if (!early && !payment) return 'known'
        await bookStars(tx, { ownerId: userId, stars: -stars, ref: `refund:${chargeId}`, at })
        const [before] = await tx
          .select()
          .from(planPeriods)
          .where(eq(planPeriods.cause, `charge:${chargeId}`))
        const [ended] = await tx
          .update(planPeriods)
          .set({
            endsAt: sql`least(${planPeriods.endsAt}, greatest(${planPeriods.startsAt}, ${at}::timestamptz))`,
            told: 'locked',
          })
          .where(eq(planPeriods.cause, `charge:${chargeId}`))
          .returning()
        if (before && ended) await bringForward(tx, before, ended.endsAt)
        if (ended?.invoiceId)
          await tx
            .update(starInvoices)
            .set({ renewal: 'over', isStopOwed: true })
            .where(
              and(eq(starInvoices.id, ended.invoiceId), inArray(starInvoices.renewal, [...LIVING])),
            )
        await enqueue(tx, notices.refunded({ userId, chargeId, stars }))
        return 'done'
      })
    },

    /** Takes in that a subscription changed at Telegram. */
    async subscription({
      userId,
      payload,
      state,
    }: Parameters<Payments['subscription']>[0]): Promise<void> {
      await db.transaction(async (tx) => {
        await lockOwner(tx, userId)
        const invoice = await findInvoice(tx, payload, { isLocked: true })
        if (invoice?.ownerId !== userId || !invoice.isSubscription) {
          log.warn({ userId, state }, 'a subscription that is not known has changed')
          return
        }
        if (state === 'failed') return renewalFailed(tx, invoice)
        const before = invoice.renewal
        const renewal = renewalAfter(before, state)
        if (!renewal || renewal === before) return
        await move(tx, invoice.id, renewal)
        const endsAt = await paidUntilOf(tx, invoice.id)
        const tell = state === 'canceled' ? notices.renewalOff : notices.renewalOn
        await enqueue(tx, tell({ ownerId: userId, plan: invoice.plan, endsAt, was: before }))
      })
    },

    /** The person asks for a change of the renewal that Telegram has made; false when it cannot be made any more. */
    async changeRenewal(invoiceId: string, event: RenewalEvent): Promise<boolean> {
      return db.transaction(async (tx) => {
        const invoice = await findInvoice(tx, invoiceId, { isLocked: true })
        const renewal = invoice && renewalAfter(invoice.renewal, event)
        if (!renewal) return false
        await move(tx, invoiceId, renewal)
        return true
      })
    },
  }

  /** Months that were paid for or given on top begin where the refunded one ends by now; those of a subscription have their days. */
  async function bringForward(
    tx: Transaction,
    { ownerId, plan, endsAt }: typeof planPeriods.$inferSelect,
    endedAt: Date,
  ): Promise<void> {
    const sooner = sql`make_interval(secs => ${(endsAt.getTime() - endedAt.getTime()) / 1_000})`
    await tx
      .update(planPeriods)
      .set({
        startsAt: sql`${planPeriods.startsAt} - ${sooner}`,
        endsAt: sql`${planPeriods.endsAt} - ${sooner}`,
      })
      .where(
        and(
          eq(planPeriods.ownerId, ownerId),
          eq(planPeriods.plan, plan),
          isNull(planPeriods.invoiceId),
          gte(planPeriods.startsAt, endsAt),
        ),
      )
  }

  async function move(tx: Transaction, id: string, renewal: Renewal): Promise<void> {
    // Who is let renew again is not to be stopped by what was owed before.
    const isStopOwed = renewal === 'allowed' ? { isStopOwed: false } : {}
    await tx
      .update(starInvoices)
      .set({ renewal, ...isStopOwed })
      .where(eq(starInvoices.id, id))
  }

  async function paidUntilOf(tx: Transaction, invoiceId: string): Promise<number> {
    const [last] = await tx
      .select({ endsAt: max(planPeriods.endsAt) })
      .from(planPeriods)
      .where(eq(planPeriods.invoiceId, invoiceId))
    return last?.endsAt?.getTime() ?? clock.now()
  }

  /** Told once a month; a failure that a payment has overtaken is none. */
  async function renewalFailed(tx: Transaction, invoice: StarInvoice): Promise<void> {
    const [last] = await tx
      .select()
      .from(planPeriods)
      .where(eq(planPeriods.invoiceId, invoice.id))
      .orderBy(desc(planPeriods.endsAt))
      .limit(1)
    const [paid] = await tx
      .select()
      .from(starPayments)
      .where(and(eq(starPayments.invoiceId, invoice.id), eq(starPayments.isRenewal, true)))
      .orderBy(desc(starPayments.paidAt))
      .limit(1)
    const isOvertaken = paid && clock.now() - paid.paidAt.getTime() < OVERTAKEN_MS
    if (!last || isOvertaken || last.told === 'grace' || last.told === 'locked') return
    await tx.update(planPeriods).set({ told: 'grace' }).where(eq(planPeriods.id, last.id))
    const endsAt = last.endsAt.getTime()
    const until = endsAt + plans.graceMs
    const { ownerId, plan } = invoice
    if (invoice.renewal === 'on') await enqueue(tx, notices.grace({ ownerId, plan, endsAt, until }))
  }
}

/** A renewal paid so lately is newer than a failure that is told of now. */
const OVERTAKEN_MS = 2 * 86_400_000

export type Fulfilment = ReturnType<typeof createFulfilment>
