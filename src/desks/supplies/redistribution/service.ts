import type { Clock } from '#core/clock.ts'
import { AppError, type ErrorVars } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { StockMover } from '../ports/transfers.ts'
import type { KeyRing } from '../ports.ts'
import { createLookUps } from './checking/look-ups.ts'
import type { OrderStore } from './order-store.ts'
import type { TransferOutcomes } from './outcomes.ts'
import {
  MAX_PLANS,
  MAX_QUANTITY,
  type Order,
  PLAN_LIFE_MS,
  type Plan,
  type PlanDraft,
} from './plan.ts'
import type { PlanStore } from './plan-store.ts'
import { MIN_LOT } from './sending/allocate.ts'
import { nextWindow, REMIND_MS } from './windows.ts'

export interface TransferServiceDeps {
  readonly db: Database
  readonly plans: PlanStore
  readonly orders: OrderStore
  readonly outcomes: TransferOutcomes
  readonly keys: KeyRing
  readonly mover?: StockMover
  readonly clock: Clock
  readonly windows: readonly number[]
}

/** What can be done with moves between WB's warehouses, in the words of the chat. */
export function createTransferService(deps: TransferServiceDeps) {
  const { db, plans, orders, outcomes, clock, windows } = deps
  const lookUps = createLookUps(deps)

  const asManager = <T>(by: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    withAuthority(db, by, 'manager', work)

  const get = async (workspaceId: string, id: string): Promise<Plan> => {
    const plan = await plans.one(id)
    if (plan?.workspaceId !== workspaceId) throw notFound()
    return plan
  }

  const check = async (workspaceId: string, draft: PlanDraft): Promise<void> => {
    const { quantity } = draft
    if (quantity < MIN_LOT || quantity > MAX_QUANTITY)
      throw refused('quantity', { min: MIN_LOT, max: MAX_QUANTITY })
    if (draft.sourceId === draft.targetId) throw refused('route')
    if (draft.executor === 'cabinet' && draft.chrtId === null) throw refused('size')
    const list = await deps.keys.list(workspaceId)
    const key = list.find(({ credentialId }) => credentialId === draft.credentialId)
    if (!key?.isValid || key.accountKey !== draft.accountKey) throw refused('key')
  }

  return {
    ...lookUps,

    /** Makes a plan once for a draft; a repeat finds the one that was made. Throws `invalid` with what is wrong. */
    async create(
      who: Actor & { readonly chatId: number },
      draft: PlanDraft,
      draftId: string,
    ): Promise<Plan> {
      if (!(await plans.one(draftId))) {
        await check(who.workspaceId, draft)
        const now = clock.now()
        const windowAt = draft.when === 'now' ? now : nextWindow(windows, now)
        const isLate = draft.executor === 'hand-over' && draft.when === 'window'
        const row = {
          ...{ ...draft, workspaceId: who.workspaceId, userId: who.userId, chatId: who.chatId },
          ...{ windowAt: new Date(windowAt), createdAt: new Date(now) },
          dueAt: new Date(windowAt - (isLate ? REMIND_MS : 0)),
          untilAt: new Date(now + PLAN_LIFE_MS),
        }
        const made = await asManager(who, (tx) => plans.create(tx, draftId, row, MAX_PLANS))
        if (made === 'limit') throw refused('limit', { max: MAX_PLANS })
        if (made === 'twice') throw refused('twice')
      }
      return get(who.workspaceId, draftId)
    },

    get,

    page: plans.page,

    requests: (planId: string): Promise<readonly Order[]> => orders.ordersOf(planId),

    /** Gets quotas before all other plans of the workspace. */
    async raise(by: Actor, id: string): Promise<void> {
      await get(by.workspaceId, id)
      await asManager(by, async (tx) => {
        const plan = await plans.lock(tx, id)
        const highest = await plans.highest(tx, by.workspaceId)
        // A second press finds it at the top.
        if (!plan || (plan.priority === highest && highest > 0)) return
        await plans.change(tx, id, { priority: highest + 1 })
      })
    },

    /** Ends at once what waits; what is under way is finished and reported first. */
    async cancel(by: Actor, id: string): Promise<'cancelled' | 'after' | 'over'> {
      await get(by.workspaceId, id)
      return asManager(by, async (tx) => {
        const plan = await plans.lock(tx, id)
        if (!plan || plan.endedAt !== null) return 'over'
        if (plan.status === 'sending' || plan.status === 'checking') {
          await plans.change(tx, id, { isCancelAsked: true })
          return 'after'
        }
        await outcomes.end(tx, plan, 'declined')
        return 'cancelled'
      })
    },

    /** "I sent it": all that was left has gone. */
    async confirm(by: Actor, id: string): Promise<'done' | 'over'> {
      await get(by.workspaceId, id)
      return asManager(by, async (tx) => {
        const plan = await plans.lock(tx, id)
        if (!plan || !['handed', 'waiting'].includes(plan.status)) return 'over'
        const now = new Date(clock.now())
        const order = {
          ...{ id: newId(now.getTime()), planId: id, workspaceId: plan.workspaceId },
          ...{ accountKey: plan.accountKey, nmId: plan.nmId, chrtId: plan.chrtId },
          ...{ sourceId: plan.sourceId, targetId: plan.targetId, windowAt: plan.windowAt },
          ...{ units: plan.quantity - plan.moved, executor: 'hand-over', status: 'confirmed' },
          ...{ confirmedAt: now, createdAt: now },
        }
        await orders.insertOrder(tx, order)
        await outcomes.moved(tx, order, plan, true)
        return 'done'
      })
    },

    /** "Not now": it waits for the next window. */
    async decline(by: Actor, id: string): Promise<void> {
      await get(by.workspaceId, id)
      await asManager(by, async (tx) => {
        const plan = await plans.lock(tx, id)
        if (plan?.status === 'handed') await outcomes.wait(tx, plan, null, laterThan(plan, clock))
      })
    },

    /** What the seller sees of a request that got no clear answer. */
    async say(by: Actor, orderId: string, isThere: boolean): Promise<'noted' | 'over'> {
      const order = await orders.one(orderId)
      if (order?.workspaceId !== by.workspaceId) throw notFound()
      if (order.status !== 'unknown' && order.status !== 'accepted') return 'over'
      await asManager(by, (tx) =>
        isThere
          ? outcomes.confirmed(order, false, tx)
          : outcomes.notDone(order, 'lost', 'not-done', { on: tx }),
      )
      return 'noted'
    },

    /** Start of the next window, ms. */
    nextWindow: (): number => nextWindow(windows, clock.now()),
  }
}

const laterThan = (plan: Plan, clock: Clock) => Math.max(plan.windowAt.getTime(), clock.now()) + 1

export type TransferService = ReturnType<typeof createTransferService>

function notFound(): AppError {
  const messageKey = 'error-transfer-not-found'
  return new AppError({ kind: 'not-found', code: 'supplies.no_transfer', messageKey })
}

function refused(fault: string, vars: ErrorVars = {}): AppError {
  const messageKey = `transfer-draft-${fault}`
  return new AppError({ kind: 'invalid', code: `supplies.transfer_${fault}`, messageKey, vars })
}
