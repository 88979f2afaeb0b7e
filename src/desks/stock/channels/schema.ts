import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { jsonb } from '#db/columns.ts'
import type { OfferEndedBy } from '../ports.ts'
import type { ChannelRules, ListingRules } from './rules.ts'

/** Where a workspace sells. One row an account of a service; the key that opens it is the account desk's. */
export const channelAccounts = pgTable(
  'channel_accounts',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    /** 'allegro' or 'wix'. */
    service: text().$type<ChannelService>().notNull(),
    credentialId: uuid().notNull(),
    /** The service's own id of the account: one account is in one row. */
    accountKey: text().notNull(),
    name: text().notNull(),
    /** Wix: which catalogue the site has. */
    catalog: text().$type<'v1' | 'v3'>(),
    rules: jsonb().$type<ChannelRules>().notNull(),
    /** When a person was last shown what would be written; nothing is written before. */
    previewedAt: timestamp({ withTimezone: true }),
    armedAt: timestamp({ withTimezone: true }),
    armedBy: bigint({ mode: 'number' }),
    pausedAt: timestamp({ withTimezone: true }),
    /** A push was stopped by a guard; cleared when a person let it through or sent it away. */
    heldAt: timestamp({ withTimezone: true }),
    held: jsonb().$type<HeldPush>(),
    /** Somebody else writes the same numbers (Base): pushing is refused meanwhile. */
    otherWriter: text(),
    syncMinutes: integer().notNull().default(30),
    nextSyncAt: timestamp({ withTimezone: true }).notNull(),
    /** When every listing was last read, so that what is gone is known to be gone. */
    listedAt: timestamp({ withTimezone: true }),
    /** Moscow day of the last whole comparison. */
    comparedOn: date({ mode: 'string' }),
    /** Failed passes in a row and when the next may be, see sync/retries.ts. */
    failures: integer().notNull().default(0),
    retryAt: timestamp({ withTimezone: true }),
    failureCode: text(),
    /** Since when its key is not accepted: nothing is asked until there is another, or a person tries again. */
    keyRefusedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex('channel_accounts_account').on(table.workspaceId, table.service, table.accountKey),
    index('channel_accounts_due').on(table.nextSyncAt),
    index('channel_accounts_credential').on(table.credentialId),
  ],
)

export const CHANNEL_SERVICES = ['allegro', 'wix'] as const
export type ChannelService = (typeof CHANNEL_SERVICES)[number]

/** What a guard saw when it stopped a push. */
export interface HeldPush {
  readonly reason: 'zeroes' | 'changes' | 'empty-ledger' | 'no-warehouse'
  readonly changes: number
  readonly zeroes: number
  readonly of: number
}

/** An offer (Allegro) or a variant (Wix) as we last saw it, and the product it stands for. */
export const listings = pgTable(
  'listings',
  {
    id: uuid().primaryKey(),
    accountId: uuid()
      .notNull()
      .references(() => channelAccounts.id, { onDelete: 'cascade' }),
    /** Offer id; Wix: see WixItem.id. */
    remoteId: text().notNull(),
    /** Wix's product, several variants of which may be listings of their own. */
    parentId: text(),
    variantId: text(),
    sku: text(),
    name: text().notNull(),
    pictureUrl: text(),
    /** Null where the channel does not count it. */
    available: integer(),
    state: text().$type<ListingState>().notNull(),
    endedBy: text().$type<OfferEndedBy | 'US'>(),
    /** Shipped from the channel's own warehouse: its stock is not ours. */
    isFulfillment: boolean().notNull().default(false),
    /** Buyers may order it ahead: 0 is not sold out then. */
    hasPreorder: boolean().notNull().default(false),
    /** Wix V3. */
    revision: text(),
    productId: uuid(),
    link: text().$type<LinkState>().notNull(),
    rules: jsonb().$type<ListingRules>().notNull().default(sql`'{}'::jsonb`),
    pushed: integer(),
    pushedAt: timestamp({ withTimezone: true }),
    /** Since when it shows less than we set and its orders explain. */
    loweredAt: timestamp({ withTimezone: true }),
    /** When the reading it is as of began, or our last write ended: what was read before is older. */
    seenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex('listings_remote').on(table.accountId, table.remoteId),
    index('listings_sku').on(table.accountId, table.sku),
    index('listings_parent').on(table.accountId, table.parentId),
    index('listings_product').on(table.productId),
    index('listings_link').on(table.accountId, table.link),
  ],
)

export const LISTING_STATES = ['active', 'activating', 'draft', 'ended', 'gone'] as const
export type ListingState = (typeof LISTING_STATES)[number]

/**
 * 'linked' by SKU, 'manual' by a person, 'new': no product has its SKU, 'no-sku', 'spare': another one is linked to the product, 'conflict':
 * undecided, 'off': a person wants it left alone.
 */
export const LINK_STATES = [
  'linked',
  'manual',
  'new',
  'no-sku',
  'spare',
  'conflict',
  'off',
] as const
export type LinkState = (typeof LINK_STATES)[number]

/** What a person decided about listings that fight over one SKU; kept so that nobody is asked twice. */
export const linkDecisions = pgTable(
  'link_decisions',
  {
    accountId: uuid()
      .notNull()
      .references(() => channelAccounts.id, { onDelete: 'cascade' }),
    sku: text().notNull(),
    decision: text().$type<'one' | 'mirror' | 'none'>().notNull(),
    /** The listing chosen by 'one'. */
    remoteId: text(),
    decidedBy: bigint({ mode: 'number' }).notNull(),
    decidedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.sku] })],
)
