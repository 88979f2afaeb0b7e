import { and, eq, sql } from 'drizzle-orm'
import { toAppError } from '#core/errors.ts'
import type { Transaction } from '#db/connection.ts'
import { databaseFault } from '#db/faults.ts'
import {
  type ApplyDeps,
  type createApply,
  lockOrders,
  type OrderAccount,
  type StoredLine,
} from './apply.ts'
import { type Cursor, cursorOf, moveCursor } from './cursors.ts'
import type { HeardLine } from './line.ts'
import { orderTroubles } from './schema.ts'

/** One piece of news of an order. */
export interface News {
  readonly orderId: string
  /** What the channel says now; outside of any transaction. */
  read(): Promise<readonly HeardLine[]>
  /** Lines never seen that were bought before (ms) are left alone. */
  readonly notBefore: number
  /** Where the cursor stands once this was handled. */
  readonly cursor?: string
  /** When it was read (ms), if not by `read`: lines heard of since by others are left alone. */
  readonly readAt?: number
}

export interface PassDeps extends Pick<ApplyDeps, 'db' | 'clock' | 'log'> {
  readonly apply: ReturnType<typeof createApply>
  /** An order that fails while others go through was set aside; told once. */
  readonly held: (
    tx: Transaction,
    what: { readonly account: OrderAccount; readonly orderId: string; readonly code: string },
  ) => Promise<void>
}

export interface Passed {
  readonly handled: number
  /** Where the cursor stands now. */
  readonly cursor: string | null
  /** An order failed, so the cursor stays before it; or another process moves it. */
  readonly isBlocked: boolean
}

/** Times an order fails while others go through, before it is set aside. */
const MOST_FAILURES = 5

/**
 * Handles news in its order, each in a transaction of its own together with the cursor. One that fails holds the cursor back,
 * while what comes after is done all the same: doing it again later changes nothing. What is no fault of an order (service or
 * database away, key refused) is thrown, and so is the failure of every order: that is an outage, and counts against none.
 */
export function createPass({ db, clock, log, apply, held }: PassDeps) {
  async function handle(
    account: OrderAccount,
    news: News,
    { from, isSkipped, own }: { from: Cursor | undefined; isSkipped: boolean; own: Set<string> },
  ): Promise<'done' | 'stale'> {
    const isLate: (known: StoredLine) => boolean = ({ lineId, updatedAt }) =>
      news.readAt !== undefined && updatedAt.getTime() > news.readAt && !own.has(lineId)
    const lines = isSkipped ? [] : await news.read()
    const outcome = await db.transaction(async (tx) => {
      await lockOrders(tx, account.id)
      if (from && news.cursor !== undefined) {
        const stands = await cursorOf(tx, from)
        if (stands?.cursor !== from.cursor) return 'stale' as const
        await moveCursor(tx, from, news.cursor, clock.now())
      }
      await apply.applyIn(tx, account, lines, { notBefore: news.notBefore, isLate })
      return 'done'
    })
    for (const { lineId } of lines) own.add(lineId)
    return outcome
  }

  async function count(account: OrderAccount, orderId: string, code: string): Promise<void> {
    await db.transaction(async (tx) => {
      const now = new Date(clock.now())
      const [row] = await tx
        .insert(orderTroubles)
        .values({ accountId: account.id, orderId, failures: 1, code, updatedAt: now })
        .onConflictDoUpdate({
          target: [orderTroubles.accountId, orderTroubles.orderId],
          set: { failures: sql`${orderTroubles.failures} + 1`, code, updatedAt: now },
        })
        .returning()
      if (!row || row.heldAt !== null || row.failures < MOST_FAILURES) return
      await tx.update(orderTroubles).set({ heldAt: now }).where(trouble(account.id, orderId))
      await held(tx, { account, orderId, code })
    })
  }

  /** `from`: the cursor that moves along; without one, orders set aside are tried too. */
  return async function pass(
    account: OrderAccount,
    list: readonly News[],
    { from, signal }: { from?: Cursor; signal: AbortSignal },
  ): Promise<Passed> {
    const troubles = await db
      .select()
      .from(orderTroubles)
      .where(eq(orderTroubles.accountId, account.id))
    const isHeld = new Map(troubles.map(({ orderId, heldAt }) => [orderId, heldAt !== null]))
    const failed = new Map<string, unknown>()
    /** Lines written here: purchases paid together stand in several orders of one reading. */
    const own = new Set<string>()
    let at = from
    let handled = 0
    let isStale = false
    for (const news of list) {
      signal.throwIfAborted()
      const isSkipped = from !== undefined && isHeld.get(news.orderId) === true
      try {
        const outcome = await handle(account, news, {
          from: failed.size === 0 ? at : undefined,
          isSkipped,
          own,
        })
        isStale = outcome === 'stale'
        if (isStale) break
        if (at && failed.size === 0) at = { ...at, cursor: news.cursor ?? at.cursor }
        if (isSkipped) continue
        handled += 1
        if (isHeld.has(news.orderId) && !failed.has(news.orderId))
          await db.delete(orderTroubles).where(trouble(account.id, news.orderId))
      } catch (error) {
        if (!isOwnFault(error, signal)) throw error
        log.warn({ err: error, accountId: account.id, orderId: news.orderId }, 'order not handled')
        failed.set(news.orderId, error)
      }
    }
    if (failed.size > 0 && handled === 0) throw [...failed.values()][0]
    for (const [orderId, error] of failed) await count(account, orderId, toAppError(error).code)
    return { handled, cursor: at?.cursor ?? null, isBlocked: failed.size > 0 || isStale }
  }
}

function trouble(accountId: string, orderId: string) {
  return and(eq(orderTroubles.accountId, accountId), eq(orderTroubles.orderId, orderId))
}

/** Only what the order itself brings about counts against it. */
function isOwnFault(error: unknown, signal: AbortSignal): boolean {
  if (signal.aborted) return false
  const fault = databaseFault(error)
  if (fault !== undefined) return fault === 'ours'
  return ['invalid', 'not-found', 'conflict', 'internal'].includes(toAppError(error).kind)
}
