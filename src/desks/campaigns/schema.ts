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
import { jsonb } from '#db/columns.ts'
import type { Ad, AdExtras, CampaignBrief } from './campaign.ts'
import type { Intent, MinusReason, Phrase } from './phrase.ts'
import type { DraftRemark } from './ports.ts'

/**
 * One campaign a row: what was asked and what it came to. The run that makes it has the same id, and where the campaign stands is read
 * from that run; numbers are counted from the groups. Nothing is stored twice, so nothing can disagree.
 */
export const campaigns = pgTable(
  'campaigns',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    createdBy: bigint({ mode: 'number' }).notNull(),
    name: text().notNull(),
    brief: jsonb().$type<CampaignBrief>().notNull(),
    /** The clusters stand; they are never made anew. */
    clusteredAt: timestamp({ withTimezone: true }),
    /** The seller let the clusters through. */
    reviewedAt: timestamp({ withTimezone: true }),
    extras: jsonb().$type<AdExtras>(),
    sheetUrl: text(),
    /** Fluent key of why there is no spreadsheet though one was asked for. */
    sheetRefusal: text(),
    /** Id in Yandex.Direct: up to 19 digits. */
    draftId: text(),
    /** Fluent key of why there is no draft though one was asked for. */
    draftRefusal: text(),
    draftRemarks: jsonb().$type<readonly DraftRemark[]>().notNull().default(sql`'[]'::jsonb`),
    archivedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('campaigns_history').on(table.workspaceId, table.createdAt)],
)

/** Every campaign a user ever made, deleted ones included: deleting gives none back. */
export const campaignUses = pgTable(
  'campaign_uses',
  {
    campaignId: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    userId: bigint({ mode: 'number' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('campaign_uses_user').on(table.userId)],
)

/** What Wordstat told of a campaign's seeds, merged; most frequent first. */
export const campaignPhrases = pgTable('campaign_phrases', {
  campaignId: uuid()
    .primaryKey()
    .references(() => campaigns.id, { onDelete: 'cascade' }),
  phrases: jsonb().$type<readonly Phrase[]>().notNull(),
})

/** A cluster and its ads. `id` is stable while the seller merges, splits and renames. */
export const campaignGroups = pgTable(
  'campaign_groups',
  {
    id: uuid().primaryKey(),
    campaignId: uuid()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    intent: text().$type<Intent>().notNull(),
    /** Most frequent first, never empty: the first one decides where the group stands. */
    phrases: jsonb().$type<readonly Phrase[]>().notNull(),
    ads: jsonb().$type<readonly Ad[]>().notNull().default(sql`'[]'::jsonb`),
  },
  (table) => [index('campaign_groups_campaign').on(table.campaignId)],
)

/** Suggested minus-words and whether the seller takes them. */
export const campaignMinusWords = pgTable(
  'campaign_minus_words',
  {
    campaignId: uuid()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    word: text().notNull(),
    reason: text().$type<MinusReason>().notNull(),
    phrases: integer().notNull(),
    isAccepted: boolean().notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.word] })],
)

/** Every paid answer of a model. Cost in millionths of a dollar; null: the price of this model is not known. */
export const modelCalls = pgTable(
  'model_calls',
  {
    id: uuid().primaryKey(),
    campaignId: uuid().notNull(),
    workspaceId: uuid().notNull(),
    step: text().notNull(),
    model: text().notNull(),
    inputTokens: integer().notNull(),
    cachedTokens: integer().notNull(),
    outputTokens: integer().notNull(),
    reasoningTokens: integer().notNull(),
    costMicros: bigint({ mode: 'number' }),
    requestId: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('model_calls_campaign').on(table.campaignId),
    index('model_calls_age').on(table.createdAt),
  ],
)

/** Calls that spend the quota of a Wordstat account, taken before they are made; kept as long as the window. */
export const wordstatCalls = pgTable(
  'wordstat_calls',
  {
    id: uuid().primaryKey(),
    /** Provider and account, e.g. `cloud:b1g…`. */
    account: text().notNull(),
    workspaceId: uuid().notNull(),
    calledAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('wordstat_calls_window').on(table.account, table.calledAt),
    index('wordstat_calls_age').on(table.calledAt),
  ],
)

/** Runs that still want calls of an account. One whose run is not open any more does not count. */
export const wordstatWaiters = pgTable(
  'wordstat_waiters',
  {
    runId: uuid().primaryKey(),
    account: text().notNull(),
    workspaceId: uuid().notNull(),
    /** Calls it has still to make. */
    wants: integer().notNull(),
    since: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('wordstat_waiters_account').on(table.account)],
)
