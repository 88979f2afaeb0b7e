import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/connection.ts'
import type { Notice } from './notice.ts'
import { outbox } from './schema.ts'

/** A message owed to a chat. */
export interface OwedMessage {
  /** Makes a fact's message unique, e.g. `booking:<id>:caught`: a second one with the same key is dropped. */
  readonly key: string
  readonly chatId: number
  readonly notice: Notice
  /** Ignores quiet hours. */
  readonly isLoud?: boolean
}

/** Postgres channel that wakes notifiers when the transaction commits. */
export const OUTBOX_CHANNEL = 'outbox'

/** Leaves a message in the transaction of the fact it tells; it is sent when, and only when, that commits. */
export async function enqueue(tx: Transaction, message: OwedMessage): Promise<void> {
  const { key, chatId, notice, isLoud = false } = message
  // Due since 1970, so that only the notifier's clock ever decides.
  await tx.execute(sql`
    with put as (
      insert into ${outbox} (key, chat_id, notice, is_loud, not_before)
      values (${key}, ${chatId}, ${JSON.stringify(notice)}::jsonb, ${isLoud}, 'epoch')
      on conflict do nothing returning id
    )
    select pg_notify(${OUTBOX_CHANNEL}, '') from put`)
}
