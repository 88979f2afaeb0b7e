import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { jsonb } from '#db/columns.ts'
import type { Goods } from '../ports/drafts.ts'

/** Drafts of goods that were made for a seller in their cabinet. */
export const supplyDrafts = pgTable(
  'supply_drafts',
  {
    /** The form's own id: what one confirmation makes is made once. */
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    userId: bigint({ mode: 'number' }).notNull(),
    chatId: bigint({ mode: 'number' }).notNull(),
    credentialId: uuid().notNull(),
    accountKey: text().notNull(),
    /** Wildberries' id; null until it is known. */
    wbId: text(),
    goods: jsonb().$type<readonly Goods[]>().notNull(),
    /** 'making', 'made', 'ordered' (its preorder was seen) or 'removed'. */
    status: text().notNull(),
    /** Drafts and preorders that were there before, so that a new one is known for ours. */
    draftsBefore: text().array().notNull().default(sql`'{}'`),
    preordersBefore: bigint({ mode: 'number' }).array().notNull().default(sql`'{}'`),
    preorderId: bigint({ mode: 'number' }),
    /** Next look for its preorder; null: nobody looks any more. */
    checkAt: timestamp({ withTimezone: true }),
    checks: integer().notNull().default(0),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('supply_drafts_workspace').on(table.workspaceId, table.createdAt),
    index('supply_drafts_check').on(table.checkAt).where(sql`check_at is not null`),
    index('supply_drafts_created').on(table.createdAt),
  ],
)

/** Who wants to be reminded of supplies, and how many days before. */
export const supplyReminders = pgTable(
  'supply_reminders',
  {
    workspaceId: uuid().primaryKey(),
    userId: bigint({ mode: 'number' }).notNull(),
    chatId: bigint({ mode: 'number' }).notNull(),
    /** 0: not at all. */
    daysBefore: integer().notNull(),
    checkAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('supply_reminders_check').on(table.checkAt)],
)
