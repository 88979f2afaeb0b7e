import {
  bigint,
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
import { importShops } from '../shops/schema.ts'
import type { Written } from './written.ts'

/** A product that we brought into a shop, and what we wrote there. */
export const importProducts = pgTable(
  'import_products',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    shopId: uuid()
      .notNull()
      .references(() => importShops.id, { onDelete: 'cascade' }),
    sourceCredentialId: uuid().notNull(),
    spuId: text().notNull(),
    productId: integer().notNull(),
    sku: text().notNull(),
    title: text().notNull(),
    article: text(),
    permalink: text(),
    categoryId: text(),
    /** Hashes of the fields we wrote: what differs in the shop now was edited by hand and is left alone. */
    written: jsonb().$type<Written>().notNull(),
    /** SKUs of the source that were looked at and stay out, as one that another has the values of. */
    leftOut: text().array().notNull().default([]),
    /** Media it shows. */
    mediaIds: integer().array().notNull(),
    /** Cheapest size on sale as last read, fen; null: none. */
    minFen: integer(),
    minPrice: integer(),
    isOnSale: boolean().notNull(),
    /** Why it stands as a draft; null: it does not. `unfiled`: no category of the shop takes it; `asked`: the seller wants drafts. */
    draft: text().$type<'unfiled' | 'asked'>(),
    /** The source no longer has it. */
    goneAt: timestamp({ withTimezone: true }),
    /** When the source said the prices that were last read and, where they differed, written. */
    refreshedAt: timestamp({ withTimezone: true }).notNull(),
    /** When a refresh last wrote to the shop. */
    changedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex('import_products_spu').on(table.shopId, table.spuId),
    index('import_products_workspace').on(table.workspaceId, table.createdAt),
    index('import_products_refresh').on(table.shopId, table.refreshedAt),
  ],
)

/** A size (and colour) of an imported product. */
export const importVariations = pgTable(
  'import_variations',
  {
    importProductId: uuid()
      .notNull()
      .references(() => importProducts.id, { onDelete: 'cascade' }),
    skuId: text().notNull(),
    variationId: integer().notNull(),
    /** Size and colour as the shop shows them. */
    name: text().notNull(),
    /** What it costs; null: out of stock. */
    fen: integer(),
    /** As last written, also of what is out of stock now; null: never. */
    price: integer(),
    /** Of a write whose end nobody saw; what the shop shows is one of the two, or was set by hand. */
    sentPrice: integer(),
    quantity: integer(),
  },
  (table) => [primaryKey({ columns: [table.importProductId, table.skuId] })],
)

/** New prices that jumped too far to be written unasked. One open row a product. */
export const priceHolds = pgTable(
  'import_price_holds',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    importProductId: uuid()
      .notNull()
      .references(() => importProducts.id, { onDelete: 'cascade' }),
    oldPrice: integer().notNull(),
    newPrice: integer().notNull(),
    newFen: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** 'accepted', 'refused' or overtaken by a later reading. */
    decision: text().$type<'accepted' | 'refused' | 'overtaken'>(),
    decidedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('import_price_holds_open').on(table.workspaceId, table.decidedAt, table.at),
    index('import_price_holds_product').on(table.importProductId),
  ],
)

/** Words a person looked for among what is imported: buttons carry their print, so that Back leads to the same list. */
export const importSearches = pgTable(
  'import_searches',
  {
    workspaceId: uuid().notNull(),
    userId: bigint({ mode: 'number' }).notNull(),
    print: text().notNull(),
    text: text().notNull(),
    usedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId, table.print] })],
)
