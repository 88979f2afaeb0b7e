import { bigint, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Backups that were made, are being made or are asked for; what they hold is in files. */
export const backups = pgTable(
  'backups',
  {
    id: uuid().primaryKey(),
    /** 'schedule' or 'asked'. */
    cause: text().notNull(),
    /** Who asked, by Telegram id. */
    askedBy: bigint({ mode: 'number' }),
    /** 'waiting', 'running', 'done' or 'failed'. */
    status: text().notNull(),
    /** Name of the file in the folder of backups. */
    file: text(),
    bytes: bigint({ mode: 'number' }),
    /** Rows in the file; null where `pg_dump` wrote it. */
    rows: integer(),
    /** Why it failed, in one line. */
    error: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    finishedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index('backups_by_time').on(table.createdAt)],
)
