import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

/** "Keep at least so many of this size at that warehouse": makes plans anew whenever there are fewer. */
export const transferRules = pgTable(
  'transfer_rules',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    userId: bigint({ mode: 'number' }).notNull(),
    chatId: bigint({ mode: 'number' }).notNull(),
    credentialId: uuid(),
    /** WB seller account (`sid`). */
    accountKey: text().notNull(),
    nmId: bigint({ mode: 'number' }).notNull(),
    /** Null: the seller named the size in words and tells the stock. */
    chrtId: bigint({ mode: 'number' }),
    title: text().notNull(),
    sizeName: text().notNull(),
    sourceId: bigint({ mode: 'number' }).notNull(),
    sourceName: text().notNull(),
    targetId: bigint({ mode: 'number' }).notNull(),
    targetName: text().notNull(),
    /** Pieces that shall be at the target, and how many are brought at once when there are fewer. */
    keep: integer().notNull(),
    lot: integer().notNull(),
    /** 'cabinet': stock is read and moved by the bot; 'hand-over': the seller tells the one and does the other. */
    executor: text().notNull(),
    /** 'active', 'paused' or 'removed'. */
    status: text().notNull(),
    /** What came of the last look: a word of rule.ts. */
    reason: text(),
    /** Pieces at the target and on their way to it at the last look. */
    seen: integer(),
    coming: integer(),
    lookedAt: timestamp({ withTimezone: true }),
    /** Next look at the stock, or the next question how much there is. */
    lookAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('transfer_rules_workspace').on(table.workspaceId, table.createdAt),
    index('transfer_rules_due').on(table.lookAt).where(sql`status = 'active'`),
    index('transfer_rules_ended').on(table.endedAt).where(sql`ended_at is not null`),
    // One rule for a size and a warehouse.
    uniqueIndex('transfer_rules_once')
      .on(table.workspaceId, table.accountKey, table.nmId, table.sizeName, table.targetId)
      .where(sql`status in ('active','paused')`),
  ],
)
