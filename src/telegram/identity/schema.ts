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
  uuid,
} from 'drizzle-orm/pg-core'

/** People, by Telegram id. */
export const users = pgTable('users', {
  id: bigint({ mode: 'number' }).primaryKey(),
  firstName: text().notNull(),
  lastName: text(),
  username: text(),
  /** 'ru' or 'en'. */
  locale: text().notNull(),
  /** IANA name. */
  timeZone: text().notNull().default('Europe/Moscow'),
  isAdmin: boolean().notNull().default(false),
  blockedAt: timestamp({ withTimezone: true }),
  /** The operator's own note of why. */
  blockReason: text(),
  /** A blocked user is told once. */
  refusedAt: timestamp({ withTimezone: true }),
  /** Set when Telegram answers 403: the person stopped the bot. */
  leftAt: timestamp({ withTimezone: true }),
  /** 'all', 'important' or 'loud': which notices are delivered with sound at all. */
  notifyLevel: text().notNull().default('all'),
  /** Quiet hours in the user's own zone, whole hours 0–23; both null when off. */
  quietFrom: integer(),
  quietTo: integer(),
  /** The workspace chosen last; the own one counts when the person no longer belongs to it. */
  workspaceId: uuid().notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  lastActiveAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

/** Everything a seller owns belongs to a workspace. */
export const workspaces = pgTable(
  'workspaces',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    ownerId: bigint({ mode: 'number' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('workspaces_owner').on(table.ownerId)],
)

export const members = pgTable(
  'members',
  {
    workspaceId: uuid()
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    userId: bigint({ mode: 'number' }).notNull(),
    /** 'owner', 'manager' or 'viewer'. */
    role: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    index('members_user').on(table.userId),
  ],
)

/** Who had an update handled, by Moscow day. */
export const activeDays = pgTable(
  'active_days',
  {
    day: date({ mode: 'string' }).notNull(),
    userId: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.userId] })],
)
