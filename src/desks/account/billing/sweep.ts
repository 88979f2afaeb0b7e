import { and, asc, eq, gt, inArray, lte, ne } from 'drizzle-orm'
import type { Api } from 'grammy'
import type { Clock } from '#core/clock.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import { isRefused } from '#telegram/api/faults.ts'
import type { Enqueue, OwedMessage } from '#telegram/outbox/enqueue.ts'
import { lockOwner, standingOf } from './accounts.ts'
import * as notices from './notices.ts'
import { type Plans, planOf } from './plans.ts'
import { planPeriods, starInvoices } from './schema.ts'
import type { Standing } from './standing.ts'

export interface SweepDeps {
  readonly db: Database
  readonly api: Pick<Api, 'editUserStarSubscription'>
  readonly clock: Clock
  readonly log: Log
  readonly plans: Plans
  readonly enqueue: Enqueue
}

const LOOK_MS = 60_000
const DAY_MS = 86_400_000
/** How long before the end it is told of. */
const SOON_MS = 3 * DAY_MS
const TOMORROW_MS = DAY_MS
/** An end so long ago is no news any more. */
const STALE_MS = 14 * DAY_MS
const MOST = 100

/** What of an end is told, in its order. */
const TOLD = ['', 'soon', 'tomorrow', 'grace', 'locked'] as const
type Told = (typeof TOLD)[number]

/**
 * What is to be told now of a period's end; undefined: nothing yet. Pure; `standing` is the owner's at `now`, and a period
 * that others go on from has no end.
 */
function endingOf(
  period: { readonly plan: string; readonly endsAt: number },
  standing: Standing,
  now: number,
): Told | undefined {
  if (standing.kind === 'free') return 'locked'
  // The same plan or a better one goes on.
  if (standing.plan.name !== period.plan || standing.paidUntil !== period.endsAt) return undefined
  if (standing.kind === 'grace') return 'grace'
  const left = period.endsAt - now
  if (left <= TOMORROW_MS && !standing.isRenewing) return 'tomorrow'
  return left <= SOON_MS ? 'soon' : undefined
}

/** Tells owners of the end of their plans, and tells Telegram of renewals that must not come. */
export function createPlanSweep({ db, api, clock, log, plans, enqueue }: SweepDeps) {
  async function tell(period: typeof planPeriods.$inferSelect): Promise<void> {
    const { id, ownerId, plan } = period
    const endsAt = period.endsAt.getTime()
    await db.transaction(async (tx) => {
      await lockOwner(tx, ownerId)
      const standing = await standingOf(tx, ownerId, clock.now(), plans)
      const told = endingOf({ plan, endsAt }, standing, clock.now())
      if (told === undefined || rank(told) <= rank(period.told)) return
      if (!(await mark(tx, id, period.told, told))) return
      const message = messageOf(told, { ownerId, plan, endsAt, standing })
      if (message) await enqueue(tx, message)
    })
  }

  function messageOf(
    told: Told,
    of: { ownerId: number; plan: string; endsAt: number; standing: Standing },
  ): OwedMessage | undefined {
    const { standing, endsAt } = of
    const isRenewing = standing.kind !== 'free' && standing.isRenewing
    switch (told) {
      case 'soon':
        return notices.soon({ ...of, isRenewing, stars: planOf(plans, of.plan)?.stars ?? 0 })
      case 'tomorrow':
        return notices.tomorrow(of)
      case 'grace':
        return notices.grace({ ...of, until: endsAt + plans.graceMs })
      case 'locked':
        return notices.locked(of)
      default:
        return undefined
    }
  }

  async function look(signal: AbortSignal = rounds.signal): Promise<void> {
    const now = clock.now()
    const ending = await db
      .select()
      .from(planPeriods)
      .where(
        and(
          lte(planPeriods.endsAt, new Date(now + SOON_MS)),
          gt(planPeriods.endsAt, new Date(now - STALE_MS - plans.graceMs)),
          ne(planPeriods.told, 'locked'),
        ),
      )
      .orderBy(asc(planPeriods.endsAt))
    for (const period of ending) {
      if (signal.aborted) return
      await tell(period).catch((error) => log.error({ err: error }, 'the end of a plan not told'))
    }
    await stopOwed()
  }

  /** A refusal says that there is nothing to stop any more. */
  async function stopOwed(): Promise<void> {
    const owed = await db
      .select()
      .from(starInvoices)
      .where(eq(starInvoices.isStopOwed, true))
      .orderBy(asc(starInvoices.createdAt))
      .limit(MOST)
    for (const { id, ownerId, firstChargeId } of owed) {
      try {
        if (firstChargeId) await api.editUserStarSubscription(ownerId, firstChargeId, true)
      } catch (error) {
        log.warn({ err: error, invoiceId: id }, 'a renewal could not be stopped')
        if (!isRefused(error)) continue
      }
      await db.update(starInvoices).set({ isStopOwed: false }).where(eq(starInvoices.id, id))
    }
  }

  const rounds = createRounds({
    ...{ round: look, everyMs: LOOK_MS, clock, log },
    fault: 'ends of plans not looked for',
  })
  return { look, start: rounds.start, stop: rounds.stop }
}

const rank = (told: string): number => (TOLD as readonly string[]).indexOf(told)

async function mark(tx: Transaction, id: string, from: string, to: Told): Promise<boolean> {
  const marked = await tx
    .update(planPeriods)
    .set({ told: to })
    .where(and(eq(planPeriods.id, id), inArray(planPeriods.told, [from])))
    .returning({ id: planPeriods.id })
  return marked.length > 0
}
