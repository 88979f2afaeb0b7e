import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { MessageEntity } from 'grammy/types'
import { jsonb } from '#db/columns.ts'
import type { Audience } from './broadcast/audience.ts'

/** Everything an admin did. Written once: the database refuses changes. */
export const adminActions = pgTable(
  'admin_actions',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    adminId: bigint({ mode: 'number' }).notNull(),
    /** What was done, see `audit/audit.ts`. */
    action: text().notNull(),
    /** Whom it concerned. */
    userId: bigint({ mode: 'number' }),
    detail: jsonb().$type<Readonly<Record<string, string | number>>>().notNull(),
    /** Derived from the update or the draft: the same deed is written once. */
    ref: uuid().notNull().unique(),
  },
  (table) => [index('admin_actions_user').on(table.userId, table.id)],
)

/** Messages of the operator to many. */
export const broadcasts = pgTable(
  'broadcasts',
  {
    id: uuid().primaryKey(),
    createdBy: bigint({ mode: 'number' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    text: text().notNull(),
    entities: jsonb().$type<readonly MessageEntity[]>().notNull(),
    audience: text().$type<Audience>().notNull(),
    /** People it was confirmed for; null before. */
    people: integer(),
    startedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index('broadcasts_created').on(table.createdAt)],
)

export type RecipientState = 'waiting' | 'sending' | 'sent' | 'left' | 'failed'

/** Whom a broadcast goes to: each row is a checkpoint. */
export const broadcastPeople = pgTable(
  'broadcast_people',
  {
    broadcastId: uuid()
      .notNull()
      .references(() => broadcasts.id, { onDelete: 'cascade' }),
    userId: bigint({ mode: 'number' }).notNull(),
    state: text().$type<RecipientState>().notNull().default('waiting'),
    /** Not before: Telegram asked to wait. */
    notBefore: timestamp({ withTimezone: true }),
    tries: integer().notNull().default(0),
    /** Of a row in hand: ids of later messages are above this one. */
    aboveId: bigint({ mode: 'number' }),
    messageId: bigint({ mode: 'number' }),
    error: text(),
    doneAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.broadcastId, table.userId] }),
    index('broadcast_people_open')
      .on(table.broadcastId, table.userId)
      .where(sql`state in ('waiting', 'sending')`),
  ],
)

/** Links by which the admins let people into the installation. The code itself is nowhere but in the link. */
export const entryLinks = pgTable(
  'entry_links',
  {
    id: uuid().primaryKey(),
    /** SHA-256 of the code, hex. */
    codeHash: text().notNull().unique(),
    createdBy: bigint({ mode: 'number' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    /** How many people it lets in. */
    places: integer().notNull(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index('entry_links_expiry').on(table.expiresAt)],
)

/** People let in by the admins: by a link, or by their id. */
export const admissions = pgTable(
  'admissions',
  {
    userId: bigint({ mode: 'number' }).primaryKey(),
    linkId: uuid().references(() => entryLinks.id, { onDelete: 'set null' }),
    /** The admin whose link or decision it was. */
    admittedBy: bigint({ mode: 'number' }).notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('admissions_link').on(table.linkId)],
)

/** What a person may spend in a day on the operator's keys, where it differs from what everybody may. */
export const personalLimits = pgTable('personal_limits', {
  userId: bigint({ mode: 'number' }).primaryKey(),
  calls: integer().notNull(),
  /** Millionths of a dollar. */
  micros: bigint({ mode: 'number' }).notNull(),
  setBy: bigint({ mode: 'number' }).notNull(),
  setAt: timestamp({ withTimezone: true }).notNull(),
})
