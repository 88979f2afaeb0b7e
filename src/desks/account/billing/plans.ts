import type { LimitKind } from '#core/used-up.ts'

/** What plans are counted in. SKUs are what stands in stock at one time, the others are uses. */
export type UseKind = 'catch' | 'campaign' | 'import'
export type { LimitKind } from '#core/used-up.ts'

export const USE_KINDS: readonly UseKind[] = ['catch', 'campaign', 'import']
export const LIMIT_KINDS: readonly LimitKind[] = [...USE_KINDS, 'sku']

/** How much of each there is. */
export type Limits = Readonly<Record<LimitKind, number>>

export const PLAN_NAMES = ['seller', 'business'] as const
/** A plan that is paid for. */
export type PlanName = (typeof PLAN_NAMES)[number]

export interface Plan {
  readonly name: PlanName
  /** Telegram Stars for 30 days. */
  readonly stars: number
  /** Uses in 30 days, SKUs at one time. */
  readonly limits: Limits
}

/** What the operator sells. */
export interface Plans {
  /** Once an owner, however long they stay. */
  readonly free: Limits
  /** In the order of their price; none when nothing is for sale. */
  readonly paid: readonly Plan[]
  /** So long a plan stays after a renewal failed, ms. */
  readonly graceMs: number
}

/** One month of a plan; Telegram takes no other (core.telegram.org/bots/api#createinvoicelink, `subscription_period`). */
export const MONTH_MS = 30 * 86_400_000

export const isPlanName = (text: string): text is PlanName =>
  PLAN_NAMES.some((name) => name === text)

export function planOf(plans: Plans, name: string): Plan | undefined {
  return plans.paid.find((plan) => plan.name === name)
}

/** Which of two plans is worth more: the dearer one; one no longer sold counts least. */
export function rankOf(plans: Plans, name: string): number {
  return planOf(plans, name)?.stars ?? 0
}
