import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { jsonb } from '#db/columns.ts'

/** A Base catalogue that a workspace's products come from, and the warehouse there that is kept like ours, if any. */
export const baseLinks = pgTable(
  'base_links',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    /** The key that opens it is the account desk's. */
    credentialId: uuid().notNull(),
    name: text().notNull(),
    /** Base's own id of the catalogue. */
    inventoryId: integer().notNull(),
    inventoryName: text().notNull(),
    /** All of the catalogue's, as Base named them last. */
    warehouses: jsonb().$type<readonly LinkedWarehouse[]>().notNull(),
    importedAt: timestamp({ withTimezone: true }),
    /** Base's key of the warehouse our numbers are written to; null: nothing is written. */
    pushTo: text(),
    /** When numbers are to be looked at; null while nothing has changed. */
    pushDueAt: timestamp({ withTimezone: true }),
    /** Whoever writes has until then; what a killed process left is taken up afterwards. */
    pushHeldUntil: timestamp({ withTimezone: true }),
    pushedAt: timestamp({ withTimezone: true }),
    pushFailures: integer().notNull().default(0),
    pushFailureCode: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex('base_links_credential').on(table.workspaceId, table.credentialId),
    index('base_links_due').on(table.pushDueAt).where(sql`push_to is not null`),
  ],
)

export interface LinkedWarehouse {
  readonly key: string
  readonly name: string
  readonly isWritable: boolean
  /** Its pieces are taken over. */
  readonly isCounted: boolean
}

/** Products of a Base catalogue as they were read last. */
export const baseProducts = pgTable(
  'base_products',
  {
    linkId: uuid()
      .notNull()
      .references(() => baseLinks.id, { onDelete: 'cascade' }),
    /** Base's own id, of a variant too. */
    baseId: text().notNull(),
    /** The run that saw it last. */
    runId: uuid().notNull(),
    parentId: text(),
    name: text().notNull(),
    sku: text().notNull(),
    ean: text().notNull(),
    /** Base's warehouse key → pieces. */
    stock: jsonb().$type<Readonly<Record<string, number>>>().notNull(),
    description: text().notNull().default(''),
    attributes: jsonb().$type<Readonly<Record<string, string>>>().notNull().default({}),
    pictureUrl: text(),
    /** Base id → pieces; empty for what is no bundle. */
    bundle: jsonb().$type<Readonly<Record<string, number>>>().notNull().default({}),
    hasDetails: boolean().notNull().default(false),
    /** Ours, since the import. */
    productId: uuid(),
    /** The number we wrote last. */
    pushed: integer(),
  },
  (table) => [primaryKey({ columns: [table.linkId, table.baseId] })],
)
