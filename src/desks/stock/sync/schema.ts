import {
  bigint,
  bigserial,
  index,
  integer,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { jsonb } from '#db/columns.ts'
import { channelAccounts } from '../channels/schema.ts'
import type { CommandItem, CommandName } from './commands.ts'
import type { SkipReason } from './desired.ts'

/** Versions of demands, never used twice: a demand made anew is newer than the one that ended. */
export const syncVersions = pgSequence('sync_versions')

/**
 * What has to be looked at in a channel: an account shows a product and something changed. Raised in the transaction of the change; gone
 * once a pass found the channel in step with the version it has seen.
 */
export const syncDemands = pgTable(
  'sync_demands',
  {
    accountId: uuid()
      .notNull()
      .references(() => channelAccounts.id, { onDelete: 'cascade' }),
    productId: uuid().notNull(),
    /** Another one with every change; a pass ends only the version it has seen. */
    version: bigint({ mode: 'number' }).notNull(),
    trigger: text().$type<Trigger>().notNull(),
    /** Failed tries of this item in a row, see retries.ts. */
    tries: integer().notNull().default(0),
    dueAt: timestamp({ withTimezone: true }).notNull(),
    raisedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.productId] }),
    index('sync_demands_due').on(table.accountId, table.dueAt),
  ],
)

export const TRIGGERS = ['change', 'order', 'schedule', 'person', 'drift', 'rules'] as const
export type Trigger = (typeof TRIGGERS)[number]

/** Who works on a SKU of an account at the moment. The fence grows with each owner: an old one can write nothing down any more. */
export const skuLeases = pgTable(
  'sku_leases',
  {
    accountId: uuid()
      .notNull()
      .references(() => channelAccounts.id, { onDelete: 'cascade' }),
    productId: uuid().notNull(),
    owner: text().notNull(),
    fence: bigint({ mode: 'number' }).notNull(),
    state: text().$type<'in-progress' | 'success' | 'error'>().notNull(),
    lockedUntil: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.productId] })],
)

/** A write, stored before it is sent. What it asks for never changes under its id. */
export const channelCommands = pgTable(
  'channel_commands',
  {
    /** Allegro's commandId. */
    id: uuid().primaryKey(),
    accountId: uuid()
      .notNull()
      .references(() => channelAccounts.id, { onDelete: 'cascade' }),
    name: text().$type<CommandName>().notNull(),
    items: jsonb().$type<readonly CommandItem[]>().notNull(),
    state: text().$type<CommandState>().notNull(),
    traceId: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('channel_commands_open').on(table.accountId, table.state),
    index('channel_commands_age').on(table.createdAt),
  ],
)

/** 'stored' may have been sent or not; 'sent' is known to have reached the service; 'ended' has its results in the attempts. */
export type CommandState = 'stored' | 'sent' | 'ended'

/** Every try at a listing, for whoever asks what happened. */
export const syncAttempts = pgTable(
  'sync_attempts',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    accountId: uuid()
      .notNull()
      .references(() => channelAccounts.id, { onDelete: 'cascade' }),
    listingId: uuid().notNull(),
    productId: uuid().notNull(),
    runId: uuid(),
    commandId: uuid(),
    trigger: text().$type<Trigger>().notNull(),
    /** Available in the ledger, and what the rules made of it. */
    local: integer().notNull(),
    wanted: integer().notNull(),
    remoteBefore: integer(),
    remoteAfter: integer(),
    status: text().$type<AttemptStatus>().notNull(),
    /** Why nothing was sent. */
    skipped: text().$type<SkipReason>(),
    /** Code and the channel's own words of a failure. */
    code: text(),
    message: text(),
    traceId: text(),
    tries: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('sync_attempts_listing').on(table.listingId, table.id),
    index('sync_attempts_product').on(table.productId, table.id),
    index('sync_attempts_account').on(table.accountId, table.id),
    index('sync_attempts_command').on(table.commandId),
    index('sync_attempts_age').on(table.at),
  ],
)

export type AttemptStatus = 'pending' | 'completed' | 'skipped' | 'failed'
