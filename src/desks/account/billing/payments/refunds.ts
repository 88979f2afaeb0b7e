import { and, eq, isNull } from 'drizzle-orm'
import type { Api } from 'grammy'
import type { Clock } from '#core/clock.ts'
import { appErrorIn } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { faultWords, isRefused } from '#telegram/api/faults.ts'
import { starPayments } from '../schema.ts'
import type { Fulfilment } from './fulfil.ts'
import { type Movement, readPage } from './transactions.ts'

export interface RefundDeps {
  readonly db: Database
  /** Throws every fault at once. */
  readonly api: Pick<Api, 'refundStarPayment' | 'getStarTransactions'>
  readonly clock: Clock
  readonly log: Log
  readonly fulfilment: Pick<Fulfilment, 'refunded'>
}

/** `unknown`: Telegram did not answer and its list does not show it yet; the next comparison settles it. */
export type RefundOutcome = 'refunded' | 'already' | 'not-found' | 'refused' | 'unknown'

const ALREADY = /CHARGE_ALREADY_REFUNDED/i

/** Gives Stars back. What is wanted is stored before Telegram is asked, so that an outcome nobody heard of is looked up. */
export function createRefunds({ db, api, clock, log, fulfilment }: RefundDeps) {
  async function settle(payment: typeof starPayments.$inferSelect): Promise<void> {
    const { chargeId, userId, stars, invoiceId } = payment
    await fulfilment.refunded({
      ...{ chargeId, userId, stars, payload: invoiceId ?? '' },
      refundedAt: clock.now(),
    })
  }

  /** Is it in the list? Refunds carry the id of what they give back. */
  async function isListed(chargeId: string): Promise<boolean> {
    for (let offset = 0; ; ) {
      const { size, movements } = await readPage(api, offset)
      const isIt = (one: Movement) => one.kind === 'refund' && one.chargeId === chargeId
      if (movements.some(isIt)) return true
      if (size === 0) return false
      offset += size
    }
  }

  return {
    async refund(
      chargeId: string,
      by: { readonly userId: number; readonly reason: string },
    ): Promise<RefundOutcome> {
      const [payment] = await db
        .update(starPayments)
        .set({
          refundAskedAt: new Date(clock.now()),
          refundAskedBy: by.userId,
          refundReason: by.reason,
        })
        .where(and(eq(starPayments.chargeId, chargeId), isNull(starPayments.refundedAt)))
        .returning()
      if (!payment) {
        const [known] = await db
          .select()
          .from(starPayments)
          .where(eq(starPayments.chargeId, chargeId))
        return known ? 'already' : 'not-found'
      }
      try {
        await api.refundStarPayment(payment.userId, chargeId)
      } catch (error) {
        const words = faultWords(error)
        if (isRefused(error) && !ALREADY.test(words)) {
          log.error({ err: error, chargeId }, 'a refund was refused')
          await db
            .update(starPayments)
            .set({ refundAskedAt: null })
            .where(eq(starPayments.chargeId, chargeId))
          return 'refused'
        }
        if (!isRefused(error)) {
          log.warn({ err: appErrorIn(error) ?? error, chargeId }, 'a refund was not answered')
          const isDone = await isListed(chargeId).catch(() => false)
          if (!isDone) return 'unknown'
        }
      }
      await settle(payment)
      return 'refunded'
    },
  }
}

export type Refunds = ReturnType<typeof createRefunds>
