import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import type { Delivery } from '../card/delivery.ts'
import { findDueCards } from '../card/store.ts'
import { abandon, requeue, unchanged } from '../moves.ts'
import type { Run } from '../schema.ts'
import { changeRun, findStuck } from '../store.ts'

export interface RecoveryDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly delivery: Delivery
  readonly putOnQueue: (run: Run) => Promise<void>
  readonly ttlMs: number
  readonly lostMs: number
  /** Kinds of runs taken from their workers after another silence, ms. */
  readonly hasty: ReadonlyMap<string, number>
}

/** Puts back what dead workers had in hand and lost jobs forgot; any number of processes may do so at once. */
export async function putBack(deps: RecoveryDeps): Promise<void> {
  const { db, clock, log } = deps
  for (const seen of await findStuck(db, clock.now(), deps)) {
    const move = seen.status === 'running' ? abandon(clock.now()) : requeue
    const run = await changeRun(db, seen.id, clock.now(), unchanged(seen, move))
    if (!run) continue
    log.warn({ runId: run.id, was: seen.status, now: run.status }, 'run put back')
    if (run.status === 'queued') await deps.putOnQueue(run)
  }
}

/** Shows the cards that chats are owed. */
export async function showOwed({ db, clock, delivery }: RecoveryDeps): Promise<void> {
  const due = await findDueCards(db, clock.now())
  await Promise.all(due.map(({ id }) => delivery.deliver(id)))
}
