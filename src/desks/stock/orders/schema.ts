import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Effect, LineState } from './line.ts'

/** Lines of channels' orders, as last heard. */
export const orderLines = pgTable(
  'order_lines',
  {
    accountId: uuid().notNull(),
    /** Allegro's line id; of Wix, whose ids repeat from order to order, `<order>/<line>`. */
    lineId: text().notNull(),
    workspaceId: uuid().notNull(),
    /** Allegro's checkout form, null until there is one, another one when purchases are paid together; Wix's order. */
    orderId: text(),
    /** Null: not linked to a product of ours. */
    productId: uuid(),
    /** What was sold, as the channel calls it: an offer, or `<product>/<variant>`. */
    offerId: text().notNull(),
    name: text().notNull(),
    sku: text(),
    /** Units of the offer. */
    quantity: integer().notNull(),
    /** Pieces of the product in one of them. */
    unitsPerOffer: integer().notNull(),
    state: text().$type<LineState>().notNull(),
    /** When it was bought. */
    occurredAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.lineId] }),
    index('order_lines_unmapped').on(table.accountId, table.offerId).where(sql`product_id is null`),
    index('order_lines_recent').on(table.workspaceId, table.occurredAt),
    index('order_lines_updated').on(table.updatedAt),
    check('order_lines_quantity', sql`quantity > 0 and units_per_offer > 0`),
  ],
)

/** What a line has done to the ledger: each effect once. */
export const orderEffects = pgTable(
  'order_effects',
  {
    accountId: uuid().notNull(),
    lineId: text().notNull(),
    effect: text().$type<Effect>().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.lineId, table.effect] }),
    index('order_effects_at').on(table.at),
  ],
)

/** How far an account's orders were read. */
export const orderCursors = pgTable(
  'order_cursors',
  {
    accountId: uuid().notNull(),
    stream: text().notNull(),
    /** Allegro's event id, Wix's moment of change (ISO); null: from the beginning. */
    cursor: text(),
    /** What was bought earlier is not ours to count. */
    startedAt: timestamp({ withTimezone: true }).notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.stream] })],
)

/** Orders that failed while others went through. */
export const orderTroubles = pgTable(
  'order_troubles',
  {
    accountId: uuid().notNull(),
    /** A form, an order, or a line that has neither yet. */
    orderId: text().notNull(),
    failures: integer().notNull(),
    code: text().notNull(),
    /** Set aside: events go on without it, the listings try it again. */
    heldAt: timestamp({ withTimezone: true }),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.orderId] }),
    index('order_troubles_updated').on(table.updatedAt),
  ],
)
