import { sql } from 'drizzle-orm'
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

/** What was offered to one person for Stars; the id is the payload. One of a subscription also says how its renewal stands. */
export const starInvoices = pgTable(
  'star_invoices',
  {
    id: uuid().primaryKey(),
    /** Who may pay it. */
    ownerId: bigint({ mode: 'number' }).notNull(),
    plan: text().notNull(),
    stars: integer().notNull(),
    isSubscription: boolean().notNull(),
    /** Telegram's address of it; null for one sent as a message. */
    link: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    paidAt: timestamp({ withTimezone: true }),
    /** What names the subscription at Telegram: its first charge. */
    firstChargeId: text(),
    /** See `renewal.ts`. */
    renewal: text().notNull().default('none'),
    /** Telegram is still to be told that it must not be renewed. */
    isStopOwed: boolean().notNull().default(false),
  },
  (table) => [
    index('star_invoices_owner').on(table.ownerId, table.createdAt),
    index('star_invoices_stop').on(table.createdAt).where(sql`is_stop_owed`),
    index('star_invoices_unpaid').on(table.createdAt).where(sql`paid_at is null`),
  ],
)

/** Every payment by its `telegram_payment_charge_id`: one row, one effect. */
export const starPayments = pgTable(
  'star_payments',
  {
    chargeId: text().primaryKey(),
    /** Who paid. */
    userId: bigint({ mode: 'number' }).notNull(),
    stars: integer().notNull(),
    /** Null: the payload names nothing of ours, or somebody else's invoice. */
    invoiceId: uuid(),
    plan: text(),
    isRenewal: boolean().notNull().default(false),
    /** 'update', or 'reconciliation' when only the list of transactions told. */
    source: text().notNull(),
    paidAt: timestamp({ withTimezone: true }).notNull(),
    refundAskedAt: timestamp({ withTimezone: true }),
    refundAskedBy: bigint({ mode: 'number' }),
    refundReason: text(),
    refundedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('star_payments_user').on(table.userId, table.paidAt),
    index('star_payments_day').on(table.paidAt),
    index('star_payments_refunded').on(table.refundedAt).where(sql`refunded_at is not null`),
    index('star_payments_refunding')
      .on(table.refundAskedAt)
      .where(sql`refund_asked_at is not null and refunded_at is null`),
  ],
)

/** A plan of an owner for a while. A refund ends it, or brings it forward where it followed; nothing else changes it. */
export const planPeriods = pgTable(
  'plan_periods',
  {
    id: uuid().primaryKey(),
    ownerId: bigint({ mode: 'number' }).notNull(),
    plan: text().notNull(),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
    /** What it came from, e.g. `charge:<id>`, `grant:<id>`, `promo:<code>:<person>`: once. */
    cause: text().notNull().unique(),
    /** The subscription it was paid by. */
    invoiceId: uuid(),
    /** Who granted it and why. */
    note: text(),
    /** What of its end was told: '', 'soon', 'tomorrow', 'grace' or 'locked'. */
    told: text().notNull().default(''),
  },
  (table) => [
    index('plan_periods_owner').on(table.ownerId, table.endsAt),
    index('plan_periods_end').on(table.endsAt),
  ],
)

export const promoCodes = pgTable('promo_codes', {
  /** Upper case. */
  code: text().primaryKey(),
  /** Days of a plan … */
  plan: text(),
  days: integer(),
  /** … or extra uses of a kind. */
  kind: text(),
  amount: integer(),
  maxUses: integer().notNull(),
  uses: integer().notNull().default(0),
  expiresAt: timestamp({ withTimezone: true }),
  createdBy: bigint({ mode: 'number' }).notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull(),
})

export const promoUses = pgTable(
  'promo_uses',
  {
    code: text()
      .notNull()
      .references(() => promoCodes.code, { onDelete: 'cascade' }),
    userId: bigint({ mode: 'number' }).notNull(),
    /** The update it was typed in. */
    ref: text().notNull(),
    usedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.userId] })],
)

/** The word of a person's own link; says nothing of who they are. */
export const referralCodes = pgTable('referral_codes', {
  userId: bigint({ mode: 'number' }).primaryKey(),
  code: text().notNull().unique(),
})

/** Who came by whose link: the first one counts. */
export const referrals = pgTable(
  'referrals',
  {
    newcomerId: bigint({ mode: 'number' }).primaryKey(),
    referrerId: bigint({ mode: 'number' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** When the newcomer first paid and both got their bonus. */
    rewardedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index('referrals_referrer').on(table.referrerId)],
)

/** How far the list of Telegram's transactions was compared with ours. One row. */
export const starCursor = pgTable('star_cursor', {
  id: text().primaryKey(),
  /** Transactions read so far, from the oldest. */
  position: integer().notNull(),
  readAt: timestamp({ withTimezone: true }).notNull(),
})
