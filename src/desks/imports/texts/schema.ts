import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { WordKind } from '../cards/words.ts'

/** Words of the source that our tables do not have, as they were once put into Russian. */
export const importWords = pgTable(
  'import_words',
  {
    kind: text().$type<WordKind>().notNull(),
    word: text().notNull(),
    russian: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.word] })],
)
