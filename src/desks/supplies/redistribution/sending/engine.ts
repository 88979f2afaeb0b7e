import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Leases } from '#platform/limits/leases.ts'
import type { Log } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import type { StockMover } from '../../ports/transfers.ts'
import type { KeyRing } from '../../ports.ts'
import { createTransferVerifier } from '../checking/verifier.ts'
import { createOrderStore } from '../order-store.ts'
import { createTransferOutcomes } from '../outcomes.ts'
import type { Plan } from '../plan.ts'
import { createPlanStore } from '../plan-store.ts'
import { createKeeper } from '../rules/keeper.ts'
import { createRuleService } from '../rules/service.ts'
import { createRuleStore } from '../rules/store.ts'
import { createTransferService } from '../service.ts'
import { createSender, LEAD_MS } from './sender.ts'

export interface RedistributionDeps {
  readonly db: Database
  readonly leases: Leases
  readonly clock: Clock
  readonly log: Log
  readonly keys: KeyRing
  /** Present only when the operator has switched acting in the seller account on. */
  readonly mover?: StockMover
  /** Unique name of this process. */
  readonly owner: string
  /** When quotas open, in minutes of Moscow's day. */
  readonly windows: readonly number[]
  /** Where links to the seller account lead. */
  readonly cabinetUrl: string
}

const TICK_MS = 500
/** While nothing is due; accounts are prepared long before a window. */
const IDLE_MS = 2_000
const BATCH = 500

/** Wires redistribution: what the chat calls, and the loop that sends, reminds and looks up. */
export function createRedistribution(deps: RedistributionDeps) {
  const { db, clock, log, mover } = deps
  const plans = createPlanStore(db)
  const orders = createOrderStore(db)
  const outcomes = createTransferOutcomes({ ...deps, plans, orders })
  const sender = mover && createSender({ ...deps, mover, plans, orders, outcomes })
  const verify = createTransferVerifier({ ...deps, mover, orders, outcomes })
  const service = createTransferService({ ...deps, plans, orders, outcomes })
  const rules = createRuleStore(db)
  const keep = createKeeper({ ...deps, plans, rules })
  const serving = new Map<string, Promise<void>>()

  const serve = (plan: Plan, signal: AbortSignal): void => {
    const { workspaceId, accountKey } = plan
    const key = `${workspaceId} ${accountKey}`
    if (!sender || serving.has(key)) return
    const work = sender
      .serve(workspaceId, accountKey, signal)
      .catch((err) => log.error({ err, account: accountKey }, 'redistribution step failed'))
      .then(() => void serving.delete(key))
    serving.set(key, work)
  }

  /** One look at what is due; resolves with how much that was. */
  const round = async (signal: AbortSignal): Promise<number> => {
    const now = clock.now()
    const due = await plans.due(now + LEAD_MS, BATCH)
    for (const plan of due) {
      const isDue = plan.dueAt.getTime() <= now
      if (plan.status === 'waiting' && plan.executor === 'cabinet' && sender) serve(plan, signal)
      else if (!isDue) continue
      else if (plan.status === 'handed') await outcomes.postpone(plan, 'not-taken', now + 1)
      else await outcomes.handOver(plan, plan.executor === 'cabinet' ? 'no-session' : 'asked')
    }
    const looked = await verify(signal)
    await keep(signal)
    return due.length + looked
  }

  const rounds = createRounds({
    ...{ round, everyMs: TICK_MS, idleMs: IDLE_MS, clock, log },
    fault: 'redistribution round failed',
  })
  return {
    service,
    rules: createRuleService({ ...deps, plans, rules }),
    round,
    start: rounds.start,
    async stop(): Promise<void> {
      await rounds.stop()
      await Promise.all(serving.values())
    },
  }
}
