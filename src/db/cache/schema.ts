import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { jsonb } from '../columns.ts'

/** The slowest and longest level of the cache. */
export const cacheEntries = pgTable(
  'cache_entries',
  {
    key: text().primaryKey(),
    value: jsonb().notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('cache_entries_expiry').on(table.expiresAt)],
)
