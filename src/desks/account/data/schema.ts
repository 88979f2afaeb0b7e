import { bigint, index, pgTable, timestamp } from 'drizzle-orm/pg-core'

/** Accounts whose owners asked to delete them, until they are gone or the wish is taken back. */
export const deletions = pgTable(
  'deletions',
  {
    userId: bigint({ mode: 'number' }).primaryKey(),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    /** From then on everything is deleted. */
    dueAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('deletions_due').on(table.dueAt)],
)
