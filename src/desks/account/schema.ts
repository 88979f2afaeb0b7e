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
import { bytea, jsonb } from '#db/columns.ts'
import { workspaces } from '#telegram/identity/schema.ts'

/** Keys to outside services; the secret itself is sealed and bound to (workspace, service). */
export const credentials = pgTable(
  'credentials',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    /** 'wildberries' (official token), 'wb-cabinet' (pasted session) … */
    service: text().notNull(),
    /** The account the key opens (WB: seller id `sid`): limits count per account. */
    accountKey: text().notNull(),
    /** SHA-256 of the secret, to see a second paste of the same key. */
    fingerprint: text().notNull(),
    name: text().notNull(),
    /** Last characters shown to the seller, e.g. `…4f2a`. */
    mask: text().notNull(),
    secret: bytea().notNull(),
    keyVersion: integer().notNull(),
    /** What the service said of the key: token type, scopes, read-only, seller's name. */
    facts: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
    /** 'active', 'unchecked', 'unproven' (see keys/ownership.ts), 'invalid' (the service refused it) or 'expired'. */
    status: text().notNull().default('active'),
    /** Error code of the last refusal. */
    reason: text(),
    isDefault: boolean().notNull().default(false),
    /** May the shared slot feed spend this account's calls also while its own workspace watches nothing? Opt-in. */
    isShared: boolean().notNull().default(false),
    expiresAt: timestamp({ withTimezone: true }),
    /** When the service last accepted it; null as long as it never did. */
    checkedAt: timestamp({ withTimezone: true }),
    /** When work last went out with it, to the hour. */
    lastUsedAt: timestamp({ withTimezone: true }),
    addedBy: bigint({ mode: 'number' }).notNull(),
    /** What put it to use last, derived from a person's update: the same update handled again is answered the same. */
    connectedBy: uuid(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('credentials_fingerprint').on(table.workspaceId, table.service, table.fingerprint),
    uniqueIndex('credentials_default').on(table.workspaceId, table.service).where(sql`is_default`),
    index('credentials_added_by').on(table.addedBy, table.service),
    index('credentials_account').on(table.service, table.accountKey),
  ],
)

/**
 * The ledger of everything plans are about: every use, every extra use given, every Star paid or given back. Rows are
 * only added; what is left is a sum.
 */
export const usageEntries = pgTable(
  'usage_entries',
  {
    id: uuid().primaryKey(),
    /** Where it was used; null for what is the owner's alone. */
    workspaceId: uuid(),
    /** Whose plan it counts against. A database trigger fills it in for the release before this one. */
    ownerId: bigint({ mode: 'number' }).notNull(),
    /** 'catch' for a verified booking, 'campaign', 'import' for a product, 'stars' for money. */
    kind: text().notNull(),
    /** Uses: +1 used, negative for what was given or given back. Stars: + paid, − refunded. */
    amount: integer().notNull(),
    /** Uses: what they are taken from: 'plan', 'trial' (what everybody has once) or 'extra' (what was given). Stars: 'plan'. */
    fund: text().notNull().default('trial'),
    /** What it was for, e.g. `booking:<id>`: the same use is never counted twice. */
    ref: text().notNull(),
    /** Who gave it and why. */
    note: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('usage_entries_ref').on(table.kind, table.ref, table.fund),
    index('usage_entries_owner').on(table.ownerId, table.kind, table.createdAt),
    index('usage_entries_balance').on(table.workspaceId, table.kind),
    index('usage_entries_day').on(table.kind, table.createdAt),
  ],
)

/** What was spent on the operator's keys, by Moscow day: a row a person, and one for everybody together. */
export const spending = pgTable(
  'spending',
  {
    day: date({ mode: 'string' }).notNull(),
    /** {@link EVERYBODY} or a person. */
    userId: bigint({ mode: 'number' }).notNull(),
    calls: integer().notNull(),
    /** Millionths of a dollar, paid or reserved. */
    micros: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.userId] })],
)

/** Stands for the whole installation in {@link spending}. */
export const EVERYBODY = 0

/** Links into a workspace's team, each for one person. The code itself is nowhere but in the link. */
export const invites = pgTable(
  'invites',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    /** SHA-256 of the code, hex. */
    codeHash: text().notNull().unique(),
    /** 'manager' or 'viewer'. */
    role: text().notNull(),
    /** The update that asked for it: the same update again renews the link and makes no second one. */
    updateId: bigint({ mode: 'number' }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedBy: bigint({ mode: 'number' }),
  },
  (table) => [
    uniqueIndex('invites_update').on(table.workspaceId, table.updateId),
    index('invites_expiry').on(table.expiresAt),
  ],
)
