import type { Database } from '#db/connection.ts'
import { createAllowance } from '#desks/account/billing/allowance.ts'
import type { Limits, Plans } from '#desks/account/billing/plans.ts'
import { catchAllowance } from '#src/app/desks/billing.ts'
import { runningClock } from './clock.ts'

/** A plan of everybody's without anything for sale; what is not named does not end. */
function onlyFree(free: Partial<Limits>): Plans {
  const plenty = 1_000_000
  return {
    free: { catch: plenty, campaign: plenty, import: plenty, sku: plenty, ...free },
    paid: [],
    graceMs: 0,
  }
}

/** The real allowance over the ledger, with so much for free. */
export function freeAllowance(db: Database, free: Partial<Limits>) {
  return createAllowance({
    ...{ db, clock: runningClock, plans: onlyFree(free), countSkus: async () => 0 },
  })
}

/** Catches as the supplies desk is given them. */
export const freeCatches = (db: Database, catches: number) =>
  catchAllowance(freeAllowance(db, { catch: catches }))
