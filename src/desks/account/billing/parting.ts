import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import type { Transaction } from '#db/connection.ts'
import { users } from '#telegram/identity/schema.ts'
import { usageEntries } from '../schema.ts'
import type { Renewal } from './payments/renewal.ts'
import { planPeriods, starInvoices } from './schema.ts'

/** What Telegram charges for again, or lets the person switch on. */
const CHARGEABLE: readonly Renewal[] = ['on', 'off', 'allowed']

/** Subscriptions of somebody who gets nothing for them any more: the sweep tells Telegram not to renew them. */
export async function stopRenewals(tx: Transaction, ownerId: number): Promise<void> {
  const theirs = eq(starInvoices.ownerId, ownerId)
  // A payment that is being written down makes a subscription of an offer: it is waited for, and then seen.
  await tx.select({ id: starInvoices.id }).from(starInvoices).where(theirs).for('update')
  await tx
    .update(starInvoices)
    .set({ renewal: 'stopped' satisfies Renewal, isStopOwed: true })
    .where(and(theirs, inArray(starInvoices.renewal, [...CHARGEABLE])))
}

/** Who was blocked while Telegram took their money would be charged again for nothing. */
export async function stopWhereBlocked(tx: Transaction, userId: number): Promise<void> {
  const blocked = and(eq(users.id, userId), isNotNull(users.blockedAt))
  if ((await tx.$count(users, blocked)) > 0) await stopRenewals(tx, userId)
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
