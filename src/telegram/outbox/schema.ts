import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { jsonb } from '#db/columns.ts'
import type { Notice } from './notice.ts'

/** Messages owed to a chat because of a business fact, written in the fact's own transaction. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    /** Makes a fact's message unique, e.g. `booking:<id>:caught`. */
    key: text().notNull().unique(),
    chatId: bigint({ mode: 'number' }).notNull(),
    /** Whose business it is: read by its members only. Null: the reader's own, whatever they belong to. */
    workspaceId: uuid(),
    notice: jsonb().$type<Notice>().notNull(),
    /** Loud notices ignore quiet hours. */
    isLoud: boolean().notNull().default(false),
    /** 'pending', 'sent' or 'dead'. */
    status: text().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    /** Not sent before this moment: quiet hours, a 429, a back-off. By the notifiers' clocks. */
    notBefore: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** It has a fault of its own, so that later messages of the chat do not wait for it. */
    isAside: boolean().notNull().default(false),
    /** Fencing token: raised by each claim, and only who holds the last one may send. */
    claim: integer().notNull().default(0),
    /** When the claim runs out, by the database's clock; null when nobody holds the message. */
    claimedUntil: timestamp({ withTimezone: true }),
    messageId: bigint({ mode: 'number' }),
    error: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    sentAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('outbox_owed_to').on(table.chatId, table.workspaceId).where(sql`status = 'pending'`),
    index('outbox_lanes')
      .on(table.chatId, table.isLoud, table.id)
      .where(sql`status = 'pending' and not is_aside`),
    index('outbox_aside').on(table.notBefore).where(sql`status = 'pending' and is_aside`),
    index('outbox_settled').on(table.createdAt).where(sql`status <> 'pending'`),
    index('outbox_in_chat').on(table.chatId, table.messageId),
  ],
)
