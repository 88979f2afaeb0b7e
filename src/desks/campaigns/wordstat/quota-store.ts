import { and, desc, eq, gt, inArray, min, sum } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { lockName } from '#db/lock.ts'
import { OPEN_STATUSES } from '#runs/run.ts'
import { runs } from '#runs/schema.ts'
import type { Quota } from '../campaigns.ts'
import type { ServiceKey, Wordstat } from '../ports.ts'
import { wordstatCalls, wordstatWaiters } from '../schema.ts'
import { decide, LATE_MS, outlook, type QuotaDecision, type QuotaLimit } from './quota.ts'

/** An account of Wordstat and how much of it may be spent. */
export interface QuotaAccount {
  /** Provider and account, e.g. `cloud:b1g…`. */
  readonly account: string
  readonly limit: QuotaLimit
}

interface Asker {
  readonly runId: string
  readonly workspaceId: string
  /** Calls the run has still to make, this one included. */
  readonly wants: () => number
}

/** The account a key spends, and what its service allows. */
export function quotaOf(service: Wordstat, key: ServiceKey): QuotaAccount {
  return { account: `${service.provider}:${key.accountKey}`, limit: service.quota }
}

/** A person's pause may last; who waits for a worker or for the hour is in line. */
const IN_LINE = OPEN_STATUSES.filter((status) => status !== 'paused')

/** The quota of Wordstat accounts over all processes: one short transaction a call, one account after the other. */
export function createQuotaStore({ db, clock }: { db: Database; clock: Clock }) {
  async function situationOf(tx: Transaction | Database, { account, limit }: QuotaAccount) {
    const now = clock.now()
    const oldest = new Date(now - limit.windowMs - LATE_MS)
    const taken = await tx
      .select({ workspaceId: wordstatCalls.workspaceId, calledAt: wordstatCalls.calledAt })
      .from(wordstatCalls)
      .where(and(eq(wordstatCalls.account, account), gt(wordstatCalls.calledAt, oldest)))
      .orderBy(desc(wordstatCalls.calledAt))
      .limit(limit.calls)
    const waiters = await tx
      .select({
        workspaceId: wordstatWaiters.workspaceId,
        wants: sum(wordstatWaiters.wants).mapWith(Number),
        since: min(wordstatWaiters.since),
      })
      .from(wordstatWaiters)
      .innerJoin(runs, eq(runs.id, wordstatWaiters.runId))
      .where(and(eq(wordstatWaiters.account, account), inArray(runs.status, IN_LINE)))
      .groupBy(wordstatWaiters.workspaceId)
    return {
      limit,
      now,
      taken: taken.map((call) => ({ ...call, calledAt: call.calledAt.getTime() })),
      waiters: waiters.map((one) => ({ ...one, since: one.since?.getTime() ?? now })),
    }
  }

  return {
    /** Takes the right to one call, or tells when to ask again; the run stays in line until {@link leave}. */
    take: (of: QuotaAccount, { runId, workspaceId, wants }: Asker): Promise<QuotaDecision> =>
      db.transaction(async (tx) => {
        await lockName(tx, `wordstat:${of.account}`)
        const since = new Date(clock.now())
        const line = { account: of.account, workspaceId, wants: wants() }
        await tx
          .insert(wordstatWaiters)
          .values({ runId, ...line, since })
          .onConflictDoUpdate({ target: wordstatWaiters.runId, set: line })
        const situation = await situationOf(tx, of)
        const decision = decide(situation, workspaceId)
        if (decision.isGranted) {
          const calledAt = new Date(situation.now)
          const id = newId(situation.now)
          await tx.insert(wordstatCalls).values({ id, account: of.account, workspaceId, calledAt })
          const left = { wants: line.wants - 1 }
          await tx.update(wordstatWaiters).set(left).where(eq(wordstatWaiters.runId, runId))
        }
        return decision
      }),

    /** The run wants no more. */
    async leave(runId: string): Promise<void> {
      await db.delete(wordstatWaiters).where(eq(wordstatWaiters.runId, runId))
    },

    /** What a workspace has left of the account now. */
    async view(of: QuotaAccount, workspaceId: string, isShared: boolean): Promise<Quota> {
      const situation = await situationOf(db, of)
      return { calls: of.limit.calls, ...outlook(situation, workspaceId), isShared }
    },
  }
}
