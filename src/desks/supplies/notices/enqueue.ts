import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { OUTBOX_CHANNEL } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import type { Message } from './messages.ts'

/** Leaves many messages at once, in the transaction of the fact; one that was left before is left alone. */
export async function leaveMessages(
  tx: Transaction | Database,
  messages: readonly Message[],
): Promise<void> {
  if (messages.length === 0) return
  const rows = JSON.stringify(messages)
  // Due since 1970, so that only the notifier's clock ever decides.
  await tx.execute(sql`
    with put as (
      insert into ${outbox} (key, chat_id, notice, is_loud, not_before)
      select m.key, m."chatId", m.notice, m."isLoud", 'epoch'
      from jsonb_to_recordset(${rows}::text::jsonb)
        as m(key text, "chatId" bigint, notice jsonb, "isLoud" boolean)
      on conflict do nothing returning id
    )
    select pg_notify(${OUTBOX_CHANNEL}, '') from put limit 1`)
}
