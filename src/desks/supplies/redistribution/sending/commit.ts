import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import type { Limits, StockMover, TransferOutcome } from '../../ports/transfers.ts'
import type { CabinetSession, KeyRing } from '../../ports.ts'
import type { OrderStore } from '../order-store.ts'
import type { TransferOutcomes } from '../outcomes.ts'
import type { Order, Plan } from '../plan.ts'
import type { PlanStore } from '../plan-store.ts'
import { lineOf, lower, type Turn } from './turn.ts'

export interface CommitDeps {
  readonly db: Database
  readonly plans: PlanStore
  readonly orders: OrderStore
  readonly outcomes: TransferOutcomes
  readonly mover: StockMover
  readonly keys: Pick<KeyRing, 'sessions' | 'refused'>
  readonly clock: Clock
  readonly log: Log
}

/** A plan and the pieces it may send now. */
export interface Dealt {
  readonly plan: Plan
  readonly units: number
}

/** A request that has not answered by then has an unknown outcome, ms. */
const COMMIT_TIMEOUT_MS = 10_000
const ACCEPTED_CHECK_MS = 1_000
const UNKNOWN_CHECK_MS = 2_000
const ANSWERED = new Error('the request was answered')

interface Times {
  readonly answeredAt: Date
  readonly sentAt: Date | null
}

/** Sends one request for several plans of a product and route: written down before it leaves, and what came of it after. */
export function createCommit(deps: CommitDeps) {
  const { plans, orders, outcomes, mover, clock, log } = deps

  const orderOf = (turn: Turn, { plan, units }: Dealt, executor: Order['executor']): Order => {
    const { nmId, chrtId, sourceId, targetId, workspaceId, accountKey, windowAt } = plan
    const now = clock.now()
    return {
      ...{ id: newId(now), planId: plan.id, workspaceId, accountKey },
      ...{ nmId, chrtId, sourceId, targetId, units, executor, windowAt },
      ...{ stockBefore: lineOf(turn, plan)?.count ?? null, supplyId: null, reason: null },
      ...{ status: 'committing', sentAt: null, verifyAt: null, verifyAttempts: 0 },
      ...{ confirmedAt: null, createdAt: new Date(now) },
    }
  }

  const send = async (
    session: CabinetSession,
    request: Parameters<StockMover['order']>[1],
    options: { readonly generation: Limits['generation']; readonly onSend: () => void },
  ): Promise<TransferOutcome> => {
    const deadline = new AbortController()
    const answered = new AbortController()
    clock
      .sleep(COMMIT_TIMEOUT_MS, answered.signal)
      .then(() => deadline.abort(new Error('transfer timed out')))
      .catch(() => {})
    try {
      return await mover.order(session, request, { ...options, signal: deadline.signal })
    } catch (error) {
      return { kind: 'unknown', detail: String(error) }
    } finally {
      answered.abort(ANSWERED)
    }
  }

  /** Stores what came of one plan's request, with the step of the plan. */
  const record = async (
    turn: Turn,
    plan: Plan,
    order: Order,
    outcome: TransferOutcome,
    times: Times,
  ): Promise<void> => {
    switch (outcome.kind) {
      case 'refused':
        if (outcome.reason === 'source-closed') turn.doubtful.add(order.sourceId)
        if (outcome.reason === 'target-closed') turn.doubtful.add(order.targetId)
        return outcomes.notDone(order, 'refused', outcome.reason, times)
      case 'captcha':
        return outcomes.handOver(plan, 'captcha', order, times)
      case 'session-expired':
        return outcomes.handOver(plan, 'session', order, times)
      default: {
        lower(turn, order)
        const isUnknown = outcome.kind === 'unknown'
        const pause = isUnknown ? UNKNOWN_CHECK_MS : ACCEPTED_CHECK_MS
        const reason = outcome.kind === 'already' ? 'in-process' : null
        const changes = { ...times, reason, verifyAt: new Date(clock.now() + pause) }
        await deps.db.transaction(async (tx) => {
          const to = isUnknown ? 'unknown' : 'accepted'
          if (await orders.moveOrder(tx, order.id, to, changes))
            await plans.move(tx, order.planId, 'checking')
        })
      }
    }
  }

  /** Undefined: nothing was sent, somebody else has one of the plans in hand. */
  return async (
    turn: Turn,
    session: CabinetSession,
    group: readonly Dealt[],
    generation: Limits['generation'],
  ): Promise<TransferOutcome | undefined> => {
    const written = group.map((dealt) => ({
      plan: dealt.plan,
      order: orderOf(turn, dealt, generation),
    }))
    const [first] = written
    if (!first || !(await orders.begin(written.map(({ order }) => order)))) return undefined
    const { nmId, sourceId, targetId } = first.order
    const items = written.map(({ order }) => ({ chrtId: order.chrtId ?? 0, count: order.units }))
    let sentAt: Date | null = null
    const onSend = () => {
      sentAt = new Date(clock.now())
    }
    const request = { nmId, sourceId, targetId, items }
    const outcome = await send(session, request, { generation, onSend })
    const ids = written.map(({ order }) => order.id)
    log.info({ transfers: ids, outcome }, 'transfer answered')
    const times = { answeredAt: new Date(clock.now()), sentAt }
    for (const { plan, order } of written) await record(turn, plan, order, outcome, times)
    if (outcome.kind === 'session-expired')
      await deps.keys.refused(session.credentialId, 'wb.session_expired')
    return outcome
  }
}
