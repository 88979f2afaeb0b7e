import { date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** Calls of a source's account in a calendar month, counted before they are made. */
export const sourceUsage = pgTable(
  'import_source_usage',
  {
    accountKey: text().notNull(),
    /** First day of the month, Moscow. */
    month: date({ mode: 'string' }).notNull(),
    calls: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountKey, table.month] })],
)

/** How lookups of a Moscow day were served, over all processes. */
export const catalogueHits = pgTable(
  'import_catalogue_hits',
  {
    day: date({ mode: 'string' }).notNull(),
    level: text().$type<'memory' | 'shared' | 'database' | 'miss' | 'stale'>().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.level] })],
)
