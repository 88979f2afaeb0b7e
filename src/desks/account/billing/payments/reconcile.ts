import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Api } from 'grammy'
import type { Clock } from '#core/clock.ts'
import { dayIn } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { defineRun } from '#runs/definition.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import * as notices from '../notices.ts'
import { MONTH_MS } from '../plans.ts'
import { starCursor, starPayments } from '../schema.ts'
import type { Effect, Fulfilment } from './fulfil.ts'
import { findInvoice } from './invoices.ts'
import { type Movement, readPage } from './transactions.ts'

export interface ReconcileDeps {
  readonly db: Database
  readonly api: Pick<Api, 'getStarTransactions'>
  readonly clock: Clock
  readonly log: Log
  readonly enqueue: Enqueue
  readonly fulfilment: Pick<Fulfilment, 'paid' | 'refunded'>
  readonly adminIds: readonly number[]
}

/** What Telegram knew and we did not. */
export interface Reconciled {
  readonly read: number
  readonly payments: number
  readonly refunds: number
  /** Payments that fit no offer of ours. */
  readonly unmatched: number
}

const CURSOR = 'transactions'
/** The newest are left to the updates that are under way, ms. */
const SETTLED_MS = 10 * 60_000

/** Walks Telegram's list of Star transactions from where the last walk ended, and takes in what is missing here. */
export function createReconciliation(deps: ReconcileDeps) {
  const { db, api, clock, log, enqueue, fulfilment } = deps

  async function takeIn(movement: Movement): Promise<Effect> {
    const { kind, chargeId, userId, stars, payload, isSubscription, at } = movement
    if (kind === 'refund')
      return fulfilment.refunded(
        { chargeId, userId, stars, payload, refundedAt: at },
        'reconciliation',
      )
    const [known] = await db
      .select({ chargeId: starPayments.chargeId })
      .from(starPayments)
      .where(eq(starPayments.chargeId, chargeId))
    if (known) return 'known'
    const invoice = await findInvoice(db, payload)
    // The list does not say which payment of a subscription it is.
    const isFirst = invoice?.firstChargeId === null
    return fulfilment.paid(
      {
        ...{ chargeId, userId, stars, payload, paidAt: at },
        ...{ isRecurring: isSubscription, isFirstRecurring: isSubscription && isFirst },
        paidUntil: isSubscription ? at + MONTH_MS : null,
      },
      'reconciliation',
    )
  }

  return {
    /** `isFull`: from the very first transaction on. Safe to repeat and to run twice at once. */
    async run({ isFull = false, signal }: { isFull?: boolean; signal?: AbortSignal } = {}) {
      const [cursor] = await db.select().from(starCursor).where(eq(starCursor.id, CURSOR))
      let position = isFull ? 0 : (cursor?.position ?? 0)
      const found = { read: 0, payments: 0, refunds: 0, unmatched: 0 }
      for (;;) {
        const { size, movements } = await readPage(api, position, signal)
        if (size === 0) break
        const isFresh = (one: Movement) => one.at > clock.now() - SETTLED_MS
        for (const movement of movements.filter((one) => !isFresh(one))) {
          const effect = await takeIn(movement)
          if (effect === 'known') continue
          const { kind, chargeId } = movement
          log.warn({ chargeId, kind, effect }, 'a transaction that was not told of')
          if (effect === 'unmatched') found.unmatched += 1
          else if (kind === 'payment') found.payments += 1
          else found.refunds += 1
        }
        found.read += size
        // What is fresh is read again the next time.
        if (movements.some(isFresh)) break
        position += size
        const readAt = new Date(clock.now())
        await db
          .insert(starCursor)
          .values({ id: CURSOR, position, readAt })
          .onConflictDoUpdate({ target: starCursor.id, set: { position, readAt } })
      }
      const { read: _, ...news } = found
      if (news.payments + news.refunds + news.unmatched > 0) {
        const day = dayIn('Europe/Moscow', clock.now())
        await enqueue(db, ...deps.adminIds.map((id) => notices.adminReconciled(id, day, news)))
      }
      return found satisfies Reconciled
    },

    /** Refunds that were asked for and not heard of. */
    openRefunds: () =>
      db
        .select()
        .from(starPayments)
        .where(and(isNotNull(starPayments.refundAskedAt), isNull(starPayments.refundedAt))),
  }
}

export type Reconciliation = ReturnType<typeof createReconciliation>

export const RECONCILE_RUN = 'account.reconcile'
const HOUR_MS = 3_600_000

/** Every night: Telegram's transactions against ours. Nobody watches it. */
export const reconcileRun = (reconciliation: Pick<Reconciliation, 'run'>) =>
  defineRun<Record<string, never>, Partial<Reconciled>>({
    kind: RECONCILE_RUN,
    title: (lang) => lang.t('billing-reconcile-title'),
    initial: {},
    timeLimitMs: HOUR_MS,
    stages: [
      {
        name: 'compare',
        title: 'billing-reconcile-title',
        work: (_input, _state, { signal }) => reconciliation.run({ signal }),
      },
    ],
    result: (lang) => ({ text: lang.t('billing-reconcile-title') }),
  })
