import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { transferRules } from './rules/schema.ts'

/** What a seller wants moved from one WB warehouse to another: one size of one product. */
export const transferPlans = pgTable(
  'transfer_plans',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    userId: bigint({ mode: 'number' }).notNull(),
    chatId: bigint({ mode: 'number' }).notNull(),
    /** Counts up in the workspace: what the seller calls the request. */
    number: integer().notNull(),
    credentialId: uuid(),
    /** WB seller account (`sid`). */
    accountKey: text().notNull(),
    nmId: bigint({ mode: 'number' }).notNull(),
    /** Null: the seller named the size in words and sends it by hand. */
    chrtId: bigint({ mode: 'number' }),
    title: text().notNull(),
    sizeName: text().notNull(),
    sourceId: bigint({ mode: 'number' }).notNull(),
    sourceName: text().notNull(),
    targetId: bigint({ mode: 'number' }).notNull(),
    targetName: text().notNull(),
    /** Pieces wanted, and those that went. */
    quantity: integer().notNull(),
    moved: integer().notNull().default(0),
    /** All at once or nothing: a part sent closes the target for three days. */
    isWhole: boolean().notNull().default(false),
    /** 'cabinet' or 'hand-over': who sends. */
    executor: text().notNull(),
    /** Higher goes first; equal ones in the order they were made. */
    priority: integer().notNull().default(0),
    /** States of states.ts. */
    status: text().notNull(),
    /** Why it waits or how it ended. */
    reason: text(),
    /** Cancelled while a request was under way: it ends when that is settled. */
    isCancelAsked: boolean().notNull().default(false),
    /** Start of the window it is tried in next, or is being tried in. */
    windowAt: timestamp({ withTimezone: true }).notNull(),
    /** When somebody has to act next: the window, or five minutes before one for a hand-over. */
    dueAt: timestamp({ withTimezone: true }).notNull(),
    /** No window that begins later is tried. */
    untilAt: timestamp({ withTimezone: true }).notNull(),
    /** The rule that made it. */
    ruleId: uuid().references(() => transferRules.id, { onDelete: 'set null' }),
    endedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('transfer_plans_workspace').on(table.workspaceId, table.createdAt),
    uniqueIndex('transfer_plans_number').on(table.workspaceId, table.number),
    index('transfer_plans_due').on(table.dueAt).where(sql`status in ('waiting','handed')`),
    index('transfer_plans_ended').on(table.endedAt).where(sql`ended_at is not null`),
    index('transfer_plans_rule').on(table.ruleId, table.createdAt).where(sql`rule_id is not null`),
    // What is on its way to a warehouse already.
    index('transfer_plans_target').on(table.accountKey, table.nmId, table.targetId),
    // One wish for a size and a route at a time, whoever has it.
    uniqueIndex('transfer_plans_once')
      .on(table.accountKey, table.nmId, table.sizeName, table.sourceId, table.targetId)
      .where(sql`status in ('waiting','sending','checking','handed')`),
  ],
)

/** One request to WB for one plan, or what a seller sent by hand. */
export const transferOrders = pgTable(
  'transfer_orders',
  {
    id: uuid().primaryKey(),
    planId: uuid()
      .notNull()
      .references(() => transferPlans.id, { onDelete: 'cascade' }),
    workspaceId: uuid().notNull(),
    accountKey: text().notNull(),
    nmId: bigint({ mode: 'number' }).notNull(),
    chrtId: bigint({ mode: 'number' }),
    sourceId: bigint({ mode: 'number' }).notNull(),
    targetId: bigint({ mode: 'number' }).notNull(),
    units: integer().notNull(),
    /** Pieces at the source right before. */
    stockBefore: integer(),
    /** 'stock-control', 'shifts' or 'hand-over'. */
    executor: text().notNull(),
    /** States of states.ts. */
    status: text().notNull(),
    reason: text(),
    /** WB's virtual supply of the move, once its list shows it. */
    supplyId: bigint({ mode: 'number' }),
    windowAt: timestamp({ withTimezone: true }).notNull(),
    /** When the request was written to the wire. */
    sentAt: timestamp({ withTimezone: true }),
    answeredAt: timestamp({ withTimezone: true }),
    /** Next look at what became of it. */
    verifyAt: timestamp({ withTimezone: true }),
    verifyAttempts: integer().notNull().default(0),
    confirmedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('transfer_orders_plan').on(table.planId, table.createdAt),
    index('transfer_orders_cooldown')
      .on(table.accountKey, table.createdAt)
      .where(sql`status in ('committing','unknown','accepted','confirmed')`),
    index('transfer_orders_verify').on(table.verifyAt).where(sql`verify_at is not null`),
    index('transfer_orders_unsent').on(table.updatedAt).where(sql`status = 'committing'`),
    index('transfer_orders_unlisted')
      .on(table.createdAt)
      .where(sql`supply_id is null and status in ('unknown','accepted','confirmed')`),
    uniqueIndex('transfer_orders_supply')
      .on(table.accountKey, table.supplyId, table.planId)
      .where(sql`supply_id is not null`),
    // What may still turn out to be done is not asked for again.
    uniqueIndex('transfer_orders_once')
      .on(table.planId)
      .where(sql`status in ('committing','unknown','accepted')`),
  ],
)
