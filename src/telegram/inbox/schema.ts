import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { bytea } from '#db/columns.ts'

/** Every update Telegram gave us, stored before it is acknowledged. */
export const inbox = pgTable(
  'inbox',
  {
    updateId: bigint({ mode: 'number' }).primaryKey(),
    /** What orders updates: the chat id, or the person's id when an update has no chat. */
    lane: bigint({ mode: 'number' }).notNull(),
    /** The update itself, sealed: a pasted key must not lie here in clear. Emptied when done. */
    payload: bytea(),
    /** 'pending', 'done' or 'failed' (gave up after repeated attempts). */
    status: text().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    error: text(),
    receivedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    doneAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('inbox_pending').on(table.lane, table.updateId).where(sql`status = 'pending'`),
    index('inbox_settled').on(table.receivedAt).where(sql`status <> 'pending'`),
  ],
)
