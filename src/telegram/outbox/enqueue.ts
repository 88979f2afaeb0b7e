import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { toJson } from '#db/storable.ts'
import type { Notice } from './notice.ts'
import { outbox } from './schema.ts'

/** A message owed to a chat. */
export interface OwedMessage {
  /** Makes a fact's message unique, e.g. `booking:<id>:caught`: a second one with the same key is dropped. */
  readonly key: string
  readonly chatId: number
  /** Whose business it tells of; see `outbox.workspaceId`. */
  readonly workspaceId: string | null
  readonly notice: Notice
  /** Ignores quiet hours. */
  readonly isLoud?: boolean
}

/** Postgres channel that wakes notifiers when the transaction commits. */
export const OUTBOX_CHANNEL = 'outbox'

export type Enqueue = typeof enqueue

/**
 * Leaves messages in the transaction of the fact they tell; they are sent when, and only when, that commits, those of
 * one chat in the order given here.
 */
export async function enqueue(
  tx: Transaction | Database,
  ...messages: readonly OwedMessage[]
): Promise<void> {
  if (messages.length === 0) return
  // Due since 1970, so that only the notifier's clock ever decides.
  await tx.execute(sql`
    with put as (
      insert into ${outbox} (key, chat_id, workspace_id, notice, is_loud, not_before)
      select m.key, m."chatId", m."workspaceId", m.notice, coalesce(m."isLoud", false), 'epoch'
      from jsonb_to_recordset(${toJson(messages)}::text::jsonb)
        as m(key text, "chatId" bigint, "workspaceId" uuid, notice jsonb, "isLoud" boolean)
      on conflict do nothing returning id
    )
    select pg_notify(${OUTBOX_CHANNEL}, '') from put limit 1`)
}
