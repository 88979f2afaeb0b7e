import {
  bigint,
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
import type { SeoPlugin } from '../ports.ts'
import type { ShopRules } from './rules.ts'

/** Where a workspace imports to: one row a WooCommerce shop; the key that opens it is the account desk's. */
export const importShops = pgTable(
  'import_shops',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    credentialId: uuid().notNull(),
    /** The shop's address as the key names it: one shop is in one row. */
    accountKey: text().notNull(),
    name: text().notNull(),
    url: text().notNull(),
    currency: text().notNull(),
    seo: text().$type<SeoPlugin>(),
    /** The shop's attributes for sizes and colours; null before the first import made or chose them. */
    sizeAttributeId: integer(),
    colorAttributeId: integer(),
    rules: jsonb().$type<ShopRules>().notNull(),
    /** Hours between refreshes of prices and stock; null: only by hand. */
    refreshHours: integer(),
    nextRefreshAt: timestamp({ withTimezone: true }),
    /** Whose chat hears of refreshes. */
    refreshedBy: bigint({ mode: 'number' }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex('import_shops_account').on(table.workspaceId, table.accountKey),
    index('import_shops_credential').on(table.credentialId),
    index('import_shops_due').on(table.nextRefreshAt),
  ],
)

/** Which category of the shop a category of the source goes to; confirmed by a person, suggested before. */
export const importCategories = pgTable(
  'import_categories',
  {
    shopId: uuid()
      .notNull()
      .references(() => importShops.id, { onDelete: 'cascade' }),
    sourceCategoryId: text().notNull(),
    /** In Russian, as the map shows it. */
    sourceName: text().notNull(),
    /** Null: without a category, as drafts. */
    shopCategoryId: integer(),
    shopCategoryName: text(),
    confirmedBy: bigint({ mode: 'number' }),
    confirmedAt: timestamp({ withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.shopId, table.sourceCategoryId] })],
)

/** Pictures that were uploaded, by where they came from and by what is in them: one picture is uploaded once. */
export const importMedia = pgTable(
  'import_media',
  {
    shopId: uuid()
      .notNull()
      .references(() => importShops.id, { onDelete: 'cascade' }),
    sourceUrl: text().notNull(),
    /** Side and format it was made in, e.g. `1000.webp`. */
    look: text().notNull(),
    /** SHA-256 of the bytes that were made of it, hex. */
    sha256: text().notNull(),
    /** What shows it: its own upload, or that of a picture it is a double of. */
    mediaId: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shopId, table.sourceUrl, table.look] }),
    index('import_media_sha256').on(table.shopId, table.sha256),
    index('import_media_id').on(table.shopId, table.mediaId),
  ],
)
