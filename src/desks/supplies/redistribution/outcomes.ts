import type { Clock } from '#core/clock.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { tell } from '../notices/tell.ts'
import {
  transferDone,
  transferEnded,
  transferHanded,
  transferPart,
  transferUnclear,
} from './messages.ts'
import type { Claim, OrderStore } from './order-store.ts'
import { COOLDOWN_MS, type Order, type Plan } from './plan.ts'
import type { PlanStore } from './plan-store.ts'
import { MIN_LOT } from './sending/allocate.ts'
import type { PlanReason } from './states.ts'
import { ANSWER_MS, nextWindow, REMIND_MS, retryPause } from './windows.ts'

export interface OutcomesDeps {
  readonly db: Database
  readonly plans: PlanStore
  readonly orders: OrderStore
  readonly clock: Clock
  /** When quotas open, in minutes of Moscow's day. */
  readonly windows: readonly number[]
  readonly cabinetUrl: string
}

/** What becomes of a plan, each with the message the seller is owed for it, in one transaction. */
export function createTransferOutcomes(deps: OutcomesDeps) {
  const { db, plans, orders, clock, windows } = deps

  const end = async (
    tx: Transaction,
    plan: Plan,
    reason: PlanReason | null,
    isByHand = false,
  ): Promise<void> => {
    const endedAt = new Date(clock.now())
    if (plan.moved > 0) {
      const isEnded = await plans.move(tx, plan.id, 'done', { moved: plan.moved, reason, endedAt })
      if (isEnded) await tell(tx, transferDone(plan, isByHand))
      return
    }
    const to = plan.isCancelAsked || reason === 'declined' ? 'cancelled' : 'ended'
    const isEnded = await plans.move(tx, plan.id, to, { reason, endedAt })
    if (isEnded && to === 'ended') await tell(tx, transferEnded(plan, reason ?? 'refused'))
  }

  /** Waits for the first window at or after a moment, or ends when that is too late. */
  const wait = async (
    tx: Transaction,
    plan: Plan,
    reason: PlanReason | null,
    fromMs: number,
  ): Promise<number | undefined> => {
    const windowAt = nextWindow(windows, fromMs)
    if (windowAt > plan.untilAt.getTime()) {
      await end(tx, plan, plan.moved > 0 ? 'expired' : (reason ?? 'expired'))
      return undefined
    }
    const lead = plan.executor === 'hand-over' ? REMIND_MS : 0
    await plans.move(tx, plan.id, 'waiting', {
      ...{ reason, moved: plan.moved, windowAt: new Date(windowAt) },
      dueAt: new Date(windowAt - lead),
    })
    return windowAt
  }

  /** Pieces have certainly gone. */
  const moved = async (
    tx: Transaction,
    order: Pick<Order, 'id' | 'units' | 'createdAt'>,
    locked: Plan,
    isByHand: boolean,
  ): Promise<void> => {
    const plan = { ...locked, moved: Math.min(locked.quantity, locked.moved + order.units) }
    const left = plan.quantity - plan.moved
    if (left === 0) return end(tx, plan, null, isByHand)
    if (plan.isCancelAsked) return end(tx, plan, 'declined', isByHand)
    if (left < MIN_LOT) return end(tx, plan, 'below-lot', isByHand)
    const windowAt = await wait(tx, plan, 'cooldown', order.createdAt.getTime() + COOLDOWN_MS)
    if (windowAt === undefined) return
    const day = new Date(windowAt + 3 * 3_600_000).toISOString().slice(0, 10)
    await tell(tx, transferPart(plan, order as Order, day))
  }

  return {
    end,
    wait,
    moved,

    /** A request was seen to be done, or the seller says so. */
    async confirmed(order: Order, isByHand: boolean, on: Transaction | Database = db) {
      await on.transaction(async (tx) => {
        const plan = await plans.lock(tx, order.planId)
        const confirmedAt = new Date(clock.now())
        const changes = { confirmedAt, verifyAt: null, reason: null }
        if (!plan || !(await orders.moveOrder(tx, order.id, 'confirmed', changes))) return
        await moved(tx, order, plan, isByHand)
      })
    },

    /**
     * It is certain that nothing came of a request: its plan is tried again while the window lasts, else in the next.
     * `claimed`: as a look says that was claimed so, and that an answer may have overtaken.
     */
    async notDone(
      order: Order,
      to: 'refused' | 'lost',
      reason: PlanReason,
      options: {
        readonly answeredAt?: Date
        readonly sentAt?: Date | null
        readonly on?: Transaction | Database
        readonly claimed?: Claim
      } = {},
    ): Promise<void> {
      const { on = db, claimed, ...times } = options
      await on.transaction(async (tx) => {
        const plan = await plans.lock(tx, order.planId)
        const changes = { ...times, reason, verifyAt: null }
        if (!plan || !(await orders.moveOrder(tx, order.id, to, changes, claimed))) return
        if (plan.isCancelAsked) return end(tx, plan, 'declined')
        if (reason === 'option') return end(tx, plan, reason)
        const isOpen = retryPause(plan.windowAt.getTime(), clock.now()) !== undefined
        const isWorthIt = !SETTLED.includes(reason)
        if (isOpen && isWorthIt) await plans.move(tx, plan.id, 'waiting', { reason })
        else await wait(tx, plan, reason, clock.now() + 1)
      })
    },

    /** Nothing of the plan is under way: it waits for the first window at or after a moment. */
    async postpone(plan: Plan, reason: PlanReason | null, fromMs: number): Promise<void> {
      await db.transaction(async (tx) => {
        const now = await plans.lock(tx, plan.id)
        if (now?.status !== 'waiting' && now?.status !== 'handed') return
        if (now.isCancelAsked) await end(tx, now, 'declined')
        else await wait(tx, now, reason, fromMs)
      })
    },

    /** The seller acts from here on, told with the link; `order`: the request that showed it. */
    async handOver(
      plan: Plan,
      why: PlanReason | 'asked',
      order?: Order,
      times: { readonly answeredAt?: Date; readonly sentAt?: Date | null } = {},
    ): Promise<void> {
      await db.transaction(async (tx) => {
        const now = await plans.lock(tx, plan.id)
        // Without a request of ours only what waits and is due is given away: the rest is in somebody's hands, or was put off.
        const isDue = now?.status === 'waiting' && now.dueAt.getTime() <= clock.now()
        if (!now || (!order && !isDue)) return
        if (order && !(await orders.moveOrder(tx, order.id, 'refused', { ...times, reason: why })))
          return
        if (now.isCancelAsked) return end(tx, now, 'declined')
        const reason = why === 'asked' ? null : why
        const until = Math.max(clock.now(), now.windowAt.getTime()) + ANSWER_MS
        const isHanded = await plans.move(tx, plan.id, 'handed', {
          reason,
          dueAt: new Date(until),
        })
        if (isHanded) await tell(tx, transferHanded(deps.cabinetUrl, now, why, clock.now()))
      })
    },

    /** Only the seller can find out: asked once, and the plan stays where it is. */
    async unclear(order: Order): Promise<void> {
      const plan = await plans.one(order.planId)
      if (plan) await tell(db, transferUnclear(deps.cabinetUrl, plan, order))
    },
  }
}

/** Refusals that the same window will not change. */
const SETTLED: readonly PlanReason[] = [
  'cooldown',
  'in-process',
  'no-stock',
  'not-offered',
  'refused',
]

export type TransferOutcomes = ReturnType<typeof createTransferOutcomes>
