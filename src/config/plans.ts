import { PLAN_NAMES, type Plan, type Plans } from '#desks/account/billing/plans.ts'
import type { Values } from './variables.ts'

/** What everybody has once, what is sold, and how it ends. */
export interface PlansConfig {
  readonly plans: Plans
  /** Extra catches for both when somebody who was invited first pays. */
  readonly referralCatches: number
}

const DAY_MS = 86_400_000

export function plansConfig(values: Values): PlansConfig {
  const offers = { seller: values.PLAN_SELLER, business: values.PLAN_BUSINESS }
  const paid = PLAN_NAMES.flatMap((name): Plan[] => {
    const offer = offers[name]
    return offer === 'off' || values.PAYMENTS === 'off' ? [] : [{ name, ...offer }]
  })
  return {
    plans: {
      free: {
        catch: values.TRIAL_CATCHES,
        campaign: values.CAMPAIGN_LIMIT,
        import: values.TRIAL_IMPORTS,
        sku: values.TRIAL_SKUS,
      },
      paid: paid.toSorted((one, other) => one.stars - other.stars),
      graceMs: values.GRACE_DAYS * DAY_MS,
    },
    referralCatches: values.REFERRAL_CATCHES,
  }
}
