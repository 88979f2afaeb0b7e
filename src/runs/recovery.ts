import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { findDueCards } from './card-store.ts'
import type { Delivery } from './delivery.ts'
import { abandon, requeue, unchanged } from './moves.ts'
import type { Run } from './schema.ts'
import { changeRun, findStuck } from './store.ts'

export interface RecoveryDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly delivery: Delivery
  readonly enqueue: (run: Run) => Promise<void>
  readonly ttlMs: number
  readonly lostMs: number
}

/** One look round: any number of processes may do it at the same time. */
export async function recover(deps: RecoveryDeps): Promise<void> {
  const { db, clock, log } = deps
  for (const seen of await findStuck(db, clock.now(), deps)) {
    const move = seen.status === 'running' ? abandon(clock.now()) : requeue
    const run = await changeRun(db, seen.id, clock.now(), unchanged(seen, move))
    if (!run) continue
    log.warn({ runId: run.id, was: seen.status, now: run.status }, 'run put back')
    if (run.status === 'queued') await deps.enqueue(run)
  }
  for (const { id } of await findDueCards(db, clock.now())) await deps.delivery.deliver(id)
}
