import { toAppError } from '#core/errors.ts'
import type { Leases } from '#platform/limits/leases.ts'
import type { Limits } from '../../ports/transfers.ts'
import type { CabinetSession } from '../../ports.ts'
import { COOLDOWN_MS, type Plan } from '../plan.ts'
import type { PlanReason } from '../states.ts'
import { retryPause } from '../windows.ts'
import { allocate } from './allocate.ts'
import { type CommitDeps, createCommit, type Dealt } from './commit.ts'
import type { Turn } from './turn.ts'

export interface SenderDeps extends CommitDeps {
  readonly leases: Leases
  /** Unique name of this process. */
  readonly owner: string
}

/** A session is made ready and stock is read so long before a window, ms. */
export const LEAD_MS = 20_000
/** Quotas last seconds: who died is followed soon. Whoever lives renews it, however long a step takes. */
const LEASE_MS = 6_000
const RENEW_MS = 2_000
/** Stock as read is believed so long, ms. */
const STOCK_MS = 25_000
/** At least so long between two looks, ms. */
const PAUSE_MS = 200

/**
 * Sends an account's plans while quotas are open, the first in line first: one process an account (lease), one request at
 * a time. What is not a clear answer is `unknown` and looked up before anything else of that plan is sent.
 */
export function createSender(deps: SenderDeps) {
  const { db, plans, orders, outcomes, mover, clock, log } = deps
  const commit = createCommit(deps)

  const handOverAll = async (due: readonly Plan[], why: PlanReason) => {
    for (const plan of due) await outcomes.handOver(plan, why)
  }

  const readStock = async (
    turn: Turn,
    session: CabinetSession,
    due: readonly Plan[],
    signal: AbortSignal,
  ): Promise<void> => {
    const nmIds = [...new Set(due.map(({ nmId }) => nmId))]
    const isKnown = nmIds.every((nmId) => turn.stock.some((line) => line.nmId === nmId))
    if (isKnown && clock.now() < turn.stockAt + STOCK_MS) return
    turn.stock = await mover.stock(session, nmIds, signal)
    turn.stockAt = clock.now()
  }

  /** Deals out what there is. What may not go now says why; what this window will not change waits for another. */
  const deal = async (
    turn: Turn,
    due: readonly Plan[],
    { quotas, isComplete }: Limits,
  ): Promise<readonly (readonly Dealt[])[]> => {
    const counted = await orders.counted(turn.accountKey, clock.now() - COOLDOWN_MS)
    const sentTo = (chrtId: number | null, targetId: number) =>
      counted.findLast((one) => one.chrtId === chrtId && one.targetId === targetId)?.createdAt
    const wishes = due.map((plan) => ({
      ...{ id: plan.id, chrtId: plan.chrtId ?? 0, sourceId: plan.sourceId },
      ...{ targetId: plan.targetId, isWhole: plan.isWhole, left: plan.quantity - plan.moved },
    }))
    const isCooling = (chrtId: number, targetId: number) => sentTo(chrtId, targetId) !== undefined
    const shares = allocate(wishes, { quotas, isComplete, stock: turn.stock, isCooling })
    const groups = new Map<string, Dealt[]>()
    for (const [index, share] of shares.entries()) {
      const plan = due[index]
      if (!plan) continue
      if ('units' in share) {
        // WB takes a product and route for one request, whatever its sizes: they go together.
        const key = `${plan.nmId} ${plan.sourceId} ${plan.targetId}`
        groups.set(key, [...(groups.get(key) ?? []), { plan, units: share.units }])
        continue
      }
      const since = sentTo(plan.chrtId, plan.targetId)
      if (share.hold === 'cooldown' && since)
        await outcomes.postpone(plan, 'cooldown', since.getTime() + COOLDOWN_MS)
      else if (share.hold !== plan.reason)
        await plans.change(db, plan.id, { reason: share.hold }, ['waiting'])
    }
    return [...groups.values()]
  }

  /** One look at the quotas and everything they allow. Returns how long to wait before the next look, ms. */
  const round = async (
    turn: Turn,
    session: CabinetSession,
    due: readonly Plan[],
    signal: AbortSignal,
  ): Promise<number> => {
    await readStock(turn, session, due, signal)
    const limits = await mover.limits(session, [...turn.doubtful], signal)
    // While quotas were read plans may have been made, put in another order or called off.
    const at = clock.now()
    const still = await plans.dueOf(turn.workspaceId, turn.accountKey, at)
    const line = still.filter((plan) => !isOver(plan, at))
    await readStock(turn, session, line, signal)
    for (const group of await deal(turn, line, limits)) {
      if (signal.aborted) return 0
      const outcome = await commit(turn, session, group, limits.generation)
      if (outcome?.kind === 'captcha' || outcome?.kind === 'session-expired') return 0
      // Somebody was faster: what was dealt out is not there any more.
      if (outcome?.kind === 'refused' && /closed|away/.test(outcome.reason)) return 0
    }
    return pauseOf(due, clock.now())
  }

  /** What a look that failed means for the account. */
  const failed = async (
    due: readonly Plan[],
    session: CabinetSession,
    thrown: unknown,
  ): Promise<number> => {
    const error = toAppError(thrown)
    log.warn({ err: error, account: session.accountKey }, 'quotas could not be read')
    if (error.code === 'wb-cabinet.captcha') await handOverAll(due, 'captcha')
    else if (error.kind === 'auth') {
      await handOverAll(due, 'session')
      await deps.keys.refused(session.credentialId, 'wb.session_expired')
    } else {
      for (const { id } of due) await plans.change(db, id, { reason: 'away' }, ['waiting'])
      return Math.max(error.retryAfterMs ?? 0, pauseOf(due, clock.now()))
    }
    return 0
  }

  /** One step of an account's turn: what is over waits, what is open is sent. Undefined: nothing is left to do. */
  const step = async (turn: Turn, signal: AbortSignal): Promise<number | undefined> => {
    const { workspaceId, accountKey } = turn
    const due = await plans.dueOf(workspaceId, accountKey, clock.now() + LEAD_MS)
    const live: Plan[] = []
    for (const plan of due) {
      const now = clock.now()
      if (isOver(plan, now)) await outcomes.postpone(plan, plan.reason ?? 'source-closed', now + 1)
      else live.push(plan)
    }
    if (live.length === 0) return undefined
    const open = live.filter((plan) => plan.dueAt.getTime() <= clock.now())
    const [session] = await deps.keys.sessions([{ workspaceId, accountKey }])
    if (!session) await handOverAll(open, 'no-session')
    else if (open.length > 0)
      return round(turn, session, open, signal).catch((thrown) => {
        signal.throwIfAborted()
        return failed(open, session, thrown)
      })
    else {
      // A window is near. What does not work now is met again when it is there.
      await mover.prepare(session, signal).catch(() => {})
      await readStock(turn, session, live, signal).catch(() => {})
    }
    return Math.min(...live.map((plan) => plan.dueAt.getTime())) - clock.now()
  }

  return {
    /** Everything an account has to send from now on, until nothing is due. */
    async serve(workspaceId: string, accountKey: string, signal: AbortSignal): Promise<void> {
      const lease = `transfers:${workspaceId}:${accountKey}`
      const hold = () => deps.leases.hold(lease, deps.owner, LEASE_MS)
      if (!(await hold())) return
      const [over, lost] = [new AbortController(), new AbortController()]
      const keep = async (): Promise<void> => {
        await clock.sleep(RENEW_MS, over.signal)
        if (await hold()) return keep()
        throw new Error('somebody else has the account')
      }
      const keeping = keep().catch((reason) => lost.abort(reason))
      const own = AbortSignal.any([signal, lost.signal])
      const turn = { workspaceId, accountKey, stock: [], stockAt: 0, doubtful: new Set<number>() }
      try {
        while (!own.aborted) {
          const pause = await step(turn, own)
          if (pause === undefined) break
          await clock.sleep(Math.max(PAUSE_MS, pause), own).catch(() => {})
        }
      } catch (error) {
        if (!lost.signal.aborted) throw error
      } finally {
        over.abort()
        await keeping
        await deps.leases.release(lease, deps.owner)
      }
    },
  }
}

/** Its window is not tried any more. */
const isOver = ({ windowAt }: Plan, now: number): boolean =>
  retryPause(windowAt.getTime(), now) === undefined

/** The soonest any of them wants to be looked at again. */
const pauseOf = (due: readonly Plan[], nowMs: number): number =>
  Math.min(...due.map((plan) => retryPause(plan.windowAt.getTime(), nowMs) ?? 0))
