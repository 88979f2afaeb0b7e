import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, jsonb } from '#db/columns.ts'
import type { OperationKind, ProductChange } from './writing/operation.ts'

const isLiving = sql`deleted_at is null`

/** What is sold. A deleted one stays as a tombstone, so that its history can be read; its SKU is free again. */
export const products = pgTable(
  'products',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    /** As it was typed; two that differ in one letter's case are two. */
    sku: text().notNull(),
    name: text().notNull(),
    /** EAN-8, UPC-12, EAN-13 or GTIN-14, digits only. */
    ean: text(),
    description: text().notNull().default(''),
    attributes: jsonb().$type<Readonly<Record<string, string>>>().notNull().default({}),
    isSyncEnabled: boolean().notNull().default(true),
    /** Told of when fewer than this are available, or as many. */
    lowStockAt: integer(),
    pictureId: uuid(),
    /** Name, SKU and EAN as searches read them, see `searchTextOf`. */
    search: text().notNull(),
    createdBy: bigint({ mode: 'number' }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
    deletedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex('products_sku').on(table.workspaceId, table.sku).where(isLiving),
    index('products_name').on(table.workspaceId, table.name, table.id).where(isLiving),
    index('products_ean')
      .on(table.workspaceId, table.ean)
      .where(sql`deleted_at is null and ean is not null`),
  ],
)

/** Pictures of products. One that was replaced stays as long as the edit can be undone. */
export const productPictures = pgTable(
  'product_pictures',
  {
    id: uuid().primaryKey(),
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** A square for lists, WebP. */
    preview: bytea().notNull(),
    /** What is shown and sent to channels, JPEG. */
    image: bytea().notNull(),
    /** SHA-256 of `image`, hex. */
    sha256: text().notNull(),
    /** Telegram's own copy, which is sent instead of the bytes. */
    telegramFileId: text(),
    /** When the product showed another one, or none, or was deleted; null while it shows this. */
    replacedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('product_pictures_product').on(table.productId),
    index('product_pictures_replaced').on(table.replacedAt).where(sql`replaced_at is not null`),
  ],
)

/** What a bundle is made of; a bundle has no stock of its own. */
export const bundleParts = pgTable(
  'bundle_parts',
  {
    bundleId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    /** Pieces in one bundle. */
    quantity: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.bundleId, table.productId] }),
    index('bundle_parts_product').on(table.productId),
    check('bundle_parts_quantity', sql`quantity > 0`),
    check('bundle_parts_self', sql`bundle_id <> product_id`),
  ],
)

export const stockWarehouses = pgTable(
  'stock_warehouses',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    name: text().notNull(),
    /** Where goods come and go when nobody says where. */
    isDefault: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    archivedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex('stock_warehouses_name')
      .on(table.workspaceId, table.name)
      .where(sql`archived_at is null`),
    uniqueIndex('stock_warehouses_default').on(table.workspaceId).where(sql`is_default`),
  ],
)

/** The sum of the movements of a product in a warehouse; no row is 0. */
export const balances = pgTable(
  'balances',
  {
    productId: uuid()
      .notNull()
      .references(() => products.id),
    warehouseId: uuid()
      .notNull()
      .references(() => stockWarehouses.id),
    onHand: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.warehouseId] }),
    index('balances_warehouse').on(table.warehouseId),
    check('balances_never_negative', sql`on_hand >= 0`),
  ],
)

/** Every change of stock or of a product. Never changed, never deleted: the migration's trigger refuses it. */
export const operations = pgTable(
  'operations',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    kind: text().$type<OperationKind>().notNull(),
    /** Null: a channel. */
    actorId: bigint({ mode: 'number' }),
    /** What caused it, e.g. an update or an order line's effect: handled again it makes nothing new. */
    ref: text().notNull(),
    note: text(),
    /** Products moved or edited, to find a product's history by. */
    productIds: uuid().array().notNull(),
    changes: jsonb().$type<readonly ProductChange[]>().notNull(),
    /** The operation this one undoes. */
    reversesId: uuid().references((): AnyPgColumn => operations.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** Those of one moment in the order they were written. */
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  },
  (table) => [
    uniqueIndex('operations_ref').on(table.workspaceId, table.ref),
    uniqueIndex('operations_reverses').on(table.reversesId),
    index('operations_history').on(table.workspaceId, table.createdAt, table.seq),
    index('operations_products').using('gin', table.productIds),
  ],
)

/** Pieces that came or went. Never changed, never deleted: the migration's trigger refuses it. */
export const movements = pgTable(
  'movements',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    operationId: uuid()
      .notNull()
      .references(() => operations.id),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    warehouseId: uuid()
      .notNull()
      .references(() => stockWarehouses.id),
    delta: integer().notNull(),
    before: integer().notNull(),
    after: integer().notNull(),
  },
  (table) => [
    index('movements_operation').on(table.operationId),
    index('movements_product').on(table.productId, table.id),
    check('movements_delta', sql`delta <> 0`),
    check('movements_sum', sql`after = before + delta and before >= 0 and after >= 0`),
  ],
)

/** Pieces that order lines hold; a bundle's line holds each of its parts. */
export const reservations = pgTable(
  'reservations',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    accountId: uuid().notNull(),
    lineId: text().notNull(),
    /** Null: any warehouse. */
    warehouseId: uuid().references(() => stockWarehouses.id),
    quantity: integer().notNull(),
    state: text().$type<'held' | 'committed' | 'released'>().notNull(),
    /**
     * Held: what there was nothing left for when it was bought. Committed: pieces owed still, since the warehouses had
     * fewer; they count as taken until goods come in.
     */
    short: integer().notNull().default(0),
    /** When it was bought. */
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex('reservations_line').on(table.accountId, table.lineId, table.productId),
    index('reservations_open')
      .on(table.productId, table.at)
      .where(sql`state = 'held' or (state = 'committed' and short > 0)`),
    index('reservations_over').on(table.at).where(sql`state <> 'held'`),
    check('reservations_quantity', sql`quantity > 0 and short between 0 and quantity`),
  ],
)
