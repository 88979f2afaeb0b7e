import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import type { Log } from '#platform/log/log.ts'
import type { StockMover } from '../../ports/transfers.ts'
import type { KeyRing } from '../../ports.ts'
import type { OrderStore } from '../order-store.ts'
import type { TransferOutcomes } from '../outcomes.ts'
import type { Order } from '../plan.ts'
import { nextLookMs, verdictOf } from './verdict.ts'

export interface TransferVerifierDeps {
  readonly orders: OrderStore
  readonly outcomes: TransferOutcomes
  readonly mover: StockMover | undefined
  readonly keys: Pick<KeyRing, 'sessions' | 'refused'>
  readonly clock: Clock
  readonly log: Log
}

/** A claimed look that was not finished (the process died) is due again after this, ms. */
const CLAIM_MS = 60_000
const BATCH = 200
const ADOPT_MS = 60_000
const FAULT_MS = 15_000

/**
 * Looks up what became of requests in the seller account's own list of stock: one look an account answers for all of its
 * requests. Where that says nothing certain the seller is asked, and nothing is sent again meanwhile.
 */
export function createTransferVerifier(deps: TransferVerifierDeps) {
  const { orders, outcomes, clock, log } = deps
  let adoptedAt = 0

  /** The looks are over, or there is nothing to look with. */
  const ask = async (order: Order): Promise<void> => {
    if (await orders.looked(order, { verifyAt: null })) await outcomes.unclear(order)
  }

  const lookUp = async (group: readonly Order[], signal: AbortSignal): Promise<void> => {
    const [first] = group
    if (!first) return
    const { workspaceId, accountKey } = first
    const [session] = await deps.keys.sessions([{ workspaceId, accountKey }])
    if (!session || !deps.mover) return void (await Promise.all(group.map(ask)))
    try {
      const nmIds = [...new Set(group.map(({ nmId }) => nmId))]
      const stock = await deps.mover.stock(session, nmIds, signal)
      for (const order of group) {
        const verdict = verdictOf(order, stock)
        if (verdict === 'done') await outcomes.confirmed(order, false)
        else if (verdict === 'not-done') {
          // An answer that came since the stock was read is newer than what it shows.
          await outcomes.notDone(order, 'lost', 'not-done', { claimed: order })
        } else {
          const attempts = order.verifyAttempts + 1
          const pause = nextLookMs(order.status, attempts)
          const verifyAt = pause === undefined ? null : new Date(clock.now() + pause)
          const isOurs = await orders.looked(order, { verifyAt, verifyAttempts: attempts })
          if (isOurs && pause === undefined) {
            if (order.reason === 'in-process') await outcomes.notDone(order, 'lost', 'in-process')
            else await outcomes.unclear(order)
          }
        }
      }
    } catch (thrown) {
      // Stopped in the middle: the claim ends by itself and somebody looks again.
      if (signal.aborted) return
      const error = toAppError(thrown)
      log.warn({ err: error, account: accountKey }, 'transfers could not be looked up')
      if (error.kind === 'auth') await deps.keys.refused(session.credentialId, 'wb.session_expired')
      const verifyAt = new Date(clock.now() + (error.retryAfterMs ?? FAULT_MS))
      for (const order of group) await orders.looked(order, { verifyAt })
    }
  }

  /** One round: everything that is due now; resolves with how much that was. */
  return async (signal: AbortSignal): Promise<number> => {
    if (clock.now() >= adoptedAt + ADOPT_MS) {
      adoptedAt = clock.now()
      await orders.adopt(ADOPT_MS, clock.now())
    }
    const due = await orders.claimDue(clock.now(), CLAIM_MS, BATCH)
    const groups = Map.groupBy(due, (one) => `${one.workspaceId} ${one.accountKey}`)
    await Promise.all([...groups.values()].map((group) => lookUp(group, signal)))
    return due.length
  }
}
