import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { jsonb } from '#db/columns.ts'
import type { ShopRules } from '../shops/rules.ts'
import { importShops } from '../shops/schema.ts'
import type { BeforeImage, ItemState } from './item.ts'

/** What was brought in by one run; its id is the run's, so a tap that is handled twice makes one. */
export const importBatches = pgTable(
  'import_batches',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    userId: bigint({ mode: 'number' }).notNull(),
    shopId: uuid()
      .notNull()
      .references(() => importShops.id, { onDelete: 'cascade' }),
    sourceCredentialId: uuid().notNull(),
    title: text().notNull(),
    /** As they were when the seller confirmed: a change later does not touch a run under way. */
    rules: jsonb().$type<ShopRules>().notNull(),
    items: integer().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    finishedAt: timestamp({ withTimezone: true }),
    /** The run that took it back. */
    rollbackRunId: uuid(),
    rolledBackAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('import_batches_workspace').on(table.workspaceId, table.createdAt),
    index('import_batches_shop').on(table.shopId),
    index('import_batches_open').on(table.id).where(sql`finished_at is null`),
  ],
)

/** One product of a batch. */
export const importItems = pgTable(
  'import_items',
  {
    batchId: uuid()
      .notNull()
      .references(() => importBatches.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    spuId: text().notNull(),
    title: text().notNull(),
    state: text().$type<ItemState>().notNull(),
    /** Code of what stands against it; null while nothing does. */
    reason: text(),
    reasonVars: jsonb().$type<Record<string, string | number>>(),
    productId: integer(),
    /** Media it shows or has uploaded: taken back with it unless another product shows them. */
    mediaIds: jsonb().$type<number[]>().notNull(),
    /** The product as it was before; null: it was made by this item. */
    before: jsonb().$type<BeforeImage>(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.position] }),
    index('import_items_state').on(table.batchId, table.state),
    index('import_items_spu').on(table.spuId),
  ],
)
