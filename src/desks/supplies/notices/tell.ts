import type { Database, Transaction } from '#db/connection.ts'
import { enqueue, type OwedMessage } from '#telegram/outbox/enqueue.ts'

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
