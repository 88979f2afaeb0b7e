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

/** A standing wish for a slot. */
export const monitors = pgTable(
  'monitors',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    userId: bigint({ mode: 'number' }).notNull(),
    chatId: bigint({ mode: 'number' }).notNull(),
    /** WB warehouse ids, most wanted first. */
    warehouseIds: bigint({ mode: 'number' }).array().notNull(),
    /** 'box', 'mono', 'super-safe' or 'qr'. */
    supplyType: text().notNull(),
    /** Calendar range; both null when rolling. */
    dateFrom: date({ mode: 'string' }),
    dateTo: date({ mode: 'string' }),
    /** Rolling: any day of the next N, counted from the first day the lead time allows. */
    rollingDays: integer(),
    /** First allowed day is today (Moscow) + this many days. */
    leadDays: integer().notNull(),
    /** Bit n−1 set: ISO weekday n is allowed; 127 means any. */
    weekdays: integer().notNull().default(127),
    /** Highest acceptance coefficient, in hundredths: 0 free only, 100 ×1, 250 ×2.5. */
    maxCoefficient: integer().notNull(),
    /** 'notify', 'hand-over' or 'auto'. */
    mode: text().notNull(),
    /** How many bookings to catch; each takes its own preorder. */
    target: integer().notNull(),
    caught: integer().notNull().default(0),
    credentialId: uuid(),
    preorderIds: bigint({ mode: 'number' }).array().notNull().default(sql`'{}'`),
    /** Stops by itself after this Moscow day. */
    untilDay: date({ mode: 'string' }),
    /** 'active', 'paused', 'done', 'expired', 'blocked' (needs the seller: preorder, trial) or 'removed'. */
    status: text().notNull(),
    /** Why it is not active, as a message key suffix. */
    statusReason: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Set on every write; the poller reads what is fresh here once a second, so it sees a change within 1.1 s. */
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Its seller wants quiet between these two moments; both null without. */
    mutedAt: timestamp({ withTimezone: true }),
    mutedUntil: timestamp({ withTimezone: true }),
    /**
     * Raised when the wish or the status changes: the matcher then forgets what it tried and looks at everything anew.
     * With a fresh `updated_at` alone only bookings and room are read again.
     */
    revision: integer().notNull().default(1),
  },
  (table) => [
    index('monitors_workspace').on(table.workspaceId, table.createdAt),
    index('monitors_status').on(table.status),
    index('monitors_changed').on(table.updatedAt),
    index('monitors_muted').on(table.mutedUntil).where(sql`muted_until is not null`),
  ],
)

/** OPEN_STATES of booking.ts, as the indexes need it: without parameters. */
const isOpen = sql`status in ('matched','committing','handed','unknown','booked')`

/** One attempt to take one slot for one monitor. */
export const bookings = pgTable(
  'bookings',
  {
    id: uuid().primaryKey(),
    monitorId: uuid()
      .notNull()
      .references(() => monitors.id, { onDelete: 'cascade' }),
    workspaceId: uuid().notNull(),
    credentialId: uuid(),
    /** WB seller account (`sid`) the preorder lives in. */
    accountKey: text(),
    preorderId: bigint({ mode: 'number' }),
    warehouseId: bigint({ mode: 'number' }).notNull(),
    supplyType: text().notNull(),
    slotDay: date({ mode: 'string' }).notNull(),
    /** In hundredths, as it was when matched. */
    coefficient: integer().notNull(),
    /** 'cabinet', 'hand-over' or 'notify'; who acts now. */
    executor: text().notNull(),
    /** States of booking.ts. */
    status: text().notNull(),
    /** Why it was lost, e.g. 'slot-gone', 'captcha', 'session'. */
    reason: text(),
    supplyId: bigint({ mode: 'number' }),
    /** When the slot was first seen open by us. */
    detectedAt: timestamp({ withTimezone: true }).notNull(),
    /** When the commit request was written to the wire. */
    committedAt: timestamp({ withTimezone: true }),
    answeredAt: timestamp({ withTimezone: true }),
    verifiedAt: timestamp({ withTimezone: true }),
    /** Next look at the official list, for unknown, handed and booked ones. */
    verifyAt: timestamp({ withTimezone: true }),
    verifyAttempts: integer().notNull().default(0),
    /** What became of a caught supply later: 'moved' to `supplyDay`, or 'cancelled'; null while it stands. */
    fate: text(),
    supplyDay: date({ mode: 'string' }),
    /** Next look whether a caught supply still stands; null when its day has passed. */
    watchAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('bookings_monitor').on(table.monitorId, table.createdAt),
    index('bookings_created').on(table.createdAt),
    index('bookings_workspace').on(table.workspaceId, table.createdAt),
    index('bookings_watched').on(table.watchAt).where(sql`watch_at is not null`),
    index('bookings_open').on(table.workspaceId).where(isOpen),
    index('bookings_open_of_monitor').on(table.monitorId).where(isOpen),
    index('bookings_unsent').on(table.updatedAt).where(sql`status in ('matched','committing')`),
    index('bookings_supply').on(table.accountKey, table.supplyId).where(sql`supply_id is not null`),
    index('bookings_verify').on(table.verifyAt).where(sql`status in ('unknown','booked','handed')`),
    // A preorder is in at most one attempt that may still turn out to be booked.
    uniqueIndex('bookings_preorder_once')
      .on(table.accountKey, table.preorderId)
      .where(
        sql`preorder_id is not null and status in ('matched','committing','handed','unknown','booked','verified')`,
      ),
  ],
)

/** Names of WB warehouses as last seen in any source. */
export const warehouses = pgTable('warehouses', {
  id: bigint({ mode: 'number' }).primaryKey(),
  name: text().notNull(),
  isSortingCenter: boolean().notNull().default(false),
  seenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

/** Where a preorder belongs, as WB told: it can only be booked there. */
export const preorders = pgTable(
  'preorders',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    /** Null: not known, tried anywhere. */
    warehouseId: bigint({ mode: 'number' }),
    supplyType: text(),
    seenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('preorders_seen').on(table.seenAt)],
)

/** What we know of an outside capability, e.g. the slot feed WB may switch off. */
export const feedStates = pgTable('feed_states', {
  method: text().primaryKey(),
  /** 'unknown', 'live', 'disabled' or 'unauthorized'. */
  status: text().notNull(),
  detail: text(),
  since: timestamp({ withTimezone: true }).notNull(),
  lastOkAt: timestamp({ withTimezone: true }),
  nextProbeAt: timestamp({ withTimezone: true }),
})

/** What a monitor saw, by hour. */
export const monitorHours = pgTable(
  'monitor_hours',
  {
    monitorId: uuid()
      .notNull()
      .references(() => monitors.id, { onDelete: 'cascade' }),
    hour: timestamp({ withTimezone: true }).notNull(),
    /** Slots that opened in its warehouses, type and dates. */
    seen: integer().notNull().default(0),
    /** Of those, above the coefficient cap. */
    expensive: integer().notNull().default(0),
    /** Of those, matching but gone before they were taken (cool-down, no free preorder). */
    missed: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.monitorId, table.hour] }),
    index('monitor_hours_hour').on(table.hour),
  ],
)

/** Load of the feed per WB account, by hour. */
export const feedAccountHours = pgTable(
  'feed_account_hours',
  {
    accountKey: text().notNull(),
    hour: timestamp({ withTimezone: true }).notNull(),
    requests: integer().notNull().default(0),
    limited: integer().notNull().default(0),
    failed: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.accountKey, table.hour] }),
    index('feed_account_hours_hour').on(table.hour),
  ],
)
