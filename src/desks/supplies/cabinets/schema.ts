import { bigint, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Which seller account somebody works with in a shop that has several. */
export const cabinetChoices = pgTable(
  'cabinet_choices',
  {
    workspaceId: uuid().notNull(),
    userId: bigint({ mode: 'number' }).notNull(),
    /** WB seller account (`sid`). */
    accountKey: text().notNull(),
    chosenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] })],
)
