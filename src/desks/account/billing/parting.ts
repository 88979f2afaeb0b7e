import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Transaction } from '#db/connection.ts'
import { usageEntries } from '../schema.ts'
import type { Renewal } from './payments/renewal.ts'
import { planPeriods, starInvoices } from './schema.ts'

/** What Telegram charges for again, or lets the person switch on. */
const CHARGEABLE: readonly Renewal[] = ['on', 'off', 'allowed']

/** Subscriptions of somebody who gets nothing for them any more: the sweep tells Telegram not to renew them. */
export async function stopRenewals(tx: Transaction, ownerId: number): Promise<void> {
  await tx
    .update(starInvoices)
    .set({ renewal: 'stopped' satisfies Renewal, isStopOwed: true })
    .where(and(eq(starInvoices.ownerId, ownerId), inArray(starInvoices.renewal, [...CHARGEABLE])))
}

/** Does Telegram still have to be told that nothing is to be renewed? */
export async function owesStops(tx: Transaction, ownerId: number): Promise<boolean> {
  const owed = and(eq(starInvoices.ownerId, ownerId), eq(starInvoices.isStopOwed, true))
  return (await tx.$count(starInvoices, owed)) > 0
}

/** What was theirs to use goes with them; the Stars stay in the ledger, and what they were for names nobody. */
export async function forgetPlans(tx: Transaction, ownerId: number): Promise<void> {
  await tx.delete(planPeriods).where(eq(planPeriods.ownerId, ownerId))
  await tx
    .delete(usageEntries)
    .where(and(eq(usageEntries.ownerId, ownerId), ne(usageEntries.kind, 'stars')))
}
