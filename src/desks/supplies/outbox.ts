import type { Database, Transaction } from '#db/connection.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import type { Message } from './notices.ts'

/** Leaves messages to their chats in the transaction of the fact; one that was left before is left alone. */
export async function leaveMessages(
  tx: Transaction | Database,
  messages: readonly Message[],
): Promise<void> {
  if (messages.length === 0) return
  await tx
    .insert(outbox)
    .values([...messages])
    .onConflictDoNothing()
}
