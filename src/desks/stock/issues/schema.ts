import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { jsonb } from '#db/columns.ts'

/** What waits for a person: one row a cause, counted up while it lasts. */
export const stockIssues = pgTable(
  'stock_issues',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    /** {@link NO_ACCOUNT} for what is about the ledger alone. */
    accountId: uuid().notNull(),
    kind: text().$type<IssueKind>().notNull(),
    /** What it is about within the account: a SKU, a listing, an order line. */
    subject: text().notNull(),
    productId: uuid(),
    detail: jsonb().$type<IssueDetail>().notNull(),
    count: integer().notNull().default(1),
    firstAt: timestamp({ withTimezone: true }).notNull(),
    lastAt: timestamp({ withTimezone: true }).notNull(),
    resolvedAt: timestamp({ withTimezone: true }),
    /** How it ended, e.g. 'by-itself'. */
    resolution: text(),
    /** The issue whose message tells of this one too: the first that was open with the same cause. */
    alertId: uuid().notNull(),
    /** Its message no longer says what is true. */
    isDirty: boolean().notNull().default(false),
  },
  (table) => [
    uniqueIndex('stock_issues_open')
      .on(table.workspaceId, table.kind, table.accountId, table.subject)
      .where(sql`resolved_at is null`),
    index('stock_issues_list').on(table.workspaceId, table.lastAt),
    index('stock_issues_alert').on(table.alertId),
    index('stock_issues_dirty').on(table.id).where(sql`is_dirty`),
    index('stock_issues_product').on(table.productId),
    index('stock_issues_age').on(table.resolvedAt),
  ],
)

export const ISSUE_KINDS = [
  'several-active',
  'fulfillment',
  'no-sku',
  'unmapped-line',
  'push-failed',
  /** Lowered in the channel by somebody: waits for a decision. */
  'drift',
  /** Raised in the channel by somebody: ours was written again. */
  'raised',
  'held',
  'disconnected',
  'account-failed',
  /** An order that fails while others go through. */
  'order-held',
  'oversell',
  'return',
  'low-stock',
  'other-writer',
  /** Base took our numbers but for some, and said why. */
  'base-warning',
] as const
export type IssueKind = (typeof ISSUE_KINDS)[number]

/** Numbers and names for its sentence. Never a buyer's data, never a secret. */
export type IssueDetail = Readonly<Record<string, string | number | boolean | null>>

export const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000'
