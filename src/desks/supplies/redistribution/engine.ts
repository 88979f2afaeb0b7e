import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Leases } from '#platform/limits/leases.ts'
import type { Log } from '#platform/log/log.ts'
import type { StockMover } from '../ports/transfers.ts'
import type { KeyRing } from '../ports.ts'
import { createOrderStore } from './order-store.ts'
import { createTransferOutcomes } from './outcomes.ts'
import type { Plan } from './plan.ts'
import { createPlanStore } from './plan-store.ts'
import { createSender, LEAD_MS } from './sender.ts'
import { createTransferService } from './service.ts'
import { createTransferVerifier } from './verifier.ts'

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
  const serving = new Map<string, Promise<void>>()
  let stopping: AbortController | undefined
  let loop: Promise<void> | undefined

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

  /** One look at what is due. */
  const round = async (signal: AbortSignal): Promise<void> => {
    const now = clock.now()
    for (const plan of await plans.due(now + LEAD_MS, BATCH)) {
      const isDue = plan.dueAt.getTime() <= now
      if (plan.status === 'waiting' && plan.executor === 'cabinet' && sender) serve(plan, signal)
      else if (!isDue) continue
      else if (plan.status === 'handed') await outcomes.postpone(plan, 'not-taken', now + 1)
      else await outcomes.handOver(plan, plan.executor === 'cabinet' ? 'no-session' : 'asked')
    }
    await verify(signal)
  }

  return {
    service,
    round,
    start(): void {
      stopping = new AbortController()
      const { signal } = stopping
      const run = async () => {
        while (!signal.aborted) {
          await round(signal).catch((err) => log.error({ err }, 'redistribution round failed'))
          await clock.sleep(TICK_MS, signal).catch(() => {})
        }
      }
      loop = run()
    },
    async stop(): Promise<void> {
      stopping?.abort(new Error('stopped'))
      await loop
      await Promise.all(serving.values())
    },
  }
}
