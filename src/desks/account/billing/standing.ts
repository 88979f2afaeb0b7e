import { MONTH_MS, type Plan, type Plans, planOf, rankOf } from './plans.ts'

/** A plan for a while: paid, granted or by a promo code. */
export interface Period {
  readonly plan: string
  /** ms. */
  readonly startsAt: number
  readonly endsAt: number
  /** Paid by a subscription that Telegram goes on charging for. */
  readonly isRenewing: boolean
  /** Telegram has tried to renew it, and could not. */
  readonly hasFailed?: boolean
}

/** What an owner has now. */
export type Standing =
  | {
      readonly kind: 'free'
      /** The plan that ended last, if there was one. */
      readonly ended: { readonly plan: string; readonly at: number } | null
    }
  | {
      /** 'grace': the period is over, its renewal has not come yet, and all goes on for a while. */
      readonly kind: 'plan' | 'grace'
      readonly plan: Plan
      /** Until when it is paid for, ms; in the grace since when it is not. */
      readonly paidUntil: number
      /** Until when it lasts, ms. */
      readonly lastsUntil: number
      readonly isRenewing: boolean
      /** It goes on being charged for, but the last try failed. */
      readonly hasFailed: boolean
      /** Uses are counted from here, ms: the month of the plan that is under way. */
      readonly countedSince: number
    }

/** So near its end a plan may be subscribed to anew, ms: a subscription begins at once, whatever is paid for already. */
const LAST_DAYS_MS = 3 * 86_400_000

/** Would a subscription to the present plan take days that are paid for? */
export function swallowsDays(
  { paidUntil, isRenewing }: { readonly paidUntil: number | null; readonly isRenewing: boolean },
  now: number,
): boolean {
  return !isRenewing && (paidUntil ?? 0) - now > LAST_DAYS_MS
}

/** Which plan counts at a moment: the best of those under way, else one whose renewal is late, else none. */
export function standingAt(periods: readonly Period[], now: number, plans: Plans): Standing {
  const sold = periods.filter(({ plan }) => planOf(plans, plan))
  const best = (of: readonly Period[]) =>
    of.toSorted(
      (one, other) =>
        rankOf(plans, other.plan) - rankOf(plans, one.plan) || other.endsAt - one.endsAt,
    )[0]
  const live = best(sold.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt))
  if (live) {
    const paidUntil = coveredUntil(sold, live)
    const last = sold.find(({ plan, endsAt }) => plan === live.plan && endsAt === paidUntil)
    const isRenewing = last?.isRenewing ?? false
    return here('plan', live, {
      ...{ now, plans, paidUntil, isRenewing },
      hasFailed: isRenewing && (last?.hasFailed ?? false),
      lastsUntil: paidUntil + (isRenewing ? plans.graceMs : 0),
    })
  }
  const late = best(
    sold.filter(
      ({ isRenewing, endsAt }) => isRenewing && endsAt <= now && now < endsAt + plans.graceMs,
    ),
  )
  if (late) {
    const paidUntil = late.endsAt
    const lastsUntil = paidUntil + plans.graceMs
    const at = { now, plans, paidUntil, lastsUntil, isRenewing: true }
    return here('grace', late, { ...at, hasFailed: late.hasFailed ?? false })
  }
  const over = periods
    .filter(({ startsAt, endsAt }) => endsAt <= now && startsAt < endsAt)
    .toSorted((one, other) => other.endsAt - one.endsAt)[0]
  return { kind: 'free', ended: over ? { plan: over.plan, at: over.endsAt } : null }
}

function here(
  kind: 'plan' | 'grace',
  period: Period,
  at: {
    readonly now: number
    readonly plans: Plans
    readonly paidUntil: number
    readonly lastsUntil: number
    readonly isRenewing: boolean
    readonly hasFailed: boolean
  },
): Standing {
  const plan = planOf(at.plans, period.plan)
  if (!plan) throw new Error(`no plan ${period.plan}`)
  // Days of grace belong to the month before: they bring no uses of their own.
  const within = Math.min(at.now, period.endsAt - 1)
  const months = Math.floor((within - period.startsAt) / MONTH_MS)
  const { paidUntil, lastsUntil, isRenewing, hasFailed } = at
  const countedSince = period.startsAt + months * MONTH_MS
  return { kind, plan, paidUntil, lastsUntil, isRenewing, hasFailed, countedSince }
}

/** The end of the same plan without a gap. */
function coveredUntil(periods: readonly Period[], { plan, endsAt }: Period): number {
  let until = endsAt
  for (;;) {
    const next = periods
      .filter((one) => one.plan === plan && one.startsAt <= until && one.endsAt > until)
      .map((one) => one.endsAt)
    if (next.length === 0) return until
    until = Math.max(...next)
  }
}
