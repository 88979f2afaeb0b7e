import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { jsonb } from '#db/columns.ts'
import type { FoundProduct } from '../ports.ts'
import type { Find } from './find.ts'

/** A search of a person and what came of it: the list stays here, so that buttons carry numbers only. */
export const importFinds = pgTable(
  'import_finds',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    userId: bigint({ mode: 'number' }).notNull(),
    find: jsonb().$type<Find>().notNull(),
    /** Null where the source does not count. */
    total: integer(),
    /** Where the source's next page begins; null: all of it is here. */
    next: text(),
    isStale: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('import_finds_user').on(table.workspaceId, table.userId, table.usedAt)],
)

/** Rows of a search in its order, with their ticks. */
export const importFound = pgTable(
  'import_found',
  {
    findId: uuid()
      .notNull()
      .references(() => importFinds.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    spuId: text().notNull(),
    product: jsonb().$type<FoundProduct>().notNull(),
    isPicked: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.findId, table.position] })],
)
