import type { Clock } from '#core/clock.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { fundsOf, leftIn, limitOf, standingOf } from './accounts.ts'
import { type LimitKind, type PlanName, type Plans, USE_KINDS } from './plans.ts'

export interface PlanUse {
  readonly kind: LimitKind
  /** In the month of the plan, or ever of the trial. */
  readonly used: number
  readonly limit: number
  /** Of what was given on top. */
  readonly extra: number
  /** All together that may still be used. */
  readonly left: number
}

/** What somebody has, for their own screen and for admins. */
export interface PersonPlan {
  /** Null: the trial. */
  readonly plan: PlanName | null
  /** 'locked': there was a plan, and it is over. */
  readonly state: 'trial' | 'paid' | 'grace' | 'locked'
  /** Until when it is paid for, ms; null without a plan. */
  readonly paidUntil: number | null
  /** With days of grace, ms. */
  readonly lastsUntil: number | null
  readonly isRenewing: boolean
  /** It is renewed by Telegram, whose last try failed. */
  readonly hasFailed: boolean
  /** The plan that ended last. */
  readonly ended: { readonly plan: string; readonly at: number } | null
  readonly uses: readonly PlanUse[]
}

export interface PersonPlanDeps {
  readonly db: Database
  readonly clock: Clock
  readonly plans: Plans
  readonly countSkus: (on: Database | Transaction, ownerId: number) => Promise<number>
}

/** Reads what an owner has and has used. */
export function createPersonPlans({ db, clock, plans, countSkus }: PersonPlanDeps) {
  return async (ownerId: number): Promise<PersonPlan> => {
    const standing = await standingOf(db, ownerId, clock.now(), plans)
    const hasPlan = standing.kind !== 'free'
    const uses: PlanUse[] = []
    for (const kind of USE_KINDS) {
      const funds = (await fundsOf(db, new Map([[ownerId, standing]]), kind, plans)).get(ownerId)
      if (!funds) continue
      const limit = hasPlan ? standing.plan.limits[kind] : plans.free[kind]
      const used = hasPlan ? funds.usedOfPlan : funds.usedOfTrial
      // Of the trial a plan leaves what it was; it comes on top as what was given does.
      const extra = funds.extra + (hasPlan ? funds.trial : 0)
      uses.push({ kind, used, limit, extra, left: leftIn(funds) })
    }
    const used = await countSkus(db, ownerId)
    const limit = limitOf(standing, 'sku', plans)
    uses.push({ kind: 'sku', used, limit, extra: 0, left: Math.max(0, limit - used) })
    if (standing.kind === 'free') {
      const { ended } = standing
      const state = ended ? 'locked' : 'trial'
      const nothing = { plan: null, paidUntil: null, lastsUntil: null, isRenewing: false }
      return { ...nothing, hasFailed: false, state, ended, uses }
    }
    const { plan, ...rest } = standing
    const state = standing.kind === 'grace' ? 'grace' : 'paid'
    const { paidUntil, lastsUntil, isRenewing, hasFailed } = rest
    const until = { paidUntil, lastsUntil, isRenewing, hasFailed }
    return { plan: plan.name, state, ...until, ended: null, uses }
  }
}
