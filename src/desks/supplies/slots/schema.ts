import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

/** A day of a warehouse and supply type from its opening to its closing, as the shared feed showed it. */
export const slotOpenings = pgTable(
  'slot_openings',
  {
    id: uuid().primaryKey(),
    warehouseId: bigint({ mode: 'number' }).notNull(),
    supplyType: text().notNull(),
    slotDay: date({ mode: 'string' }).notNull(),
    /** In hundredths, at the opening. */
    coefficient: integer().notNull(),
    /** In hundredths, the lowest while it was open. */
    lowest: integer().notNull(),
    /** The look that first showed it. */
    openedAt: timestamp({ withTimezone: true }).notNull(),
    /** The look that first missed it; null while it is open. */
    closedAt: timestamp({ withTimezone: true }),
    /** The look before the first one was recent and showed it closed: the moment is right. */
    isOpeningSeen: boolean().notNull(),
    /** It went while we looked, and not because its day came. */
    isClosingSeen: boolean().notNull().default(false),
  },
  (table) => [
    index('slot_openings_lane').on(table.warehouseId, table.supplyType, table.openedAt),
    index('slot_openings_opened').on(table.openedAt),
    index('slot_openings_open').on(table.openedAt).where(sql`closed_at is null`),
  ],
)

/** How much of an hour the feed was watched: without it nothing can be said of what was not seen. */
export const feedHours = pgTable('feed_hours', {
  hour: timestamp({ withTimezone: true }).primaryKey(),
  /** Good answers. */
  looks: integer().notNull().default(0),
  /** Time between two answers that followed each other closely, summed, ms. */
  watchedMs: integer().notNull().default(0),
})
