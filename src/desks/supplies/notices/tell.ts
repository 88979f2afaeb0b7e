import { and, gt, inArray } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { enqueue, type OwedMessage } from '#telegram/outbox/enqueue.ts'
import { monitors } from '../schema.ts'
import type { SlotMessage } from './messages.ts'

/**
 * Leaves messages of this desk for sellers, in the transaction of the fact they tell. Every one of them passes here and
 * is worded in `messages.ts`: what holds for all of them belongs into this function.
 */
export function tell(
  tx: Transaction | Database,
  ...messages: readonly OwedMessage[]
): Promise<void> {
  return enqueue(tx, ...messages)
}

/** The same for messages that a quiet monitor holds back: see `quiet/`, which tells their number in the morning. */
export async function tellUnlessQuiet(
  tx: Transaction | Database,
  now: number,
  ...messages: readonly SlotMessage[]
): Promise<void> {
  if (messages.length === 0) return
  const ids = [...new Set(messages.map(({ monitorId }) => monitorId))]
  const rows = await tx
    .select({ id: monitors.id })
    .from(monitors)
    .where(and(inArray(monitors.id, ids), gt(monitors.mutedUntil, new Date(now))))
  const quiet = new Set(rows.map(({ id }) => id))
  await tell(tx, ...messages.filter(({ monitorId }) => !quiet.has(monitorId)))
}
